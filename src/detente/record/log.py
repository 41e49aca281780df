"""The log of a case as a person reads it: every transaction in plain words."""

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.engine import Connection

from detente.record import tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the log: when, who, with what, did what to what, and the hash that seals it."""

    tx_id: int
    recorded_at: dt.datetime
    actor: str
    tool: str
    verb: str
    about: str
    article: str | None
    hash: str


def log_of(connection: Connection) -> list[Entry]:
    """Return what happened to the case, first things first."""
    return [_entry(row) for row in connection.execute(_log_query())]


def _log_query() -> Any:  # noqa: ANN401 - a select of mixed columns
    """Return the question for every transaction with its article and its reason."""
    about = tables.content.alias("about_content")
    reason = tables.content.alias("reason_content")
    return (
        select(
            tables.tx,
            tables.article.c.raw_sha,
            about.c.body.label("about"),
            reason.c.body.label("reason"),
            func.count(tables.item.c.item_id).label("items"),
        )
        .outerjoin(tables.capture, tables.capture.c.tx_id == tables.tx.c.tx_id)
        .outerjoin(tables.article, tables.article.c.article_id == tables.capture.c.article_id)
        .outerjoin(about, about.c.sha256 == tables.capture.c.about_sha)
        .outerjoin(reason, reason.c.sha256 == tables.tx.c.reason_sha)
        .outerjoin(tables.item, tables.item.c.tx_id == tables.tx.c.tx_id)
        .group_by(tables.tx.c.tx_id)
        .order_by(tables.tx.c.tx_id)
    )


def _entry(row: Row[Any]) -> Entry:
    """Return a row of the log as a line for a reader."""
    about = row.reason.decode() if row.reason else ""
    if row.about:
        article = json.loads(row.about)
        published = article["published"] or "undated"
        about = f"{article['title'] or article['path']} ({published}; {row.items} items)"
    return Entry(
        tx_id=row.tx_id,
        recorded_at=dt.datetime.fromtimestamp(row.recorded_at / 1e6, tz=dt.UTC),
        actor=row.actor,
        tool=row.tool,
        verb=row.verb,
        about=about,
        article=row.raw_sha.hex() if row.raw_sha else None,
        hash=row.hash.hex(),
    )
