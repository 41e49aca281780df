"""The least that parties would have to give up so that some outcome suits them all.

Over the whole space of outcomes, with one utility each, this is a mixed-integer programme. Of one
named package over many draws it is an order statistic of shortfalls.
"""

import heapq
import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from detente.analysis.problem import GRID, Problem
from detente.analysis.programme import UNBOUNDED, Limit, Programme, utility_costs
from detente.display import block, plain, said, table, terms, title
from detente.negotiation import Array, Digits

TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LeastConcession:
    """By how much reservation values must fall, at which outcome; or why no fall suffices.

    ``by_party`` are steps of the grid; ``outcome`` is None where nothing suffices, and ``why``
    then says so in a sentence. ``lifted`` are the red lines that must go; ``package`` is the
    outcome in words.
    """

    outcome: int | None
    by_party: Mapping[str, int]
    lifted: tuple[tuple[str, str, str], ...] = ()
    why: str = ""
    package: Mapping[str, str] = field(default_factory=dict)

    @property
    def total(self) -> int | None:
        """Return the sum over the parties; None where nothing suffices."""
        return None if self.outcome is None else sum(self.by_party.values())

    @property
    def worst(self) -> int | None:
        """Return the largest concession of any party; None where nothing suffices."""
        return None if self.outcome is None else max(self.by_party.values(), default=0)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: who gives how much, at which outcome, or why nobody."""
        given = [(party, f"{steps / GRID:.3g}") for party, steps in self.by_party.items() if steps]
        lines = [(party, f"{plain(i)}: {plain(o)}") for party, i, o in self.lifted]
        head = (
            f"No concession suffices: {self.why}" if self.outcome is None else "Least concession"
        )
        free = self.outcome is not None and not given and not lines
        return block(
            title(head),
            said("Nobody has to give way." if free else ""),
            table("By how much bottom lines come down", ("party", "in utility"), given),
            table("Red lines to be lifted", ("party", "term"), lines),
            said(f"At {terms(self.package)}." if self.package else ""),
        )


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
    first = case.answer(case.programme.solve({most: 1.0}), "no combination of options is possible")
    if first.worst is None:
        return first
    bound = ({most: 1.0}, 0.0, first.worst / case.programme.scale)
    second = case.answer(case.programme.solve(dict.fromkeys(case.slacks, 1.0), [bound]), first.why)
    return case.efficient(first if second.worst is None or second.worst > first.worst else second)


def most_even(problem: Problem) -> int | None:
    """Return the outcome whose smallest surplus over a reservation value is largest.

    Red lines are kept. None where no combination of options is possible, or where some party
    stays below its reservation value everywhere; ties go to what the solver finds first.
    """
    case = _Case(problem.within_red_lines())
    (least,) = case.programme.columns(1, whole=False, upper=UNBOUNDED)
    for party, floor in enumerate(problem.reservation):
        if floor is not None:
            surplus = {**case.programme.utility(party), least: -1.0}
            case.programme.row(surplus, floor / case.programme.scale, UNBOUNDED)
    digits = case.programme.solve({least: -1.0})
    return None if digits is None else problem.index(digits.tolist())


def least_of(problem: Problem, parties: Sequence[int]) -> LeastConcession:
    """Return the least concession of some parties, one or more, while all others give nothing."""
    return _conceding(problem, parties, None)


def least_of_pair(problem: Problem) -> LeastConcession:
    """Return the least concession of any two parties together, while all others give nothing.

    Where no more than two give way for the least sum of all, that is the answer; else every pair
    is tried, and of pairs that give equally much the first counts. Where no pair suffices, the
    answer says so.
    """
    least = least_total(problem)
    if sum(given > 0 for given in least.by_party.values()) <= TWO:
        return least
    pairs = itertools.combinations(range(len(problem.parties)), TWO)
    found = [least_of(problem, pair) for pair in pairs]
    able = [(one.total, at) for at, one in enumerate(found) if one.total is not None]
    if able:
        return found[min(able)[1]]
    return LeastConcession(outcome=None, by_party={}, why="no two parties can do it by themselves")


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
    return case.efficient(case.answer(digits, why))


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
    crossed = [digits[issue] == place for _, issue, place in problem.red_lines]
    kept = [({c: 1.0}, 0.0, 0.0) for c, over in zip(lines, crossed, strict=True) if not over]
    lifted = tuple(
        (problem.parties[p], problem.issues[i], problem.options[i][o])
        for (p, i, o), over in zip(problem.red_lines, crossed, strict=True)
        if over
    )
    return replace(case.efficient(found, kept), lifted=lifted)


class _Case:
    """A programme with one slack for each party's reservation value."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.programme = Programme(problem)
        parties = len(problem.parties)
        self.slacks = self.programme.columns(parties, whole=False, upper=UNBOUNDED)
        for party, slack in enumerate(self.slacks):
            floor = problem.reservation[party]
            reached = {**self.programme.utility(party), slack: 1.0}
            if floor is not None:
                self.programme.row(reached, floor / self.programme.scale, UNBOUNDED)

    def answer(self, digits: Digits | None, why: str) -> LeastConcession:
        """Return what an outcome demands of each party, added up exactly."""
        if digits is None:
            return LeastConcession(outcome=None, by_party={}, why=why)
        worth = self.problem.utilities(digits[None])[0].tolist()
        floors = zip(self.problem.parties, self.problem.reservation, worth, strict=True)
        number = self.problem.index(digits.tolist())
        return LeastConcession(
            outcome=number,
            by_party={name: 0 if r is None else max(0, r - u) for name, r, u in floors},
            package=self.problem.describe(number),
        )

    def efficient(self, found: LeastConcession, kept: Sequence[Limit] = ()) -> LeastConcession:
        """Return, of the outcomes that ask no more of anybody, the one with the largest sum.

        No outcome that keeps the rows ``kept`` dominates it: it would ask no more either, and its
        sum would be larger. Sums closer than the solver's tolerance count as equal.
        """
        if found.outcome is None:
            return found
        utility = [self.programme.utility(party) for party in range(len(self.slacks))]
        asked = zip(utility, self.problem.reservation, found.by_party.values(), strict=True)
        floors = [
            (worth, (floor - given) / self.programme.scale, UNBOUNDED)
            for worth, floor, given in asked
            if floor is not None
        ]
        best = self.programme.solve(utility_costs(utility), [*floors, *kept])
        second = self.answer(best, "")
        asks_more = any(more > found.by_party[name] for name, more in second.by_party.items())
        return found if second.outcome is None or asks_more else second


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
