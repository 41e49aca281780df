"""Two linear models of features: yes or no, and which of several; fitted by L-BFGS."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from math import exp
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Weights = Mapping[str, float]
"""The weight of each feature; a feature that is not there weighs nothing."""

_LEAST_OFTEN = 2
"""A feature that was seen less often is not learnt."""
_PENALTY = 1.0
"""How strongly weights are drawn to nothing."""
_DIGITS = 3
_FAR = 30.0
"""Beyond these points a likelihood is as good as certain."""
_STEPS, _CLOSE = 150, 1e-6


@dataclass(slots=True, kw_only=True)
class Examples:
    """Rows of features, kept as numbers: what a model is fitted to."""

    names: dict[str, int] = field(default_factory=dict)
    cells: "array[int]" = field(default_factory=lambda: array("i"))
    ends: list[int] = field(default_factory=lambda: [0])

    def add(self, features: Iterable[str]) -> None:
        """Keep one row."""
        names = self.names
        self.cells.extend([names.setdefault(name, len(names)) for name in features])
        self.ends.append(len(self.cells))

    def matrix(self) -> tuple[Any, list[str]]:
        """Return the rows over the features that were seen often enough, and their names."""
        cells = np.frombuffer(self.cells, dtype=np.int32) if self.cells else np.zeros(0, np.int32)
        often = np.bincount(cells, minlength=len(self.names)) >= _LEAST_OFTEN
        columns = np.cumsum(often) - 1
        kept = often[cells]
        ends = np.concatenate([[0], np.cumsum(kept)])[self.ends]
        ones = np.ones(int(kept.sum()), dtype=np.float32)
        shape = (len(self.ends) - 1, int(often.sum()))
        rows = csr_matrix((ones, columns[cells[kept]].astype(np.int32), ends), shape=shape)
        return rows, [name for name, one in zip(self.names, often, strict=True) if one]


def fit_yes_or_no(examples: Examples, answers: Sequence[bool]) -> dict[str, float]:
    """Fit a logistic regression: how much each feature speaks for yes.

    References
    ----------
    Nocedal, J. (1980). Updating quasi-Newton matrices with limited storage. Mathematics of
    Computation 35(151), 773-782.
    """
    rows, names = examples.matrix()
    wanted = np.asarray(answers, dtype=np.float64)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        off = 1 / (1 + np.exp(-np.clip(scores, -_FAR, _FAR))) - wanted
        cost = (np.logaddexp(0, scores) - wanted * scores).sum()
        return _penalised(cost, rows.T @ off, weights)

    return _fitted(loss, names)


def fit_choice(
    examples: Examples, sizes: Sequence[int], shares: Sequence[float]
) -> dict[str, float]:
    """Fit a conditional logit: how much each feature speaks for a choice among its rivals.

    Parameters
    ----------
    examples
        One row for each choice, rivals one after the other.
    sizes
        How many rivals there are each time.
    shares
        For each row, how far it is the right choice; rivals sum to 1.

    References
    ----------
    McFadden, D. (1974). Conditional logit analysis of qualitative choice behavior. In
    P. Zarembka (ed.), Frontiers in econometrics, 105-142. Academic Press.
    """
    rows, names = examples.matrix()
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    group = np.repeat(np.arange(len(sizes)), sizes)
    wanted = np.asarray(shares, dtype=np.float64)

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = rows @ weights
        scores -= np.maximum.reduceat(scores, starts)[group]
        total = np.add.reduceat(np.exp(scores), starts)
        logs = scores - np.log(total)[group]
        return _penalised(-(wanted * logs).sum(), rows.T @ (np.exp(logs) - wanted), weights)

    return _fitted(loss, names)


def _penalised(
    cost: float, slope: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64]]:
    """Return a loss and its slope with the penalty on large weights."""
    return cost + _PENALTY / 2 * float((weights * weights).sum()), slope + _PENALTY * weights


def _fitted(loss: Any, names: Sequence[str]) -> dict[str, float]:  # noqa: ANN401 - scipy takes any function
    """Return the weights that make a loss smallest, rounded; those that round to nothing go."""
    found = minimize(
        loss,
        np.zeros(len(names)),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": _STEPS, "ftol": _CLOSE},
    )
    weights = np.round(found.x, _DIGITS).tolist()
    return {name: one for name, one in sorted(zip(names, weights, strict=True)) if one}


def score(weights: Weights, features: Iterable[str]) -> float:
    """Return the sum of the weights of some features."""
    return sum(map(weights.get, features, repeat(0.0)))


def likelihood(points: float) -> float:
    """Return the probability that a sum of weights stands for.

    Examples
    --------
    >>> likelihood(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-_FAR, min(_FAR, points))))


def likelihoods(points: Sequence[float]) -> list[float]:
    """Return the probability of each of several choices.

    Examples
    --------
    >>> likelihoods([0.0, 0.0])
    [0.5, 0.5]
    """
    most = max(points)
    raised = [exp(one - most) for one in points]
    total = sum(raised)
    return [one / total for one in raised]
