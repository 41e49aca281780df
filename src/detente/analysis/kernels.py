"""Compiled loops over blocks of outcomes; plain functions where numba's compiler is switched off.

A strip of neighbouring blocks is copied to a table (place in the block, lane) and judged there,
lane beside lane, in forms that compilers turn into vector instructions.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from numba import njit

from detente.negotiation import Digits, Flags

Values = npt.NDArray[np.signedinteger]
"""One number per outcome and draw, flat, or a table of them (place, lane)."""
Groups = npt.NDArray[np.uint8]
"""Numbers of groups of strips."""


class Place(NamedTuple):
    """Where a mover's blocks lie: a block's outcomes are ``lane + offsets``.

    ``lanes`` are ascending; a strip is ``width`` of them, a group ``together`` strips.
    ``allowed`` tells which places of a block lead to which; where ``free``, all to all, it is
    left empty.
    """

    lanes: Digits
    offsets: Digits
    width: int
    together: int
    allowed: Flags
    free: bool

    @property
    def groups(self) -> int:
        """Return the number of groups of strips."""
        return -(-len(self.lanes) // (self.width * self.together))


class Marks(NamedTuple):
    """Which groups of strips are still to be looked at, and who is told of changes.

    ``dirty`` has shape (movers, groups); ``group_of`` tells the group of every value under each
    mover, shape (movers, values); ``told`` are the movers that are told of changes by ``mover``.
    """

    mover: int
    told: Digits
    dirty: Flags
    group_of: Groups


@njit(cache=True, nogil=True)
def load(values: Values, place: Place, first: int, table: Values) -> int:
    """Copy a strip of blocks to a table; return how many lanes it has."""
    lanes, offsets = place.lanes, place.offsets
    width = min(place.width, len(lanes) - first)
    if lanes[first + width - 1] - lanes[first] == width - 1:
        for at in range(len(offsets)):
            start = lanes[first] + offsets[at]
            source = values[start : start + width]
            for lane in range(width):
                table[at, lane] = source[lane]
    else:
        for lane in range(width):
            start = lanes[first + lane]
            for at in range(len(offsets)):
                table[at, lane] = values[start + offsets[at]]
    return width


@njit(cache=True, nogil=True)
def unload(values: Values, place: Place, first: int, table: Values) -> None:
    """Copy a table to a strip of blocks."""
    lanes, offsets = place.lanes, place.offsets
    width = min(place.width, len(lanes) - first)
    if lanes[first + width - 1] - lanes[first] == width - 1:
        for at in range(len(offsets)):
            start = lanes[first] + offsets[at]
            target = values[start : start + width]
            for lane in range(width):
                target[lane] = table[at, lane]
    else:
        for lane in range(width):
            start = lanes[first + lane]
            for at in range(len(offsets)):
                values[start + offsets[at]] = table[at, lane]


@njit(cache=True, nogil=True)
def is_due(place: Place, strip: int, was_due: bool, marks: Marks) -> bool:  # noqa: FBT001 - compiled
    """Tell whether a strip is to be looked at, as the one before it unless a group begins there.

    A group that begins is marked as seen.
    """
    if strip % place.together:
        return was_due
    group = strip // place.together
    found = bool(marks.dirty[marks.mover, group])
    marks.dirty[marks.mover, group] = False
    return found


@njit(cache=True, nogil=True)
def tell(place: Place, first: int, width: int, offset: int, marks: Marks) -> None:
    """Mark, for the others, the groups that one row of a strip lies in."""
    for other in marks.told:
        if other != marks.mover:
            last = np.int64(-1)
            for lane in range(first, first + width):
                group = np.int64(marks.group_of[other, place.lanes[lane] + offset])
                if group != last:
                    marks.dirty[other, group] = True
                    last = group


@njit(cache=True, nogil=True)
def store(
    values: Values, place: Place, first: int, before: Values, after: Values, marks: Marks
) -> int:
    """Write a strip back and tell the others of rows that have changed; count what these hold."""
    changed = 0
    width = min(place.width, len(place.lanes) - first)
    for at in range(len(place.offsets)):
        differs = False
        for lane in range(width):
            differs |= after[at, lane] != before[at, lane]
        if differs:
            changed += width
            tell(place, first, width, place.offsets[at], marks)
    if changed:
        unload(values, place, first, after)
    return changed


@njit(cache=True, nogil=True)
def best_of_free(values: Values, best: Values, place: Place) -> None:
    """Write the greatest other value of each block: the second one at the greatest itself.

    ``best`` comes filled with the least number of its type.
    """
    rows = len(place.offsets)
    table = np.empty((rows, place.width), values.dtype)
    top = np.empty(place.width, values.dtype)
    second = np.empty(place.width, values.dtype)
    lowest = best[0]
    for first in range(0, len(place.lanes), place.width):
        load(values, place, first, table)
        top[:] = lowest
        second[:] = lowest
        for at in range(rows):
            for lane in range(place.width):
                value, most, next_most = table[at, lane], top[lane], second[lane]
                loser = value if value < most else most
                top[lane] = value if value > most else most
                second[lane] = loser if loser > next_most else next_most
        for at in range(rows):
            for lane in range(place.width):
                value, most, next_most = table[at, lane], top[lane], second[lane]
                table[at, lane] = next_most if value == most else most
        unload(best, place, first, table)


@njit(cache=True, nogil=True)
def best_of_allowed(values: Values, best: Values, place: Place) -> None:
    """Write the greatest other value that each place of a block leads to, as ``best_of_free``."""
    rows = len(place.offsets)
    table = np.empty((rows, place.width), values.dtype)
    tops = np.empty((rows, place.width), values.dtype)
    lowest = best[0]
    for first in range(0, len(place.lanes), place.width):
        load(values, place, first, table)
        tops[:] = lowest
        for start in range(rows):
            for end in range(rows):
                if place.allowed[start, end] and start != end:
                    for lane in range(place.width):
                        value, top = table[end, lane], tops[start, lane]
                        tops[start, lane] = value if value > top else top
        unload(best, place, first, tops)


@njit(cache=True, nogil=True)
def join_free(before: Values, low: Values, after: Values, absent: int) -> None:
    """Give every place of a block the least value of all; leave what is infeasible.

    ``low`` is room for one value a lane.
    """
    rows, lanes = before.shape
    low[:] = absent
    for at in range(rows):
        for lane in range(lanes):
            value, least = before[at, lane], low[lane]
            low[lane] = value if value < least else least
    for at in range(rows):
        for lane in range(lanes):
            value = before[at, lane]
            after[at, lane] = value if value == absent else low[lane]


@njit(cache=True, nogil=True)
def join_allowed(before: Values, after: Values, allowed: Flags, absent: int) -> None:
    """Give every place of a block the least value of all that it leads to, as ``join_free``."""
    rows, lanes = before.shape
    for start in range(rows):
        for lane in range(lanes):
            after[start, lane] = before[start, lane]
        for end in range(rows):
            if allowed[start, end]:
                for lane in range(lanes):
                    value, low = before[end, lane], after[start, lane]
                    smaller = value if value < low else low
                    after[start, lane] = low if before[start, lane] == absent else smaller


@njit(cache=True, nogil=True)
def least_of_moves(values: Values, place: Place, none: Values, marks: Marks) -> int:
    """Take the least value that one move of a mover leads to; count about how many changed.

    ``none`` holds the number that stands for what is infeasible, in the type of the values.
    """
    changed = 0
    absent = none[0]
    before = np.empty((len(place.offsets), place.width), values.dtype)
    after = np.empty_like(before)
    low = np.empty(place.width, values.dtype)
    is_dirty = False
    for strip in range(-(-len(place.lanes) // place.width)):
        is_dirty = is_due(place, strip, is_dirty, marks)
        if is_dirty:
            load(values, place, strip * place.width, before)
            if place.free:
                join_free(before, low, after, absent)
            else:
                join_allowed(before, after, place.allowed, absent)
            changed += store(values, place, strip * place.width, before, after, marks)
    return changed


@njit(cache=True, nogil=True)
def ends_of(start: int, place: Place, ends: Digits) -> int:
    """List the places that one leads to, filled up to a multiple of four by itself; count them."""
    count = 0
    for end in range(len(place.offsets)):
        if place.free or place.allowed[start, end]:
            ends[count] = end
            count += 1
    while count % 4:
        ends[count] = start
        count += 1
    return count


@njit(cache=True, nogil=True)
def judge_pairs(
    before: Values, worth: Values, after: Values, place: Place, ends: Digits, low: Values
) -> None:
    """Take from all pairs of places the least value that one improvement leads to.

    Four ends at a time, all loaded before they are compared: else compilers do not turn narrow
    types into vectors. ``ends`` is room for the places and three more, ``low`` for the lanes.
    """
    rows, lanes = before.shape
    for start in range(rows):
        for lane in range(lanes):
            low[lane] = before[start, lane]
        for at in range(0, ends_of(start, place, ends), 4):
            first, second, third, fourth = ends[at], ends[at + 1], ends[at + 2], ends[at + 3]
            for lane in range(lanes):
                here, now = worth[start, lane], low[lane]
                a, b = before[first, lane], before[second, lane]
                c, d = before[third, lane], before[fourth, lane]
                there_a, there_b = worth[first, lane], worth[second, lane]
                there_c, there_d = worth[third, lane], worth[fourth, lane]
                a = a if there_a > here else now
                b = b if there_b > here else now
                c = c if there_c > here else now
                d = d if there_d > here else now
                a = a if a < b else b
                c = c if c < d else d
                a = a if a < c else c
                low[lane] = a if a < now else now
        for lane in range(lanes):
            after[start, lane] = low[lane]


@njit(cache=True, nogil=True)
def judge_joint(values: Values, worth: Values, place: Place, better: Flags) -> None:
    """As ``judge_pairs``, where several must improve: ``worth`` has shape (members, .., ..).

    In place: improvements of one mover in a row are one. ``better`` is room for one flag a lane.
    """
    members, rows, lanes = worth.shape
    for start in range(rows):
        for end in range(rows):
            if start != end and (place.free or place.allowed[start, end]):
                better[:] = True
                for member in range(members):
                    for lane in range(lanes):
                        better[lane] &= worth[member, end, lane] > worth[member, start, lane]
                for lane in range(lanes):
                    value, answer = values[start, lane], values[end, lane]
                    low = value if value < answer else answer
                    values[start, lane] = low if better[lane] else value


@njit(cache=True, nogil=True)
def least_of_improvements(values: Values, ranks: Values, place: Place, marks: Marks) -> int:
    """Take the least value that one improvement of a mover leads to; count about the changes.

    ``ranks`` are those of the mover's members, shape (members, values).
    """
    changed = 0
    members, rows = len(ranks), len(place.offsets)
    before = np.zeros((rows, place.width), values.dtype)
    after = np.zeros((rows, place.width), values.dtype)
    worth = np.zeros((members, rows, place.width), values.dtype)
    better = np.empty(place.width, np.bool_)
    low = np.empty(place.width, values.dtype)
    ends = np.empty(rows + 3, np.int64)
    is_dirty = False
    for strip in range(-(-len(place.lanes) // place.width)):
        is_dirty = is_due(place, strip, is_dirty, marks)
        if is_dirty:
            load(values, place, strip * place.width, before)
            for member in range(members):
                load(ranks[member], place, strip * place.width, worth[member])
            if members == 1:
                judge_pairs(before, worth[0], after, place, ends, low)
            else:
                after[:] = before
                judge_joint(after, worth, place, better)
            changed += store(values, place, strip * place.width, before, after, marks)
    return changed


@njit(cache=True, nogil=True)
def judge_ordered(values: Values, ranks: Values, outcomes: Digits, none: int) -> bool:
    """Take, from the best rank of a block down, the least value of all that rank higher.

    ``outcomes`` are those of the block by ascending rank. Tells whether a value has changed.
    """
    changed = False
    above, equal, rank = none, none, ranks[outcomes[-1]]
    for at in range(len(outcomes) - 1, -1, -1):
        where = outcomes[at]
        if ranks[where] != rank:
            rank = ranks[where]
            above = min(above, equal)
        equal = min(equal, values[where])
        if above < values[where]:
            values[where] = above
            changed = True
    return changed


@njit(cache=True, nogil=True)
def least_by_order(
    values: Values,
    ranks: Values,
    place: Place,
    order: npt.NDArray[np.int32],
    none: int,
    marks: Marks,
) -> int:
    """As ``least_of_improvements``, for one mover whose blocks are large, free and in order."""
    changed = 0
    is_dirty = False
    for strip in range(-(-len(place.lanes) // place.width)):
        is_dirty = is_due(place, strip, is_dirty, marks)
        if is_dirty:
            first = strip * place.width
            for at in range(first, min(first + place.width, len(place.lanes))):
                outcomes = place.lanes[at] + place.offsets[order[at]]
                if judge_ordered(values, ranks, outcomes, none):
                    changed += len(outcomes)
                    for offset in place.offsets:
                        tell(place, at, 1, offset, marks)
    return changed
