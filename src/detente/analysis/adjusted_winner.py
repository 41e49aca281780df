"""Adjusted winner: two parties divide items so that both get the same, by their own points."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Number = Fraction | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """Who gets which part of every item, in exact fractions.

    ``first`` is the first party's part of each item; the rest is the second party's. ``winners``
    are the totals after the first phase, ``totals`` those at the end; ``moved`` are the items that
    changed hands, in their order, the last one perhaps only in part.
    """

    first: tuple[Fraction, ...]
    winners: tuple[Fraction, Fraction]
    totals: tuple[Fraction, Fraction]
    moved: tuple[int, ...]

    @property
    def split(self) -> int | None:
        """Return the item that both get a part of; there is at most one."""
        parts = (at for at, part in enumerate(self.first) if 0 < part < 1)
        return next(parts, None)


def hundred(points: Sequence[Number]) -> tuple[Fraction, ...]:
    """Return points scaled to a total of 100.

    Raises
    ------
    ValueError
        If a number is negative or all are 0.
    """
    total = sum(points, Fraction(0))
    if min(points, default=0) < 0 or total == 0:
        raise ValueError("points must not be negative, and one of them must be above 0")
    return tuple(100 * Fraction(point) / total for point in points)


def adjusted_winner(first: Sequence[Number], second: Sequence[Number]) -> Division:
    """Divide items between two parties who gave each of them points.

    Parameters
    ----------
    first, second
        The points of each party; both lists are scaled to a total of 100.

    Returns
    -------
    A division in which both totals are equal, that no other division betters for both, and in
    which nobody would rather have the other's part.

    Notes
    -----
    First every item goes to the party that gives it more points; items with equal points go, after
    all others, to the party with the smaller total. Then items move from the richer party to the
    poorer one in ascending ratio of the richer's points to the poorer's until the totals are
    equal; the last one moves in part.

    References
    ----------
    Brams, S. J. & Taylor, A. D. (1996). Fair Division: From Cake-Cutting to Dispute Resolution.
    Cambridge University Press.

    Examples
    --------
    >>> division = adjusted_winner([60, 40], [30, 70])
    >>> [str(part) for part in division.first], [str(total) for total in division.totals]
    (['1', '1/11'], ['700/11', '700/11'])
    """
    points = hundred(first), hundred(second)
    owner = _winners(*points)
    parts = [Fraction(1 - one) for one in owner]
    before = _totals(parts, *points)
    rich = 0 if before[0] >= before[1] else 1
    moved = []
    for item in _in_order(points, owner, rich):
        totals = _totals(parts, *points)
        if totals[rich] <= totals[1 - rich]:
            break
        gap = totals[rich] - totals[1 - rich]
        part = min(Fraction(1), gap / (points[0][item] + points[1][item]))
        parts[item] += part if rich == 1 else -part
        moved.append(item)
    totals = _totals(parts, *points)
    return Division(first=tuple(parts), winners=before, totals=totals, moved=tuple(moved))


def _winners(first: Sequence[Fraction], second: Sequence[Fraction]) -> list[int]:
    """Return who wins each item: 0 or 1; of equal points, who has fewer so far."""
    owner = [0 if a > b else 1 for a, b in zip(first, second, strict=True)]
    equal = [at for at, (a, b) in enumerate(zip(first, second, strict=True)) if a == b]
    have = [Fraction(0), Fraction(0)]
    for at, one in enumerate(owner):
        have[one] += 0 if at in equal else (first, second)[one][at]
    for at in equal:
        owner[at] = 0 if have[0] <= have[1] else 1
        have[owner[at]] += first[at]
    return owner


def _totals(
    parts: Sequence[Fraction], first: Sequence[Fraction], second: Sequence[Fraction]
) -> tuple[Fraction, Fraction]:
    """Return what each party's parts are worth to it."""
    mine = sum((p * a for p, a in zip(parts, first, strict=True)), Fraction(0))
    theirs = sum(((1 - p) * b for p, b in zip(parts, second, strict=True)), Fraction(0))
    return mine, theirs


def _in_order(
    points: tuple[Sequence[Fraction], Sequence[Fraction]], owner: Sequence[int], rich: int
) -> list[int]:
    """Return the richer party's items in the order in which they may move.

    What is worth nothing to the poorer party would move last; it never has to.
    """
    items = [at for at, one in enumerate(owner) if one == rich and points[1 - rich][at] > 0]
    return sorted(items, key=lambda at: (points[rich][at] / points[1 - rich][at], at))
