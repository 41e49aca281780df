"""Efficient and fair agreements: Pareto frontier and four solution concepts on finite sets.

The choices per draw work on gains over no agreement, on many draws at once, and in floats. One
table of utilities is judged exactly, on a fixed grid.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.analysis.problem import GRID
from detente.analysis.skyline import skyline
from detente.analysis.solution_concepts import choose, named
from detente.display import block, concept, said, table, title
from detente.errors import NoAgreementError
from detente.negotiation import Array, Digits, Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The outcome that a solution concept selects, and each party's gain over no agreement."""

    concept: str
    outcome: int
    gains: tuple[float, ...]
    tied: tuple[int, ...] = ()

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the outcome chosen, those tied with it, the gains."""
        gains = [(f"party {at}", f"{gain:.3g}") for at, gain in enumerate(self.gains)]
        tied = ", ".join(map(str, self.tied))
        return block(
            title(f"{concept(self.concept)}: outcome {self.outcome}"),
            table("Gains over no agreement", ("party", "gain"), gains),
            said(f"Tied: {tied}." if tied else ""),
        )


def on_grid(utilities: Array) -> Digits:
    """Return utilities as integers on the fixed grid, halves to even."""
    rounded: Digits = np.rint(utilities * GRID).astype(np.int64)
    return rounded


def pareto_frontier(utilities: Array) -> Digits:
    """Select the outcomes that no other outcome dominates.

    Parameters
    ----------
    utilities
        Utility of outcome ``o`` to party ``p``; shape ``(outcomes, parties)``.

    Returns
    -------
    Places of the efficient outcomes, ascending. Outcomes with equal utilities do not dominate
    each other: all of them are listed.

    Notes
    -----
    Outcomes are compared on the fixed grid.
    """
    worth, group = np.unique(on_grid(utilities), axis=0, return_inverse=True)
    efficient = np.zeros(len(worth), dtype=bool)
    efficient[skyline(worth)] = True
    return np.flatnonzero(efficient[group.reshape(-1)]).astype(np.int64)


def nash_choice(gains: Array, rational: Flags) -> Flags:
    """Mark per draw the rational outcomes with the largest product of gains; all ties are marked.

    Parameters
    ----------
    gains
        Gain over no agreement; shape ``(draws, outcomes, parties)``.
    rational
        Outcomes that every party accepts; shape ``(draws, outcomes)``.

    Notes
    -----
    Where every rational outcome leaves somebody without any gain the product is 0 everywhere; the
    sum of the gains then decides, so that no dominated outcome is chosen among the ties.

    References
    ----------
    Nash, J. F. (1950). The bargaining problem. Econometrica 18(2), 155-162.
    """
    product = np.where(rational, np.clip(gains, 0.0, None).prod(axis=2), -np.inf)
    best = _largest(product, rational)
    nobody_gains = product.max(axis=1, keepdims=True, initial=-np.inf) <= 0
    efficient = _largest(np.where(best, gains.sum(axis=2), -np.inf), best)
    marked: Flags = np.where(nobody_gains, efficient, best)
    return marked


def kalai_smorodinsky_choice(gains: Array, rational: Flags) -> Flags:
    """Mark per draw the rational outcomes whose smallest share of the best gain is largest.

    Ratios of each party's gain to its largest rational gain are compared by leximin; a party that
    can gain nothing counts as fully served. Shapes as in :func:`nash_choice`.

    References
    ----------
    Kalai, E. & Smorodinsky, M. (1975). Other solutions to Nash's bargaining problem. Econometrica
    43(3), 513-518.
    """
    best = np.where(rational[:, :, None], gains, -np.inf).max(axis=1, initial=0.0)
    ratio = np.where(best[:, None, :] > 0, gains / np.where(best > 0, best, 1.0)[:, None, :], 1.0)
    return leximin(ratio, rational)


def egalitarian_choice(gains: Array, rational: Flags) -> Flags:
    """Mark per draw the rational outcomes whose smallest gain is largest (leximin).

    This compares the parties' scales of utility with each other. Shapes as in :func:`nash_choice`.

    References
    ----------
    Kalai, E. (1977). Proportional solutions to bargaining situations. Econometrica 45(7),
    1623-1630.
    """
    return leximin(gains, rational)


def utilitarian_choice(gains: Array, rational: Flags) -> Flags:
    """Mark per draw the rational outcomes with the largest sum of gains.

    This compares the parties' scales of utility with each other. Shapes as in :func:`nash_choice`.
    """
    return _largest(np.where(rational, gains.sum(axis=2), -np.inf), rational)


def leximin(scores: Array, among: Flags) -> Flags:
    """Mark per draw the outcomes with the largest smallest score, then second smallest, and so on.

    Parameters
    ----------
    scores
        Shape ``(draws, outcomes, parties)``.
    among
        The outcomes to choose from; shape ``(draws, outcomes)``.
    """
    ordered = np.sort(scores, axis=2)
    left = among
    for place in range(scores.shape[2]):
        left = _largest(np.where(left, ordered[:, :, place], -np.inf), left)
    return left


def _largest(score: Array, among: Flags) -> Flags:
    """Mark the largest score of each draw among some outcomes, equal to a step of the grid."""
    top = np.where(among, score, -np.inf).max(axis=1, keepdims=True, initial=-np.inf)
    marked: Flags = among & (score >= top - 1.0 / GRID)
    return marked


Choice = Callable[[Array, Flags], Flags]
CONCEPTS: dict[str, Choice] = {
    "nash": nash_choice,
    "kalai_smorodinsky": kalai_smorodinsky_choice,
    "egalitarian": egalitarian_choice,
    "utilitarian": utilitarian_choice,
}
"""The four solution concepts by the names of the contract."""


def zone_of_possible_agreement(utilities: Array, reservation: Array) -> Digits:
    """Return the places of the outcomes that reach every party's reservation value, ascending."""
    rational = (on_grid(utilities) >= on_grid(reservation)).all(axis=1)
    return np.flatnonzero(rational).astype(np.int64)


def solution(concept: str, utilities: Array, reservation: Array) -> Agreement:
    """Select the outcome of one solution concept on one table of utilities.

    Parameters
    ----------
    concept
        A key of :data:`CONCEPTS`.
    utilities
        Utility of outcome ``o`` to party ``p``; shape ``(outcomes, parties)``.
    reservation
        Utility of no agreement to each party, same unit; shape ``(parties,)``.

    Returns
    -------
    The selected outcome, with all tied ones in ``tied``: of these the one whose ratios of gain to
    best gain are leximin-largest, then the first.

    Raises
    ------
    NoAgreementError
        If every outcome leaves some party below its reservation value.

    Examples
    --------
    >>> solution("nash", np.array([[3.0, 1.0], [2.0, 2.0]]), np.zeros(2)).outcome
    1
    """
    feasible = zone_of_possible_agreement(utilities, reservation)
    if feasible.size == 0:
        gap = (utilities - reservation).min(axis=1).max()
        raise NoAgreementError(
            f"none of {len(utilities)} outcomes reaches every reservation value; "
            f"the best smallest gain is {gap:.3g}",
            hint="lower a reservation value or add an option",
        )
    gains = on_grid(utilities[feasible]) - on_grid(reservation)
    vectors = gains[skyline(gains)]
    choice = choose(concept, vectors)
    tied, first = (
        _places(feasible, gains, vectors[list(rows)])
        for rows in (choice.tied, named(choice, vectors))
    )
    return Agreement(
        concept=concept,
        outcome=first[0],
        gains=tuple((utilities[first[0]] - reservation).tolist()),
        tied=tied,
    )


def _places(feasible: Digits, gains: Digits, vectors: Digits) -> tuple[int, ...]:
    """Return the outcomes whose gains are one of some vectors, ascending."""
    wanted = {tuple(row) for row in vectors.tolist()}
    pairs = zip(feasible.tolist(), gains.tolist(), strict=True)
    return tuple(outcome for outcome, row in pairs if tuple(row) in wanted)
