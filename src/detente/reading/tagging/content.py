"""A content in two parts, before and behind its reporting word, and how far two are the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.tagging.words import Stretch, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is reported before a reporting word and behind it."""

    left: Stretch | None
    right: Stretch | None

    def parts(self) -> Iterator[Stretch]:
        """Yield the parts that there are."""
        if self.left is not None:
            yield self.left
        if self.right is not None:
            yield self.right

    def holds(self, place: int) -> bool:
        """Tell whether a token lies in the content."""
        return any(first <= place < last for first, last in self.parts())

    def size(self, words: Words) -> int:
        """Return how many words there are."""
        return sum(words.count(*part) for part in self.parts())


def overlap(words: Words, one: Content, other: Content) -> float:
    """Return the share of common words among all words of two contents (Jaccard).

    Contents of one reporting word are meant, so that left meets left and right meets right.
    """
    common = _common(words, one.left, other.left) + _common(words, one.right, other.right)
    together = one.size(words) + other.size(words) - common
    return common / together if together else 0.0


def _common(words: Words, one: Stretch | None, other: Stretch | None) -> int:
    """Return how many words two stretches have in common."""
    if one is None or other is None:
        return 0
    return words.count(max(one[0], other[0]), min(one[1], other[1]))
