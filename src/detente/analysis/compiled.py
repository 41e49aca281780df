"""Compiled twins of ``product_sweeps`` for large graphs; imported only when they are needed.

A mover's block is all that it can turn into each other; blocks are taken in strips of neighbours,
copied to a small table (place in the block, lane), and judged there, lane beside lane. A strip is
looked at again only if somebody else has changed one of its outcomes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numba import njit

from detente.analysis.graph_model import GraphModel, opposing, own_mover
from detente.analysis.product_sweeps import (
    ProductPasses,
    Worth,
    block_relation,
    greatest,
    is_settled_in_one_round,
    least,
    moved_issues,
)
from detente.negotiation import Digits, Flags

LANES = 64
"""Blocks that are judged side by side."""
FEW_LANES = 16
"""The same, where a block is so large that a table of more would not stay near the processor."""
MUCH = 16
"""Much has changed if more than one of so many values has."""
SMALL_BLOCK = 64
"""Up to so many outcomes in a block, all pairs are compared; above, the block is sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where a mover's blocks lie among values of shape (outcomes x draws,).

    A block's outcomes are ``lane + offsets``. ``lanes`` are ascending; a strip is ``width`` of
    them. ``allowed`` tells which places of a block lead to which; ``free``: all to all.
    """

    lanes: Digits
    offsets: Digits
    width: int
    allowed: Flags
    free: bool

    @property
    def strips(self) -> int:
        """Return the number of strips."""
        return -(-len(self.lanes) // self.width)


Marks = tuple[Digits, Flags, Digits]
"""Whom to tell of changes, the strips left to each mover, and the strip of every value."""


@lru_cache(maxsize=2)
def layouts(graph: GraphModel, draws: int) -> tuple[tuple[Layout, ...], Digits]:
    """Return the layout of every mover, and the strip of every value under each of them.

    The second has shape (movers, outcomes x draws).
    """
    made = tuple(_layout(graph, mover, draws) for mover in range(len(graph.movers)))
    strip_of = np.empty((len(made), graph.outcomes * draws), dtype=np.int32)
    for one, row in zip(made, strip_of, strict=True):
        strips = np.arange(len(one.lanes), dtype=np.int32) // one.width
        for offset in one.offsets:
            row[one.lanes + offset] = strips
    return made, strip_of


def _layout(graph: GraphModel, mover: int, draws: int) -> Layout:
    """Lay the blocks of one mover out."""
    issues = moved_issues(graph, mover)
    offsets, lanes = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    for k, (size, radix) in enumerate(zip(graph.sizes, graph.radices, strict=True)):
        places = radix * np.arange(size)[:, None]
        if k in issues:
            offsets = (places + offsets).ravel()
        else:
            lanes = (places + lanes).ravel()
    allowed = block_relation(graph, mover)
    return Layout(
        lanes=(lanes[:, None] * draws + np.arange(draws)).ravel(),
        offsets=offsets * draws,
        width=LANES if len(offsets) <= SMALL_BLOCK else FEW_LANES,
        allowed=allowed,
        free=bool(allowed.all()),
    )


class CompiledPasses(ProductPasses):
    """All passes over one large product of issues under one set of rankings."""

    @cached_property
    def _orders(self) -> dict[int, Digits]:
        """Return, for movers with large free blocks, each block's places by ascending rank."""
        made, _ = layouts(self.graph, self.ranks.shape[2])
        return {
            mover: order_blocks(self._flat(mover)[0], one.lanes, one.offsets)
            for mover, one in enumerate(made)
            if one.free and len(one.offsets) > SMALL_BLOCK and len(self.graph.movers[mover]) == 1
        }

    def _flat(self, mover: int) -> Worth:
        """Return the ranks of a mover's members, shape (members, outcomes x draws)."""
        members = sorted(self.graph.movers[mover])
        chosen = self.ranks[members[0] : members[0] + 1] if len(members) == 1 else None
        ranks = self.ranks[members] if chosen is None else chosen
        return ranks.reshape(len(members), -1)

    def best_exit(self, party: int, values: Worth) -> Worth:
        """Return the greatest value among the outcomes that a party reaches alone."""
        mover = own_mover(self.graph, party)
        best = np.full_like(values, least(values))
        if mover is not None:
            one = layouts(self.graph, values.shape[1])[0][mover]
            flat = np.ascontiguousarray(values).reshape(-1)
            kernel = best_of_free if one.free else best_of_allowed
            kernel(flat, best.reshape(-1), one.lanes, one.offsets, one.allowed, one.width)
            best[~self.graph.feasible] = least(values)
        return best

    def move_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by moves, staying included."""
        movers = opposing(self.graph, frozenset({party}))
        if is_settled_in_one_round(self.graph, movers):
            return ProductPasses.move_floor(self, party, values)
        made, _ = layouts(self.graph, values.shape[1])

        def settle(floor: Worth, mover: int, marks: Marks) -> int:
            one = made[mover]
            place = (one.lanes, one.offsets, one.allowed, one.width, one.free)
            return int(least_of_moves(floor, *place, greatest(floor), mover, *marks))

        return self._until_clean(settle, movers, values)

    def improvement_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by improvements, or by staying."""
        made, _ = layouts(self.graph, values.shape[1])

        def settle(floor: Worth, mover: int, marks: Marks) -> int:
            one, ranks = made[mover], self._flat(mover)
            if mover in self._orders:
                place = (one.lanes, one.offsets, self._orders[mover], one.width)
                return int(least_by_order(floor, ranks[0], *place, greatest(floor), mover, *marks))
            place = (one.lanes, one.offsets, one.allowed, one.width, one.free)
            return int(least_of_improvements(floor, ranks, *place, least(floor), mover, *marks))

        return self._until_clean(settle, opposing(self.graph, frozenset({party})), values)

    def _until_clean(
        self, settle: Callable[[Worth, int, Marks], int], movers: Sequence[int], values: Worth
    ) -> Worth:
        """Let movers settle their blocks in turn until no strip of any is left to be looked at.

        While much changes, all others look again at everything: cheaper than to tell them where.
        """
        made, strip_of = layouts(self.graph, values.shape[1])
        dirty = np.ones((len(made), max(one.strips for one in made)), dtype=bool)
        floor = np.ascontiguousarray(values).reshape(-1).copy()
        everyone, nobody = np.array(movers, dtype=np.int64), np.empty(0, dtype=np.int64)
        changed = floor.size
        while any(dirty[mover, : made[mover].strips].any() for mover in movers):
            for mover in movers:
                is_much = changed * MUCH > floor.size
                told = nobody if is_much else everyone
                changed = settle(floor, mover, (told, dirty, strip_of))
                if is_much and changed:
                    dirty[everyone[everyone != mover]] = True
        return floor.reshape(values.shape)


@njit(cache=True, nogil=True)
def load(values, lanes, offsets, first, width, table):
    """Copy a strip of blocks to a table (place, lane)."""
    if lanes[first + width - 1] - lanes[first] == width - 1:
        for place in range(len(offsets)):
            start = lanes[first] + offsets[place]
            for lane in range(width):
                table[place, lane] = values[start + lane]
    else:
        for lane in range(width):
            start = lanes[first + lane]
            for place in range(len(offsets)):
                table[place, lane] = values[start + offsets[place]]


@njit(cache=True, nogil=True)
def unload(values, lanes, offsets, first, width, table):
    """Copy a table (place, lane) to a strip of blocks."""
    if lanes[first + width - 1] - lanes[first] == width - 1:
        for place in range(len(offsets)):
            start = lanes[first] + offsets[place]
            for lane in range(width):
                values[start + lane] = table[place, lane]
    else:
        for lane in range(width):
            start = lanes[first + lane]
            for place in range(len(offsets)):
                values[start + offsets[place]] = table[place, lane]


@njit(cache=True, nogil=True)
def store(values, lanes, offsets, first, width, before, after, mover, movers, dirty, strip_of):
    """Write a strip back, mark for the other movers where it has changed, and count."""
    changed = 0
    for place in range(len(offsets)):
        differences = 0
        for lane in range(width):
            differences += after[place, lane] != before[place, lane]
        if differences:
            changed += differences
            for other in movers:
                if other != mover:
                    mark(dirty[other], strip_of[other], lanes, first, width, offsets[place])
    if changed:
        unload(values, lanes, offsets, first, width, after)
    return changed


@njit(cache=True, nogil=True)
def mark(dirty, strip_of, lanes, first, width, offset):
    """Mark the strips of another mover that one place of a strip lies in."""
    last = -1
    for lane in range(first, first + width):
        strip = strip_of[lanes[lane] + offset]
        if strip != last:
            dirty[strip] = True
            last = strip


@njit(cache=True, nogil=True)
def best_of_free(values, best, lanes, offsets, allowed, lanes_of_strip):
    """Write the greatest other value of each block: the second one at the greatest itself."""
    table = np.empty((len(offsets), lanes_of_strip), values.dtype)
    top = np.empty(lanes_of_strip, values.dtype)
    second = np.empty(lanes_of_strip, values.dtype)
    lowest = best[0]
    for first in range(0, len(lanes), lanes_of_strip):
        width = min(lanes_of_strip, len(lanes) - first)
        load(values, lanes, offsets, first, width, table)
        top[:] = lowest
        second[:] = lowest
        for place in range(len(offsets)):
            for lane in range(lanes_of_strip):
                value, most, next_most = table[place, lane], top[lane], second[lane]
                loser = min(most, value)
                top[lane] = max(most, value)
                second[lane] = max(next_most, loser)
        for place in range(len(offsets)):
            for lane in range(lanes_of_strip):
                most = top[lane]
                table[place, lane] = second[lane] if table[place, lane] == most else most
        unload(best, lanes, offsets, first, width, table)


@njit(cache=True, nogil=True)
def best_of_allowed(values, best, lanes, offsets, allowed, lanes_of_strip):
    """Write the greatest other value that each place of a block leads to."""
    for lane in lanes:
        for start in range(len(offsets)):
            top = best[lane + offsets[start]]
            for end in range(len(offsets)):
                if allowed[start, end] and start != end:
                    top = max(top, values[lane + offsets[end]])
            best[lane + offsets[start]] = top


@njit(cache=True, nogil=True)
def least_of_moves(
    values, lanes, offsets, allowed, lanes_of_strip, free, none, mover, movers, dirty, strip_of
):
    """Spread the least value of each block to all places that lead there; tell how many changed."""
    changed = 0
    block = len(offsets)
    before = np.empty((block, lanes_of_strip), values.dtype)
    after = np.empty((block, lanes_of_strip), values.dtype)
    low = np.empty(lanes_of_strip, values.dtype)
    for strip in range(-(-len(lanes) // lanes_of_strip)):
        if not dirty[mover, strip]:
            continue
        dirty[mover, strip] = False
        first = strip * lanes_of_strip
        width = min(lanes_of_strip, len(lanes) - first)
        load(values, lanes, offsets, first, width, before)
        low[:] = none
        for place in range(block if free else 0):
            for lane in range(lanes_of_strip):
                value, least = before[place, lane], low[lane]
                low[lane] = min(least, value)
        for start in range(block):
            if not free:
                low[:] = none
                for end in range(block):
                    if allowed[start, end]:
                        for lane in range(lanes_of_strip):
                            value, least = before[end, lane], low[lane]
                            low[lane] = min(least, value)
            for lane in range(lanes_of_strip):
                value = before[start, lane]
                after[start, lane] = value if value == none else low[lane]
        changed += store(
            values, lanes, offsets, first, width, before, after, mover, movers, dirty, strip_of
        )
    return changed


@njit(cache=True, nogil=True)
def judge_pairs(before, worth, after):
    """Take from all pairs of places the least value that one improvement leads to.

    Four ends at a time: a form that compilers turn into vector instructions. The number of rows
    is a multiple of four; what is added to fill it up ranks lowest, and improves nothing.
    """
    rows, lanes = before.shape
    for start in range(rows):
        for lane in range(lanes):
            after[start, lane] = before[start, lane]
        for end in range(0, rows, 4):
            for lane in range(lanes):
                here, now = worth[start, lane], after[start, lane]
                a, b = before[end, lane], before[end + 1, lane]
                c, d = before[end + 2, lane], before[end + 3, lane]
                a = a if worth[end, lane] > here else now
                b = b if worth[end + 1, lane] > here else now
                c = c if worth[end + 2, lane] > here else now
                d = d if worth[end + 3, lane] > here else now
                a = min(b, a)
                c = min(d, c)
                a = min(c, a)
                after[start, lane] = min(now, a)


@njit(cache=True, nogil=True)
def judge_allowed(before, worth, after, allowed):
    """As ``judge_pairs``, where not all places lead to all, or where several must improve."""
    members, _, lanes = worth.shape
    for start in range(len(allowed)):
        for lane in range(lanes):
            after[start, lane] = before[start, lane]
        for end in range(len(allowed)):
            if allowed[start, end] and start != end:
                for lane in range(lanes):
                    better = before[end, lane] < after[start, lane]
                    for member in range(members):
                        better &= worth[member, end, lane] > worth[member, start, lane]
                    if better:
                        after[start, lane] = before[end, lane]


@njit(cache=True, nogil=True)
def least_of_improvements(
    values,
    ranks,
    lanes,
    offsets,
    allowed,
    lanes_of_strip,
    free,
    lowest,
    mover,
    movers,
    dirty,
    strip_of,
):
    """Take the least value that one improvement of a mover leads to; tell how many changed.

    Rows that fill the table up to a multiple of four hold the ``lowest`` rank: no improvement.
    """
    changed = 0
    members, rows = len(ranks), -(-len(offsets) // 4) * 4
    before = np.zeros((rows, lanes_of_strip), values.dtype)
    after = np.zeros((rows, lanes_of_strip), values.dtype)
    worth = np.full((members, rows, lanes_of_strip), lowest, values.dtype)
    for strip in range(-(-len(lanes) // lanes_of_strip)):
        if not dirty[mover, strip]:
            continue
        dirty[mover, strip] = False
        first = strip * lanes_of_strip
        width = min(lanes_of_strip, len(lanes) - first)
        load(values, lanes, offsets, first, width, before)
        for member in range(members):
            load(ranks[member], lanes, offsets, first, width, worth[member])
        if free and members == 1:
            judge_pairs(before, worth[0], after)
        else:
            judge_allowed(before, worth, after, allowed)
        changed += store(
            values, lanes, offsets, first, width, before, after, mover, movers, dirty, strip_of
        )
    return changed


@njit(cache=True, nogil=True)
def order_blocks(ranks, lanes, offsets):
    """Return the places of each block by ascending rank, shape (lanes, places)."""
    order = np.empty((len(lanes), len(offsets)), np.int32)
    for at in range(len(lanes)):
        order[at] = np.argsort(ranks[lanes[at] + offsets])
    return order


@njit(cache=True, nogil=True)
def least_by_order(
    values, ranks, lanes, offsets, order, lanes_of_strip, none, mover, movers, dirty, strip_of
):
    """Take, from the best rank of a block down, the least value of all that rank higher."""
    changed = 0
    for strip in range(-(-len(lanes) // lanes_of_strip)):
        if not dirty[mover, strip]:
            continue
        dirty[mover, strip] = False
        first = strip * lanes_of_strip
        for at in range(first, min(first + lanes_of_strip, len(lanes))):
            above, equal = none, none
            rank = ranks[lanes[at] + offsets[order[at, -1]]]
            for place in range(len(offsets) - 1, -1, -1):
                where = lanes[at] + offsets[order[at, place]]
                if ranks[where] != rank:
                    rank = ranks[where]
                    above = min(above, equal)
                equal = min(equal, values[where])
                if above < values[where]:
                    values[where] = above
                    changed += 1
                    for other in movers:
                        if other != mover:
                            dirty[other, strip_of[other, where]] = True
    return changed
