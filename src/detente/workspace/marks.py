"""Marks on a text, laid out once: a sweep over the places where marks begin and end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WRAPPED = 100
"""Lines that are all shorter than this were broken to fit a page; blank lines part paragraphs."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mark:
    """Characters ``[start, end)`` of a text that belong to an item; a low ``rank`` lies on top."""

    start: int
    end: int
    ref: str
    rank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of text under the same marks; the items it belongs to, the topmost first.

    On top lies the item of the lowest rank, of those the innermost.
    """

    text: str
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A numbered paragraph: where it begins, what kind it is, and its runs."""

    number: int
    start: int
    kind: str
    runs: tuple[Run, ...]


def lines_of(text: str) -> list[tuple[int, int]]:
    """Return where each paragraph of a text begins and ends, without the blanks around it.

    A line is a paragraph, unless the lines were broken to fit a page.
    """
    wrapped = "\n\n" in text and max(map(len, text.split("\n"))) <= _WRAPPED
    breaks = "\n\n" if wrapped else "\n"
    found = []
    start = 0
    for piece in text.split(breaks):
        words = piece.strip()
        if words:
            first = start + piece.index(words[0])
            found.append((first, first + len(words)))
        start += len(piece) + len(breaks)
    return found


def runs_of(text: str, paragraphs: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[Run]:
    """Return the text of the paragraphs cut where a mark or a paragraph begins or ends.

    Time grows with the number of marks and how many lie over one another, not with their product.
    The runs of all paragraphs follow one another; what lies between paragraphs is left out.
    """
    runs = []
    edges = {edge for pair in paragraphs for edge in pair}
    cuts = sorted(edges | {edge for one in marks for edge in (one.start, one.end)})
    waiting = sorted(marks, reverse=True)
    inside: list[Mark] = []
    shown = _Shown(paragraphs)
    for start, end in pairwise(cuts):
        inside = [one for one in inside if one.end > start]
        while waiting and waiting[-1].start <= start:
            inside.append(waiting.pop())
        if shown.holds(start):
            refs = [one.ref for one in sorted(inside, key=_depth)]
            runs.append(Run(text=text[start:end], refs=tuple(dict.fromkeys(refs))))
    return runs


def _depth(one: Mark) -> tuple[int, int]:
    """Return how deep a mark lies under others."""
    return one.rank, one.end - one.start


class _Shown:
    """Tells whether a place lies in a paragraph; asked with growing places."""

    def __init__(self, paragraphs: Sequence[tuple[int, int]]) -> None:
        self._left = list(reversed(paragraphs))

    def holds(self, place: int) -> bool:
        """Tell whether a place lies in a paragraph."""
        while self._left and self._left[-1][1] <= place:
            self._left.pop()
        return bool(self._left) and self._left[-1][0] <= place


def laid_out(
    text: str, marks: Sequence[Mark], kinds: Sequence[tuple[int, int, str]]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text with its marks; ``kinds`` names ranges that are not body."""
    places = lines_of(text) if text else []
    runs = iter(runs_of(text, places, marks))
    return tuple(
        Paragraph(
            number=number,
            start=start,
            kind=_kind(start, end, kinds),
            runs=tuple(_taken(runs, end - start)),
        )
        for number, (start, end) in enumerate(places, 1)
    )


def _taken(runs: Iterator[Run], length: int) -> Iterator[Run]:
    """Yield runs until their text has a length."""
    while length > 0:
        run = next(runs)
        length -= len(run.text)
        yield run


def _kind(start: int, end: int, kinds: Sequence[tuple[int, int, str]]) -> str:
    """Return the kind of a paragraph, from the first range that it lies in."""
    return next((kind for first, last, kind in kinds if first < end and start < last), "body")
