"""As of: the readings that were learnt by a day, as the record sees them at a transaction."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from detente.dissent import disagreements_of
from detente.evidence import Article, ArticleId, Reading, Span
from detente.record import tables
from detente.record.items import KINDS, Item, day_number, day_of, unpack

Reviewed = Literal["confirm", "correct"]


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
    """What analysts decided of one reading's items, as it is gathered."""

    reviewed: dict[tuple[str, str], Reviewed] = field(default_factory=dict)
    rejected: int = 0


def known_at(connection: Connection, day: dt.date | None, known: int) -> Known:
    """Return the readings learnt by ``day`` (None: all), as the record stood at ``known``."""
    review = _Review()
    decisions = _decisions(connection, known)
    readings: list[Reading] = []
    learnt: dict[ArticleId, dt.date] = {}
    for row in _newest_readings(connection, known):
        if day is not None and row.learnt_on > day_number(day):
            continue
        article = _article(row)
        readings.append(_reading(connection, row, article, _Judge(decisions, day, review)))
        learnt[article.id] = day_of(row.learnt_on)
    return Known(
        readings=tuple(readings),
        learnt=learnt,
        reviewed=review.reviewed,
        rejected=review.rejected,
    )


def _newest_readings(connection: Connection, known: int) -> list[Row[Any]]:
    """Return the latest reading of each article with what describes it, as they were learnt."""
    text = tables.content.alias("text_content")
    about = tables.content.alias("about_content")
    notes = tables.content.alias("notes_content")
    query = (
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
        .where(tables.reading.c.tx_id <= known)
        .where(~tables.reading.c.reader.startswith("analyst:"))
        .order_by(tables.reading.c.reading_id)
    )
    newest = {row.raw_sha: row for row in connection.execute(query)}
    return sorted(newest.values(), key=lambda row: (row.learnt_on, row.reading_id))


def _article(row: Row[Any]) -> Article:
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


def _reading(connection: Connection, row: Row[Any], article: Article, judge: "_Judge") -> Reading:
    """Return a reading with the items that the decisions leave standing."""
    kept: dict[str, list[Item]] = defaultdict(list)
    for stored in _items(connection, tables.item.c.reading_id == row.reading_id):
        one = judge.judged(connection, stored, article.id)
        if one is not None:
            kept[f"{stored.kind}s"].append(one)
    found: dict[str, Any] = {f"{kind}s": tuple(kept[f"{kind}s"]) for kind in KINDS}
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


def _items(connection: Connection, where: Any) -> Iterable[Row[Any]]:  # noqa: ANN401 - a condition
    """Return stored items with their words, in the order in which they were written."""
    return connection.execute(
        select(tables.item, tables.content.c.body.label("words"))
        .outerjoin(tables.content, tables.content.c.sha256 == tables.item.c.words_sha)
        .where(where)
        .order_by(tables.item.c.item_id)
    )


def _decisions(connection: Connection, known: int) -> dict[int, Row[Any]]:
    """Return the decision that stands for each item: a restore takes back the last one."""
    stacks: dict[int, list[Row[Any]]] = defaultdict(list)
    query = select(tables.decision).where(tables.decision.c.tx_id <= known)
    for row in connection.execute(query.order_by(tables.decision.c.decision_id)):
        if row.verb != "restore":
            stacks[row.item_id].append(row)
        elif stacks[row.item_id]:
            stacks[row.item_id].pop()
    return {item: stack[-1] for item, stack in stacks.items() if stack}


@dataclass(frozen=True, slots=True)
class _Judge:
    """Applies the decisions that stand to the items of a reading, as of a day."""

    decisions: Mapping[int, Row[Any]]
    day: dt.date | None
    review: _Review

    def judged(self, connection: Connection, stored: Row[Any], article: ArticleId) -> Item | None:
        """Return the item as it counts: itself, its correction, or None where it is out."""
        decision = self.decisions.get(stored.item_id)
        verb = decision.verb if decision else None
        if verb == "reject":
            self.review.rejected += 1
            return None
        if decision and verb == "retract" and self._withdrawn(decision.from_day):
            return None
        if verb in ("confirm", "correct"):
            self.review.reviewed[article, stored.local_id] = verb
        if decision and verb == "correct":
            return _replacement(connection, decision.replacement, stored.local_id, article)
        return unpack(stored.kind, stored.payload, stored.words, article)

    def _withdrawn(self, from_day: int | None) -> bool:
        """Tell whether a retraction holds on the day that is asked for."""
        return self.day is None or from_day is None or day_number(self.day) >= from_day


def _replacement(connection: Connection, item_id: int, local_id: str, article: ArticleId) -> Item:
    """Return an analyst's correction under the id of the item that it replaces."""
    stored = next(iter(_items(connection, tables.item.c.item_id == item_id)))
    return replace(unpack(stored.kind, stored.payload, stored.words, article), id=local_id)
