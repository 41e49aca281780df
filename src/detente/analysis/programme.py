"""A bargaining problem as a mixed-integer linear programme: one binary for each option.

It answers what needs no frontier (which outcome comes closest to an agreement), and finds some
efficient outcomes where issues hang together too closely for dynamic programming.
"""

import itertools
from collections.abc import Mapping, Sequence

import numpy as np

from detente.analysis.frontier import Frontier
from detente.analysis.problem import Box, Problem
from detente.analysis.skyline import skyline
from detente.negotiation import Array, Digits

Terms = Mapping[int, float]
"""Coefficients by column."""
Limit = tuple[Terms, float, float]
"""A sum, the least and the most that it may be."""

UNBOUNDED = float("inf")
MOST_PROGRAMMES = 100
"""About how many programmes a search for efficient outcomes solves."""
SECONDS = 60.0
"""Longest time for one programme."""
SECONDARY = 1e-3
"""Weight of the other parties' utilities in a search, so that what it finds is efficient."""


class Programme:
    """Columns, rows and costs; the columns of a problem's options come first.

    Utilities are divided by ``scale``, the widest range of any party or the largest cell, because
    the solver's tolerances are absolute. What it finds is an outcome; its worth is then added up
    exactly.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.starts: list[int] = [0, *np.cumsum(problem.sizes).tolist()]
        self.whole: list[bool] = []
        self.upper: list[float] = []
        self.rows: list[Limit] = []
        ranges = sum(int(np.ptp(cells, axis=0).max()) for cells in problem.cells)
        largest = max(int(np.abs(cells).max()) for cells in problem.cells)
        self.scale = float(max(1, ranges, largest))
        self.options = self.columns(self.starts[-1])
        for at in range(len(problem.sizes)):
            chosen = dict.fromkeys(range(self.starts[at], self.starts[at + 1]), 1.0)
            self.row(chosen, 1, 1)
        self.pairs = self.columns(len(problem.together))
        for column, one in zip(self.pairs, problem.together, strict=True):
            self._link(column, one.box)
        for box in problem.infeasible:
            self.row(self.inside(box), -UNBOUNDED, len(box) - 1)

    def columns(self, count: int, *, whole: bool = True, upper: float = 1.0) -> range:
        """Add columns from 0 to ``upper``; return their places."""
        start = len(self.whole)
        self.whole += [whole] * count
        self.upper += [upper] * count
        return range(start, start + count)

    def row(self, terms: Terms, low: float, high: float) -> None:
        """Demand that a sum lies between two numbers."""
        self.rows.append((terms, low, high))

    def option(self, issue: int, place: int) -> int:
        """Return the column of an option."""
        return self.starts[issue] + place

    def inside(self, box: Box) -> dict[int, float]:
        """Return the sum that equals the number of issues of a box whose option lies in it."""
        places = ((issue, place) for issue, options in box.items() for place in options)
        return {self.option(*place): 1.0 for place in places}

    def _link(self, column: int, box: Box) -> None:
        """Make a column 1 where the outcome lies in a box and 0 elsewhere."""
        for issue, options in box.items():
            self.row({**self.inside({issue: options}), column: -1.0}, 0, UNBOUNDED)
        self.row({**self.inside(box), column: -1.0}, -UNBOUNDED, len(box) - 1)

    def utility(self, party: int) -> dict[int, float]:
        """Return one party's scaled utility as a sum over the columns."""
        worth = np.concatenate([cells[:, party] for cells in self.problem.cells]) / self.scale
        terms = dict(enumerate(worth.tolist()))
        for column, one in zip(self.pairs, self.problem.together, strict=True):
            if one.party == party:
                terms[column] = one.value / self.scale
        return terms

    def solve(self, costs: Terms, extra: Sequence[Limit] = ()) -> Digits | None:
        """Return the option places of an outcome with the least costs; None if there is none."""
        found = self.values(costs, extra)
        return None if found is None else self.places(found)

    def places(self, found: Array) -> Digits:
        """Return the option places of the outcome that the columns' values describe."""
        parts = itertools.pairwise(self.starts)
        places = [int(np.argmax(found[start:stop])) for start, stop in parts]
        return np.array(places, dtype=np.int64)

    def values(
        self, costs: Terms, extra: Sequence[Limit] = ()
    ) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
        """Return the columns' values in a cheapest solution; None if there is none."""
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        rows = [*self.rows, *extra]
        price = np.zeros(len(self.whole))
        price[list(costs)] = list(costs.values())
        entries = [(at, c, v) for at, (terms, _, _) in enumerate(rows) for c, v in terms.items()]
        row, column, value = zip(*entries, strict=True)
        table = csr_array((value, (row, column)), shape=(len(rows), len(price)))
        answer = milp(
            price,
            constraints=LinearConstraint(table, [r[1] for r in rows], [r[2] for r in rows]),
            bounds=Bounds(0, self.upper),
            integrality=self.whole,
            options={"mip_rel_gap": 0.0, "time_limit": SECONDS},
        )
        return None if answer.x is None else np.asarray(answer.x)


def search(problem: Problem, floor: Sequence[int] | None = None) -> Frontier:
    """Find some efficient outcomes by the augmented epsilon-constraint method.

    The first party's utility is made as large as it can be while each other party keeps a level;
    levels run over a grid. The outcomes found are feasible and none of them dominates another;
    that these are all is not claimed.

    Parameters
    ----------
    problem
        Issues with the worth of their options, pair terms and constraints.
    floor
        Only outcomes worth at least this to every party; all outcomes by default.

    References
    ----------
    Mavrotas, G. (2009). Effective implementation of the epsilon-constraint method in
    multi-objective mathematical programming problems. Applied Mathematics and Computation 213(2),
    455-465.
    """
    programme = Programme(problem)
    parties = range(len(problem.parties))
    utility = [programme.utility(party) for party in parties]
    least = [-UNBOUNDED if floor is None else floor[p] / programme.scale for p in parties]
    ends = [programme.solve(utility_costs(utility, p), _levels(utility, least)) for p in parties]
    tops = [row for row in ends if row is not None]
    steps = max(2, round(MOST_PROGRAMMES ** (1 / max(1, len(parties) - 1))))
    found = list(tops)
    for levels in (
        _grid(problem.utilities(np.array(tops)) / programme.scale, steps) if tops else ()
    ):
        limits = [least[0], *(max(a, b) for a, b in zip(least[1:], levels, strict=True))]
        row = programme.solve(utility_costs(utility, 0), _levels(utility, limits))
        found += [] if row is None else [row]
    return _found(problem, found, floor)


def utility_costs(utility: Sequence[Terms], first: int | None = None) -> dict[int, float]:
    """Return the costs that make one party's utility large, and the others' after it.

    Without a first party they make the sum of all utilities large.
    """
    found: dict[int, float] = {}
    for party, terms in enumerate(utility):
        weight = 1.0 if first in (None, party) else SECONDARY
        for column, value in terms.items():
            found[column] = found.get(column, 0.0) - weight * value
    return found


def _levels(utility: Sequence[Terms], least: Sequence[float]) -> list[Limit]:
    """Return the rows that hold every party's utility at a level."""
    return [(terms, low, UNBOUNDED) for terms, low in zip(utility, least, strict=True)]


def _grid(
    ends: np.ndarray[tuple[int, int], np.dtype[np.float64]], steps: int
) -> list[tuple[float, ...]]:
    """Return levels for all parties but the first, between the worst and best of the ends."""
    axes = [np.linspace(column.min(), column.max(), steps).tolist() for column in ends.T[1:]]
    return list(itertools.product(*axes))


def _found(problem: Problem, found: Sequence[Digits], floor: Sequence[int] | None) -> Frontier:
    """Return outcomes as a frontier that claims no completeness; worth is added up exactly."""
    digits = np.array(found, dtype=np.int64).reshape(-1, len(problem.issues))
    digits = digits[problem.feasible(digits)]
    rows = problem.utilities(digits)
    if floor is not None:
        high = (rows >= np.array(floor, dtype=np.int64)).all(axis=1)
        digits, rows = digits[high], rows[high]
    keep = skyline(rows)
    keep = keep[np.lexsort(rows[keep].T[::-1])]
    return Frontier(
        problem=problem,
        rows=rows[keep],
        slack=(0,) * len(problem.parties),
        complete=False,
        known=digits[keep],
    )
