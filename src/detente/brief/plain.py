"""The brief as plain data, for programs: sections, cited sentences, quotations, sources."""

from typing import Any

from detente.brief.prose import Block, Brief, Bullets, Chart, Notes, Paragraph, Sentence, Table
from detente.contract import to_json as plain_data

SCHEMA = "detente.brief/1"


def to_json(brief: Brief) -> dict[str, Any]:
    """Return the brief as JSON takes it; spans stand as ``[start, end]`` beside their article."""
    return {
        "schema": SCHEMA,
        "title": brief.title,
        "as_of": plain_data(brief.as_of),
        "verdict": brief.verdict,
        "counts": brief.counts,
        "record": brief.head,
        "sections": [
            {"id": one.id, "title": one.title, "blocks": [_block(block) for block in one.blocks]}
            for one in brief.sections
        ],
        "citations": [{"article": one.span.article, **plain_data(one)} for one in brief.citations],
        "sources": [
            {key: data for key, data in plain_data(one).items() if key != "passages"}
            for one in brief.sources
        ],
        "method": dict(brief.method),
    }


def _block(block: Block) -> dict[str, Any]:
    """Return a block with its kind."""
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "sentences": _sentences(block.sentences)}
    if isinstance(block, Bullets):
        return {
            "kind": "list",
            "title": block.title,
            "ordered": block.ordered,
            "items": [_sentences(i) for i in block.items],
        }
    if isinstance(block, Notes):
        return {"kind": "notes", "entries": [list(entry) for entry in block.entries]}
    return _chart(block) if isinstance(block, Chart) else _table(block)


def _chart(chart: Chart) -> dict[str, Any]:
    """Return a drawing as what it shows."""
    table = _table(chart.table)
    return {**table, "kind": "chart", "title": chart.title, "description": chart.description}


def _table(table: Table) -> dict[str, Any]:
    """Return a table."""
    return {
        "kind": "table",
        "caption": table.caption,
        "columns": list(table.columns),
        "inference": table.inference,
        "empty": table.empty,
        "rows": [
            {"head": row.head, "note": row.note, "cells": [_sentences(cell) for cell in row.cells]}
            for row in table.rows
        ],
    }


def _sentences(sentences: tuple[Sentence, ...]) -> list[dict[str, Any]]:
    """Return sentences with their citations and the mark of an inference."""
    return [
        {"text": one.text, "citations": list(one.citations), "inference": one.inference}
        for one in sentences
    ]
