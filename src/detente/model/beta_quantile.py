"""Quantiles of a Beta distribution, one at a time, without loading a library.

Few are needed where a model is shown and not drawn from, and loading ``scipy.special`` for them
takes longer than all the rest of that work. Many at a time are read off in ``quantiles``.
"""

from functools import lru_cache
from math import exp, lgamma, log, log1p

_STEPS = 500
_TINY = 1e-300
_EXACT = 1e-15
_LEAST, _MOST = 1e-300, 1 - 2**-53


@lru_cache(maxsize=1 << 16)
def beta_quantile(alpha: float, beta: float, share: float) -> float:
    """Return the value below which a share of Beta(alpha, beta) lies.

    Newton's steps on the distribution function; a step that would leave the bracket halves it.

    Examples
    --------
    >>> round(beta_quantile(1.0, 1.0, 0.05), 12)
    0.05
    """
    low, high, at = 0.0, 1.0, alpha / (alpha + beta)
    for _ in range(_STEPS):
        missed = beta_share(alpha, beta, at) - share
        low, high = (low, at) if missed > 0 else (at, high)
        slope = exp(_log_density(alpha, beta, at))
        step = at - missed / slope if slope > _TINY else low
        following = step if low < step < high else (low + high) / 2
        following = min(max(following, _LEAST), _MOST)
        if abs(following - at) <= _EXACT * following:
            break
        at = following
    return following


def beta_share(alpha: float, beta: float, value: float) -> float:
    """Return the share of Beta(alpha, beta) below a value strictly between 0 and 1.

    References
    ----------
    Olver, F. W. J. et al. (eds.). NIST Digital Library of Mathematical Functions, 8.17.22: the
    continued fraction of the regularised incomplete beta function, for the smaller of both tails.
    """
    if value > (alpha + 1) / (alpha + beta + 2):
        return 1.0 - beta_share(beta, alpha, 1.0 - value)
    front = exp(_log_density(alpha, beta, value) + log(value) + log1p(-value))
    return front / (alpha * _fraction(alpha, beta, value))


def _log_density(alpha: float, beta: float, value: float) -> float:
    """Return the logarithm of the density of Beta(alpha, beta) at a value."""
    whole = lgamma(alpha + beta) - lgamma(alpha) - lgamma(beta)
    return whole + (alpha - 1) * log(value) + (beta - 1) * log1p(-value)


def _fraction(alpha: float, beta: float, value: float) -> float:
    """Return 1 + d1 / (1 + d2 / (1 + ...)), by products of both ends' ratios (Lentz)."""
    found, above, below = 1.0, 1.0, 0.0
    for n in range(1, _STEPS):
        term = _term(alpha, beta, value, n)
        above = (1.0 + term / above) or _TINY
        below = 1.0 / ((1.0 + term * below) or _TINY)
        found *= above * below
        if abs(above * below - 1.0) < _EXACT:
            break
    return found


def _term(alpha: float, beta: float, value: float, n: int) -> float:
    """Return the n-th coefficient of the fraction."""
    m, odd = divmod(n, 2)
    top = -(alpha + m) * (alpha + beta + m) if odd else m * (beta - m)
    return top * value / ((alpha + n - 1) * (alpha + n))
