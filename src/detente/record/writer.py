"""Writing: one transaction of the log at a time, each with its rows, its hash and its receipt."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

from detente import __version__
from detente.article import Article, Reading
from detente.contract import article_to_json, to_json
from detente.record import tables
from detente.record.chain import START, canonical, link_hash
from detente.record.items import (
    Item,
    day_number,
    items_of,
    pack,
    quote_sha,
    said,
    spans_of,
    stance_columns,
)

TOOL = f"detente {__version__}"
Clock = Callable[[], int]
"""Nanoseconds since 1970, as ``time.time_ns`` gives them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What the record acknowledges: its place and hash; ``new`` is False for a repetition.

    ``items`` are the numbers of the items that the act decided or wrote, ``of`` the transaction
    that an undo takes back or a redo brings again.
    """

    tx_id: int
    hash: str
    new: bool
    recorded_at: dt.datetime | None = None
    items: tuple[int, ...] = ()
    of: int | None = None
    article: str | None = None
    title: str | None = None
    learnt_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One act on the case: who does what, why, and the key by which a repetition is known.

    ``body`` is what was asked, where the key alone does not say it.
    """

    verb: str
    key: str
    reason: str | None = None
    actor: str = "analyst"
    body: bytes | None = None

    @property
    def sha(self) -> bytes:
        """Return the sha256 of what was asked."""
        return hashlib.sha256(self.key.encode() if self.body is None else self.body).digest()


class Transaction:
    """The rows of one act, written before the row of the log that seals them."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        last = connection.execute(
            select(tables.tx.c.tx_id, tables.tx.c.recorded_at, tables.tx.c.hash)
            .order_by(tables.tx.c.tx_id.desc())
            .limit(1)
        ).first()
        last_id, last_time, prev_hash = last or (0, 0, START)
        self._prev_hash: bytes = prev_hash
        self.tx_id: int = last_id + 1
        self._recorded_at = max(clock() // 1000, last_time + 1)

    def store(self, body: bytes, media_type: str) -> bytes:
        """Keep some bytes once, whoever names them; return their sha256."""
        sha = hashlib.sha256(body).digest()
        row = {"sha256": sha, "media_type": media_type, "size": len(body), "body": body}
        self._connection.execute(insert(tables.content).on_conflict_do_nothing(), row)
        return sha

    def insert(self, table: Table, **values: object) -> int:
        """Write one row of this transaction; return its number."""
        result = self._connection.execute(table.insert(), {"tx_id": self.tx_id, **values})
        return int(result.lastrowid)

    def insert_all(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Write many rows at once."""
        if rows:
            self._connection.execute(table.insert(), rows)

    def next_number(self, table: Table) -> int:
        """Return the number that the table's next row gets."""
        key = next(iter(table.primary_key.columns))
        return int(self._connection.scalar(select(func.coalesce(func.max(key), 0))) or 0) + 1

    @property
    def connection(self) -> Connection:
        """Return the connection on which the rows are written."""
        return self._connection

    @property
    def today(self) -> dt.date:
        """Return the day on which this is recorded, in UTC."""
        return moment_of(self._recorded_at).date()

    def find_article(self, raw_sha: bytes, text_sha: bytes) -> int | None:
        """Return the number of the article with these bytes and this text, or None."""
        same = (tables.article.c.raw_sha == raw_sha) & (tables.article.c.text_sha == text_sha)
        return self._connection.scalar(select(tables.article.c.article_id).where(same))

    def seal(self, request: Request) -> Receipt:
        """Write the row of the log, with the hash over everything that this act wrote."""
        reason = self.store(request.reason.encode(), "text/plain") if request.reason else None
        head = {
            "tx_id": self.tx_id,
            "recorded_at": self._recorded_at,
            "actor": request.actor,
            "tool": TOOL,
            "verb": request.verb,
            "reason_sha": reason,
            "request_key": request.key,
            "request_sha": request.sha,
        }
        digest = link_hash(self._connection, self._prev_hash, head)
        self._connection.execute(
            tables.tx.insert(), {**head, "prev_hash": self._prev_hash, "hash": digest}
        )
        moment = moment_of(self._recorded_at)
        return Receipt(tx_id=self.tx_id, hash=digest.hex(), new=True, recorded_at=moment)


def receipt_of(connection: Connection, key: str) -> Receipt | None:
    """Return the receipt that this request was given before, or None."""
    row = connection.execute(select(tables.tx).where(tables.tx.c.request_key == key)).first()
    if row is None:
        return None
    moment = moment_of(row.recorded_at)
    return Receipt(tx_id=row.tx_id, hash=row.hash.hex(), new=False, recorded_at=moment)


def moment_of(recorded_at: int) -> dt.datetime:
    """Return the moment that the log holds as microseconds since 1970."""
    return dt.datetime.fromtimestamp(recorded_at / 1e6, tz=dt.UTC)


def add_key(connection: Connection, reading: Reading) -> str:
    """Return the key of adding a reading: the same again if it is what the case holds already.

    A reading that stood before and was replaced since (a publication day corrected and corrected
    back) is a new request.
    """
    key = f"{key_of(reading)}:"
    query = (
        select(tables.tx.c.request_key)
        .join(tables.capture, tables.capture.c.tx_id == tables.tx.c.tx_id)
        .join(tables.article, tables.article.c.article_id == tables.capture.c.article_id)
        .where(tables.article.c.raw_sha == bytes.fromhex(reading.article.id))
        .order_by(tables.tx.c.tx_id)
    )
    before = connection.scalars(query).all()
    return before[-1] if before and before[-1].startswith(key) else f"{key}{len(before)}"


def key_of(reading: Reading) -> str:
    """Return the key of adding a reading: its bytes, publication day, reader and lexicon."""
    article = reading.article
    parts = (
        article.id,
        article.published.isoformat() if article.published else "",
        reading.reader,
        reading.reader_version,
        reading.lexicon_sha,
    )
    marks = (reading.prompt_sha, "confidential" if article.confidential else None)
    return "add:" + ":".join((*parts, *filter(None, marks)))


def write_reading(transaction: Transaction, reading: Reading, learnt_on: dt.date) -> None:
    """Write an article with one reading of it; the same text and capture are written once."""
    article_id = _write_article(transaction, reading.article)
    capture_id = _write_capture(transaction, reading.article, article_id, learnt_on)
    warnings = canonical(list(reading.warnings)) if reading.warnings else None
    reading_id = transaction.insert(
        tables.reading,
        article_id=article_id,
        capture_id=capture_id,
        reader=reading.reader,
        reader_version=reading.reader_version,
        lexicon_sha=reading.lexicon_sha,
        prompt_sha=_write_prompt(transaction, reading),
        warnings_sha=transaction.store(warnings, "application/json") if warnings else None,
        dropped=json.dumps(dict(reading.dropped), sort_keys=True),
    )
    write_items(transaction, reading, reading_id, learnt_on, items_of(reading))


def _write_prompt(transaction: Transaction, reading: Reading) -> bytes | None:
    """Keep what a language model was asked, if one was; return its sha256."""
    if reading.prompt is None:
        return None
    sha = transaction.store(reading.prompt.encode(), "application/json")
    if sha.hex() != reading.prompt_sha:
        raise ValueError(f"{reading.article.path}: its prompt is not the one that its hash names")
    return sha


def _write_article(transaction: Transaction, article: Article) -> int:
    """Write the article's bytes and text, or find them; return the row's number."""
    raw = article.raw or article.text.encode()
    raw_sha = transaction.store(raw, article.media_type)
    if raw_sha.hex() != article.id:
        raise ValueError(f"{article.path}: its id is not the sha256 of its bytes")
    text_sha = transaction.store(article.text.encode(), "text/plain")
    known = transaction.find_article(raw_sha, text_sha)
    return known or transaction.insert(
        tables.article,
        raw_sha=raw_sha,
        text_sha=text_sha,
        extractor=TOOL,
        chars=len(article.text),
    )


def _write_capture(
    transaction: Transaction, article: Article, article_id: int, learnt_on: dt.date
) -> int:
    """Write how the article came to us, and what it says of itself."""
    published = day_number(article.published) if article.published else None
    about = article_to_json(article) | {
        "media_type": article.media_type,
        "warnings": to_json(article.warnings),
    }
    return transaction.insert(
        tables.capture,
        article_id=article_id,
        about_sha=transaction.store(canonical(about), "application/json"),
        outlet=article.outlet,
        language=article.language,
        published_from=published,
        published_to=published,
        published_basis=article.published_basis,
        learnt_on=day_number(learnt_on),
        confidential=int(article.confidential),
    )


def write_items(
    transaction: Transaction,
    reading: Reading,
    reading_id: int,
    learnt_on: dt.date,
    written: Iterable[tuple[str, Item]],
) -> list[int]:
    """Write items of a reading and their spans, each span with the sha of its words.

    ``reading`` holds the article and the statements that the items name. Returns their numbers.
    """
    first_number = transaction.next_number(tables.item)
    items: list[dict[str, Any]] = []
    spans: list[dict[str, Any]] = []
    for number, (kind, one) in enumerate(written, first_number):
        payload, words = pack(one)
        said_from, said_to, precision = said(one, reading, learnt_on)
        items.append(
            dict.fromkeys(("party", "issue", "target", "option", "stance", "held"))
            | stance_columns(one)
            | {
                "item_id": number,
                "tx_id": transaction.tx_id,
                "reading_id": reading_id,
                "local_id": one.id,
                "kind": kind,
                "said_from": said_from,
                "said_to": said_to,
                "said_precision": precision,
                "payload": payload,
                "words_sha": transaction.store(words, "application/json") if words else None,
            }
        )
        spans += _span_rows(number, one, reading.article)
    transaction.insert_all(tables.item, items)
    transaction.insert_all(tables.span, spans)
    return [row["item_id"] for row in items]


def _span_rows(number: int, one: object, article: Article) -> list[dict[str, Any]]:
    """Return the rows of an item's spans, each checked against the text."""
    rows = []
    for place, (role, span) in enumerate(spans_of(one)):
        article.quote(span)
        rows.append(
            {
                "item_id": number,
                "n": place,
                "role": role,
                "first": span.start,
                "last": span.end,
                "quote_sha": quote_sha(article.text, span.start, span.end),
            }
        )
    return rows
