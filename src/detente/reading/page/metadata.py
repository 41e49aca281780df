"""What a page or a file says of itself: title, deck, authors, outlet and day of publication."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
WEEKDAY = (
    r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?"
    r"|Sat(?:urday)?|Sun(?:day)?)\.?"
)
DAY = rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {MONTH})"
FULL_DAY = rf"(?:{DAY},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_NUMBERED = re.compile(r"(\d{4})|(\d{1,2})|([A-Za-z]{3,})")
_DAY_IN = re.compile(FULL_DAY, re.IGNORECASE)
_ARTICLE_KINDS = re.compile(r"article|posting|report", re.IGNORECASE)
_MOST_JSON = 300_000
_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a source says of itself; every field may be unsaid."""

    title: str | None = None
    deck: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: dt.date | None = None


def day_in(text: str) -> dt.date | None:
    """Return the first full day that a text names, in figures or with its month as a word.

    Examples
    --------
    >>> day_in("Published on Sept. 17, 1978 at noon")
    datetime.date(1978, 9, 17)
    """
    found = _DAY_IN.search(text)
    if found is None:
        return None
    iso = _ISO.fullmatch(found.group())
    year, month, day = map(int, iso.groups()) if iso else _written_day(found.group())
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _written_day(words: str) -> tuple[int, int, int]:
    """Return year, month and day of a day whose month is a word."""
    year = month = day = 0
    for long, short, word in _NUMBERED.findall(words):
        if word:
            month = _MONTHS.index(word[:3].lower()) + 1
        year, day = int(long or year), int(short or day)
    return year, month, day


def json_ld_metadata(scripts: list[str]) -> Metadata:
    """Return what a page's JSON-LD says of its article; nothing where it is broken."""
    for script in scripts:
        for one in _objects(_parsed(script)):
            if _ARTICLE_KINDS.search(str(one.get("@type", ""))):
                return _of_article(one)
    return Metadata()


def _parsed(script: str) -> object:
    """Return a script's JSON, or None if it is broken, too long or too deep."""
    if len(script) > _MOST_JSON:
        return None
    try:
        return json.loads(script)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of a JSON value, outer ones first, not deeper than pages nest them."""
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _objects(one, depth + 1)


def _of_article(data: Mapping[str, Any]) -> Metadata:
    """Return the metadata of one JSON-LD article."""
    authors = data.get("author")
    listed = authors if isinstance(authors, list) else [authors]
    return Metadata(
        title=_name(data.get("headline")),
        deck=_name(data.get("description")),
        authors=tuple(name for name in map(_name, listed) if name),
        outlet=_name(data.get("publisher")),
        published=day_in(str(data.get("datePublished", ""))),
    )


def _name(value: object) -> str | None:
    """Return a JSON-LD name, given as text or as an object with a name."""
    if isinstance(value, dict):
        value = value.get("name")
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
