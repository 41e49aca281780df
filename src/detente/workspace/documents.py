"""The list of documents: what the case has read, newest first."""

import datetime as dt
from dataclasses import dataclass

from detente.evidence import Evidence, Reading

DIGITS = 12
"""As many digits of an article's id stand in an address."""


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
