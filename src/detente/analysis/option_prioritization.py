"""Option prioritization: outcomes ranked by statements about them, the most important first.

An outcome is better if more statements of the first group are true of it; if as many are, if more
of the second group are, and so on. A group is one statement, or several that weigh the same. The
comparison is lexicographic: no statement is given a weight, so that no number of them overflows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

import numpy as np

from detente.negotiation import Digits, Flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Says of an outcome that an issue is settled by one of some options (places)."""

    issue: int
    options: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Says that a formula is false."""

    of: "Formula"


@dataclass(frozen=True, slots=True, kw_only=True)
class All:
    """Says that every part is true."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """Says that at least one part is true."""

    parts: tuple["Formula", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Iff:
    """Says that two formulas are both true or both false."""

    first: "Formula"
    second: "Formula"


Formula = Term | Not | All | Some | Iff
Groups = Sequence[Sequence[Formula]]


def implied(then: Formula, given: Formula) -> Formula:
    """Return the formula "then, if given": false only where the condition holds and it does not.

    >>> yes = Term(issue=0, options=frozenset({1}))
    >>> truth(implied(yes, yes), (2,)).tolist()
    [True, True]
    """
    return Some(parts=(then, Not(of=given)))


def truth(formula: Formula, sizes: Sequence[int]) -> Flags:
    """Tell of which outcomes a formula is true.

    Parameters
    ----------
    formula
        What is said.
    sizes
        Number of options of each issue.

    Returns
    -------
    Shape ``(outcomes,)``, in the order of the outcomes' numbers (the first issue counts least).
    """
    shape = tuple(reversed(sizes))
    return np.broadcast_to(_grid(formula, sizes), shape).reshape(-1)


def _grid(formula: Formula, sizes: Sequence[int]) -> Flags:
    """Return where a formula is true, as long only on the axes of the issues that it names."""
    match formula:
        case Term():
            return _axis(formula, sizes)
        case Not(of=of):
            return ~_grid(of, sizes)
        case Iff(first=first, second=second):
            same: Flags = _grid(first, sizes) == _grid(second, sizes)
            return same
    join = np.logical_and if isinstance(formula, All) else np.logical_or
    joined = _grid(formula.parts[0], sizes)
    for part in formula.parts[1:]:
        joined = join(joined, _grid(part, sizes))
    return joined


def _axis(term: Term, sizes: Sequence[int]) -> Flags:
    """Return where a term is true, long on its issue's axis alone; the last issue's is first."""
    shape = [1] * len(sizes)
    axis = len(sizes) - 1 - term.issue
    shape[axis] = sizes[term.issue]
    true = np.zeros(sizes[term.issue], dtype=bool)
    true[sorted(term.options)] = True
    return true.reshape(shape)


def rank_by_statements(groups: Groups, sizes: Sequence[int]) -> Digits:
    """Rank all outcomes by groups of statements, the most important group first.

    Parameters
    ----------
    groups
        Statements; those of one group weigh the same, so that the number that is true counts.
    sizes
        Number of options of each issue.

    Returns
    -------
    Dense ranks, 0 the worst, ties allowed; shape ``(outcomes,)``.

    References
    ----------
    Fang, L., Hipel, K. W., Kilgour, D. M. & Peng, X. (2003). A decision support system for
    interactive decision making, part I. IEEE Trans. SMC C 33(1), 42-55.

    Examples
    --------
    >>> peace, gain = (Term(issue=at, options=frozenset({1})) for at in (0, 1))
    >>> rank_by_statements([[peace], [gain]], (2, 2)).tolist()
    [0, 2, 1, 3]
    """
    ranks = np.zeros(prod(sizes), dtype=np.int64)
    for group in groups:
        count = np.zeros_like(ranks)
        for formula in group:
            count += truth(formula, sizes)
        ranks = dense(ranks * (len(group) + 1) + count)
    return ranks


def dense(keys: Digits) -> Digits:
    """Return the places of small whole numbers among those that occur, the least first."""
    present = np.zeros(int(keys.max()) + 1, dtype=bool)
    present[keys] = True
    places: Digits = (np.cumsum(present) - 1)[keys]
    return places
