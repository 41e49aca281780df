"""Fields: what a person types for a field of an item, as the value that a correction takes."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from detente.errors import CaseError
from detente.record.decisions import Correction

NONE = "none"
_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})


def read_changes(typed: Iterable[tuple[str, str]]) -> Correction:
    """Return the correction that names and typed values mean.

    Nothing stands for no value, and so does ``none``, but for an option, which can be called so.
    A span is ``12-40``, a list has commas between its names, deaths are ``3``, ``3-5`` or ``3-``.

    Raises
    ------
    CaseError
        If there is no such field, or its value cannot be read, or a field is given twice.

    Examples
    --------
    >>> read_changes([("stance", "-1"), ("span", "12-40")]).changes()
    {'span': (12, 40), 'stance': -1}
    """
    names = [one.name for one in fields(Correction)]
    changes: dict[str, Any] = {}
    for name, value in typed:
        if name not in names:
            raise CaseError(
                f"no item has a field {name!r}", hint=f"Choose from {', '.join(names)}."
            )
        if name in changes:
            raise CaseError(f"{name} is given twice", hint="Keep one of the two.")
        changes[name] = _read(name, value.strip())
    return Correction(**changes)


def _read(name: str, value: str) -> object:
    """Return a typed value as its field takes it."""
    if not value or (value == NONE and name != "option"):
        return None
    try:
        return _READERS.get(name, str)(value)
    except ValueError:
        raise CaseError(f"{name} = {value!r} cannot be read", hint=_HINTS[name]) from None


def _span(value: str) -> tuple[int, int]:
    """Return the start and end of ``12-40``."""
    start, end = value.split("-")
    return int(start), int(end)


def _dead(value: str) -> tuple[int, int | None]:
    """Return the least and the most of ``3``, ``3-5`` or ``3-``."""
    least, dash, most = value.partition("-")
    if not dash:
        return int(least), int(least)
    return int(least), int(most) if most else None


def _flag(value: str) -> bool:
    """Return whether the answer is yes."""
    if value.lower() not in _YES | _NO:
        raise ValueError(value)
    return value.lower() in _YES


def _names(value: str) -> tuple[str, ...]:
    """Return the names of a list."""
    return tuple(one.strip() for one in value.split(",") if one.strip())


_READERS: Mapping[str, Callable[[str], object]] = {
    "span": _span, "condition": _span, "stance": int, "fatalities": _dead,
    "red_line": _flag, "negated": _flag, "hedged": _flag, "background": _flag,
    "actors": _names, "recipients": _names,
}  # fmt: skip
_SPAN = "Write the start and the end in characters, as 12-40."
_FLAG = "Write yes or no."
_HINTS: Mapping[str, str] = {
    "span": _SPAN, "condition": _SPAN, "stance": "Write a number from -2 to 2.",
    "fatalities": "Write 3, 3-5 or 3-.", "red_line": _FLAG, "negated": _FLAG, "hedged": _FLAG,
    "background": _FLAG,
}  # fmt: skip
