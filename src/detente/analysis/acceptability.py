"""Shares of draws: how often an outcome is accepted or chosen, with the interval that n allows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.ballots import Ballots, Tally
from detente.analysis.space import Space, accepts, mean_utility
from detente.negotiation import Array, Digits, Draws

NORMAL_95 = 1.959963984540054
"""The 97.5 % quantile of the standard normal distribution."""


def wilson_interval(hits: float, n: int, z: float = NORMAL_95) -> tuple[float, float]:
    """Return Wilson's score interval for a share of ``hits`` in ``n`` independent draws.

    Parameters
    ----------
    hits
        Number of draws that hit, between 0 and ``n`` (a share of a tie may be a fraction).
    n
        Number of draws; with none the interval is [0, 1].
    z
        Quantile of the standard normal distribution.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22(158), 209-212.

    Examples
    --------
    >>> low, high = wilson_interval(32, 100)
    >>> round(low, 3), round(high, 3)
    (0.237, 0.417)
    """
    if n == 0:
        return (0.0, 1.0)
    share = hits / n
    centre = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    low = (centre - spread) / scale if hits > 0 else 0.0
    high = (centre + spread) / scale if hits < n else 1.0
    return (max(0.0, low), min(1.0, high))


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Share of draws in which outcomes are accepted, in one set of draws.

    Shapes: ``by_party`` (outcomes,) for each party, ``all`` (outcomes,) by all. ``space`` and
    ``draws`` are what was asked.
    """

    by_party: tuple[Array, ...]
    all: Array
    space: Space
    draws: Draws

    @property
    def each(self) -> Array:
        """Return the shares of the parties side by side, shape (outcomes, parties)."""
        return np.stack(self.by_party, axis=1)

    @property
    def mean_utility(self) -> Array:
        """Return the mean utility of every outcome, shape (outcomes, parties)."""
        return mean_utility(self.space, self.draws)

    @property
    def count(self) -> int:
        """Return the number of draws."""
        return self.draws.count

    def among(self, places: Digits) -> "Acceptance":
        """Return the shares of some of the outcomes."""
        return Acceptance(
            by_party=tuple(one[places] for one in self.by_party),
            all=self.all[places],
            space=self.space.among(places),
            draws=self.draws,
        )


def acceptance(space: Space, draws: Draws, rows: slice | None = None) -> Acceptance:
    """Count in how many draws each party, and all of them, accept each outcome.

    Parameters
    ----------
    space
        The outcomes to be judged.
    draws
        Sampled preferences of the parties whose acceptance is needed.
    rows
        The draws to be counted; all by default.
    """
    rows = rows or slice(0, draws.count)
    tally = Ballots(space=space, sections=(rows,)).tally(draws)
    return sections_of(tally, space, draws, (rows,))[0]


def acceptance_of_few(space: Space, draws: Draws, rows: slice) -> Acceptance:
    """Count the same for few outcomes, without laying the draws out for very many."""
    yes = [accepts(space, draws, rows, party) for party in range(draws.width)]
    return Acceptance(
        by_party=tuple(one.mean(axis=0) for one in yes),
        all=np.logical_and.reduce(yes).mean(axis=0),
        space=space,
        draws=some_of(draws, rows),
    )


def halves(ballots: Ballots, draws: Draws) -> list[Acceptance]:
    """Count acceptance in each section of the draws apart."""
    return sections_of(ballots.tally(draws), ballots.space, draws, ballots.sections)


def sections_of(
    tally: Tally, space: Space, draws: Draws, sections: Sequence[slice]
) -> list[Acceptance]:
    """Return counts as shares, section by section."""
    found = []
    for number, rows in enumerate(sections):
        size = max(1, rows.stop - rows.start)
        found.append(
            Acceptance(
                by_party=tuple(one[number] / size for one in tally.by_party),
                all=tally.all[number] / size,
                space=space,
                draws=some_of(draws, rows),
            )
        )
    return found


def some_package(ballots: Ballots, draws: Draws) -> float:
    """Return the share of the last section's draws in which all accept at least one outcome.

    That is what the parties could reach if they knew each other's minds: an upper bound.
    """
    last = ballots.sections[-1]
    return float(ballots.some(draws)[-1] / max(1, last.stop - last.start))


def some_of(draws: Draws, rows: slice | None) -> Draws:
    """Return some of the draws as draws of their own."""
    if rows is None:
        return draws
    return Draws(
        parties=draws.parties,
        cells=draws.cells[rows],
        binding=draws.binding[rows],
        reservation=draws.reservation[rows],
        pairs=draws.pairs,
        pair_gain=draws.pair_gain[rows],
        seed=draws.seed,
    )
