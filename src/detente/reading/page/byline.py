"""Bylines: "By A and B", the names in them, and the outlet or the jobs that stand beside them."""

import re
from dataclasses import dataclass

from detente.reading.lexicon.tables import table

_BYLINE = re.compile(
    r"(?:by|written by|story by|analysis by)(?::\s*|\s+)(?P<rest>\S.*)", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s[|•·/–—-]\s.*|\s*\(.*\)$|,?\s(?:published|updated|posted|last)\b.*|,?\s\d.*|\sin\s[A-Z].*",
    re.IGNORECASE,
)
_DATE = re.compile(r",\s(?:\w+,?\s)?(?:\d|[A-Z][a-z]+\.?\s\d).*")
_PARTS = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|with|&)\s+", re.IGNORECASE)
_LONGEST = 160
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The names of a byline, and the outlet if it names one."""

    names: tuple[str, ...]
    outlet: str | None = None


def byline_of(line: str) -> Byline | None:
    """Return the byline that a line is, or None if it is anything else.

    Examples
    --------
    >>> byline_of("By Friday the talks had failed") is None
    True
    """
    found = _BYLINE.fullmatch(line.strip())
    if found is None or len(line) > _LONGEST:
        return None
    parts = [part for part in _PARTS.split(_TAIL.sub("", _without_place(found["rest"]))) if part]
    outlets = [part for part in parts if _is_outlet(part)]
    rest = [part for part in parts if part not in outlets and not _is_job(part)]
    outlet = next(iter(outlets), None)
    if not parts or not all(map(_is_name, rest)) or not (rest or outlet or _is_job(parts[0])):
        return None
    return Byline(names=tuple(rest), outlet=outlet)


def _without_place(rest: str) -> str:
    """Return the words of a byline without the place before its date ("By A. B., Town, 3 May").

    Two who wrote together are joined by "and", so what stands there behind a comma is a place.
    """
    dated = _DATE.search(rest)
    if dated is None:
        return rest
    first, comma, last = rest[: dated.start()].rpartition(",")
    several = re.search(r"\b(?:and|with)\b|&", last)
    place = comma and first and not several and not _is_job(last)
    return first if place else rest[: dated.start()]


def _is_job(part: str) -> bool:
    """Tell whether a part of a byline is a job ("Senior Correspondent")."""
    roles = frozenset(table("boilerplate")["byline"]["roles"])
    return any(word.lower() in roles for word in part.split())


def _is_outlet(part: str) -> bool:
    """Tell whether a part of a byline is an outlet: listed, or so called and no surname."""
    outlets, words = table("outlets"), part.split()
    named = len(words) > 1 and words[-1] in outlets["words"]
    return part in outlets["names"] or (
        named and (words[0] == "The" or words[-1] not in outlets["surnames"])
    )


def _is_name(part: str) -> bool:
    """Tell whether a part of a byline is a person's name: two to five words with capitals."""
    words = part.split()
    particles = frozenset(table("boilerplate")["byline"]["particles"])
    bare = [word for word in words if word.lower().split("-")[0] not in particles]
    return (
        2 <= len(words) <= _MOST_WORDS  # noqa: PLR2004 - a first name and a surname
        and bool(bare)
        and all(word[0].isupper() and not any(map(str.isdigit, word)) for word in bare)
    )
