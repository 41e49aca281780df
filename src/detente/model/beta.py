"""The Beta distribution of a value: its range, its mode, and one that fits an analyst's range."""

from collections.abc import Iterable

from detente.model.beta_quantile import beta_quantile
from detente.preference import Contribution, Estimate

_MOST_COUNTS = 1e4
_NOTHING = 1e-9
_SPREAD = 3.29
"""The 5 % and 95 % points of a normal distribution lie so many standard deviations apart."""


def estimate_of(alpha: float, beta: float, sources: Iterable[str]) -> Estimate:
    """Return the 5 % quantile, the mode and the 95 % quantile of Beta(alpha, beta).

    Without any source the range is all of [0, 1]: ignorance is wide, not average.
    """
    named = tuple(dict.fromkeys(sources))
    if not named:
        return Estimate(low=0.0, mode=0.5, high=1.0)
    low, high = (beta_quantile(alpha, beta, share) for share in (0.05, 0.95))
    counted = alpha + beta - 2
    mode = (alpha - 1) / counted if counted > _NOTHING else 0.5
    return Estimate(low=low, mode=min(max(mode, low), high), high=high, sources=named)


def fitted_counts(low: float, mode: float, high: float) -> tuple[float, float]:
    """Return the counts of a Beta distribution that covers a range given by hand.

    Mean (low + 4 mode + high) / 6 as in PERT (Malcolm et al. 1959, Operations Research 7(5),
    646-669), standard deviation from the width; never less certain than ignorance.
    """
    mean = min(max((low + 4 * mode + high) / 6, 1e-3), 1 - 1e-3)
    spread = max((high - low) / _SPREAD, 1e-3)
    total = min(max(mean * (1 - mean) / spread**2 - 1, 0.0), _MOST_COUNTS)
    return max(mean * total, 1.0), max((1 - mean) * total, 1.0)


def total(counts: Iterable[Contribution]) -> tuple[float, float]:
    """Return the sums of the counts for and against."""
    pairs = [(one.counts_for, one.counts_against) for one in counts]
    return sum(one for one, _ in pairs), sum(other for _, other in pairs)
