"""Which of many stretches of a text hold a character: found without asking each of them."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Covering(Generic[Item]):
    """Items by the stretches ``[start, end)`` of a text that they have; one may have several.

    Examples
    --------
    >>> covering = Covering([(0, 5, "a"), (1, 9, "b")])
    >>> covering.at(0), covering.at(4), covering.at(9)
    (('a',), ('a', 'b'), ())
    """

    __slots__ = ("_items", "_places")

    def __init__(self, stretches: Iterable[tuple[int, int, Item]]) -> None:
        parts = list(stretches)
        changes = [(start, True, n) for n, (start, end, _) in enumerate(parts) if start < end]
        changes += [(end, False, n) for n, (start, end, _) in enumerate(parts) if start < end]
        held: dict[int, Item] = {}
        found: dict[int, tuple[Item, ...]] = {}
        for place, begins, number in sorted(changes):
            if begins:
                held[number] = parts[number][2]
            else:
                del held[number]
            found[place] = tuple(item for _, item in sorted(held.items(), key=_number))
        self._places = list(found)
        self._items = list(found.values())

    def at(self, place: int) -> tuple[Item, ...]:
        """Return the items that hold a character, in the order in which they were given."""
        found = bisect_right(self._places, place)
        return self._items[found - 1] if found else ()


def _number(numbered: tuple[int, object]) -> int:
    """Return the number under which an item is held."""
    return numbered[0]
