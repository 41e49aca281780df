"""The contract's JSON: vocabulary objects to plain data and back, field by field."""

import dataclasses
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from detente.article import Article, ArticleId, Event, Position, Proposal, Reading, Span, Statement

T = TypeVar("T")
Decoder = Callable[[Any, ArticleId], Any]
READINGS_SCHEMA = "detente.readings/1"
ANALYSIS_SCHEMA = "detente.analysis/1"
_HIDDEN = frozenset({"raw", "text", "media_type", "warnings"})
_UNPRINTED = frozenset({"prompt"})

ITEM_KINDS: Mapping[str, type[Statement | Event | Position | Proposal]] = {
    "statement": Statement,
    "event": Event,
    "position": Position,
    "proposal": Proposal,
}
"""The kinds of item of a Reading that carry spans, by the name the record gives them."""


def to_json(value: object) -> Any:  # noqa: ANN401 - JSON is what json.dumps takes
    """Return plain data: spans as ``[start, end]``, dates as ISO, dataclasses as objects."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, date):
        return value.isoformat()
    return _container_to_json(value)


def _container_to_json(value: object) -> Any:  # noqa: ANN401 - JSON is what json.dumps takes
    """Return an object, a mapping or a list as plain data, and anything else as it is."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_json(one) for key, one in value.items()}
    if isinstance(value, Sequence | frozenset) and not isinstance(value, str | bytes):
        return [to_json(one) for one in value]
    return value


def article_to_json(article: Article, *, with_text: bool = False) -> dict[str, Any]:
    """Return an article as CONTRACT prints it; its text only when asked for."""
    data: dict[str, Any] = {
        name: one
        for name, one in to_json(dataclasses.replace(article, raw=b"")).items()
        if name not in _HIDDEN
    }
    if article.warnings:
        data["warnings"] = list(article.warnings)
    if with_text:
        data["text"] = article.text
    return data


def reading_to_json(reading: Reading, *, with_text: bool = False) -> dict[str, Any]:
    """Return a reading as CONTRACT's READING."""
    data = {
        f.name: getattr(reading, f.name)
        for f in dataclasses.fields(reading)
        if f.name not in _UNPRINTED
    }
    article = article_to_json(data.pop("article"), with_text=with_text)
    return {"article": article, **{name: to_json(one) for name, one in data.items()}}


def from_json(kind: type[T], data: Mapping[str, Any], article: ArticleId) -> T:
    """Return the vocabulary object that ``to_json`` printed; spans are of ``article``."""
    fields = _fields(kind)  # type: ignore[arg-type]
    return kind(**{name: fields[name](one, article) for name, one in data.items()})


@cache
def _fields(kind: type) -> Mapping[str, Decoder]:
    """Return how each field of an object is read: looked up once, for thousands of objects."""
    return {name: _decoder(hint) for name, hint in get_type_hints(kind).items()}


def _decoder(hint: Any) -> Decoder:  # noqa: ANN401 - any field's type
    """Return what makes one field's value out of plain data, as its type wants it."""
    if get_origin(hint) in (Union, types.UnionType):
        one_of = _decoder(next(one for one in get_args(hint) if one is not type(None)))
        return lambda data, article: None if data is None else one_of(data, article)
    if get_origin(hint) is tuple:
        each = _decoder(get_args(hint)[0])
        return lambda data, article: tuple(each(one, article) for one in data)
    return _decoder_of_one(hint)


def _decoder_of_one(hint: Any) -> Decoder:  # noqa: ANN401 - any field's type
    """Return how a span, a number (written in hex), an object, or plain data is read."""
    if hint is Span:
        return lambda data, article: Span(article=article, start=data[0], end=data[1])
    if hint is float:
        return lambda data, _: float.fromhex(data) if isinstance(data, str) else float(data)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return lambda data, article: from_json(hint, data, article)
    return lambda data, _: data
