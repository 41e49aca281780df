"""What each party prefers, as a model file says it: a ranking, statements, or values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.analysis.option_prioritization import Formula, rank_by_statements
from detente.exchange.bargaining_model import BargainingModel, Wants
from detente.exchange.model_rows import FewRows, Rows, Where
from detente.exchange.model_wants import WANTS, wants_of
from detente.exchange.outcome_rows import Outcomes
from detente.exchange.statement_rows import formula
from detente.exchange.unknown_rows import Groups, unknown_of
from detente.negotiation import Digits

MOST_STATEMENTS = 1000
_NAMED = 20
"""So many of the outcomes that a ranking leaves out are named."""
KINDS = ("ranking", "statements", "values")
_FIELDS = {"ranking", "statements"} | WANTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What one party prefers: dense ranks of the outcomes, 0 the worst, -1 where infeasible.

    ``levels`` group the ranks between strong gaps, if there are any: outcomes of different levels
    are far apart. ``statements`` are kept where the ranks come from them, and ``utilities``, in
    steps of the grid, with the ``weights`` of the issues, where they come from values. Of each
    group of ``unknown`` no two outcomes can be compared, whatever their ranks.
    """

    ranks: Digits
    levels: Digits | None = None
    statements: tuple[tuple[Formula, ...], ...] = ()
    utilities: Digits | None = None
    weights: tuple[float, ...] = ()
    unknown: Groups = ()


def preference_of(party: str, data: Mapping[str, Any], outcomes: Outcomes) -> Preference:
    """Return what one party prefers.

    Raises
    ------
    TemplateError
        If its table says nothing, too much, or something that cannot be.
    """
    few, where = outcomes.few, ("preference", 0, party, 0)
    row = few.rows.table(data["preference"], party, ("preference", 0))
    few.rows.known(row, _FIELDS, f"[preference.{party}]", where)
    kinds = [kind for kind in KINDS if kind in row]
    if len(kinds) != 1:
        said = "says both " + " and ".join(kinds) if kinds else "says nothing"
        few.rows.refuse(
            f"[preference.{party}] {said}", where,
            "Give exactly one of ranking, statements, values.",
        )  # fmt: skip
    statements: tuple[tuple[Formula, ...], ...] = ()
    wants: Wants | None = None
    if kinds[0] == "ranking":
        worth = ranked(row["ranking"], (*where, "ranking"), outcomes)
    elif outcomes.places:
        few.rows.refuse(f"states are ranked, and {party} gives {kinds[0]}", (*where, kinds[0]))
    elif kinds[0] == "statements":
        statements = statements_of(row["statements"], (*where, "statements"), few)
        sizes = [len(options) for options in few.options.values()]
        worth = rank_by_statements(statements, sizes)
    else:
        wants = wants_of(party, data, few)
        worth = _valued(wants, few)
    ranks = dense_ranks(worth, outcomes)
    return Preference(
        ranks=ranks,
        levels=_levels(row, where, ranks, few.rows),
        statements=statements,
        utilities=None if wants is None else worth,
        weights=() if wants is None else tuple(map(float, wants.weights)),
        unknown=unknown_of(row, where, outcomes),
    )


def ranked(given: object, where: Where, outcomes: Outcomes) -> Digits:
    """Return ranks from a list of outcomes, best first, ties in nested lists; -1 where not named.

    Raises
    ------
    TemplateError
        If an outcome is unknown, infeasible, named twice or left out.
    """
    rows = outcomes.few.rows
    if not isinstance(given, list) or not given:
        rows.refuse("a ranking is a list of outcomes, best first", where)
    ranks = np.full(len(outcomes.feasible), -1, dtype=np.int64)
    seen: set[int] = set()
    for place, group in enumerate(given, 1):
        rank = len(given) - place
        for one in group if isinstance(group, list) else [group]:
            number = outcomes.number(one, where)
            stands = outcomes.same[number]
            if number in seen or ranks[stands] not in (-1, rank):
                rows.refuse(
                    f"outcome {outcomes.name(number)} stands twice in the ranking", where,
                    "Name it once; ties stand in a nested list.",
                )  # fmt: skip
            seen.add(number)
            ranks[stands] = rank
    _refuse_missing(ranks, where, outcomes)
    return ranks[outcomes.same]


def _refuse_missing(ranks: Digits, where: Where, outcomes: Outcomes) -> None:
    """Refuse a ranking that leaves outcomes out; name them."""
    stands = outcomes.same == np.arange(len(outcomes.same))
    missing = np.flatnonzero((ranks < 0) & outcomes.feasible & stands).tolist()
    if missing:
        named = ", ".join(outcomes.name(one) for one in missing[:_NAMED])
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        outcomes.few.rows.refuse(
            f"the ranking leaves out {'outcome' if len(missing) == 1 else 'outcomes'} "
            f"{named}{more}", where,
            "Name every feasible outcome once; ties stand in a nested list.",
        )  # fmt: skip


def statements_of(given: object, where: Where, few: FewRows) -> tuple[tuple[Formula, ...], ...]:
    """Return groups of formulas from a list of statements; a nested list is one group."""
    if not isinstance(given, list) or not given:
        few.rows.refuse("statements are a list, the most important first", where)
    groups = [group if isinstance(group, list) else [group] for group in given]
    if sum(map(len, groups)) > MOST_STATEMENTS:
        few.rows.refuse(f"there are more than {MOST_STATEMENTS} statements", where)
    return tuple(
        tuple(_statement(one, at, where, few) for one in group)
        for at, group in enumerate(groups, 1)
    )


def _statement(given: object, at: int, where: Where, few: FewRows) -> Formula:
    """Return the formula of one statement; an error counts the statements from 1."""
    if not isinstance(given, str) or not given.strip():
        few.rows.refuse(
            f"statement {at} is {given!r}, not words", where, 'Write "issue = option".'
        )
    return formula(given, (*where, at), few)


def _valued(wants: Wants, few: FewRows) -> Digits:
    """Return the utility of every outcome in steps of the grid, from values of options."""
    model = BargainingModel(
        title="", issues=tuple(few.options), options=tuple(few.options.values()),
        wants=(wants,),
    )  # fmt: skip
    try:
        problem = model.problem
    except (ValueError, OverflowError) as error:
        few.rows.refuse(
            f"the utilities of {wants.party} are too large",
            ("preference", 0, wants.party, 0),
            f"Divide all its values by the same number ({error}).",
        )  # fmt: skip
    worth = np.zeros(tuple(reversed(problem.sizes)), dtype=np.int64)
    for at, cells in enumerate(problem.cells):
        shape = [1] * worth.ndim
        shape[worth.ndim - 1 - at] = -1
        worth += cells[:, 0].reshape(shape)
    for one in problem.together:
        chosen = [sorted(one.box.get(at, range(size))) for at, size in enumerate(problem.sizes)]
        worth[np.ix_(*reversed(chosen))] += one.value
    return worth.reshape(-1)


def dense_ranks(worth: Digits, outcomes: Outcomes) -> Digits:
    """Return the ranks of feasible outcomes from what they are worth, -1 for the others.

    Outcomes that nobody tells apart are worth what the one that stands for them is worth.
    """
    ranks = np.full(len(worth), -1, dtype=np.int64)
    kept = worth[outcomes.same][outcomes.feasible]
    ranks[outcomes.feasible] = np.unique(kept, return_inverse=True)[1].reshape(-1)
    return ranks


def _levels(row: Mapping[str, Any], where: Where, ranks: Digits, rows: Rows) -> Digits | None:
    """Return the levels between strong gaps; a gap is given by the place above it, from 1."""
    if "strong_gaps" not in row:
        return None
    gaps, places = row["strong_gaps"], int(ranks.max()) + 1
    if not isinstance(gaps, list) or not all(
        isinstance(gap, int) and not isinstance(gap, bool) and 1 <= gap < places for gap in gaps
    ):
        rows.refuse(
            f"strong_gaps = {gaps!r} are not places from 1 to {places - 1}",
            (*where, "strong_gaps"),
            "Place 2 means: the step below the second place of the ranking is a strong one.",
        )
    steps = np.zeros(places, dtype=np.int64)
    for gap in set(gaps):
        steps[places - gap] = 1
    levels = np.cumsum(steps)[np.maximum(ranks, 0)]
    return np.where(ranks < 0, -1, levels)
