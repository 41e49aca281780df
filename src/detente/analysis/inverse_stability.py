"""Inverse stability: the least change of one party's preferences under which it would stay.

Whether a party stays depends on few comparisons: each of its exits must be no better for it than
the outcome, or the others must have an answer that is no better (by SMR and SSEQ: nor anything
that the party can make of the answer). The opponents' moves and improvements do not depend on the
party's own preferences, so that these *ways* to deter an exit are fixed, and the question is which
to choose. Rankings are never enumerated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from detente.analysis.graph_model import Graph, opposing, own_mover
from detente.analysis.sequences import improvements, reached
from detente.analysis.verdicts import Ranks
from detente.negotiation import Array, Digits

BY_IMPROVEMENTS = ("seq", "sseq")
SYMMETRIC = ("smr", "sseq")
"""By these the party may not mend the answer either."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exit:
    """An outcome that a party reaches alone, and the ways in which it is deterred.

    A way is a set of outcomes: if none of them is better than where the party is, it does not go.
    The first way is the exit alone.
    """

    outcome: int
    ways: tuple[frozenset[int], ...]

    def is_deterred(self, better: frozenset[int]) -> bool:
        """Tell whether some way holds none of the outcomes that are better."""
        return any(not way & better for way in self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inverse:
    """Under which least changes of its ranking a party would stay at an outcome.

    Either the outcome rises until it is as good as the best of ``rise_above``, or it stays where
    it is and the outcomes of ``must_fall``, as few as possible, fall until they are no better.
    Both are empty where the party stays already.
    """

    party: int
    outcome: int
    concept: str
    rise_above: tuple[int, ...]
    must_fall: tuple[int, ...]

    @property
    def stable(self) -> bool:
        """Tell whether the party stays without any change."""
        return not self.rise_above


def exits(graph: Graph, ranks: Ranks, party: int, outcome: int, concept: str) -> tuple[Exit, ...]:
    """Return the exits of a party from an outcome with the ways in which each is deterred.

    Parameters
    ----------
    graph
        The outcomes and who can move where.
    ranks
        Worth of the outcomes, higher is better, shape ``(parties, outcomes)``; those of the party
        itself do not matter.
    party, outcome
        Who would stay, and where.
    concept
        One of nash, gmr, smr, seq, sseq.
    """
    mover = own_mover(graph, party)
    if mover is None:
        return ()
    against = opposing(graph, frozenset({party}))
    moves = improvements(graph, ranks) if concept in BY_IMPROVEMENTS else graph.targets
    found = []
    for end in graph.targets(mover, outcome).tolist():
        ways = {frozenset({end})}
        if concept != "nash":
            for answer in reached(against, end, moves).tolist():
                mended = graph.targets(mover, answer).tolist() if concept in SYMMETRIC else []
                ways.add(frozenset({answer, *mended}) - {outcome})
        found.append(Exit(outcome=end, ways=_least_sets(ways)))
    return tuple(found)


def _least_sets(ways: Iterable[frozenset[int]]) -> tuple[frozenset[int], ...]:
    """Return the sets that hold no other of them, the smallest first."""
    kept: list[frozenset[int]] = []
    for way in sorted(ways, key=lambda way: (len(way), sorted(way))):
        if not any(less <= way for less in kept):
            kept.append(way)
    return tuple(kept)


def inverse_stability(
    graph: Graph, ranks: Ranks, party: int, outcome: int, concept: str
) -> Inverse:
    """Find the least changes of one party's ranking under which it would stay.

    Parameters
    ----------
    graph, ranks
        As for ``stability.solve``.
    party, outcome, concept
        Who would stay, where, and by which concept: nash, gmr, smr, seq or sseq.

    References
    ----------
    Kinsara, R. A., Kilgour, D. M. & Hipel, K. W. (2015). Inverse approach to the graph model for
    conflict resolution. IEEE Trans. SMC: Systems 45(5), 734-742.

    Examples
    --------
    >>> from detente.analysis.graph_model import GraphModel
    >>> stay, free = np.eye(2, dtype=bool), np.ones((2, 2), dtype=bool)
    >>> dilemma = GraphModel(
    ...     sizes=(2, 2),
    ...     feasible=np.ones(4, dtype=bool),
    ...     movers=(frozenset({0}), frozenset({1})),
    ...     steps=((free, stay), (stay, free)),
    ...     focal=(0, 1),
    ... )
    >>> inverse_stability(dilemma, np.array([[3, 4, 1, 2], [3, 1, 4, 2]]), 0, 0, "nash").must_fall
    (1,)
    """
    worth = ranks[party]
    found = exits(graph, ranks, party, outcome, concept)
    levels = [min(max(worth[list(way)], default=-1) for way in one.ways) for one in found]
    level = max(levels, default=-1)
    passed = (worth > worth[outcome]) & (worth <= level) & graph.feasible
    return Inverse(
        party=party,
        outcome=outcome,
        concept=concept,
        rise_above=tuple(np.flatnonzero(passed).tolist()),
        must_fall=_fewest(found, frozenset(np.flatnonzero(worth > worth[outcome]).tolist())),
    )


def risen(worth: Digits, outcome: int, above: Sequence[int]) -> Digits:
    """Return ranks in which an outcome is as good as the best of some others, if it is not."""
    changed = worth.copy()
    changed[outcome] = max(worth[[outcome, *above]])
    return changed


def _fewest(found: Sequence[Exit], better: frozenset[int]) -> tuple[int, ...]:
    """Return the fewest outcomes whose fall deters every exit; of equals, the lowest numbers.

    One binary variable for each outcome, and one for each way of each exit.
    """
    open_ = [one for one in found if not one.is_deterred(better)]
    falling = sorted({end for one in open_ for way in one.ways for end in way & better})
    if not falling:
        return ()
    column = {end: at for at, end in enumerate(falling)}
    cost = [1 + at / (2 * len(falling) ** 2) for at in range(len(falling))]
    choice = _Choice(columns=len(falling))
    for one in open_:
        for way in choice.ways(one):
            for end in way.outcomes & better:
                choice.require({column[end]: 1.0, way.column: -1.0}, 0.0)
    solved = choice.least(cost)
    return tuple(end for end, taken in zip(falling, solved, strict=False) if taken > 0.5)  # noqa: PLR2004 - a binary


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    """A way of an exit, and the variable that chooses it."""

    outcomes: frozenset[int]
    column: int


class _Choice:
    """A programme in which each exit needs one of its ways; rows are lower bounds."""

    def __init__(self, columns: int) -> None:
        self._first = self._columns = columns
        self._rows: list[Mapping[int, float]] = []
        self._low: list[float] = []

    def ways(self, one: Exit) -> Iterator[_Way]:
        """Yield a variable for each way of an exit, of which at least one is chosen."""
        chosen = range(self._columns, self._columns + len(one.ways))
        self._columns += len(one.ways)
        self.require(dict.fromkeys(chosen, 1.0), 1.0)
        for way, column in zip(one.ways, chosen, strict=True):
            yield _Way(outcomes=way, column=column)

    def require(self, row: Mapping[int, float], low: float) -> None:
        """Ask that a weighted sum of variables is at least so much."""
        self._rows.append(row)
        self._low.append(low)

    def least(self, cost: Sequence[float], *, whole: bool = True) -> Array:
        """Return the variables of least cost; the first ones whole numbers or not, 0 or more."""
        cells = [(at, k, value) for at, row in enumerate(self._rows) for k, value in row.items()]
        at, columns, values = (np.array(part) for part in zip(*cells, strict=True))
        shape = (len(self._rows), self._columns)
        binary = np.ones(self._columns)
        top = np.ones(self._columns)
        if not whole:
            binary[: self._first], top[: self._first] = 0, np.inf
        solved = milp(
            [*cost, *[0.0] * (self._columns - self._first)],
            integrality=binary,
            bounds=Bounds(np.zeros(self._columns), top),
            constraints=LinearConstraint(
                coo_array((values, (at, columns)), shape=shape), lb=self._low
            ),
        )
        found: Array = np.asarray(solved.x, dtype=float)
        return found


def least_change_of_values(
    found: Sequence[Exit], outcome: int, utilities: Array, cells: npt.NDArray[np.float64]
) -> Array:
    """Find the least change of values, in sum of absolute changes, that deters every exit.

    Parameters
    ----------
    found
        The exits from the outcome, with their ways.
    outcome
        Where the party would stay.
    utilities
        Worth of each outcome to the party; shape ``(outcomes,)``.
    cells
        By how much the utility of an outcome grows with each value; shape ``(outcomes, values)``,
        and ``np.eye(outcomes)`` if every outcome has a value of its own.

    Returns
    -------
    What to add to each value; shape ``(values,)``. Utilities may then be equal, to the accuracy
    of the solver (about 1e-6 of the largest difference).

    References
    ----------
    As ``inverse_stability``; the programme has one binary variable for each way of each exit.
    """
    ends = sorted({end for one in found for way in one.ways for end in way})
    gap = max((float(utilities[end] - utilities[outcome]) for end in ends), default=0.0)
    values = cells.shape[1]
    if gap <= 0:
        return np.zeros(values)
    large = 1.0 + float(np.abs(cells).sum(axis=1).max()) * 2
    choice = _Choice(columns=2 * values)
    for one in found:
        for way in choice.ways(one):
            for end in way.outcomes:
                apart = cells[outcome] - cells[end]
                row = {k: float(v) for k, v in enumerate((*apart, *-apart)) if v}
                behind = float(utilities[end] - utilities[outcome]) / gap
                choice.require({**row, way.column: -large}, behind - large)
    solved = choice.least([1.0] * (2 * values), whole=False)
    added: Array = (solved[:values] - solved[values : 2 * values]) * gap
    return np.where(np.abs(added) < gap * 1e-9, 0.0, added)
