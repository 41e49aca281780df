"""The passes of ``product_sweeps`` for large graphs, by compiled ``kernels``.

A mover's block is all that it can turn into each other. Blocks are taken in strips of neighbours;
a group of strips is looked at again only if somebody else has changed one of its outcomes.
Imported only when it is needed: it loads numba.
"""

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt

from detente.analysis.graph_model import GraphModel, opposing, own_mover
from detente.analysis.kernels import (
    Groups,
    Marks,
    Place,
    best_of_allowed,
    best_of_free,
    least_by_order,
    least_of_improvements,
    least_of_moves,
)
from detente.analysis.product_sweeps import (
    ProductPasses,
    Worth,
    block_relation,
    greatest,
    is_settled_in_one_round,
    least,
)

TABLE = 4096
"""Outcomes that are judged side by side: as many blocks as come to so many, 16 to 256."""
SMALL_BLOCK = 64
"""Up to so many outcomes in a block, all pairs are compared; above, the block is sorted."""
MUCH = 16
"""Much has changed if more than one of so many values has."""

MOST_GROUPS = 1 << 8
"""More groups of strips than this have no number of one byte."""

Orders = npt.NDArray[np.int32]


@lru_cache(maxsize=2)
def layouts(graph: GraphModel, draws: int) -> tuple[tuple[Place, ...], Groups]:
    """Return where every mover's blocks lie, and the group of every value under each mover.

    The second has shape (movers, outcomes x draws).
    """
    places = tuple(_place(graph, mover, draws) for mover in range(len(graph.movers)))
    group_of = np.empty((len(places), graph.outcomes * draws), dtype=np.uint8)
    for place, row in zip(places, group_of, strict=True):
        groups = np.arange(len(place.lanes)) // (place.width * place.together)
        for offset in place.offsets:
            row[place.lanes + offset] = groups
    return places, group_of


def _place(graph: GraphModel, mover: int, draws: int) -> Place:
    """Lay the blocks of one mover out; a draw is one more lowest digit that nobody controls."""
    issues = graph.moved[mover]
    offsets, lanes = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64)
    for k, (size, radix) in enumerate(zip(graph.sizes, graph.radices, strict=True)):
        options = radix * np.arange(size)[:, None]
        if k in issues:
            offsets = (options + offsets).ravel()
        else:
            lanes = (options + lanes).ravel()
    free = graph.free[mover]
    width = min(256, max(16, TABLE // len(offsets)))
    strips = -(-len(lanes) * draws // width)
    return Place(
        lanes=(lanes[:, None] * draws + np.arange(draws)).ravel(),
        offsets=offsets * draws,
        width=width,
        together=-(-strips // MOST_GROUPS),
        allowed=np.empty((0, 0), dtype=bool) if free else block_relation(graph, mover),
        free=free,
    )


def _order_blocks(ranks: Worth, place: Place) -> Orders:
    """Return the places of each block by ascending rank, shape (lanes, places)."""
    order = np.empty((len(place.lanes), len(place.offsets)), dtype=np.int32)
    for first in range(0, len(order), place.width):
        lanes = place.lanes[first : first + place.width]
        worth = ranks[lanes[:, None] + place.offsets]
        order[first : first + place.width] = worth.argsort(axis=1)
    return order


class CompiledPasses(ProductPasses):
    """All passes over one large product of issues under one set of rankings."""

    @cached_property
    def _orders(self) -> dict[int, Orders]:
        """Return, for movers with large free blocks, each block's places by ascending rank."""
        places, _ = layouts(self.graph, self.ranks.shape[2])
        return {
            mover: _order_blocks(self._flat(mover)[0], place)
            for mover, place in enumerate(places)
            if place.free
            and len(place.offsets) > SMALL_BLOCK
            and len(self.graph.movers[mover]) == 1
        }

    def _flat(self, mover: int) -> Worth:
        """Return the ranks of a mover's members, shape (members, outcomes x draws)."""
        members = sorted(self.graph.movers[mover])
        first, last = members[0], members[-1]
        whole = len(members) == last - first + 1
        ranks: Worth = self.ranks[first : last + 1] if whole else self.ranks[members]
        return ranks.reshape(len(members), -1)

    def best_exit(self, party: int, values: Worth) -> Worth:
        """Return the greatest value among the outcomes that a party reaches alone."""
        mover = own_mover(self.graph, party)
        best = np.full_like(values, least(values))
        if mover is not None:
            place = layouts(self.graph, values.shape[1])[0][mover]
            flat = np.ascontiguousarray(values).reshape(-1)
            kernel = best_of_free if place.free else best_of_allowed
            kernel(flat, best.reshape(-1), place)
            if not self.graph.feasible.all():
                best[~self.graph.feasible] = least(values)
        return best

    def move_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by moves, staying included."""
        movers = opposing(self.graph, frozenset({party}))
        free = all(self.graph.free[mover] for mover in movers)
        if free and is_settled_in_one_round(self.graph, movers):
            return ProductPasses.move_floor(self, party, values)
        places, _ = layouts(self.graph, values.shape[1])
        none = np.array([greatest(values)], dtype=values.dtype)

        def settle(floor: Worth, marks: Marks) -> int:
            return int(least_of_moves(floor, places[marks.mover], none, marks))

        return self._until_clean(settle, movers, values)

    def improvement_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by improvements, or by staying."""
        places, _ = layouts(self.graph, values.shape[1])

        def settle(floor: Worth, marks: Marks) -> int:
            place, ranks = places[marks.mover], self._flat(marks.mover)
            if marks.mover in self._orders:
                order = self._orders[marks.mover]
                none = greatest(floor)
                return int(least_by_order(floor, ranks[0], place, order, none, marks))
            return int(least_of_improvements(floor, ranks, place, marks))

        return self._until_clean(settle, opposing(self.graph, frozenset({party})), values)

    def _until_clean(
        self, settle: Callable[[Worth, Marks], int], movers: Sequence[int], values: Worth
    ) -> Worth:
        """Let movers settle their blocks in turn until no strip of any is left to be looked at.

        While much changes, all others look again at everything: cheaper than to tell them where.
        The values are written over.
        """
        places, group_of = layouts(self.graph, values.shape[1])
        dirty = np.ones((len(places), max(place.groups for place in places)), dtype=bool)
        floor = np.ascontiguousarray(values).reshape(-1)
        everyone, nobody = np.array(movers, dtype=np.int64), np.empty(0, dtype=np.int64)
        changed = floor.size
        while any(dirty[mover, : places[mover].groups].any() for mover in movers):
            for mover in movers:
                is_much = changed * MUCH > floor.size
                told = nobody if is_much else everyone
                marks = Marks(mover=mover, told=told, dirty=dirty, group_of=group_of)
                changed = settle(floor, marks)
                if is_much and changed:
                    dirty[everyone[everyone != mover]] = True
        return floor.reshape(values.shape)
