"""Graph models for conflict resolution: outcomes, and who can move from which to which.

Two forms, judged by the same functions. ``GraphModel`` is a product of issues: an outcome is one
option of each, and what a mover can do is told issue by issue. ``ExplicitGraph`` lists its moves.
A mover is one party, or a set of parties that must move together. No outcome moves to itself.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from detente.negotiation import Digits, Flags

LARGEST_LISTED = 4096
"""Of so many outcomes at most, a product of issues is turned into a list of its moves."""


@dataclass(frozen=True, kw_only=True, eq=False)
class GraphModel:
    """A product of issues; outcomes are mixed-radix numbers, the first issue least significant.

    ``sizes`` are the numbers of options. ``feasible`` tells which outcomes can be, shape
    (outcomes,); infeasible ones keep their numbers. ``steps[m][k]``, shape (options, options),
    row = from, column = to, tells what mover ``m`` can turn an option of issue ``k`` into: a
    reflexive and transitive relation. A move may change several issues at once, and so pass over
    infeasible outcomes. ``focal`` are the parties that are judged: who can move at all.
    """

    sizes: tuple[int, ...]
    feasible: Flags
    movers: tuple[frozenset[int], ...]
    steps: tuple[tuple[Flags, ...], ...]
    focal: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse tables of another shape, and relations that one move more would widen."""
        if self.feasible.shape != (math.prod(self.sizes),):
            raise ValueError(f"feasible has shape {self.feasible.shape}, not ({self.outcomes},)")
        for tables in self.steps:
            for size, table in zip(self.sizes, tables, strict=True):
                twice = table.astype(np.int64) @ table > 0
                if table.shape != (size, size) or not table.diagonal().all():
                    raise ValueError("a relation of options is square and holds each with itself")
                if (twice & ~table).any():
                    raise ValueError("a relation of options is not transitive; close it first")

    @property
    def outcomes(self) -> int:
        """Return the number of combinations of options, infeasible ones included."""
        return math.prod(self.sizes)

    @cached_property
    def radices(self) -> tuple[int, ...]:
        """Return by how much the number of an outcome grows with each issue's option."""
        return tuple(math.prod(self.sizes[:k]) for k in range(len(self.sizes)))

    @cached_property
    def moved(self) -> tuple[tuple[int, ...], ...]:
        """Return, per mover, the issues of which it can change some option."""
        return tuple(
            tuple(k for k, table in enumerate(tables) if table.sum() > len(table))
            for tables in self.steps
        )

    @cached_property
    def free(self) -> tuple[bool, ...]:
        """Tell of each mover whether it can turn every option of its issues into every other."""
        return tuple(
            all(bool(tables[k].all()) for k in issues)
            for tables, issues in zip(self.steps, self.moved, strict=True)
        )

    def targets(self, mover: int, outcome: int) -> Digits:
        """Return the outcomes that a mover reaches from one in one move, ascending."""
        ends = np.zeros(1, dtype=np.int64)
        for size, radix, table in zip(self.sizes, self.radices, self.steps[mover], strict=True):
            options = np.flatnonzero(table[outcome // radix % size])
            ends = (radix * options[:, None] + ends).ravel()
        found: Digits = ends[self.feasible[ends] & (ends != outcome)]
        return found

    def explicit(self) -> "ExplicitGraph":
        """Return the same graph with its moves listed; of at most 4,096 outcomes."""
        if self.outcomes > LARGEST_LISTED:
            raise ValueError(
                f"{self.outcomes} outcomes are too many to list their moves; the most is "
                f"{LARGEST_LISTED}"
            )
        listed = [
            [
                self.targets(mover, one) if self.feasible[one] else np.empty(0, dtype=np.int64)
                for one in range(self.outcomes)
            ]
            for mover in range(len(self.movers))
        ]
        return explicit_graph(listed, self.movers, self.focal, self.feasible)


@dataclass(frozen=True, kw_only=True, eq=False)
class ExplicitGraph:
    """States and, per mover, the moves between them as compressed sparse rows.

    ``indptr[m]`` has shape (outcomes + 1,), ``ends[m]`` (moves of m,): mover ``m`` reaches
    ``ends[m][indptr[m][s] : indptr[m][s + 1]]`` from ``s`` in one move. The moves are those given:
    what takes two of them is no move of its own (legal sequences forbid a mover two in a row).
    """

    feasible: Flags
    movers: tuple[frozenset[int], ...]
    indptr: tuple[Digits, ...]
    ends: tuple[Digits, ...]
    focal: tuple[int, ...]

    @property
    def outcomes(self) -> int:
        """Return the number of states."""
        return len(self.feasible)

    def targets(self, mover: int, outcome: int) -> Digits:
        """Return the states that a mover reaches from one in one move."""
        first, last = self.indptr[mover][outcome : outcome + 2]
        return self.ends[mover][first:last]


Graph = GraphModel | ExplicitGraph


def explicit_graph(
    listed: Sequence[Sequence[npt.ArrayLike]],
    movers: Sequence[frozenset[int]],
    focal: Sequence[int],
    feasible: Flags | None = None,
) -> ExplicitGraph:
    """Return a graph from lists of moves.

    Parameters
    ----------
    listed
        ``listed[m][s]``: the states that mover ``m`` reaches from ``s`` in one move.
    movers, focal
        The parties that make the moves, and those that are judged.
    feasible
        Which states can be; all of them, if left out.
    """
    rows = [[np.unique(np.asarray(ends, dtype=np.int64)) for ends in one] for one in listed]
    counts = [[0, *(len(ends) for ends in one)] for one in rows]
    states = len(counts[0]) - 1
    return ExplicitGraph(
        feasible=np.ones(states, dtype=bool) if feasible is None else feasible,
        movers=tuple(movers),
        indptr=tuple(np.cumsum(one, dtype=np.int64) for one in counts),
        ends=tuple(np.concatenate(one) for one in rows),
        focal=tuple(focal),
    )


def own_mover(graph: Graph, party: int) -> int | None:
    """Return the place of the mover that is a party alone, None if it cannot move alone."""
    alone = frozenset({party})
    return graph.movers.index(alone) if alone in graph.movers else None


def own_moves(graph: Graph, party: int, outcome: int) -> Digits:
    """Return where a party can go alone."""
    mover = own_mover(graph, party)
    return np.empty(0, dtype=np.int64) if mover is None else graph.targets(mover, outcome)


def opposing(graph: Graph, members: frozenset[int]) -> tuple[int, ...]:
    """Return the places of the movers that do without some parties."""
    return tuple(m for m, movers in enumerate(graph.movers) if not movers & members)


def within(graph: Graph, members: frozenset[int]) -> tuple[int, ...]:
    """Return the places of the movers that need nobody else than some parties."""
    return tuple(m for m, movers in enumerate(graph.movers) if movers <= members)
