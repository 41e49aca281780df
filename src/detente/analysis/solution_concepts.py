"""Which of some efficient gains is fair: four solution concepts, exact, with all ties.

Gains are whole numbers, one row for each utility vector that every party accepts. All four
concepts choose efficient vectors, so the undominated rows are enough.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from detente.negotiation import Array, Digits

NEAR = 1e-9
"""Scores closer than this, relative to the largest, are compared in whole numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The rows that a concept chooses, all of them tied, and the parties that gain nothing.

    ``left_out`` are the parties whose gain is 0 whatever is chosen; Nash's product is taken over
    the others.
    """

    concept: str
    tied: tuple[int, ...]
    left_out: tuple[int, ...] = ()


def nash(gains: Digits) -> list[int]:
    """Choose the largest product of gains, of parties that can gain anything.

    References
    ----------
    Nash, J. F. (1950). The bargaining problem. Econometrica 18(2), 155-162.

    Examples
    --------
    >>> nash(np.array([[10, 1], [4, 4], [2, 8]]))
    [1, 2]
    """
    able = gains[:, gains.max(axis=0) > 0]
    if not able.shape[1] or not (able > 0).all(axis=1).any():
        return list(range(len(gains)))
    with np.errstate(divide="ignore"):
        score = np.log(able).sum(axis=1)
    near = np.flatnonzero(score >= score.max() - NEAR)
    return _largest({row: _product(able[row].tolist()) for row in near.tolist()})


def _product(gains: list[int]) -> int:
    """Multiply whole numbers of any size."""
    result = 1
    for gain in gains:
        result *= gain
    return result


def _largest(score: Mapping[int, int | Fraction]) -> list[int]:
    """Return the rows with the largest score."""
    best = max(score.values())
    return [row for row, one in score.items() if one == best]


def kalai_smorodinsky(gains: Digits) -> list[int]:
    """Choose the largest smallest ratio of gain to best gain, then the second smallest, ...

    A party that can gain nothing counts as fully served.

    References
    ----------
    Kalai, E. & Smorodinsky, M. (1975). Other solutions to Nash's bargaining problem. Econometrica
    43(3), 513-518. Imai, H. (1983). Individual monotonicity and lexicographic maxmin solution.
    Econometrica 51(2), 389-401.

    Examples
    --------
    >>> kalai_smorodinsky(np.array([[10, 0], [6, 5], [0, 10]]))
    [1]
    """
    return _leximin_ratio(gains, list(range(len(gains))))


def _leximin_ratio(gains: Digits, among: list[int]) -> list[int]:
    """Choose by leximin of exact ratios; floats only tell what is too small to be looked at."""
    best = gains.max(axis=0)
    rough = np.sort(np.where(best > 0, gains / np.maximum(best, 1), 1.0), axis=1)
    exact: dict[int, list[Fraction]] = {}
    for place in range(gains.shape[1]):
        column: Array = rough[among, place]
        near = [row for row, one in zip(among, column, strict=True) if one >= column.max() - NEAR]
        for row in near:
            exact.setdefault(row, _ratios(gains[row].tolist(), best.tolist()))
        among = _largest({row: exact[row][place] for row in near})
    return among


def _ratios(gains: list[int], best: list[int]) -> list[Fraction]:
    """Return the ratios of gains to best gains, ascending."""
    pairs = zip(gains, best, strict=True)
    return sorted(Fraction(gain, top) if top else Fraction(1) for gain, top in pairs)


def egalitarian(gains: Digits) -> list[int]:
    """Choose the largest smallest gain, then the second smallest, and so on.

    This compares the parties' scales of utility with each other.

    References
    ----------
    Kalai, E. (1977). Proportional solutions to bargaining situations: interpersonal utility
    comparisons. Econometrica 45(7), 1623-1630.

    Examples
    --------
    >>> egalitarian(np.array([[10, 0], [6, 5], [5, 8]]))
    [2]
    """
    ordered = np.sort(gains, axis=1)
    among = np.arange(len(gains))
    for place in range(gains.shape[1]):
        column = ordered[among, place]
        among = among[column == column.max()]
    chosen: list[int] = among.tolist()
    return chosen


def utilitarian(gains: Digits) -> list[int]:
    """Choose the largest sum of gains; this compares the parties' scales too.

    Examples
    --------
    >>> utilitarian(np.array([[10, 0], [6, 5], [5, 6]]))
    [1, 2]
    """
    total = gains.sum(axis=1)
    chosen: list[int] = np.flatnonzero(total == total.max()).tolist()
    return chosen


CHOOSERS: Mapping[str, Callable[[Digits], list[int]]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""The four solution concepts by the names of the contract."""


def choose(concept: str, gains: Digits) -> Choice:
    """Choose by a concept among the gains of efficient outcomes, all of them at least 0.

    Parameters
    ----------
    concept
        A key of :data:`CHOOSERS`.
    gains
        Gain over no agreement in steps of the grid; shape ``(rows, parties)``, at least one row.

    Notes
    -----
    Where some party gains nothing in any row, Nash's product is taken over the others. Where
    every row leaves one or another party without gain, all products are 0 and all rows are tied;
    outcomes that another one dominates are no rows, as a solution is efficient by axiom.
    """
    idle = np.flatnonzero(gains.max(axis=0) == 0).tolist() if concept == "nash" else []
    return Choice(concept=concept, tied=tuple(CHOOSERS[concept](gains)), left_out=tuple(idle))


def named(choice: Choice, gains: Digits) -> tuple[int, ...]:
    """Return those of the tied rows whose ratios of Kalai and Smorodinsky are leximin-largest."""
    return tuple(_leximin_ratio(gains, list(choice.tied)))
