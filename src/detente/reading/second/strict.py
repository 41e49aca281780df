"""JSON from a stranger: no doubled names, nothing that is no number, only the shape asked for."""

import json
from collections.abc import Mapping
from typing import Any

_NAMES: Mapping[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "null": type(None),
}
LONGEST_TEXT = 4_000
MOST_ITEMS = 200


class NotJsonError(ValueError):
    """A text that is not the JSON that was asked for."""


def loads(text: str) -> Any:  # noqa: ANN401 - whatever the text holds
    """Return the value of a JSON text.

    Raises
    ------
    NotJsonError
        If it is broken, nested too deeply, names a member twice, or holds NaN or infinity.
    """
    try:
        return json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_members)
    except (ValueError, RecursionError):
        raise NotJsonError("it is not JSON") from None


def _refuse_constant(name: str) -> None:
    """Refuse NaN and the infinities."""
    raise NotJsonError(f"{name} is no JSON")


def _members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members of an object, none of which may be named twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotJsonError("a member is named twice")
    return found


def fits(value: object, schema: Mapping[str, Any]) -> bool:
    """Tell whether a value has a schema's shape.

    Known are ``type`` (a name or a list of names), ``enum``, ``properties`` (all required, no
    others), and ``items``. Texts and lists have a largest length.

    Examples
    --------
    >>> fits({"a": 1}, {"type": "object", "properties": {"a": {"type": "integer"}}})
    True
    >>> fits(True, {"type": "integer"})
    False
    """
    if not _has_type(value, schema["type"]) or value not in schema.get("enum", [value]):
        return False
    if isinstance(value, dict):
        members = schema["properties"]
        return value.keys() == members.keys() and all(fits(value[n], members[n]) for n in members)
    if isinstance(value, list):
        return len(value) <= MOST_ITEMS and all(fits(one, schema["items"]) for one in value)
    return not isinstance(value, str) or _is_text(value)


def _has_type(value: object, wanted: str | list[str]) -> bool:
    """Tell whether a value is of one of some JSON types; a truth value is no integer."""
    names = [wanted] if isinstance(wanted, str) else wanted
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, _NAMES[name]) for name in names)


def _is_text(value: str) -> bool:
    """Tell whether a string is one that a text can hold: not too long, no half characters."""
    return len(value) <= LONGEST_TEXT and not any("\ud800" <= one <= "\udfff" for one in value)
