"""How the brief says numbers, days, names and quotations: plain words, two digits at most."""

import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from detente.brief.marks import bare
from detente.display import MONTHS, clean, day_told, plain

_CLAUSE_END = re.compile(
    r"[;:](?= )| [—–-] |(?<=[a-z])[.!?](?= [A-Z])|,? (?=(?:because|which|who|while|but) )"
    r"|, (?=(?:and|as|so|if|though|after|before|when|where|although|said) )"
)
_ENOUGH = 0.45
_LIKE_CONSONANTS = ("eu", "one", "once")
_LOOSE_ENDS = frozenset(
    {"and", "or", "but", "of", "to", "the", "a", "an", "in", "with", "for", "only"}
)


@cache
def words() -> dict[str, Any]:
    """Return the tables of ``words.toml``."""
    text = resources.files("detente.brief").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)


def said(table: str, key: str | None) -> str:
    """Return the word that a table has for a key, else the key itself in plain writing."""
    found = words()[table].get(key)
    return found if isinstance(found, str) else plain(key or "")


def capital(text: str) -> str:
    """Return the text with its first letter raised."""
    return text[:1].upper() + text[1:]


def begins_itself(condition: str) -> bool:
    """Tell whether the words of a condition say that they are one: no "if" goes before them.

    Examples
    --------
    >>> begins_itself("only if the guns fall silent"), begins_itself("the guns fall silent")
    (True, False)
    """
    return condition.lower().startswith(tuple(words()["condition"]["starts"]))


def turns(condition: str) -> bool:
    """Tell whether the words of a condition belong to a refusal: "unless", "without".

    Examples
    --------
    >>> turns("unless the strikes end"), turns("provided that they end")
    (True, False)
    """
    return condition.lower().startswith(tuple(words()["condition"]["turning"]))


def lowered(text: str) -> str:
    """Return the text with a small first letter, unless its first word is a name or an acronym."""
    first = text.split(" ", 1)[0]
    return text if first[1:] != first[1:].lower() else text[:1].lower() + text[1:]


def spaced(text: str) -> str:
    """Return text as ``clean`` does, with one blank kept at either end where there was one."""
    if not text.strip():
        return " " if text else ""
    before, after = text[0].isspace(), text[-1].isspace()
    return f"{' ' * before}{clean(text)}{' ' * after}"


def excerpt(quote: str, limit: int = 110) -> str:
    """Return the beginning of a quotation, without its outer marks, up to the end of a clause.

    Words and inner marks are those of the text. Where no clause ends in time it is cut between two
    words, and an ellipsis says so.

    Examples
    --------
    >>> excerpt("“We will never leave the valley,”", 20)
    'We will never leave …'
    >>> excerpt("We will never leave, but we will talk", 24)
    'We will never leave'
    >>> excerpt("“We will never leave,”")
    'We will never leave'
    """
    inner = bare(clean(quote))
    if len(inner) <= limit:
        return bare(_trim(inner.split()))
    ends = [hit.start() for hit in _CLAUSE_END.finditer(inner, 0, limit + 2)]
    if ends and ends[-1] >= limit * _ENOUGH:
        return bare(inner[: ends[-1]])
    cut = _trim(inner[: limit + 1].rsplit(" ", 1)[0][:limit].split())
    return bare(cut.rstrip(" ,;:—–-")) + " …"


def _trim(pieces: list[str]) -> str:
    """Return words without a connective that hangs at their end."""
    while len(pieces) > 1 and pieces[-1] in _LOOSE_ENDS:
        pieces = pieces[:-1]
    return " ".join(pieces)


def day(date: dt.date | None) -> str:
    """Return a day in words.

    Examples
    --------
    >>> day(dt.date(2001, 2, 3)), day(None)
    ('3 February 2001', 'undated')
    """
    return "undated" if date is None else day_told(date)


def as_of(date: dt.date | None) -> str:
    """Return the day that a brief is of, as its head says it."""
    return f"as of {day(date)}" if date else "undated"


ASKED = "only what could be known by that day: nothing published or set by hand later"
"""What a heading says of a day that was asked for."""


def this_year(date: dt.date, today: dt.date | None) -> str:
    """Return a day in words, without its year where that is the year of another day."""
    same = today is not None and date.year == today.year
    return day(date).rsplit(" ", 1)[0] if same else day(date)


def short_day(date: dt.date) -> str:
    """Return a day and the first three letters of its month."""
    return f"{date.day} {MONTHS[date.month - 1][:3]}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Return items as a phrase.

    Examples
    --------
    >>> listed(["land", "arms", "prisoners"])
    'land, arms and prisoners'
    """
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def with_the(name: str) -> str:
    """Return a name as a sentence uses it, with "the" where it is a union or a description.

    Examples
    --------
    >>> with_the("Harbour Front"), with_the("Two people familiar with the talks")
    ('the Harbour Front', 'two people familiar with the talks')
    """
    table, parts = words()["names"], name.split()
    if len(parts) > 1 and parts[0].lower() in table["counts"] and parts[1].islower():
        return f"{parts[0].lower()}{name[len(parts[0]) :]}"
    if is_plural(name):
        return name if parts[0].lower() == "the" else f"the {name}"
    if len(parts) > 1 and (parts[0] in table["first"] or parts[-1] in table["last"]):
        return f"the {name}"
    return name


def is_plural(name: str) -> bool:
    """Tell whether a name is of many: a people or a movement called by its members.

    Examples
    --------
    >>> is_plural("Rebels"), is_plural("Green Isles"), is_plural("the Southists")
    (True, False, True)
    """
    bare = name.removeprefix("the ")
    return re.search(words()["names"]["plural"], bare, re.IGNORECASE) is not None


def verb(name: str, one: str, many: str) -> str:
    """Return the form of a verb that goes with a name."""
    return many if is_plural(name) else one


def called(name: str) -> str:
    """Return a speaker's name as a sentence uses it, one known only by a common noun included.

    Examples
    --------
    >>> called("harbour official"), called("Analysts"), called("some analysts"), called("Bo Lind")
    ('a harbour official', 'analysts', 'some analysts', 'Bo Lind')
    >>> called("euro clerk"), called("army officer")
    ('a euro clerk', 'an army officer')
    """
    parts = name.split()
    if len(parts) == 1 and name.lower() in words()["names"]["common"]:
        return name.lower()
    if len(parts) > 1 and parts[-1].islower() and not parts[-1].endswith("s"):
        spoken = name.lower()
        vowel = spoken[0] in "aeio" and not spoken.startswith(_LIKE_CONSONANTS)
        first = "an" if vowel else "a"
        return name if parts[0].lower() in ("a", "an", "the", "one") else f"{first} {name}"
    return with_the(name)


def on_condition(quote: str) -> str:
    """Return the words of a condition as a clause, with "if" where they do not begin as one.

    Examples
    --------
    >>> on_condition("unless it rains"), on_condition("a signed text")
    ('“unless it rains”', 'if “a signed text”')
    """
    begins = quote.lower().startswith(tuple(words()["condition"]["starts"]))
    return f"“{quote}”" if begins else f"if “{quote}”"


def ordinal(number: int) -> str:
    """Return a number as an ordinal.

    Examples
    --------
    >>> ordinal(4), ordinal(21), ordinal(112)
    ('fourth', '21st', '112th')
    """
    named = words()["ordinals"].get(str(number))
    if isinstance(named, str):
        return named
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
