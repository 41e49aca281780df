"""A mistaken publication day is mended: a reading under the right day, an act with its reason."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.engine import Connection

from detente.article import Reading
from detente.errors import CaseError, ConflictError
from detente.record import tables
from detente.record.acts import Act, note_of
from detente.record.addresses import head_of
from detente.record.asof import article_of, newest_readings
from detente.record.decisions import Signing
from detente.record.history import REDATING, undone_redates
from detente.record.writer import Transaction, moment_of, write_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class MendedDay:
    """One mending of an article's day that holds: what was said of it, by whom, when."""

    said: str
    actor: str
    at: dt.datetime


def redate(reading: Reading, was: dt.date | None) -> Act:
    """Return the act of giving an article another publication day; ``was`` is the one it had.

    The reading is that of the same bytes under the right day. The note is the reason.
    """
    article, day = reading.article, reading.article.published
    raw_sha = bytes.fromhex(article.id)

    def work(transaction: Transaction, by: Signing) -> None:
        if day is None:
            raise CaseError(
                "no publication day is given", hint="Write it as YYYY-MM-DD, such as 2025-04-25."
            )
        if note_of(by) is None:
            raise CaseError(
                "mending a publication day needs a reason", hint="Say what shows the right day."
            )
        connection = transaction.connection
        (newest,) = newest_readings(connection, head_of(connection), raw_sha)
        stands = article_of(newest).published
        if stands != was:
            raise ConflictError(
                f"the publication day was changed since you looked at it, to {stands}",
                hint="Look at it again.",
            )
        if stands == day:
            raise CaseError(f"the article is of {day} already", hint="Nothing was changed.")
        write_reading(transaction, reading, day)

    asked = {"article": article.id, "published": str(day)}
    return Act(verb=REDATING, request=asked, work=work, reason=f"published {day}, not {was}")


def mended_days(connection: Connection, article: str) -> tuple[MendedDay, ...]:
    """Return the mendings of an article's day that hold, first things first."""
    reason = tables.content.alias("reason_content")
    query = (
        select(tables.tx.c.tx_id, tables.tx.c.actor, tables.tx.c.recorded_at, reason.c.body)
        .join(tables.capture, tables.capture.c.tx_id == tables.tx.c.tx_id)
        .join(tables.article, tables.article.c.article_id == tables.capture.c.article_id)
        .join(reason, reason.c.sha256 == tables.tx.c.reason_sha)
        .where(
            (tables.tx.c.verb == REDATING) & (tables.article.c.raw_sha == bytes.fromhex(article))
        )
        .order_by(tables.tx.c.tx_id)
    )
    undone = undone_redates(connection, head_of(connection))
    return tuple(
        MendedDay(said=row.body.decode(), actor=row.actor, at=moment_of(row.recorded_at))
        for row in connection.execute(query)
        if row.tx_id not in undone
    )


def readings_mark(connection: Connection) -> tuple[int, tuple[int, ...]]:
    """Return what changes whenever an article's newest reading does."""
    newest = connection.scalar(select(func.max(tables.reading.c.reading_id))) or 0
    return newest, undone_redates(connection, head_of(connection))
