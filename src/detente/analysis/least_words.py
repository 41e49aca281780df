"""Which words would have to change: the cheapest change of values that gives all an agreement.

A value may rise; what that costs is the weight of the evidence that it rests on, so what many have
stated is dear and what nobody has spoken of is cheap. A red line is a unit of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.analysis.problem import GRID, Problem
from detente.analysis.programme import UNBOUNDED, Programme
from detente.negotiation import Array

DUST = 1e-6
"""Rises below this share of a unit of utility are the solver's."""
Cell = tuple[int, int, int]
"""Places of a party, an issue and an option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastWords:
    """The cheapest change: the outcome, what rises by how much, the red lines that go.

    ``raised`` maps cells to the rise of their utility, in units; ``lifted`` are places in the
    problem's list of red lines. ``outcome`` is None where no change suffices.
    """

    outcome: int | None
    raised: dict[Cell, float]
    lifted: tuple[int, ...] = ()
    cost: float = 0.0


def least_words(
    problem: Problem, room: Sequence[Array], price: Sequence[Array], per_line: float = 1.0
) -> LeastWords:
    """Return the cheapest rise of values and lifting of red lines that suits all parties.

    Parameters
    ----------
    problem
        Values, reservation values, red lines, and combinations that are no outcome.
    room
        By how many units of utility each cell may rise at most: per issue (options, parties).
    price
        What a unit of rise costs in each cell, above 0: same shapes.
    per_line
        What it costs to lift a red line.

    Returns
    -------
    The change of least cost over all outcomes, exact to the solver's tolerance. The programme has
    a binary for each option and red line, and a rise for each cell of each party, which is 0 where
    the option is not chosen: the L1 distance, weighted by price.
    """
    case = _Case(problem)
    for cell, column in case.rises.items():
        party, issue, option = cell
        most = float(room[issue][option, party]) * case.unit
        chosen = case.programme.option(issue, option)
        case.programme.row({column: 1.0, chosen: -most}, -UNBOUNDED, 0.0)
    costs = {
        column: float(price[issue][option, party]) / case.unit
        for (party, issue, option), column in case.rises.items()
    }
    return case.solved(costs | dict.fromkeys(case.lines, per_line))


class _Case:
    """A programme in which values may rise and red lines go."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.programme = Programme(problem)
        self.unit = GRID / self.programme.scale
        cells = list(_cells(problem))
        columns = self.programme.columns(len(cells), whole=False, upper=UNBOUNDED)
        self.rises = dict(zip(cells, columns, strict=True))
        self.lines = self.programme.columns(len(problem.red_lines))
        for column, (_, issue, option) in zip(self.lines, problem.red_lines, strict=True):
            crossed = {self.programme.option(issue, option): 1.0, column: -1.0}
            self.programme.row(crossed, -UNBOUNDED, 0.0)
        for party, floor in enumerate(problem.reservation):
            if floor is not None:
                own = {at: 1.0 for cell, at in self.rises.items() if cell[0] == party}
                worth = {**self.programme.utility(party), **own}
                self.programme.row(worth, floor / self.programme.scale, UNBOUNDED)

    def solved(self, costs: dict[int, float]) -> LeastWords:
        """Solve and read the answer off the columns."""
        found = self.programme.values(costs)
        if found is None:
            return LeastWords(outcome=None, raised={})
        rises = {cell: float(found[at]) / self.unit for cell, at in self.rises.items()}
        places = self.programme.places(found)
        return LeastWords(
            outcome=self.problem.index(places.tolist()),
            raised={cell: rise for cell, rise in rises.items() if rise > DUST},
            lifted=tuple(at for at, column in enumerate(self.lines) if found[column] > 1 / 2),
            cost=float(sum(cost * found[column] for column, cost in costs.items())),
        )


def _cells(problem: Problem) -> Iterator[Cell]:
    """Yield every cell of every party."""
    for party in range(len(problem.parties)):
        for issue, size in enumerate(problem.sizes):
            for option in range(size):
                yield party, issue, option
