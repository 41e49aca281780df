"""Shares of draws: how often an outcome is accepted or chosen, with the interval that n allows."""

import math
from dataclasses import dataclass

import numpy as np

from detente.analysis.space import Space, accepts, blocks, mean_utility
from detente.negotiation import Array, Draws

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
    return (max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale))


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Share of draws in which outcomes are accepted, in one set of draws.

    Shapes: ``each`` (outcomes, parties) per party, ``all`` (outcomes,) by all, ``mean_utility``
    (outcomes, parties). ``some`` is the share of draws in which all accept at least one outcome.
    """

    each: Array
    all: Array
    some: float
    mean_utility: Array
    count: int


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
    chosen = some_of(draws, rows)
    each = np.zeros((len(space), len(draws.parties)))
    both = np.zeros(len(space))
    some = 0
    for block in blocks(chosen, len(space)):
        everybody = np.ones((block.stop - block.start, len(space)), dtype=bool)
        for party in range(len(draws.parties)):
            yes = accepts(space, chosen, block, party)
            each[:, party] += np.count_nonzero(yes, axis=0)
            everybody &= yes
        both += np.count_nonzero(everybody, axis=0)
        some += int(np.any(everybody, axis=1).sum())
    n = max(1, chosen.count)
    return Acceptance(
        each=each / n,
        all=both / n,
        some=some / n,
        mean_utility=mean_utility(space, chosen),
        count=chosen.count,
    )


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
