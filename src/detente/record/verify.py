"""Verify: is the file whole, is every hash right, is the chain unbroken."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from sqlalchemy import Row, create_engine, func, select
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from detente.errors import DamageError
from detente.record import tables
from detente.record.chain import START, link_hash
from detente.record.connection import looking
from detente.record.decisions import ANALYST
from detente.record.items import quote_sha

_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One promise of the file, whether it holds, and what was counted or found wrong."""

    name: str
    ok: bool
    detail: str


def verify(path: Path) -> tuple[Check, ...]:
    """Check a case file from its pages to the head of its chain; a check that cannot run fails."""
    return tuple(_checked(path, name, check) for name, check in _CHECKS.items())


def _checked(path: Path, name: str, check: Callable[[Connection], "Finding"]) -> Check:
    """Run one check on a connection of its own, so that damage ends only that check."""
    try:
        with looking(path, inspect=True) as connection:
            counted, wrong = check(connection)
    except DamageError as error:
        return Check(name=name, ok=False, detail=str(error))
    except (ValueError, TypeError) as error:
        return Check(name=name, ok=False, detail=f"a row cannot be read: {error}")
    listed = "; ".join(wrong[:_SHOWN])
    more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
    return Check(name=name, ok=not wrong, detail=listed + more if wrong else counted)


Finding = tuple[str, list[str]]
"""What was counted, and a phrase for each thing found wrong."""


def _integrity(connection: Connection) -> Finding:
    """Let SQLite walk every page and index."""
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return "every page and index is in order", [one for one in said if one != "ok"]


def _foreign_keys(connection: Connection) -> Finding:
    """Look for rows that name a row that is not there."""
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    wrong = [f"a row of {row[0]} names a missing row of {row[2]}" for row in broken]
    return "every row that is named is there", wrong


def _schema(connection: Connection) -> Finding:
    """Compare tables, indexes and triggers with those that we ship."""
    found, shipped = _objects(connection), _shipped()
    names = sorted(found.keys() | shipped.keys())
    wrong = [f"{name} is not as shipped" for name in names if found.get(name) != shipped.get(name)]
    return f"{len(shipped)} tables, indexes and triggers as shipped", wrong


def _objects(connection: Connection) -> dict[str, str]:
    """Return the statement behind each table, index and trigger."""
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {row.name: " ".join(row.sql.split()) for row in rows}


@cache
def _shipped() -> dict[str, str]:
    """Return what a new case has."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.begin() as connection:
            tables.create_schema(connection)
            return _objects(connection)
    finally:
        engine.dispose()


def _contents(connection: Connection) -> Finding:
    """Compute the sha256 of everything that is kept by its sha256."""
    wrong, count = [], 0
    for row in connection.execute(select(tables.content)):
        count += 1
        if row.body is not None and not _is_content(row):
            wrong.append(f"content {row.sha256.hex()[:12]} is not what was stored")
    return f"{count} contents agree with their hashes", wrong


def _is_content(row: Row[Any]) -> bool:
    """Tell whether a body has the size and the hash under which it is kept."""
    same: bool = len(row.body) == row.size and hashlib.sha256(row.body).digest() == row.sha256
    return same


def _quotes(connection: Connection) -> Finding:
    """Compare every span with the words that it marked when it was written."""
    wrong, count = [], 0
    for text, spans in _texts(connection):
        for row in spans:
            count += 1
            if quote_sha(text, row.first, row.last) != row.quote_sha:
                wrong.append(f"span {row.n} of item {row.item_id} marks other words")
    return f"{count} quotes are the text at their place", wrong


def _texts(connection: Connection) -> Iterator[tuple[str, list[Row[Any]]]]:
    """Yield each stored text with every span that any reading has in it."""
    bodies = select(tables.article.c.article_id, tables.content.c.body).join(
        tables.content, tables.content.c.sha256 == tables.article.c.text_sha
    )
    marks = (
        select(tables.span)
        .join(tables.item, tables.item.c.item_id == tables.span.c.item_id)
        .join(tables.reading, tables.reading.c.reading_id == tables.item.c.reading_id)
    )
    for row in connection.execute(bodies).all():
        if row.body is not None:
            where = tables.reading.c.article_id == row.article_id
            yield row.body.decode(), list(connection.execute(marks.where(where)))


def _chain(connection: Connection) -> Finding:
    """Compute every transaction's hash again, from the first to the head."""
    hidden = {"prev_hash", "hash"}
    wrong, previous, count = [], START, 0
    for row in connection.execute(select(tables.tx).order_by(tables.tx.c.tx_id)).all():
        count += 1
        head = {key: value for key, value in row._mapping.items() if key not in hidden}  # noqa: SLF001 - SQLAlchemy's documented name
        if row.prev_hash != previous or link_hash(connection, previous, head) != row.hash:
            wrong.append(f"transaction {row.tx_id} does not agree with its hash")
        previous = row.hash
    if count == 0:
        wrong.append("the log is empty")
    return f"{count} transactions, head {previous.hex()[:12]}", wrong


def _rows(connection: Connection) -> Finding:
    """Look for gaps in the log, articles without their rows, and clocks that ran backwards."""
    log = connection.execute(select(tables.tx).order_by(tables.tx.c.tx_id)).all()
    wrong = [
        f"transaction {after.tx_id} does not follow {before.tx_id}"
        for before, after in pairwise(log)
        if after.tx_id != before.tx_id + 1 or after.recorded_at <= before.recorded_at
    ]
    for table in (tables.capture, tables.reading):
        query = select(table.c.tx_id, func.count()).group_by(table.c.tx_id)
        counts: dict[int, int] = {row[0]: row[1] for row in connection.execute(query)}
        wrong += [
            f"transaction {row.tx_id} has {counts.get(row.tx_id, 0)} rows of {table.name}"
            for row in log
            if row.verb == "add" and counts.get(row.tx_id) != 1
        ]
    return f"{len(log)} transactions are complete", wrong


def _decisions(connection: Connection) -> Finding:
    """Look for corrections without the item that counts instead, or with one of another kind."""
    old, new = tables.item.alias("old"), tables.item.alias("new")
    read, coded = tables.reading.alias("read"), tables.reading.alias("coded")
    query = (
        select(
            tables.decision,
            (new.c.kind == old.c.kind).label("alike"),
            (coded.c.article_id == read.c.article_id).label("near"),
            coded.c.reader.startswith(ANALYST).label("by_hand"),
        )
        .join(old, old.c.item_id == tables.decision.c.item_id)
        .join(read, read.c.reading_id == old.c.reading_id)
        .outerjoin(new, new.c.item_id == tables.decision.c.replacement)
        .outerjoin(coded, coded.c.reading_id == new.c.reading_id)
        .order_by(tables.decision.c.decision_id)
    )
    rows = connection.execute(query).all()
    wrong = [f"decision {row.decision_id} {said}" for row in rows if (said := _wrong(row))]
    return f"{len(rows)} decisions resolve", wrong


def _wrong(row: Row[Any]) -> str | None:
    """Return what is wrong with a decision, or None."""
    if (row.verb == "correct") != (row.replacement is not None):
        return "corrects nothing" if row.verb == "correct" else "names a correction"
    if row.replacement is not None and not (row.alike and row.near and row.by_hand):
        return f"names item {row.replacement}, which is no correction of item {row.item_id}"
    return None


_CHECKS: dict[str, Callable[[Connection], Finding]] = {
    "integrity": _integrity,
    "foreign keys": _foreign_keys,
    "schema": _schema,
    "contents": _contents,
    "quotes": _quotes,
    "chain": _chain,
    "decisions": _decisions,
    "transactions": _rows,
}
