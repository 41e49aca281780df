"""Which rows rule out every outcome together, where none is left."""

from collections.abc import Sequence
from dataclasses import replace

from detente.analysis.problem import Box, Problem
from detente.analysis.programme import Programme

MOST_ROWS = 200
"""Of more rows no small set is looked for: each is left out once, which is one programme."""


def contradiction(problem: Problem, rows: Sequence[Sequence[Box]]) -> tuple[int, ...]:
    """Return the places of rows that leave no outcome together, though any fewer of them would.

    Parameters
    ----------
    problem
        Issues and options; its own infeasible boxes are not looked at.
    rows
        The boxes that each row closes to outcomes.

    Returns
    -------
    An irreducible set, of which there may be others; the rows listed last are kept rather than the
    first. Nothing where the rows leave an outcome, or where there are too many to be tried.

    Notes
    -----
    The deletion filter: each row is left out once, and for good if there is still no outcome.

    References
    ----------
    Chinneck, J. W. & Dravnieks, E. W. (1991). Locating minimal infeasible constraint sets in
    linear programs. ORSA Journal on Computing 3(2), 157-168.

    Examples
    --------
    >>> import numpy as np
    >>> one_issue = Problem(
    ...     parties=("p",), issues=("i",), options=(("no", "yes"),),
    ...     cells=(np.zeros((2, 1), dtype=np.int64),), reservation=(None,),
    ... )
    >>> no, yes = {0: frozenset({0})}, {0: frozenset({1})}
    >>> contradiction(one_issue, [[no], [no], [yes]])
    (1, 2)
    """
    kept = list(range(len(rows)))
    if len(rows) > MOST_ROWS or _possible(problem, [rows[at] for at in kept]):
        return ()
    for row in range(len(rows)):
        fewer = [at for at in kept if at != row]
        if not _possible(problem, [rows[at] for at in fewer]):
            kept = fewer
    return tuple(kept)


def _possible(problem: Problem, rows: Sequence[Sequence[Box]]) -> bool:
    """Tell whether some outcome lies in none of the rows' boxes."""
    boxes = tuple(box for row in rows for box in row)
    return Programme(replace(problem, together=(), infeasible=boxes)).solve({}) is not None
