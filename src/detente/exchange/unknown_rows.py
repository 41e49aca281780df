"""Which comparisons of a party are not known, as a model file says it."""

from collections.abc import Mapping
from typing import Any

from detente.exchange.model_rows import Where
from detente.exchange.outcome_rows import Outcomes

MOST_COMPARED = 512
"""Of so many feasible outcomes at most, comparisons are looked at pair by pair."""
_PAIR = 2
_HINT = "Write unknown = [[1, 4]]: the party cannot compare outcomes 1 and 4."
Groups = tuple[tuple[int, ...], ...]
"""Outcomes of each group cannot be compared with one another; ascending."""


def unknown_of(row: Mapping[str, Any], where: Where, outcomes: Outcomes) -> Groups:
    """Return the groups of outcomes of which a party cannot compare any two.

    Outcomes that nobody tells apart are one, that which stands for them.

    Raises
    ------
    TemplateError
        If a group is no list of two outcomes or more, an outcome is unknown, infeasible or twice
        in its group, or the model has too many outcomes.
    """
    if "unknown" not in row:
        return ()
    here, rows, given = (*where, "unknown"), outcomes.few.rows, row["unknown"]
    count = len(set(outcomes.same[outcomes.feasible].tolist()))
    if count > MOST_COMPARED:
        rows.refuse(
            f"unknown works with at most {MOST_COMPARED} feasible outcomes, and there are {count}",
            here, "Leave out `unknown`, or close combinations by [[infeasible]].",
        )  # fmt: skip
    if not isinstance(given, list) or not given:
        rows.refuse("unknown is a list of groups of outcomes", here, _HINT)
    return tuple(_group(group, here, outcomes) for group in given)


def _group(given: object, where: Where, outcomes: Outcomes) -> tuple[int, ...]:
    """Return the outcomes of one group."""
    rows = outcomes.few.rows
    if not isinstance(given, list) or len(given) < _PAIR:
        rows.refuse("what is unknown is a group of two outcomes or more", where, _HINT)
    found: set[int] = set()
    for one in given:
        stands = int(outcomes.same[outcomes.number(one, where)])
        if stands in found:
            rows.refuse(
                f"outcome {outcomes.name(stands)} stands twice in one group of unknown", where,
                "Name it once; an outcome can always be compared with itself.",
            )  # fmt: skip
        found.add(stands)
    return tuple(sorted(found))
