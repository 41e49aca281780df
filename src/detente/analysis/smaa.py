"""How packages stand with each party: ranks, and the weights and certainty behind a first place.

Stochastic multicriteria acceptability analysis asks the question backwards: not which package is
best, but for which weights each one would be, and in which share of the draws.
"""

from collections.abc import Sequence

import numpy as np

from detente.analysis.problem import GRID
from detente.analysis.results import Standing
from detente.analysis.space import Space, space_of, worth
from detente.negotiation import Array, Digits, Draws, Flags, Template


def rank_acceptability(utilities: Array) -> Array:
    """Return in which share of the draws each package has each rank.

    Parameters
    ----------
    utilities
        Worth of the packages to one party; shape ``(draws, packages)``.

    Returns
    -------
    Shape ``(packages, ranks)``, rank 1 first. Packages that tie share their ranks equally, so rows
    and columns have the sum 1.

    References
    ----------
    Lahdelma, R. & Salminen, P. (2001). SMAA-2: Stochastic multicriteria acceptability analysis for
    group decision making. Operations Research 49(3), 444-454, eq. 7.

    Examples
    --------
    >>> rank_acceptability(np.array([[0.9, 0.1], [0.5, 0.5]])).tolist()
    [[0.75, 0.25], [0.25, 0.75]]
    """
    grid = _grid(utilities)
    better = (grid[:, None, :] > grid[:, :, None]).sum(axis=2)
    alike = (grid[:, None, :] == grid[:, :, None]).sum(axis=2)
    ranks = np.arange(grid.shape[1])
    held = (ranks >= better[:, :, None]) & (ranks < (better + alike)[:, :, None])
    shares: Array = (held / alike[:, :, None]).mean(axis=0)
    return shares


def central_weights(utilities: Array, weights: Array) -> Array:
    """Return the mean of the weights with which each package comes first.

    Parameters
    ----------
    utilities
        Worth of the packages to one party; shape ``(draws, packages)``.
    weights
        Its weights of the issues in the same draws; shape ``(draws, issues)``.

    Returns
    -------
    Shape ``(packages, issues)``; not a number where a package never comes first. A draw with m
    packages in the first place counts 1/m for each.

    References
    ----------
    Lahdelma & Salminen (2001), eq. 9.
    """
    first = _first(utilities)
    share = first / first.sum(axis=1, keepdims=True)
    total = share.sum(axis=0)[:, None]
    means: Array = (share.T @ weights) / np.where(total > 0, total, np.nan)
    return means


def confidence_factor(values: Array, weights: Array, package: int) -> float:
    """Return in which share of the draws a package comes first under weights that are fixed.

    Parameters
    ----------
    values
        How acceptable each package's term on each issue is; shape ``(draws, packages, issues)``.
    weights
        The weights; shape ``(issues,)``.
    package
        The place of the package. First places that are shared count.

    References
    ----------
    Lahdelma & Salminen (2001), eq. 10.
    """
    return float(_first(values @ weights)[:, package].mean())


def standings(
    template: Template, draws: Draws, outcomes: Sequence[dict[str, str]]
) -> tuple[Standing, ...]:
    """Return how some packages stand with each party, among themselves.

    Parameters
    ----------
    template, draws
        The negotiation, and draws that hold the weights of the issues.
    outcomes
        The packages, as ``{issue key: option}``.
    """
    if draws.weights is None:
        return ()
    space = space_of(template, np.stack([template.places_of(one) for one in outcomes]))
    return tuple(
        standing
        for party in range(draws.width)
        for standing in _standings_of(template, space, draws, party, draws.weights[:, party])
    )


def _standings_of(
    template: Template, space: Space, draws: Draws, party: int, weights: Array
) -> list[Standing]:
    """Return how the packages stand with one party."""
    utilities = worth(space, draws, slice(0, draws.count), party).astype(np.float64)
    ranks, central = rank_acceptability(utilities), central_weights(utilities, weights)
    values = _values(space.cells, draws, party, weights)
    keys = [issue.key for issue in template.issues]
    found = []
    for place, row in enumerate(space.digits):
        leads = bool(ranks[place, 0])
        weighed = dict(zip(keys, central[place].tolist(), strict=True))
        found.append(
            Standing(
                party=draws.parties[party],
                outcome=template.describe(row),
                ranks=tuple(ranks[place].tolist()),
                central_weights=weighed if leads else {},
                confidence=confidence_factor(values, central[place], place) if leads else 0.0,
            )
        )
    return found


def _values(cells: Digits, draws: Draws, party: int, weights: Array) -> Array:
    """Return the value of each package's term on each issue: (draws, packages, issues).

    What a condition adds to a term is part of the term's value where the condition holds.
    """
    total = draws.cells[:, party][:, cells].copy()
    for pair, (holder, cell, given) in enumerate(draws.pairs.tolist()):
        if holder == party:
            both = (cells == cell) & (cells == given).any(axis=1)[:, None]
            total += draws.pair_gain[:, pair, None, None] * both
    values: Array = total / np.maximum(weights[:, None, :], 1e-12)
    return values


def _grid(utilities: Array) -> Digits:
    """Return utilities as integers, so that what is equal ties."""
    rounded: Digits = np.rint(utilities * (GRID // 1000)).astype(np.int64)
    return rounded


def _first(utilities: Array) -> Flags:
    """Tell which packages come first in each draw, all that tie: (draws, packages)."""
    grid = _grid(utilities)
    first: Flags = grid == grid.max(axis=1, keepdims=True)
    return first
