"""Passes over a listed graph: what legal sequences lead to, by breadth over (state, last mover).

A given graph need not be transitive, so the last mover is kept: ``after[m]`` is the least value of
all that can follow a move of ``m``, and whoever moves next is somebody else. Arrays have shape
(states, draws) as in ``product_sweeps``.
"""

from collections.abc import Mapping
from functools import cached_property, partial

import numpy as np

from detente.analysis.graph_model import ExplicitGraph, opposing, own_mover
from detente.analysis.product_sweeps import Pass, Worth, greatest, least
from detente.negotiation import Digits, Flags


def _rows(graph: ExplicitGraph, mover: int) -> tuple[Digits, Digits]:
    """Return the states from which a mover can move, and where the moves of each begin."""
    starts = np.flatnonzero(np.diff(graph.indptr[mover]))
    return starts, graph.indptr[mover][starts]


def best_exit(graph: ExplicitGraph, party: int, values: Worth) -> Worth:
    """Return the greatest value among the states that a party reaches alone (see the twin)."""
    best = np.full_like(values, least(values))
    mover = own_mover(graph, party)
    if mover is not None and len(graph.ends[mover]):
        starts, firsts = _rows(graph, mover)
        best[starts] = np.maximum.reduceat(values[graph.ends[mover]], firsts, axis=0)
    return best


def least_by_move(
    graph: ExplicitGraph, mover: int, values: Worth, better: Flags | None = None
) -> Worth:
    """Return the least value among the states that a mover reaches in one move, staying excluded.

    ``better``, shape (moves of the mover, draws), tells which moves count; all, if left out.
    """
    reached = np.full_like(values, greatest(values))
    if len(graph.ends[mover]):
        starts, firsts = _rows(graph, mover)
        found = values[graph.ends[mover]]
        if better is not None:
            found = np.where(better, found, greatest(values))
        reached[starts] = np.minimum.reduceat(found, firsts, axis=0)
    return reached


def improving(graph: ExplicitGraph, ranks: Worth, mover: int) -> Flags:
    """Tell which moves better all who make them, shape (moves, draws)."""
    starts = np.repeat(np.arange(graph.outcomes), np.diff(graph.indptr[mover]))
    better: Flags = np.ones((len(starts), ranks.shape[2]), dtype=bool)
    for member in graph.movers[mover]:
        better &= ranks[member][graph.ends[mover]] > ranks[member][starts]
    return better


class ListedPasses:
    """All passes over one listed graph under one set of rankings (parties, states, draws)."""

    def __init__(self, graph: ExplicitGraph, ranks: Worth) -> None:
        """Keep what the passes run on; improvements are found when they are first asked for."""
        self.graph = graph
        self.ranks = ranks

    @cached_property
    def improvements(self) -> tuple[Flags, ...]:
        """Return which moves of every mover are improvements."""
        movers = range(len(self.graph.movers))
        return tuple(improving(self.graph, self.ranks, mover) for mover in movers)

    def best_exit(self, party: int, values: Worth) -> Worth:
        """Return the greatest value among the states that a party reaches alone."""
        return best_exit(self.graph, party, values)

    def move(self, mover: int) -> Pass:
        """Return the pass that takes the least value of one move of a mover."""
        return partial(least_by_move, self.graph, mover)

    def improvement(self, mover: int) -> Pass:
        """Return the pass that takes the least value of one improvement of a mover."""
        return partial(least_by_move, self.graph, mover, better=self.improvements[mover])

    def move_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by moves, staying included."""
        movers = opposing(self.graph, frozenset({party}))
        return legal_floor({mover: self.move(mover) for mover in movers}, values)

    def improvement_floor(self, party: int, values: Worth) -> Worth:
        """Return the least value that a party's opponents reach by improvements, or by staying."""
        movers = opposing(self.graph, frozenset({party}))
        return legal_floor({mover: self.improvement(mover) for mover in movers}, values)


def legal_floor(passes: Mapping[int, Pass], values: Worth) -> Worth:
    """Spread values backwards along legal sequences until nothing changes.

    Complexity: a pass over all moves for each step of the longest of the shortest sequences.
    """
    after = dict.fromkeys(passes, values)
    while True:
        before = {mover: one(after[mover]) for mover, one in passes.items()}
        wider = {
            last: np.minimum.reduce([values, *(now for m, now in before.items() if m != last)])
            for last in passes
        }
        if all(np.array_equal(wider[mover], after[mover]) for mover in passes):
            floor: Worth = np.minimum.reduce([values, *before.values()])
            return floor
        after = wider
