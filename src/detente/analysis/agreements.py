"""One bargaining problem answered: frontier, zone, and what four solution concepts choose."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.frontier import Frontier, frontier
from detente.analysis.problem import GRID, MOST, Problem
from detente.analysis.programme import search
from detente.analysis.solution_concepts import CHOOSERS, choose, named
from detente.analysis.stages import Stage, TooLinkedError, count_of, stages
from detente.display import Markup, block, concept, said, table, terms, title
from detente.drawing import Point, scatter
from detente.negotiation import Digits

MOST_SUMS = 1_000_000
"""Most sums that counting the zone may form at once; what has fewer outcomes is always counted."""
MANY_SUMS = 10_000
"""With more sums than this equal ones are looked for, as long as that halves them."""
MOST_DRAWN = 2_000
"""Most efficient vectors that are drawn."""
MOST_TIED = 1_000
"""Most outcomes that are looked for behind one utility vector."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A utility vector that a concept chooses, and the outcomes that have it, ascending."""

    utilities: tuple[int, ...]
    outcomes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """What a concept chooses: all tied vectors, the outcome named, and who gains nothing."""

    concept: str
    tied: tuple[Tied, ...]
    outcome: int
    utilities: tuple[int, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreements:
    """Everything that one set of utilities says about a bargaining problem.

    ``outcomes`` and ``zone_size`` are None where they cannot be counted; ``rational`` are the
    efficient vectors of the zone. Numbers are steps of the grid. ``solutions`` is empty where the
    zone is.
    """

    problem: Problem
    outcomes: int | None
    frontier: Frontier
    rational: Frontier
    zone_size: int | None
    disagreement: tuple[int, ...]
    ideal: tuple[int, ...] | None
    solutions: Mapping[str, Solved]

    def _repr_html_(self) -> str:
        """Return what a notebook shows: counts, solutions, and a drawing where two bargain."""
        return block(
            title(f"Agreements between {', '.join(self.problem.parties)}"),
            said(self._sizes()),
            table("Fair agreements", ("concept", *self._heads(), "terms"), self._rows()),
            self._drawn() if len(self.problem.parties) == _TWO else Markup(),
        )

    def _sizes(self) -> str:
        """Say how many outcomes there are, how many are efficient, how many all could accept."""
        unknown = "too many to count"
        whole = unknown if self.outcomes is None else f"{self.outcomes:,}"
        zone = unknown if self.zone_size is None else f"{self.zone_size:,}"
        efficient = f"{len(self.frontier.rows):,}{'' if self.frontier.exact else ' or more'}"
        return (
            f"Outcomes: {whole}. Efficient, by utilities: {efficient}. Acceptable to all: {zone}."
        )

    def _heads(self) -> tuple[str, ...]:
        """Return the parties; those who have no veto come last."""
        beside = self.problem.beside
        return *self.problem.parties, *(
            f"{p} (no veto)" for p in (beside.parties if beside else ())
        )

    def _rows(self) -> list[tuple[str, ...]]:
        """Return no agreement and the solutions with what each is worth to whom."""
        beside, others = self.problem.beside, len(self._heads()) - len(self.problem.parties)
        rows = [("no agreement", *_units(self.disagreement), *[""] * others, "")]
        for name, one in self.solutions.items():
            named_terms = terms(self.problem.describe(one.outcome))
            more = _units(beside.worth(one.outcome)) if beside else ()
            rows.append((concept(name), *_units(one.utilities), *more, named_terms))
        return rows

    def _drawn(self) -> Markup:
        """Draw what two parties get on the frontier, in each solution and without agreement."""
        every = max(1, -(-len(self.frontier.rows) // MOST_DRAWN))
        rows = self.frontier.rows[::every].tolist()
        chosen = {concept(name): one.utilities for name, one in self.solutions.items()}
        marks = {"no agreement": self.disagreement, **chosen}
        first, second = self.problem.parties
        return scatter(
            f"What {first} and {second} get: dots are efficient, rings are named",
            (first, second),
            [_point(row) for row in rows],
            [_point(row, name) for name, row in marks.items()],
        )


_TWO = 2


def _units(row: Sequence[int]) -> tuple[str, ...]:
    """Return steps of the grid as utilities in words."""
    return tuple(f"{one / GRID:.3g}" for one in row)


def _point(row: Sequence[int], name: str = "") -> Point:
    """Return where two parties' utilities lie."""
    return Point(x=row[0] / GRID, y=row[1] / GRID, name=name)


def agreements(problem: Problem) -> Agreements:
    """Work out the frontier, the zone and the four solutions of a problem.

    Parameters
    ----------
    problem
        Issues with the worth of their options. Where a party states no reservation value, the
        worst feasible outcome stands in for it.

    Notes
    -----
    The zone holds the outcomes that reach every reservation value and cross no red line; the
    frontier is that of all feasible outcomes.
    """
    whole = _frontier(problem, None)
    bound = problem.within_red_lines() if problem.red_lines else problem
    floor = disagreement(problem)
    rational = _rational(bound, whole, floor)
    return Agreements(
        problem=problem,
        outcomes=_counted(problem),
        frontier=whole,
        rational=rational,
        zone_size=_zone_size(bound, floor),
        disagreement=floor,
        ideal=tuple(rational.rows.max(axis=0).tolist()) if len(rational.rows) else None,
        solutions=_solutions(rational, floor) if len(rational.rows) else {},
    )


def _frontier(problem: Problem, floor: Sequence[int] | None) -> Frontier:
    """Return the frontier by dynamic programming, else by a search that promises no more."""
    try:
        return frontier(problem, floor)
    except TooLinkedError:
        return search(problem, floor)


def _rational(bound: Problem, whole: Frontier, floor: Sequence[int]) -> Frontier:
    """Return the efficient outcomes of the zone, from the whole frontier if that is exact."""
    if bound is not whole.problem or not whole.exact or not whole.layers:
        return _frontier(bound, floor)
    return whole.above(floor)


def disagreement(problem: Problem) -> tuple[int, ...]:
    """Return what each party has without agreement: its reservation value, else its worst."""
    return tuple(
        _worst(problem, party) if value is None else value
        for party, value in enumerate(problem.reservation)
    )


def _worst(problem: Problem, party: int) -> int:
    """Return what the worst feasible outcome is worth to a party.

    Where the issues are too closely linked to tell, the sum of its worst options stands for it.
    """
    try:
        found = stages(problem.against(party))
    except TooLinkedError:
        low = sum(int(cells[:, party].min()) for cells in problem.cells)
        return low + sum(min(0, one.value) for one in problem.together if one.party == party)
    return -sum(int(stage.worth.max()) for stage in found if len(stage.worth))


def _counted(problem: Problem) -> int | None:
    """Return the number of feasible outcomes, if they can be counted."""
    try:
        return count_of(stages(problem))
    except TooLinkedError:
        return None


def _solutions(rational: Frontier, floor: Sequence[int]) -> dict[str, Solved]:
    """Return what each concept chooses among the efficient outcomes of the zone."""
    gains = rational.rows - np.array(floor, dtype=np.int64)
    return {concept: _solved(concept, rational, gains) for concept in CHOOSERS}


def _solved(concept: str, rational: Frontier, gains: Digits) -> Solved:
    """Return what one concept chooses, with the outcomes behind every tied vector."""
    choice = choose(concept, gains)
    behind = rational.behind(choice.tied, MOST_TIED)
    tied = dict(zip(choice.tied, map(tuple, behind), strict=True))
    first = min(named(choice, gains), key=lambda row: tied[row][0])
    return Solved(
        concept=concept,
        tied=tuple(
            Tied(utilities=tuple(rational.rows[row].tolist()), outcomes=outcomes)
            for row, outcomes in tied.items()
        ),
        outcome=tied[first][0],
        utilities=tuple(rational.rows[first].tolist()),
        left_out=tuple(rational.problem.parties[at] for at in choice.left_out),
    )


def _zone_size(bound: Problem, floor: Sequence[int]) -> int | None:
    """Count the outcomes that reach a floor, if that can be done."""
    try:
        found = stages(bound)
    except TooLinkedError:
        return None
    count = count_of(found)
    return zone_size(found, floor) if count is not None and count < MOST else None


def zone_size(found: Sequence[Stage], floor: Sequence[int]) -> int | None:
    """Count the outcomes that are worth at least a floor to every party.

    Parameters
    ----------
    found
        Stages that list all their choices.
    floor
        The least that each party accepts.

    Returns
    -------
    The number of outcomes; None where too many different sums stay undecided.

    Notes
    -----
    Sums that reach the floor whatever follows are counted with everything that can follow, and
    those that cannot reach it are dropped. What makes the largest difference is decided first,
    and where there are many sums, equal ones are followed once.
    """
    if not all(len(stage.worth) for stage in found):
        return 0
    ranked = sorted(found, key=lambda stage: -int(np.ptp(stage.worth, axis=0).sum()))
    limits = np.array(floor, dtype=np.int64)
    sums, times = np.zeros((1, len(floor)), dtype=np.int64), np.ones(1, dtype=np.int64)
    sure, merging = 0, True
    for at, stage in enumerate(ranked):
        if merging and len(sums) > MANY_SUMS:
            before = len(sums)
            sums, times = _merged(sums, times)
            merging = len(sums) < before // 2
        if len(sums) * len(stage.worth) > MOST_SUMS:
            return None
        sums = (sums[:, None] + stage.worth[None]).reshape(-1, len(floor))
        times = np.repeat(times, len(stage.worth))
        least, most, follow = _rest(ranked[at + 1 :], len(floor))
        settled = (sums + least >= limits).all(axis=1)
        sure += int(times[settled].sum()) * follow
        unsettled = ~settled & (sums + most >= limits).all(axis=1)
        sums, times = sums[unsettled], times[unsettled]
    return sure


def _rest(rest: Sequence[Stage], parties: int) -> tuple[Digits, Digits, int]:
    """Return the least and the most that stages can add, and how many combinations they have."""
    least, most = np.zeros(parties, dtype=np.int64), np.zeros(parties, dtype=np.int64)
    for stage in rest:
        least += stage.worth.min(axis=0)
        most += stage.worth.max(axis=0)
    return least, most, math.prod(len(stage.worth) for stage in rest)


def _merged(sums: Digits, times: Digits) -> tuple[Digits, Digits]:
    """Return each different sum once, with how often it came about."""
    order = np.lexsort(sums.T)
    sums, times = sums[order], times[order]
    new = np.ones(len(sums), dtype=bool)
    new[1:] = (sums[1:] != sums[:-1]).any(axis=1)
    return sums[new], np.add.reduceat(times, np.flatnonzero(new))
