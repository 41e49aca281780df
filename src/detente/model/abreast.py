"""The two of whom headlines speak side by side: "X and Y edge closer", "X, Y resume talks"."""

import re
from collections.abc import Iterator

from detente.article import Reading, Span
from detente.evidence import Evidence

_BODIES = frozenset({"country", "organisation", "group"})
_JOINED = re.compile(r"(?:\s*[,&/–-]\s*|,?\s+and\s+)(?:the\s+)?", re.IGNORECASE)
_PAIR = 2
_Named = tuple[Span, str]


def named_abreast(evidence: Evidence) -> frozenset[str]:
    """Return the two parties that headlines name side by side; nobody where they name more.

    A headline of three in a row ("X, Y and Z") names no pair. A person is not a body, and of two
    who meet one may go between.
    """
    pairs = {pair for reading in evidence.readings for pair in _pairs_of(reading)}
    return next(iter(pairs)) if len(pairs) == 1 else frozenset()


def _pairs_of(reading: Reading) -> Iterator[frozenset[str]]:
    """Yield the pairs that the title of an article names."""
    row: list[_Named] = []
    for named in _in_title(reading):
        if row and not _JOINED.fullmatch(reading.article.text[row[-1][0].end : named[0].start]):
            yield from _pair(row)
            row = []
        row.append(named)
    yield from _pair(row)


def _pair(row: list[_Named]) -> list[frozenset[str]]:
    """Return the parties of a row of names, if they are two."""
    parties = frozenset(party for _, party in row)
    return [parties] if len(row) == len(parties) == _PAIR else []


def _in_title(reading: Reading) -> list[_Named]:
    """Return the places at which an article's title names parties, in order."""
    article = reading.article
    start = article.text.find(article.title) if article.title else -1
    if start < 0:
        return []
    end = start + len(article.title or "")
    found = [
        (span, actor.party)
        for actor in reading.actors
        if actor.kind in _BODIES and actor.party is not None
        for span in actor.mentions
        if start <= span.start and span.end <= end
    ]
    return sorted(found, key=lambda one: one[0].start)
