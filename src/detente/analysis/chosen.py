"""Which package a solution concept chooses in each draw, worked out where all parties accept.

In most draws only some of the packages find everybody's acceptance. The draws' acceptable packages
are laid end to end, and the concepts of ``bargaining`` are applied to each stretch at once.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.analysis.problem import GRID
from detente.analysis.space import Space, agrees, blocks, worth
from detente.negotiation import Array, Digits, Draws, Flags

MOST_DRAWS = 500
MOST_PAIRS = 8_000_000
FEWEST_DRAWS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretches:
    """The packages that all accept, draw by draw, end to end; draws without any are left out.

    Shapes: ``outcome`` and ``draw`` (rows,), ascending by draw; ``gains`` (rows, parties) over no
    agreement; ``starts`` (stretches,) the first row of each draw; ``stretch`` (rows,).
    """

    outcome: Digits
    draw: Digits
    gains: Array
    starts: Digits
    stretch: Digits

    def among(self, rows: Digits) -> "Stretches":
        """Return some of the rows, at least one of each stretch."""
        starts = np.searchsorted(rows, self.starts)
        return Stretches(
            outcome=self.outcome[rows],
            draw=self.draw[rows],
            gains=self.gains[rows],
            starts=starts,
            stretch=self.stretch[rows],
        )

    def top(self, score: Array) -> Array:
        """Return each row's draw's largest score, shape (rows,)."""
        lengths = np.diff(self.starts, append=len(score))
        largest: Array = np.repeat(np.maximum.reduceat(score, self.starts), lengths)
        return largest

    def largest(self, score: Array, among: Flags | None = None) -> Flags:
        """Mark the rows of each draw with the largest score, all ties; among some, if given."""
        held = score if among is None else np.where(among, score, -np.inf)
        marked: Flags = held >= self.top(held) - 1.0 / GRID
        return marked if among is None else marked & among


def draws_asked(space: Space, draws: Draws) -> int:
    """Return how many draws are asked: the first 500, fewer where packages are very many."""
    return min(draws.count, MOST_DRAWS, max(FEWEST_DRAWS, MOST_PAIRS // max(1, len(space))))


def stretches_of(space: Space, draws: Draws, rows: slice) -> Stretches:
    """Lay out the packages that all parties accept in some draws."""
    parties = range(draws.width)
    worths = [worth(space, draws, rows, party) for party in parties]
    yes = [agrees(space, draws, rows, party, worths[party]) for party in parties]
    found = np.flatnonzero(np.logical_and.reduce(yes))
    draw, outcome = np.divmod(found, len(space))
    gains = [
        worths[party].ravel()[found].astype(np.float64) - draws.reservation[rows, party][draw]
        for party in parties
    ]
    changes = np.flatnonzero(np.diff(draw, prepend=-1))
    stretch = np.cumsum(np.diff(draw, prepend=draw[:1]) != 0)
    return Stretches(
        outcome=outcome, draw=draw, gains=np.array(gains).T, starts=changes, stretch=stretch
    )


def nash(stretches: Stretches) -> Flags:
    """Mark the largest product of gains; where it is nothing everywhere, the largest sum."""
    gains = stretches.gains
    product = np.clip(gains, 0.0, None).prod(axis=1)
    best = stretches.largest(product)
    nobody_gains = stretches.top(product) <= 0
    if not nobody_gains.any():
        return best
    efficient = stretches.largest(gains.sum(axis=1), best)
    marked: Flags = np.where(nobody_gains, efficient, best)
    return marked


def kalai_smorodinsky(stretches: Stretches) -> Flags:
    """Mark the largest smallest ratio of a gain to the party's best gain, by leximin."""
    gains = stretches.gains
    ratios = np.ones_like(gains)
    for ratio, gain in zip(ratios.T, gains.T, strict=True):
        best = stretches.top(gain)
        np.divide(gain, best, out=ratio, where=best > 0)
    return _leximin(stretches, ratios)


def egalitarian(stretches: Stretches) -> Flags:
    """Mark the largest smallest gain, by leximin."""
    return _leximin(stretches, stretches.gains)


def utilitarian(stretches: Stretches) -> Flags:
    """Mark the largest sum of gains."""
    return stretches.largest(stretches.gains.sum(axis=1))


def _leximin(stretches: Stretches, scores: Array) -> Flags:
    """Mark the rows with the largest smallest score, then the second smallest, and so on.

    Few rows share the largest smallest score, and only those are sorted.
    """
    smallest: Array = np.minimum.reduce(scores, axis=1)
    left: Flags = stretches.largest(smallest)
    rows = np.flatnonzero(left)
    if len(rows) > len(stretches.starts):
        among = stretches.among(rows)
        kept: Flags = np.ones(len(rows), dtype=bool)
        for score in np.sort(scores[rows], axis=1).T:
            kept = among.largest(score, kept)
        left[rows] = kept
    return left


CHOICES: dict[str, Callable[[Stretches], Flags]] = {
    "nash": nash,
    "kalai_smorodinsky": kalai_smorodinsky,
    "egalitarian": egalitarian,
    "utilitarian": utilitarian,
}
"""The four solution concepts by the names of the contract."""


def shares_chosen(space: Space, draws: Draws) -> dict[str, Array]:
    """Return, per concept, in which share of the draws it chooses each package; ties are shared.

    A draw in which no package finds everybody's acceptance chooses none. Shape (packages,) each.
    """
    asked = draws_asked(space, draws)
    chosen = {concept: np.zeros(len(space)) for concept in CHOICES}
    for rows in blocks(asked, len(space)):
        stretches = stretches_of(space, draws, rows)
        if len(stretches.draw):
            for concept, choose in CHOICES.items():
                chosen[concept] += _counted(stretches, choose(stretches), len(space))
    return {concept: count / asked for concept, count in chosen.items()}


def _counted(stretches: Stretches, marked: Flags, size: int) -> Array:
    """Count how often each package is marked, a tie of m packages as 1/m each."""
    rows = np.flatnonzero(marked)
    stretch = stretches.stretch[rows]
    weights = 1.0 / np.bincount(stretch)[stretch]
    return np.bincount(stretches.outcome[rows], weights, size).astype(np.float64)
