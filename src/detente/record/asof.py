"""As of: the readings that were learnt by a day, as the record sees them at a transaction."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

from sqlalchemy import Row, Select, select
from sqlalchemy.engine import Connection

from detente.article import Article, ArticleId, Reading, Span
from detente.dissent import disagreements_of
from detente.record import tables
from detente.record.decisions import ANALYST
from detente.record.history import undone_redates
from detente.record.holdings import Gathering, Holding, Holdings
from detente.record.items import KINDS, Item, day_number, day_of

Reviewed = Literal["confirm", "correct", "add"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the record answers before merging: readings in the order in which they were learnt.

    ``reviewed`` maps (article id, local id of a position) to the decision that a person took.
    """

    readings: tuple[Reading, ...] = ()
    learnt: Mapping[ArticleId, dt.date] = field(default_factory=dict)
    reviewed: Mapping[tuple[str, str], Reviewed] = field(default_factory=dict)
    rejected: int = 0


@dataclass(slots=True)
class _Review:
    """What analysts decided, as it is gathered."""

    reviewed: dict[tuple[str, str], Reviewed] = field(default_factory=dict)
    rejected: int = 0

    def take(self, held: Iterable[Holding], day: int | None) -> None:
        """Note what was decided of an article's items."""
        for one in held:
            verb = one.standing.judgement.verb if one.standing.judgement else None
            if verb == "reject":
                self.rejected += 1
            elif one.counts_on(day) and (verb or one.added):
                mark = "correct" if verb == "correct" else "confirm" if verb else "add"
                self.reviewed[one.article, one.shown] = mark  # type: ignore[assignment]


def known_at(
    connection: Connection, day: dt.date | None, known: int, *, decisions: bool = True
) -> Known:
    """Return the readings learnt by ``day`` (None: all), as the record stood at ``known``.

    Without ``decisions`` the readers alone speak, as in a back-test of them.
    """
    holdings = Holdings(connection, known, decided=decisions)
    review = _Review()
    readings: list[Reading] = []
    learnt: dict[ArticleId, dt.date] = {}
    for row in newest_readings(connection, known):
        if day is not None and row.learnt_on > day_number(day):
            continue
        article = article_of(row)
        held = holdings.of(row, article.text)
        number = None if day is None else day_number(day)
        review.take(held, number)
        gathering = Gathering(holdings, row, held, number)
        readings.append(_reading(row, article, gathering.items()))
        learnt[article.id] = day_of(row.learnt_on)
    return Known(
        readings=tuple(readings),
        learnt=learnt,
        reviewed=review.reviewed,
        rejected=review.rejected,
    )


def newest_readings(
    connection: Connection, known: int, raw_sha: bytes | None = None
) -> list[Row[Any]]:
    """Return the latest reading of each article (or of one), in the order they were learnt.

    A reading under a mended day that was undone by ``known`` is none.
    """
    query = (
        _readings()
        .where(tables.reading.c.tx_id <= known)
        .where(~tables.reading.c.reader.startswith(ANALYST))
        .order_by(tables.reading.c.reading_id)
    )
    if undone := undone_redates(connection, known):
        query = query.where(tables.reading.c.tx_id.not_in(undone))
    if raw_sha is not None:
        query = query.where(tables.article.c.raw_sha == raw_sha)
    newest = {row.raw_sha: row for row in connection.execute(query)}
    return sorted(newest.values(), key=lambda row: (row.learnt_on, row.reading_id))


def reading_row(connection: Connection, reading_id: int) -> Row[Any]:
    """Return one reading with what describes its article."""
    where = tables.reading.c.reading_id == reading_id
    return connection.execute(_readings().where(where)).one()


@cache
def _readings() -> Select[Any]:
    """Return the question for readings with the article, its text and its day."""
    text = tables.content.alias("text_content")
    about = tables.content.alias("about_content")
    notes = tables.content.alias("notes_content")
    return (
        select(
            tables.reading,
            tables.article.c.raw_sha,
            tables.capture.c.learnt_on,
            text.c.body.label("text"),
            about.c.body.label("about"),
            notes.c.body.label("notes"),
        )
        .join(tables.article, tables.article.c.article_id == tables.reading.c.article_id)
        .join(tables.capture, tables.capture.c.capture_id == tables.reading.c.capture_id)
        .join(text, text.c.sha256 == tables.article.c.text_sha)
        .join(about, about.c.sha256 == tables.capture.c.about_sha)
        .outerjoin(notes, notes.c.sha256 == tables.reading.c.warnings_sha)
    )


def article_of(row: Row[Any]) -> Article:
    """Return the article of a reading's row, without its raw bytes."""
    about = json.loads(row.about)
    identity = ArticleId(row.raw_sha.hex())
    for name in ("headings", "boilerplate"):
        about[name] = tuple(
            Span(article=identity, start=start, end=end) for start, end in about[name]
        )
    for name in ("bylines", "warnings"):
        about[name] = tuple(about[name])
    published = about.pop("published")
    return Article(
        **about,
        text=row.text.decode(),
        published=dt.date.fromisoformat(published) if published else None,
    )


def _reading(row: Row[Any], article: Article, kept: Mapping[str, Sequence[Item]]) -> Reading:
    """Return a reading with the items that the decisions leave standing."""
    found: dict[str, Any] = {f"{kind}s": tuple(kept.get(kind, ())) for kind in KINDS}
    reading = Reading(
        article=article,
        **found,
        dropped=json.loads(row.dropped),
        warnings=tuple(json.loads(row.notes)) if row.notes else (),
        reader=row.reader,
        reader_version=row.reader_version,
        lexicon_sha=row.lexicon_sha,
        prompt_sha=row.prompt_sha.hex() if row.prompt_sha else None,
    )
    return replace(reading, disagreements=disagreements_of(reading))
