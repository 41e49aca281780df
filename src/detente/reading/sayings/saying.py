"""A saying: what the grammar finds before it is judged and becomes a Statement."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.reading.grammar.clauses import Range
from detente.reading.lexicon.cues import Cue
from detente.reading.tokens import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A reporting word, who speaks, and the characters of what is said.

    ``inferred`` tells that the article draws a conclusion ("appears to support") instead of
    reporting words; ``climbed`` that the subject is lent by another verb.
    """

    cue: Cue | None
    head: Token
    cue_range: Range | None
    content: tuple[Range, ...]
    source: Token | None = None
    source_range: Range | None = None
    inferred: bool = False
    climbed: bool = False

    @property
    def extent(self) -> Range:
        """Return the characters from the first to the last of all parts."""
        parts = [*self.content, *(r for r in (self.cue_range, self.source_range) if r)]
        return min(first for first, _ in parts), max(last for _, last in parts)

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return min(first for first, _ in self.content)

    def says(self, place: int) -> bool:
        """Tell whether a character lies in what is said."""
        for first, last in self.content:  # noqa: SIM110 - asked too often for a generator
            if first <= place < last:
                return True
        return False


def holders(places: Sequence[int], ranges: Iterable[Range]) -> list[list[int]]:
    """Return, for each of some characters, the numbers of the ranges that hold it.

    Examples
    --------
    >>> holders([7, 2], [(0, 5), (1, 9)])
    [[1], [0, 1]]
    """
    places_in_order = sorted((place, number) for number, place in enumerate(places))
    coming = deque(sorted((first, last, n) for n, (first, last) in enumerate(ranges)))
    found: list[list[int]] = [[] for _ in places]
    held: list[tuple[int, int]] = []
    for place, number in places_in_order:
        while coming and coming[0][0] <= place:
            held.append(coming.popleft()[1:])
        held = [one for one in held if one[0] > place]
        found[number] = sorted(n for _, n in held)
    return found


def hosts_of(sayings: Sequence[Saying]) -> list[list[Saying]]:
    """Return, for each saying, the others in whose words it is made, in their order."""
    ranges = [(part, number) for number, one in enumerate(sayings) for part in one.content]
    inside = holders([one.head.idx for one in sayings], [part for part, _ in ranges])
    return [
        [sayings[host] for host in sorted({ranges[n][1] for n in found} - {number})]
        for number, found in enumerate(inside)
    ]
