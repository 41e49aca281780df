"""What a form gave becomes a correction: only the fields that were changed, each checked."""

import json
from collections.abc import Mapping
from typing import Any

from detente.article import Reading
from detente.errors import DetenteError
from detente.record.corrections import NEW_PARTY
from detente.record.decisions import Correction
from detente.record.items import Item
from detente.record.review import words_of
from detente.workspace.fields import CHECKS, INPUTS, NOT_SAID, OF_KIND, given_of

_DIGITS = 16
_LISTS = ("actors", "recipients")


def correction_of(
    form: Mapping[str, str], item: Item | None, kind: str, reading: Reading
) -> Correction:
    """Return what a form changes of an item, or everything it gives of a new one.

    Raises
    ------
    DetenteError
        If a number is none, or if words that are given are not in the article.
    """
    given = given_from(form, kind)
    before = {name: given_of(name, item, reading) if item else "" for name in given}
    changed = {name: one for name, one in given.items() if one != before[name]}
    near = place_in(form, "start") or 0
    values = {name: value_of(name, one, reading, near) for name, one in changed.items()}
    span = span_from(form, reading)
    if span and (item is None or span != words_of(item)):
        values["span"] = span
    if not values:
        raise DetenteError("nothing was changed", hint="Change a field, or confirm the item.")
    return Correction(**values)


def given_from(form: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return the fields that a form gave, each by name; a box that is not ticked is empty."""
    form = {**form, **{name: form[one] for name, one in INPUTS.items() if one in form}}
    given = {
        name: form.get(name, "").strip()
        for name in OF_KIND[kind]
        if name in form or (name in CHECKS and "checks" in form)
    }
    fresh = form.get("new_party", "").strip()
    return given | ({"party": f"{NEW_PARTY}{fresh}"} if fresh and "party" in OF_KIND[kind] else {})


def typed_in(form: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return the fields in which a form holds something else than when it was shown.

    What it showed comes back with it, as JSON in its field ``was``.
    """
    try:
        was = json.loads(form.get("was") or "{}")
    except ValueError:
        return {}
    if not isinstance(was, dict):
        return {}
    given = given_from({**form, "new_party": ""}, kind)
    return {name: one for name, one in given.items() if one != was.get(name, "")}


def span_from(form: Mapping[str, str], reading: Reading) -> tuple[int, int] | None:
    """Return the place of the words that a form names by numbers or by the words themselves."""
    start, end = place_in(form, "start"), place_in(form, "end")
    if form.get("words", "").strip():
        return place_of(form["words"], reading.article.text)
    return None if start is None or end is None or start >= end else (start, end)


def place_in(form: Mapping[str, str], name: str) -> int | None:
    """Return a place in a text, or another count, that a form holds; None where it is none."""
    given = form.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < _DIGITS else None


def value_of(name: str, given: str, reading: Reading, near: int) -> Any:  # noqa: ANN401 - any field's type
    """Return a form's value as a correction takes it."""
    if name in CHECKS:
        return bool(given)
    if name in _LISTS:
        return tuple(one.strip() for one in given.split(",") if one.strip())
    if name in ("stance", "fatalities"):
        return _number_of(name, given)
    words = None if given in ("", NOT_SAID) else given
    return place_of(words, reading.article.text, near) if words and name == "condition" else words


def _number_of(name: str, given: str) -> int | tuple[int, int | None] | None:
    """Return a stance, or how many died: ``3`` for three, ``3-`` for at least, ``3-5``."""
    try:
        if name == "stance":
            return int(given)
        low, dash, high = given.partition("-")
        least = int(low) if given else 0
        most = int(high) if high.strip() else None if dash else least
    except ValueError as error:
        raise DetenteError(f"{given!r} is no number", hint="Write 3, 3-5, or 3- .") from error
    return (least, most) if given else None


def place_of(words: str, text: str, near: int = 0) -> tuple[int, int]:
    """Return where words stand in a text, at the place nearest to another one.

    Blanks and line ends count as the same.

    Raises
    ------
    DetenteError
        If the words are not in the text.
    """
    folded, wanted = _one_line(text), _one_line(words).strip()
    found = _places(folded, wanted)
    if not found:
        raise DetenteError(
            f"the words {words.strip()[:60]!r} do not stand in the article",
            hint="Copy them from the text as they are.",
        )
    start = min(found, key=lambda place: abs(place - near))
    return start, start + len(wanted)


def _one_line(text: str) -> str:
    """Return text of the same length in which every blank is a space."""
    return "".join(" " if one.isspace() else one for one in text)


def _places(text: str, words: str) -> list[int]:
    """Return every place at which words begin; none for no words."""
    found: list[int] = []
    start = text.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found
