"""What is wrong with what was asked, in plain words, and what to do."""

from collections.abc import Mapping
from typing import Any

_A_DAY = "Write it as YYYY-MM-DD, such as 2025-04-25."
_A_NUMBER = "Give a whole number."
_HINTS: Mapping[str, tuple[str, str]] = {
    "date": ("is not a day", _A_DAY),
    "int": ("is not a whole number", _A_NUMBER),
    "bool": ("is neither true nor false", "Write true or false."),
    "greater_than": ("is too small", "Give a larger number."),
    "less_than": ("is too large", "Give a smaller number."),
    "string_too_long": ("is too long", "Make it shorter."),
    "too_long": ("holds too many", "Give fewer."),
    "string_too_short": ("is empty", "Give it a value, or leave it out."),
}
"""What is wrong and what to do, by how a kind of mistake begins."""


def told_wrong(error: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong with one thing that was asked, and what to do.

    Examples
    --------
    >>> told_wrong({"type": "date_parsing", "loc": ("query", "as_of"), "input": "May", "msg": ""})
    ("as_of 'May' is not a day", 'Write it as YYYY-MM-DD, such as 2025-04-25.')
    """
    kind, given = str(error["type"]), error.get("input")
    where = ".".join(str(one) for one in error["loc"][1:]) or str(error["loc"][0])
    shown = f" {given[:60]!r}" if isinstance(given, str) else ""
    plain = {
        "json_invalid": (
            f"what was sent is no JSON, from character {where} on",
            "Send one object, its names in quotes.",
        ),
        "missing": (f"{where} is missing", "Give it a value."),
    }
    if kind in plain:
        return plain[kind]
    if kind == "string_pattern_mismatch":
        return f"{where}{shown} is not one that exists here", _choices(error)
    for begins, (said, hint) in _HINTS.items():
        if kind.startswith(begins):
            return f"{where}{shown} {said}", hint
    told = str(error["msg"])
    return f"{where}: {told[:1].lower()}{told[1:]}", "Correct it and try again."


def _choices(error: Mapping[str, Any]) -> str:
    """Return what a value can be, where its pattern is a list of names."""
    pattern = str(error.get("ctx", {}).get("pattern", ""))
    names = pattern.removeprefix("^(").removesuffix(")$").split("|")
    plain = pattern.startswith("^(") and all(one.replace("_", "").isalnum() for one in names)
    return f"Choose from {', '.join(names)}." if plain else "Follow a link of the page."
