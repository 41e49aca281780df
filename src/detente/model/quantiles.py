"""Quantiles of Beta and gamma distributions, many at a time: tables that are made once and kept.

A table holds the quantile at 1,025 shares that lie densest at both ends, on a scale that makes it
nearly straight (the arc sine of the root for a Beta, the root for a gamma); between them it is
read off a straight line. The largest error is below 0.0005 of a value.
"""

from functools import lru_cache

import numpy as np
from scipy.special import betaincinv, gammaincinv

from detente.negotiation import Array

_STEPS = 1024
_GRID: Array = np.linspace(0.0, np.pi / 2, _STEPS + 1)
_SHARES: Array = np.sin(_GRID) ** 2
_LAST = 1 - 1e-9


def angle(shares: Array) -> Array:
    """Return where shares lie on the scale of the tables."""
    found: Array = np.arcsin(np.sqrt(shares))
    return found


def beta_quantiles(alpha: float, beta: float, angles: Array) -> Array:
    """Return quantiles of Beta(alpha, beta) at shares given as angles."""
    found: Array = np.sin(np.interp(angles, _GRID, _beta_table(alpha, beta))) ** 2
    return found


def gamma_quantiles(shape: float, angles: Array) -> Array:
    """Return quantiles of a gamma distribution of scale 1 at shares given as angles."""
    found: Array = np.interp(angles, _GRID, _gamma_table(shape)) ** 2
    return found


@lru_cache(maxsize=4096)
def _beta_table(alpha: float, beta: float) -> Array:
    """Return the arc sines of the roots of a Beta distribution's quantiles."""
    table: Array = np.arcsin(np.sqrt(np.clip(betaincinv(alpha, beta, _SHARES), 0.0, 1.0)))
    return table


@lru_cache(maxsize=4096)
def _gamma_table(shape: float) -> Array:
    """Return the roots of a gamma distribution's quantiles, the last at a share just below 1."""
    table: Array = np.sqrt(gammaincinv(shape, np.minimum(_SHARES, _LAST)))
    return table
