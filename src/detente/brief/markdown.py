"""The brief as Markdown: tables, numbered citations, and the quotations in a list at the end."""

import re

from detente.brief.prose import (
    Block,
    Brief,
    Bullets,
    Chart,
    Citation,
    Notes,
    Paragraph,
    Section,
    Sentence,
    Table,
)
from detente.brief.wording import as_of, day, spaced
from detente.display import clean

_SPECIAL = re.compile(r"([\\`*_\[\]|#~])")


def to_markdown(brief: Brief) -> str:
    """Return the brief as Markdown; nothing in a source's words can act as markup."""
    head = f" · record {brief.head[:12]}" if brief.head else ""
    lines = [
        f"# {plain(brief.title)}",
        "",
        f"{as_of(brief.as_of)} · {plain(brief.counts)}{head}",
        "",
    ]
    for section in brief.sections[:-1]:
        lines += _section(section)
    lines += _sources(brief)
    lines += _section(brief.sections[-1])
    return "\n".join(lines).rstrip() + "\n"


def plain(text: str) -> str:
    """Return text in which no character acts as markup."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(r"\\\1", safe)


def sentence(one: Sentence, *, marked: bool = True) -> str:
    """Return a sentence with its citations, and the mark of an inference."""
    told = "".join(_part(part.kind, part.text) + _numbers(part.citations) for part in one.parts)
    return f"{told} *(inference)*" if marked and one.inference else told


def _part(kind: str, text: str) -> str:
    """Return one part in its voice; blanks stay outside the stress."""
    if kind == "quote":
        return f"“{plain(text)}”"
    kept = spaced(text)
    safe = f"**{plain(text)}**" if kind == "strong" else plain(text)
    before, after = kept[: len(kept) - len(kept.lstrip())], kept[len(kept.rstrip()) :]
    return f"{before}{safe}{after}" if safe else kept


def _numbers(numbers: tuple[int, ...]) -> str:
    """Return citations as numbers in brackets."""
    return f" [{', '.join(str(n) for n in numbers)}]" if numbers else ""


def _section(section: Section) -> list[str]:
    """Return a section."""
    lines = [f"## {section.title}", ""]
    for block in section.blocks:
        lines += [*_block(block), ""]
    return lines


def _block(block: Block) -> list[str]:
    """Return a block."""
    if isinstance(block, Paragraph):
        return [" ".join(sentence(one).strip() for one in block.sentences)]
    if isinstance(block, Bullets):
        return _bullets(block)
    if isinstance(block, Notes):
        return [f"- {plain(name)}: {plain(text)}" for name, text in block.entries]
    return _chart(block) if isinstance(block, Chart) else _table(block)


def _bullets(block: Bullets) -> list[str]:
    """Return a list under its title."""
    lines = [
        f"{f'{n}.' if block.ordered else '-'} {' '.join(sentence(s).strip() for s in item)}"
        for n, item in enumerate(block.items, start=1)
    ]
    return [plain(block.title), "", *lines] if block.title else lines


def _chart(chart: Chart) -> list[str]:
    """Return a drawing as its description and its table."""
    told = f"*{plain(chart.title)}.* {plain(chart.description)}"
    return [told] if chart.repeats else [told, "", *_table(chart.table)]


def _table(table: Table) -> list[str]:
    """Return a table with its caption and legend."""
    caption = f"{'*Inference.* ' if table.inference else ''}{plain(table.caption)}"
    lines = [caption, "", _line(table.columns), "|" + " --- |" * len(table.columns)]
    for row in table.rows:
        head = f"{row.head} ({row.note})" if row.note else row.head
        cells = [
            " ".join(sentence(s, marked=not table.inference).strip() for s in cell) or table.empty
            for cell in row.cells
        ]
        lines.append("| " + " | ".join([plain(head), *cells]) + " |")
    return [*lines, "", plain(table.legend)] if table.legend else lines


def _line(cells: tuple[str, ...]) -> str:
    """Return a row of column heads."""
    return "| " + " | ".join(plain(cell) for cell in cells) + " |"


def _sources(brief: Brief) -> list[str]:
    """Return the articles, each with the quotations taken from it."""
    lines = ["## Sources, with the quoted words", ""]
    for source in brief.sources:
        basis = f" ({source.basis})" if source.published else ""
        lines += [
            (
                f"**{source.number}. {plain(source.title)}** · {plain(source.outlet)} · "
                f"{day(source.published)}{basis} · {source.copies} · sha256 {source.address[:12]}"
            ),
            "",
        ]
        lines += [_quotation(c) for c in brief.citations if c.span.article == source.address]
        lines.append("")
    return lines


def _quotation(one: Citation) -> str:
    """Return a citation with its words and where they stand."""
    return (
        f"- [{one.number}] “{plain(one.quote)}” — {plain(one.speaker)} ({one.sourcing}), "
        f"{day(one.day)}; characters {one.span.start} to {one.span.end}"
    )
