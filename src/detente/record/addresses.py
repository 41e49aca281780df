"""Addresses: which item is meant by a number, by what a command prints, or by a key."""

from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.engine import Connection

from detente.errors import CaseError, NotFoundError
from detente.record import tables
from detente.record.asof import article_of, newest_readings
from detente.record.decisions import ANALYST, ItemKey, ItemRef
from detente.record.holdings import ADDING, Holding, Holdings, stored
from detente.record.items import KINDS

_LEAST_DIGITS, _MOST_DIGITS = 8, 16
_HINT = "`detente items CASE` lists items with their addresses."


def address_of(article: str, shown: str) -> str:
    """Return an item's address in the whole case, as commands print it."""
    return f"{article[:12]}:{shown}"


def item_meant(connection: Connection, ref: ItemRef) -> Row[Any]:
    """Return the stored item that is meant.

    Raises
    ------
    CaseError
        If there is none, or more than one, or it is not one that people decide on.
    """
    key = parsed(ref)
    number = key if isinstance(key, int) else _holding(connection, key).item_id
    row = connection.execute(stored().where(tables.item.c.item_id == number)).first()
    if row is None:
        raise NotFoundError(f"there is no item {number}", hint=_HINT)
    if row.kind == "actor":
        raise CaseError(f"item {number} is an actor, which nobody decides on", hint=_HINT)
    if row.reader.startswith(ANALYST):
        _refuse_correction(connection, row)
    return row


def parsed(ref: ItemRef) -> int | ItemKey:
    """Return a reference as a number or as a key.

    Examples
    --------
    >>> parsed("75ecdc775ddc:p03@2")
    ItemKey(article='75ecdc775ddc', local_id='p03', kind=None, reading=2)
    """
    if not isinstance(ref, str):
        return ref
    if len(ref) < _LEAST_DIGITS and _is_number(ref):
        return int(ref)
    article, _, rest = ref.partition(":")
    kind, _, last = rest.rpartition(":")
    local_id, _, reading = last.partition("@")
    if not local_id or ":" in kind or (reading and not _is_number(reading)):
        raise CaseError(f"{ref!r} names no item", hint=f"Write ARTICLE:ID. {_HINT}")
    return ItemKey(
        article=article,
        local_id=local_id,
        kind=kind or None,
        reading=int(reading) if reading else None,
    )


def _is_number(text: str) -> bool:
    """Tell a number that the record can have given out."""
    return text.isdecimal() and len(text) < _MOST_DIGITS


def article_meant(connection: Connection, article: str) -> bytes:
    """Return the sha256 of the article whose id begins with these digits."""
    if len(article) < _LEAST_DIGITS or not all(one in "0123456789abcdef" for one in article):
        raise CaseError(
            f"{article!r} is not an article's id",
            hint=f"Give at least {_LEAST_DIGITS} of its digits, as `detente log` prints them.",
        )
    digits = func.lower(func.hex(tables.article.c.raw_sha))
    query = select(tables.article.c.raw_sha).distinct().where(digits.startswith(article))
    found = connection.scalars(query).all()
    if not found:
        raise NotFoundError(f"there is no article {article}", hint=_HINT)
    if len(found) > 1:
        raise CaseError(f"more than one article begins with {article}", hint=_HINT)
    return bytes(found[0])


def _holding(connection: Connection, key: ItemKey) -> Holding:
    """Return the item that a key means, as its article shows it."""
    if key.kind is not None and key.kind not in KINDS:
        kinds = ", ".join(KINDS)
        raise CaseError(f"there is no kind of item {key.kind!r}", hint=f"Choose from {kinds}.")
    raw_sha = article_meant(connection, key.article)
    (newest,) = newest_readings(connection, head_of(connection), raw_sha)
    held = Holdings(connection, head_of(connection), article=raw_sha)
    shown = key.local_id if key.reading is None else f"{key.local_id}@{key.reading}"
    found = [
        one
        for one in held.of(newest, article_of(newest).text)
        if one.shown == shown and key.kind in (None, one.kind)
    ]
    if len(found) > 1:
        kinds = " or ".join(f"{key.article}:{one.kind}:{shown}" for one in found)
        raise CaseError(f"{key.article}:{shown} names two items", hint=f"Write {kinds}.")
    return found[0] if found else _older(held, newest, key)


def _older(held: Holdings, newest: Row[Any], key: ItemKey) -> Holding:
    """Return an undecided item of an older reading, or refuse a key that means nothing."""
    for kind in (key.kind,) if key.kind else KINDS:
        found = held.superseded(key.reading or 0, kind, key.local_id, newest)
        if found is not None:
            return found
    raise NotFoundError(f"there is no item {key.local_id} in article {key.article}", hint=_HINT)


def _refuse_correction(connection: Connection, row: Row[Any]) -> None:
    """Refuse an item that only stands for another one."""
    verb = connection.scalar(select(tables.tx.c.verb).where(tables.tx.c.tx_id == row.tx_id))
    if verb == ADDING:
        return
    query = select(tables.decision.c.item_id).where(tables.decision.c.replacement == row.item_id)
    corrects = connection.scalar(query.limit(1))
    raise CaseError(
        f"item {row.item_id} is the correction of item {corrects}",
        hint=f"Decide on item {corrects} itself.",
    )


def head_of(connection: Connection) -> int:
    """Return the number of the last transaction."""
    return int(connection.scalar(select(func.max(tables.tx.c.tx_id))) or 0)
