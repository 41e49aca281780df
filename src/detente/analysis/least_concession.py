"""The least that parties would have to give up so that some outcome suits them all.

Over the whole space of outcomes, with one utility each, this is a mixed-integer programme. Of one
named package over many draws it is an order statistic of shortfalls.
"""

import heapq
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.problem import Problem
from detente.analysis.programme import UNBOUNDED, Programme
from detente.negotiation import Array, Digits

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastConcession:
    """By how much reservation values must fall, at which outcome; or why no fall suffices.

    ``by_party`` are steps of the grid; ``outcome`` is None where nothing suffices, and ``why``
    then says so in a sentence. ``lifted`` are the red lines that must go.
    """

    outcome: int | None
    by_party: Mapping[str, int]
    lifted: tuple[tuple[str, str, str], ...] = ()
    why: str = ""

    @property
    def total(self) -> int:
        """Return the sum over the parties."""
        return sum(self.by_party.values())

    @property
    def worst(self) -> int:
        """Return the largest concession of any party."""
        return max(self.by_party.values(), default=0)


def least_total(problem: Problem, costs: Sequence[float] | None = None) -> LeastConcession:
    """Return the concessions with the least sum, red lines being kept.

    Parameters
    ----------
    problem
        Parties without a reservation value accept anything.
    costs
        What a unit of concession costs each party; 1 by default.
    """
    return _conceding(problem, range(len(problem.parties)), costs)


def least_worst(problem: Problem) -> LeastConcession:
    """Return the concessions whose largest is least; of those, the ones with the least sum."""
    case = _Case(problem.within_red_lines())
    (most,) = case.programme.columns(1, whole=False, upper=UNBOUNDED)
    for slack in case.slacks:
        case.programme.row({most: 1.0, slack: -1.0}, 0, UNBOUNDED)
    digits = case.programme.solve({most: 1.0})
    first = case.answer(digits, "no combination of options is possible")
    if digits is None:
        return first
    bound = ({most: 1.0}, 0.0, first.worst / case.programme.scale)
    second = case.answer(case.programme.solve(dict.fromkeys(case.slacks, 1.0), [bound]), first.why)
    return first if second.outcome is None or second.worst > first.worst else second


def most_even(problem: Problem) -> int | None:
    """Return the outcome whose smallest surplus over a reservation value is largest.

    Red lines are kept. None where no combination of options is possible, or where some party
    stays below its reservation value everywhere; ties go to what the solver finds first.
    """
    case = _Case(problem.within_red_lines())
    (least,) = case.programme.columns(1, whole=False, upper=UNBOUNDED)
    for party, floor in enumerate(problem.reservation):
        if floor is not None:
            terms = {**case.programme.utility(party), least: -1.0}
            case.programme.row(terms, floor / case.programme.scale, UNBOUNDED)
    digits = case.programme.solve({least: -1.0})
    return None if digits is None else problem.index(digits.tolist())


def least_of(problem: Problem, parties: Sequence[int]) -> LeastConcession:
    """Return the least concession of some parties, one or more, while all others give nothing."""
    return _conceding(problem, parties, None)


def _conceding(
    problem: Problem, parties: Sequence[int], costs: Sequence[float] | None
) -> LeastConcession:
    """Return the cheapest concessions of some parties."""
    case = _Case(problem.within_red_lines())
    price = costs or [1.0] * len(problem.parties)
    firm = [
        (({slack: 1.0}), 0.0, 0.0) for at, slack in enumerate(case.slacks) if at not in parties
    ]
    digits = case.programme.solve({case.slacks[at]: price[at] for at in parties}, firm)
    names = ", ".join(one for at, one in enumerate(problem.parties) if at not in parties)
    closed = " without crossing a red line" if problem.red_lines else ""
    why = (
        f"{names} have no common ground{closed}, whatever the others give"
        if names
        else f"no combination of options is possible{closed}"
    )
    return case.answer(digits, why)


def least_lifting(problem: Problem) -> LeastConcession:
    """Return the fewest red lines that must be lifted so that the reservation values can be met.

    Of equally few, those with the smallest sum of places in the list are lifted.
    """
    case = _Case(problem)
    lines = case.programme.columns(len(problem.red_lines))
    for column, (_, issue, place) in zip(lines, problem.red_lines, strict=True):
        case.programme.row({case.programme.option(issue, place): 1.0, column: -1.0}, -1.0, 0.0)
    costs = {column: 1.0 + 1e-6 * at for at, column in enumerate(lines)}
    firm = [({slack: 1.0}, 0.0, 0.0) for slack in case.slacks]
    digits = case.programme.solve(costs, firm)
    found = case.answer(digits, "the reservation values cannot be met even without any red line")
    if digits is None:
        return found
    crossed = [line for line in problem.red_lines if digits[line[1]] == line[2]]
    return LeastConcession(
        outcome=found.outcome,
        by_party=found.by_party,
        lifted=tuple(
            (problem.parties[p], problem.issues[i], problem.options[i][o]) for p, i, o in crossed
        ),
    )


class _Case:
    """A programme with one slack for each party's reservation value."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.programme = Programme(problem)
        parties = len(problem.parties)
        self.slacks = self.programme.columns(parties, whole=False, upper=UNBOUNDED)
        for party, slack in enumerate(self.slacks):
            floor = problem.reservation[party]
            terms = {**self.programme.utility(party), slack: 1.0}
            if floor is not None:
                self.programme.row(terms, floor / self.programme.scale, UNBOUNDED)

    def answer(self, digits: Digits | None, why: str) -> LeastConcession:
        """Return what an outcome demands of each party, added up exactly."""
        if digits is None:
            return LeastConcession(outcome=None, by_party={}, why=why)
        worth = self.problem.utilities(digits[None])[0].tolist()
        floors = zip(self.problem.parties, self.problem.reservation, worth, strict=True)
        return LeastConcession(
            outcome=self.problem.index(digits.tolist()),
            by_party={name: 0 if r is None else max(0, r - u) for name, r, u in floors},
        )


def least_of_one(shortfalls: Array, party: int, share: float = 0.5) -> float | None:
    """Return by how much one party must give way so that a package suits all often enough.

    Parameters
    ----------
    shortfalls
        How far the package stays below each party's reservation value in every draw, 0 where it
        does not; shape ``(draws, parties)``.
    party
        Whose concession is asked for.
    share
        The share of draws in which all must accept.

    Returns
    -------
    The least concession; None where the others accept in too few draws.

    Examples
    --------
    >>> least_of_one(np.array([[0.3, 0.0], [0.1, 0.0], [0.2, 0.4], [0.0, 0.0]]), party=0)
    0.1
    """
    others = np.delete(shortfalls, party, axis=1) <= 0
    able = np.sort(shortfalls[others.all(axis=1), party])
    needed = math.ceil(share * len(shortfalls))
    if needed == 0:
        return 0.0
    return float(able[needed - 1]) if len(able) >= needed else None


def least_of_two(
    shortfalls: Array, parties: tuple[int, int], share: float = 0.5
) -> tuple[float, float] | None:
    """Return the concessions of two parties with the least sum that suit all often enough.

    Parameters are those of :func:`least_of_one`. The first party's shortfalls are swept upwards;
    of the draws that they admit, the needed order statistic of the second one's is kept in a
    heap: O(N log N), exact.

    Examples
    --------
    >>> least_of_two(np.array([[0.3, 0.1], [0.0, 0.9], [0.2, 0.2], [0.9, 0.0]]), (0, 1))
    (0.3, 0.2)
    """
    needed = math.ceil(share * len(shortfalls))
    if needed == 0:
        return 0.0, 0.0
    others = (np.delete(shortfalls, parties, axis=1) <= 0).all(axis=1)
    pairs = sorted(shortfalls[others][:, list(parties)].tolist())
    smallest: list[float] = []
    best: tuple[float, float] | None = None
    for first, second in pairs:
        heapq.heappush(smallest, -second)
        if len(smallest) > needed:
            heapq.heappop(smallest)
        if len(smallest) == needed:
            both = (first, -smallest[0])
            best = both if best is None or sum(both) < sum(best) else best
    return best
