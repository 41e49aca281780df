"""What a reading's items become as rows: codes and offsets apart from words, and back again."""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from detente.article import (
    Actor,
    ArticleId,
    Event,
    Position,
    Proposal,
    Reading,
    Span,
    Statement,
    When,
)
from detente.contract import ITEM_KINDS, from_json, to_json
from detente.record.chain import canonical

Item = Actor | Statement | Event | Position | Proposal

KINDS: Mapping[str, type[Item]] = {"actor": Actor, **ITEM_KINDS}
"""The kinds of item by the name that the table gives them."""

_WORDS = frozenset({"name", "role", "text", "via", "venue", "place"})
_EPOCH = dt.date(1970, 1, 1)


def changed(one: Item, **fields: Any) -> Item:  # noqa: ANN401 - any field's value
    """Return an item with other values in some of its fields."""
    new: Item = dataclasses.replace(cast("Any", one), **fields)
    return new


def day_number(day: dt.date) -> int:
    """Return the day as the number that the tables hold."""
    return (day - _EPOCH).days


def day_of(number: int) -> dt.date:
    """Return the day that a number of the tables means."""
    return _EPOCH + dt.timedelta(days=number)


def items_of(reading: Reading) -> Iterator[tuple[str, Item]]:
    """Yield every item of a reading with its kind, in the reading's own order."""
    for kind in KINDS:
        for one in getattr(reading, f"{kind}s"):
            yield kind, one


def part(data: Mapping[str, Any], above: str = "") -> tuple[dict[str, Any], dict[str, str]]:
    """Part an item's JSON into codes and offsets, and words by the path at which they stood.

    Examples
    --------
    >>> part({"id": "s01", "source": {"actor": "a", "text": "the envoy"}})
    ({'id': 's01', 'source': {'actor': 'a'}}, {'source.text': 'the envoy'})
    """
    codes: dict[str, Any] = {}
    words: dict[str, str] = {}
    for name, value in data.items():
        if isinstance(value, Mapping):
            codes[name], inner = part(value, f"{above}{name}.")
            words |= inner
        elif name in _WORDS and isinstance(value, str):
            words[above + name] = value
        else:
            codes[name] = value
    return codes, words


def join(codes: dict[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Put words back where ``part`` took them from."""
    for path, word in words.items():
        *steps, last = path.split(".")
        place = codes
        for step in steps:
            place = place[step]
        place[last] = word
    return codes


def pack(one: Item) -> tuple[str, bytes | None]:
    """Return an item as its payload and, if it has any, the body that holds its words."""
    codes, words = part(to_json(one))
    return canonical(codes).decode(), canonical(words) if words else None


@lru_cache(maxsize=8192)  # items never change, and a review asks for the same ones at every key
def unpack(kind: str, payload: str, words: bytes | None, article: ArticleId) -> Item:
    """Return the item that ``pack`` stored."""
    data = join(json.loads(payload), json.loads(words) if words else {})
    return from_json(KINDS[kind], data, article)


def spans_of(one: object, role: str = "span") -> Iterator[tuple[str, Span]]:
    """Yield every span inside an item with the name of the field that holds it."""
    if isinstance(one, Span):
        yield role, one
    elif isinstance(one, tuple):
        for part_ in one:
            yield from spans_of(part_, role)
    elif dataclasses.is_dataclass(one):
        for field in dataclasses.fields(one):
            inner = role if field.name == "span" else field.name
            yield from spans_of(getattr(one, field.name), inner)


def said(one: Item, reading: Reading, otherwise: dt.date) -> tuple[int, int, str]:
    """Return the first and last day of an item's words or deed, and how exactly they are known."""
    when = when_of(one, reading.statement)
    first, last = when.first_day(), when.last_day()
    if first is None or last is None:
        fallback = day_number(reading.article.published or otherwise)
        return fallback, fallback, "none"
    return day_number(first), day_number(last), when.precision


def when_of(one: Item, statement_of: Callable[[str], Statement | None]) -> When:
    """Return the date that an item's text gives it; a position's is that of its statement."""
    if isinstance(one, Event):
        return one.on
    statement = one if isinstance(one, Statement) else None
    if isinstance(one, Position):
        statement = statement_of(one.statement) if one.statement else None
    return statement.said_on if statement else When()


def stance_columns(one: Item) -> dict[str, Any]:
    """Return the columns that only a position fills; no target, no option = empty text."""
    if not isinstance(one, Position):
        return {}
    return {
        "party": one.party,
        "issue": one.issue,
        "target": one.target or "",
        "option": one.option or "",
        "stance": one.stance,
        "held": one.held,
    }


def quote_sha(text: str, first: int, last: int) -> bytes:
    """Return the sha256 of the words that a span marks."""
    return hashlib.sha256(text[first:last].encode()).digest()
