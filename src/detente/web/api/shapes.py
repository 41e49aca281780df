"""The JSON Schema of what ``to_json`` makes of a vocabulary: derived, so that it cannot lie."""

import dataclasses
import datetime as dt
import types
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from detente.article import Span

Json = dict[str, Any]
TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "number"}
INTEGER: Json = {"type": "integer"}
FLAG: Json = {"type": "boolean"}
NOTHING: Json = {"type": "null"}
DAY: Json = {"type": "string", "format": "date"}
MOMENT: Json = {"type": "string", "format": "date-time"}
PLACE: Json = {"type": "integer", "minimum": 0}
SPAN: Json = {"type": "array", "items": PLACE, "minItems": 2, "maxItems": 2}
"""Start and end in code points of the article's text."""
_PLAIN: Mapping[object, Json] = {
    str: TEXT, int: INTEGER, float: NUMBER, bool: FLAG, type(None): NOTHING,
    dt.date: DAY, dt.datetime: MOMENT, Span: SPAN, bytes: {"not": {}},
}  # fmt: skip
"""Types without parts; bytes are never printed."""


def shape(hint: Any) -> Json:  # noqa: ANN401 - any type that a vocabulary uses
    """Return the JSON Schema of a type as ``to_json`` prints its values.

    Examples
    --------
    >>> shape(tuple[int, ...])
    {'type': 'array', 'items': {'type': 'integer'}}
    >>> shape(str | None)
    {'anyOf': [{'type': 'string'}, {'type': 'null'}]}
    """
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hasattr(hint, "__supertype__"):
        return shape(hint.__supertype__)
    if dataclasses.is_dataclass(hint):
        hints = get_type_hints(hint)
        return record(**{one.name: shape(hints[one.name]) for one in dataclasses.fields(hint)})
    return _compound(get_origin(hint), get_args(hint))


def _compound(origin: object, inner: tuple[Any, ...]) -> Json:
    """Return the schema of a choice, a mapping or a list."""
    if origin is Literal:
        return {"enum": list(inner)}
    if origin in (Union, types.UnionType):
        return either(*map(shape, inner))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return mapping(shape(inner[1]))
    if isinstance(origin, type) and issubclass(origin, Sequence | frozenset):
        several = inner[-1] is Ellipsis or len(inner) == 1
        return array(shape(inner[0])) if several else _row(inner)
    raise TypeError(f"{origin} {inner} has no shape")


def _row(inner: tuple[Any, ...]) -> Json:
    """Return the schema of a tuple of a known length."""
    shapes = [shape(one) for one in dict.fromkeys(inner)]
    one = shapes[0] if len(shapes) == 1 else either(*shapes)
    return array(one) | {"minItems": len(inner), "maxItems": len(inner)}


def record(**members: Json) -> Json:
    """Return the schema of an object that has these members, each of them and no other."""
    return {
        "type": "object",
        "properties": members,
        "required": list(members),
        "additionalProperties": False,
    }


def array(one: Json) -> Json:
    """Return the schema of a list."""
    return {"type": "array", "items": one}


def mapping(one: Json) -> Json:
    """Return the schema of an object with any names."""
    return {"type": "object", "additionalProperties": one}


def either(*some: Json) -> Json:
    """Return the schema of one of several."""
    return {"anyOf": list(some)}


def constant(value: object) -> Json:
    """Return the schema of one value."""
    return {"const": value}


def extended(base: Json, *, without: Sequence[str] = (), **members: Json) -> Json:
    """Return a record without some members, with others in their place or besides."""
    kept = {name: one for name, one in base["properties"].items() if name not in without}
    return record(**(kept | members))


def chosen(base: Json, names: Sequence[str]) -> Json:
    """Return a record of some members of another."""
    return record(**{name: base["properties"][name] for name in names})


def with_optional(base: Json, **members: Json) -> Json:
    """Return a record that may have more members."""
    return base | {"properties": base["properties"] | members}
