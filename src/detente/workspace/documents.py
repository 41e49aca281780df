"""The list of documents: what the case has read, newest first."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from detente.article import Reading
from detente.contract import to_json
from detente.evidence import Evidence
from detente.record.decisions import ItemState
from detente.workspace.shelf import DIGITS, Shelf
from detente.workspace.telling import KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One article of the case with how much was found in it."""

    id: str
    title: str
    outlet: str | None
    published: dt.date | None
    language: str
    chars: int
    statements: int
    positions: int
    events: int
    proposals: int
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentsScreen:
    """The articles that were known by a day, newest first."""

    as_of: dt.date | None
    rows: tuple[DocumentRow, ...]


def documents_screen(evidence: Evidence) -> DocumentsScreen:
    """Return the list of the articles that the evidence holds."""
    newest_first = reversed(evidence.readings)
    return DocumentsScreen(as_of=evidence.as_of, rows=tuple(map(_row, newest_first)))


def documents_json(screen: DocumentsScreen) -> dict[str, Any]:
    """Return the list as the API answers it."""
    return {
        "schema": "detente.documents/1",
        "as_of": to_json(screen.as_of),
        "documents": to_json(screen.rows),
    }


def _row(reading: Reading) -> DocumentRow:
    """Return one article's line."""
    article = reading.article
    return DocumentRow(
        id=article.id[:DIGITS],
        title=article.title or article.path,
        outlet=article.outlet,
        published=article.published,
        language=article.language,
        chars=len(article.text),
        statements=len(reading.statements),
        positions=len(reading.positions),
        events=len(reading.events),
        proposals=len(reading.proposals),
        confidential=article.confidential,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDocument:
    """The document to go on with when nothing of one is left to review."""

    id: str
    title: str
    to_review: int


def next_document(shelf: Shelf, reading: Reading, as_of: dt.date | None) -> NextDocument | None:
    """Return the next document of the list in which something is left to review, round and round.

    None where all of them are reviewed.
    """
    newest_first = list(reversed(shelf.evidence(as_of).readings))
    here = [one.article.id for one in newest_first].index(reading.article.id)
    for one in newest_first[here + 1 :] + newest_first[:here]:
        to_review = sum(is_open(state) for state in shelf.items(one))
        if to_review:
            title = one.article.title or one.article.path
            return NextDocument(id=one.article.id[:DIGITS], title=title, to_review=to_review)
    return None


def is_open(state: ItemState) -> bool:
    """Tell an item that is reviewed and that nobody has decided."""
    return state.kind in KINDS and state.newest and state.state == "open"
