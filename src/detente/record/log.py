"""The log of a case as a person reads it: every transaction in plain words."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.engine import Connection

from detente.article import ArticleId, Condition, Event, Position, Source, Span, Statement, When
from detente.display import plain
from detente.preference import number_told
from detente.record import tables
from detente.record.addresses import address_of
from detente.record.history import REDATING, replayed
from detente.record.holdings import ADDING, stored
from detente.record.items import Item, day_of, unpack
from detente.record.overrides import NO_RANGE
from detente.record.writer import moment_of

_SHOWN = 3
_UNTOLD = frozenset({"id", "readers", "prompt_sha"})


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
    teller = _Teller(connection)
    return [teller.entry(row) for row in connection.execute(_log_query()).all()]


def _log_query() -> Select[Any]:
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


class _Teller:
    """Tells transactions one after the other; remembers whose acts an undo can mean."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._verbs: dict[str, list[tuple[int, str]]] = defaultdict(list)
        self._acts: dict[int, str] = {}
        self._decisions = self._rows(tables.decision)
        self._overrides = self._rows(tables.override)

    def _rows(self, table: Any) -> Mapping[int, list[Row[Any]]]:  # noqa: ANN401 - a table
        """Return a table's rows by transaction."""
        found: dict[int, list[Row[Any]]] = defaultdict(list)
        for row in self._connection.execute(select(table).order_by(*table.primary_key.columns)):
            found[row.tx_id].append(row)
        return found

    def entry(self, row: Row[Any]) -> Entry:
        """Return a row of the log as a line for a reader."""
        about = " · ".join(row.reason.decode().splitlines()) if row.reason else ""
        if row.about:
            article = json.loads(row.about)
            published = article["published"] or "undated"
            told = f"{article['title'] or article['path']}: {about}"
            about = (
                told
                if row.verb == REDATING
                else f"{article['title'] or article['path']} ({published}; {row.items} items)"
            )
        told = self._told(row)
        self._acts[row.tx_id] = f"{row.verb} {told}"
        return Entry(
            tx_id=row.tx_id,
            recorded_at=moment_of(row.recorded_at),
            actor=row.actor,
            tool=row.tool,
            verb=row.verb,
            about=" · ".join(one for one in (told, about) if one),
            article=row.raw_sha.hex() if row.raw_sha else None,
            hash=row.hash.hex(),
        )

    def _told(self, row: Row[Any]) -> str:
        """Tell what an analyst decided, added, set, undid or brought back."""
        before = list(self._verbs[row.actor])
        self._verbs[row.actor].append((row.tx_id, row.verb))
        if row.verb in ("undo", "redo"):
            held, undone = replayed(before)
            meant = (held if row.verb == "undo" else undone)[-1]
            return f"transaction {meant}: {self._acts[meant]}"
        if row.verb == ADDING:
            return self._items(tables.item.c.tx_id == row.tx_id)
        told = [self._decision(one) for one in self._decisions[row.tx_id][:_SHOWN]]
        more = len(self._decisions[row.tx_id]) - len(told)
        told += [f"and {more} more"] if more else []
        return "; ".join((*told, *map(_override, self._overrides[row.tx_id])))

    def _items(self, where: Any) -> str:  # noqa: ANN401 - a condition
        """Name stored items with what they say."""
        return "; ".join(map(_named, self._connection.execute(stored().where(where))))

    def _decision(self, row: Row[Any]) -> str:
        """Tell a decision: the item, and what of it changes or from when."""
        named = self._items(tables.item.c.item_id == row.item_id)
        if row.from_day is not None:
            return f"{named} from {day_of(row.from_day)} on"
        if row.replacement is None:
            return named
        where = tables.item.c.item_id.in_((row.item_id, row.replacement))
        pair = {one.item_id: one for one in self._connection.execute(stored().where(where))}
        old, new = _item(pair[row.item_id]), _item(pair[row.replacement])
        return f"{named}: {changes_told(old, new)}"


def _item(row: Row[Any]) -> Item:
    """Return a stored item."""
    return unpack(row.kind, row.payload, row.words, ArticleId(row.raw_sha.hex()))


def _named(row: Row[Any]) -> str:
    """Name an item: its kind, its address and what it says."""
    item = _item(row)
    said = ""
    if isinstance(item, Position):
        said = f" ({', '.join(item.told()[:3])})"
    elif isinstance(item, Event):
        said = f" ({item.type})"
    elif isinstance(item, Statement) and item.source.text:
        said = f" ({item.source.text})"
    return f"{row.kind} {address_of(row.raw_sha.hex(), row.local_id)}{said}"


def changes_told(old: Item, new: Item) -> str:
    """Tell which fields of an item changed, from what to what."""
    names = [one.name for one in fields(old) if one.name not in _UNTOLD]
    pairs = [(name, getattr(old, name), getattr(new, name)) for name in names]
    told = [f"{plain(n)} {_short(was)} → {_short(now)}" for n, was, now in pairs if was != now]
    return ", ".join(told) or "as it was read"


def _short(value: Any) -> str:  # noqa: ANN401 - any field's value
    """Return a field's value in few words."""
    if isinstance(value, tuple):
        return " ".join(map(_short, value)) or "nobody"
    if isinstance(value, Span):
        return f"{value.start}-{value.end}"
    for kind, name in ((When, "date"), (Source, "text"), (Condition, "span")):
        if isinstance(value, kind):
            return _short(getattr(value, name))
    return "none" if value in (None, "") else str(value)


def _override(row: Row[Any]) -> str:
    """Tell an override: whose value of what, and its range or that it is taken back."""
    where = f"{row.issue}:{row.target}" if row.target else row.issue
    way = f"{plain(where)}: {plain(row.option)}"
    cell = f"{row.party}, {way if row.option else number_told(plain(where), '')}"
    if row.low == NO_RANGE:
        return cell
    return f"{cell}: {row.low:g} to {row.high:g}, most likely {row.mode:g}"
