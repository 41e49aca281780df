"""Which lines of a text are not the article: comment forms, sharing, credits, lists of links."""

import re
from collections.abc import Sequence
from functools import cache

from detente.reading.lexicon.tables import table

_STRAIGHT = str.maketrans("‘’“”\u00a0", "''\"\" ")
_LONGEST_LISTED = 160
_LISTED_SHARE = 0.5
_ENDS_SENTENCE = (".", ".”", '."', ".’")


def boilerplate_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of the lines that the table of boilerplate takes for none of the article.

    Lines at the head and the tail are tried first, from outside in, against every rule; inside,
    only rules for any place count. A text of nothing but such lines keeps them all.
    """
    found = {place for place, line in enumerate(lines) if _matches(line, "any")}
    found |= _from_list_on(lines)
    found |= _run(lines, range(len(lines)), found)
    found |= _run(lines, range(len(lines) - 1, -1, -1), found)
    return frozenset(found) if len(found) < len(lines) else frozenset()


def _run(lines: Sequence[str], order: range, known: set[int]) -> set[int]:
    """Return the unbroken run of boilerplate from one edge inwards."""
    found: set[int] = set()
    for place in order:
        if place not in known and not _matches(lines[place], "edge"):
            break
        found.add(place)
    return found


def _from_list_on(lines: Sequence[str]) -> set[int]:
    """Return the lines from the heading of a list of other pieces to the end of the text."""
    sentences = (place for place in range(len(lines) - 1, -1, -1) if not _is_listed(lines[place]))
    first = max(next(sentences, 0), int(len(lines) * _LISTED_SHARE))
    for place in range(first, len(lines)):
        if _matches(lines[place], "end"):
            return set(range(place, len(lines)))
    return set()


def _is_listed(line: str) -> bool:
    """Tell whether a line can be the title of another piece."""
    return len(line) <= _LONGEST_LISTED and not line.rstrip().endswith(_ENDS_SENTENCE)


def _matches(line: str, kind: str) -> bool:
    """Tell whether a line matches a rule of one kind."""
    if len(line) > table("boilerplate")["longest"]:
        return False
    return _pattern(kind).fullmatch(line.strip().translate(_STRAIGHT)) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Return the rules of one kind (any, edge, or end of text) as one compiled pattern."""
    rules = [
        rule["pattern"]
        for rule in table("boilerplate")["rule"]
        if (rule.get("through") or rule["where"]) == kind
    ]
    return re.compile("|".join(f"(?:{rule})" for rule in rules), re.IGNORECASE)
