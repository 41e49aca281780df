"""Skylines: the rows of a table of whole numbers that no other row dominates.

One kernel for each number of columns: a running maximum for two, a staircase for three, divide and
conquer over boxes for more. All of them are exact and work on numpy alone.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from detente.negotiation import Digits, Flags

Ranks = npt.NDArray[np.integer[Any]]

STEP, LONGEST_STEP = 64, 512
"""First and longest block of rows that the staircase takes at once."""
PAIRS = 1 << 17
"""Most pairs of rows that are compared in one go."""
ELITE, ELITE_STEP = 64, 16
"""Rows with the largest sums that everything is compared with first."""
FEW = 400
"""Rows that are compared each with each."""
TWO, THREE = 2, 3


def skyline(rows: Digits) -> Digits:
    """Select the distinct rows that no other row dominates.

    Parameters
    ----------
    rows
        Whole numbers, higher is better; shape ``(rows, columns)``.

    Returns
    -------
    Places of the undominated rows, of equal rows one; in descending order of the first column for
    up to three columns, else of the sum.

    Notes
    -----
    Exact. O(n log n) for up to three columns, the staircase being short; for more, quadratic in
    the worst case and far below it where boxes of rows can be told apart.

    References
    ----------
    Kung, H. T., Luccio, F. & Preparata, F. P. (1975). On finding the maxima of a set of vectors.
    Journal of the ACM 22(4), 469-476.

    Examples
    --------
    >>> skyline(np.array([[1, 3], [2, 2], [1, 2], [2, 2]])).tolist()
    [1, 0]
    """
    if len(rows) <= 1:
        return np.arange(len(rows), dtype=np.int64)
    columns = rows.shape[1]
    if columns == 1:
        return np.array([int(rows[:, 0].argmax())], dtype=np.int64)
    if columns == TWO:
        return _two(rows)
    return _three(rows) if columns == THREE else _many(rows)


def _two(rows: Digits) -> Digits:
    """Keep, in descending order of the first column, what exceeds all second columns before."""
    order = np.lexsort((-rows[:, 1], -rows[:, 0]))
    return order[_rising(rows[order, 1])]


def _rising(values: npt.NDArray[np.int64]) -> Flags:
    """Mark the values that exceed everything before them."""
    marked = np.ones(len(values), dtype=bool)
    marked[1:] = values[1:] > np.maximum.accumulate(values)[:-1]
    return marked


def _three(rows: Digits) -> Digits:
    """Sweep down the first column with a staircase of the other two, in growing blocks."""
    order = np.lexsort((-rows[:, 2], -rows[:, 1], -rows[:, 0]))
    rest = rows[order, 1:]
    stairs = np.empty((0, 2), dtype=np.int64)
    kept, start, step = [], 0, STEP
    while start < len(rest):
        block = rest[start : start + step]
        place = np.flatnonzero(_above(stairs, block))
        place = place[_first_of_their_kind(block[place])]
        kept.append(start + place)
        stairs = _staircase(np.vstack([stairs, block[place]]))
        start, step = start + step, min(LONGEST_STEP, 2 * step)
    return order[np.concatenate(kept)]


def _above(stairs: Digits, block: Digits) -> Flags:
    """Tell which pairs no stair reaches in both columns; stairs ascend in the first one."""
    if not len(stairs):
        return np.ones(len(block), dtype=bool)
    at = np.searchsorted(stairs[:, 0], block[:, 0])
    beyond = at == len(stairs)
    above: Flags = beyond | (stairs[np.where(beyond, 0, at), 1] < block[:, 1])
    return above


def _first_of_their_kind(block: Digits) -> Flags:
    """Tell which pairs no pair before them reaches in both columns."""
    first, second = block.T
    reached = (first[:, None] >= first) & (second[:, None] >= second)
    alone: Flags = ~np.triu(reached, k=1).any(axis=0)
    return alone


def _staircase(pairs: Digits) -> Digits:
    """Return the undominated pairs, ascending in the first column."""
    return pairs[_two(pairs)][::-1]


def _many(rows: Digits) -> Digits:
    """Rank each column, sort by sum, drop what an elite dominates, then divide and conquer."""
    ranks = np.stack([_ranked(column) for column in rows.T])
    order = np.lexsort((*ranks, -rows.sum(axis=1)))
    ranks = ranks[:, order]
    fresh = np.ones(len(order), dtype=bool)
    fresh[1:] = (ranks[:, 1:] != ranks[:, :-1]).any(axis=0)
    alive = np.flatnonzero(fresh)
    elite, rest = ranks[:, alive[:ELITE]], alive[ELITE:]
    for start in range(0, ELITE if len(rest) else 0, ELITE_STEP):
        rest = rest[_unbeaten(elite[:, start : start + ELITE_STEP], ranks[:, rest])]
    alive = np.concatenate([alive[:ELITE], rest])
    return order[alive[_maxima(np.ascontiguousarray(ranks[:, alive]))]]


def _ranked(column: npt.NDArray[np.int64]) -> Ranks:
    """Replace values by their dense ranks, in the narrowest type that holds them."""
    order = np.argsort(column, kind="stable")
    narrow = len(column) <= np.iinfo(np.uint16).max
    ranks: Ranks = np.zeros(len(column), dtype=np.uint16 if narrow else np.int32)
    ranks[order[1:]] = np.cumsum(np.diff(column[order]) != 0)
    return ranks


def _maxima(points: Ranks) -> Digits:
    """Return the places of undominated points, shape (columns, points), distinct, by sum."""
    count = points.shape[1]
    if count <= FEW:
        beaten = _reached(points, points)
        np.fill_diagonal(beaten, val=False)
        return np.flatnonzero(~beaten.any(axis=0))
    half = count // 2
    first = _maxima(points[:, :half])
    second = half + np.flatnonzero(_unreached(points[:, first], points[:, half:]))
    return np.concatenate([first, second[_maxima(points[:, second])]])


def _unreached(front: Ranks, points: Ranks) -> Flags:
    """Tell which points no point of a front reaches in every column; boxes that cannot are left.

    Only points below the front's best corner can be reached, and only by points of the front above
    their worst corner; what remains is split at the middle of its longest side.
    """
    free = np.ones(points.shape[1], dtype=bool)
    below = np.flatnonzero((points <= front.max(axis=1)[:, None]).all(axis=0))
    if not below.size:
        return free
    points = points[:, below]
    front = front[:, (front >= points.min(axis=1)[:, None]).all(axis=0)]
    if not front.shape[1]:
        return free
    free[below] = _split(front, points)
    return free


def _split(front: Ranks, points: Ranks) -> Flags:
    """Compare a front with points: at once where they are few, else by halves of the larger."""
    if front.shape[1] * points.shape[1] <= PAIRS:
        return _unbeaten(front, points)
    if front.shape[1] >= points.shape[1]:
        low, high = _halves(front)
        free = _unreached(front[:, high], points)
        left = np.flatnonzero(free)
        if left.size:
            free[left] = _unreached(front[:, low], points[:, left])
        return free
    free = np.empty(points.shape[1], dtype=bool)
    for half in _halves(points):
        free[half] = _unreached(front, points[:, half])
    return free


def _halves(points: Ranks) -> tuple[Digits, Digits]:
    """Return the places of the lower and of the upper half along the longest side."""
    longest = int(np.argmax(np.ptp(points, axis=1)))
    middle = points.shape[1] // 2
    order = np.argpartition(points[longest], middle)
    return order[:middle], order[middle:]


def _unbeaten(front: Ranks, points: Ranks) -> Flags:
    """Tell which points no point of a front reaches in every column, each pair compared."""
    free: Flags = np.logical_not(np.any(_reached(front, points), axis=0))
    return free


def _reached(front: Ranks, points: Ranks) -> Flags:
    """Tell which point of a front reaches which point in every column, shape (front, points)."""
    reached: Flags = np.ones((front.shape[1], points.shape[1]), dtype=bool)
    for mine, theirs in zip(front, points, strict=True):
        np.logical_and(reached, mine[:, None] >= theirs, out=reached)
    return reached
