"""Under which least changes of preferences an outcome would hold, as JSON and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from typing import Any

import numpy as np

from detente.analysis.inverse_stability import (
    Inverse,
    exits,
    inverse_stability,
    least_change_of_values,
    risen,
)
from detente.analysis.inverse_statements import Added, Change, least_change_of_statements
from detente.analysis.problem import GRID
from detente.analysis.stability import solve
from detente.analysis.verdicts import CONCEPTS
from detente.display import clean, plain
from detente.exchange.stability_model import StabilityModel
from detente.printing.lines import wrapped
from detente.printing.narration import bound
from detente.printing.outcome_names import concept_name, numbers, outcome_name, party_name
from detente.printing.stability_look import Found

_TOLD = 3
"""So many equally small changes of statements are told."""
_NAMED = 12
"""So many of the outcomes that would have to fall are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The least changes of one party for one concept.

    ``statements`` are changes of statements, each set of them enough; ``values`` (issue, option,
    what is added to the value in the file, rounded up). Both are empty for a party
    that ranks otherwise.
    """

    ranking: Inverse
    statements: tuple[tuple[Change, ...], ...] = ()
    values: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """An outcome that shall hold: by concept, what each party would have to change.

    ``together[concept]`` tells whether it is an equilibrium if each party lets it rise so far.
    """

    outcome: int
    changes: tuple[Wanted, ...]
    together: dict[str, bool]


def wanted(found: Found, outcome: int) -> Target:
    """Find by party and concept the least changes under which an outcome holds."""
    model = found.model
    concepts = [one for one in found.concepts if one in CONCEPTS]
    changes = tuple(
        _least(model, party, outcome, concept)
        for concept in concepts
        for party in model.graph.focal
    )
    return Target(
        outcome=outcome,
        changes=changes,
        together={one: _holds(model, outcome, changes, one) for one in concepts},
    )


def _least(model: StabilityModel, party: int, outcome: int, concept: str) -> Wanted:
    """Find the least changes of one party, in the way in which it ranks."""
    ranking = inverse_stability(model.graph, model.ranks, party, outcome, concept)
    if ranking.stable:
        return Wanted(ranking=ranking)
    leaving = exits(model.graph, model.ranks, party, outcome, concept)
    if party in model.statements:
        groups = model.statements[party]
        changed = least_change_of_statements(leaving, outcome, groups, model.sizes)
        return Wanted(ranking=ranking, statements=changed)
    if party not in model.utilities:
        return Wanted(ranking=ranking)
    utilities = model.utilities[party] / GRID
    weights = np.repeat(model.weights[party], model.sizes)
    cells = _cells(model) * (weights > 0)
    added = least_change_of_values(leaving, outcome, utilities, cells)
    parts = np.divide(added, weights, out=np.zeros_like(added), where=weights > 0)
    return Wanted(ranking=ranking, values=tuple(_values(model, parts.tolist())))


def _cells(model: StabilityModel) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """Return which option of which issue each outcome holds, shape (outcomes, all options)."""
    columns, radix = [], 1
    number = np.arange(model.graph.outcomes)
    for size in model.sizes:
        columns.append((number // radix % size)[:, None] == np.arange(size))
        radix *= size
    return np.concatenate(columns, axis=1).astype(np.float64)


def _values(model: StabilityModel, added: Sequence[float]) -> list[tuple[str, str, float]]:
    """Return what is added to which option."""
    names = [(i, o) for i, every in zip(model.issues, model.options, strict=True) for o in every]
    return [(i, o, _rounded(value)) for (i, o), value in zip(names, added, strict=True) if value]


def _rounded(value: float) -> float:
    """Return a change with four digits, never a smaller one: a smaller one would not be enough.

    >>> _rounded(1 / 3), _rounded(-2.00000000001)
    (0.3334, -2.0)
    """
    exact = Decimal(f"{value:.8g}")
    return float(exact.quantize(Decimal(1).scaleb(exact.adjusted() - 3), ROUND_UP))


def _holds(model: StabilityModel, outcome: int, changes: Sequence[Wanted], concept: str) -> bool:
    """Tell whether all stay if the outcome rises for each party as far as it has to."""
    ranks = model.ranks.copy()
    for one in changes:
        if one.ranking.concept == concept:
            party = one.ranking.party
            ranks[party] = risen(ranks[party], outcome, one.ranking.rise_above)
    return bool(solve(model.graph, ranks, [concept]).stable[concept][:, outcome].all())


def want_json(model: StabilityModel, target: Target) -> dict[str, Any]:
    """Return the changes by concept and party."""
    return {
        "outcome": target.outcome,
        "together": target.together,
        "changes": [
            {
                "party": model.parties[one.ranking.party],
                "concept": one.ranking.concept,
                "stable": one.ranking.stable,
                "rise_above": list(one.ranking.rise_above),
                "must_fall": list(one.ranking.must_fall),
                "statements": [[_change_json(model, c) for c in some] for some in one.statements],
                "values": [{"issue": i, "option": o, "add": value} for i, o, value in one.values],
            }
            for one in target.changes
        ],
    }


def _change_json(model: StabilityModel, change: Change) -> dict[str, Any]:
    """Return a statement that is moved, or one that is added; places count from 1."""
    if isinstance(change, Added):
        return {"add": _term(model, change), "place": change.place + 1}
    return {"move": change.group + 1, "place": change.place + 1}


def _term(model: StabilityModel, change: Added) -> str:
    """Return the statement that is added, as a model file writes it."""
    issue, (option,) = change.term.issue, change.term.options
    return f"{model.issues[issue]} = {model.options[issue][option]}"


def want_lines(found: Found, target: Target) -> list[str]:
    """Tell by concept what would have to change for an outcome to hold."""
    model = found.model
    lines = wrapped(f"What would make {outcome_name(model, target.outcome)} hold?", "  ")
    for sentences, concepts in _alike(model, target).items():
        lines += ["", ", ".join(map(concept_name, concepts))]
        for sentence in sentences:
            lines += wrapped(f"- {sentence}", "  ")
    return lines


def _alike(model: StabilityModel, target: Target) -> dict[tuple[str, ...], list[str]]:
    """Return what has to change, with the concepts of which the same is told."""
    found: dict[tuple[str, ...], list[str]] = {}
    for concept in target.together:
        changes = [one for one in target.changes if one.ranking.concept == concept]
        here = clean(model.name(target.outcome))
        told = [sentence for one in changes for sentence in _sentences(model, one, here)]
        whole = (*told, *bound(model), _together(target, changes, here))
        found.setdefault(whole, []).append(concept)
    return found


def _together(target: Target, changes: Sequence[Wanted], here: str) -> str:
    """Tell whether the outcome is an equilibrium, once it has risen as far as it has to."""
    if all(one.ranking.stable for one in changes):
        return f"So {here} is an equilibrium as things are."
    if all(target.together[one.ranking.concept] for one in changes):
        return f"If {here} rises so far for each of them, it is an equilibrium."
    return f"Even then {here} would not hold: the answers of others change."


def _sentences(model: StabilityModel, one: Wanted, here: str) -> list[str]:
    """Tell the least changes of one party for the outcome that is called ``here``."""
    ranking = one.ranking
    name = party_name(model.parties[ranking.party])
    if ranking.stable:
        return [f"{name} stays as it is."]
    best = max(ranking.rise_above, key=lambda one: int(model.ranks[ranking.party, one]))
    falls = numbers(model, ranking.must_fall[:_NAMED])
    if len(ranking.must_fall) > _NAMED:
        falls += f" and {len(ranking.must_fall) - _NAMED} more"
    told = [
        f"{name} would have to like {here} as well as {numbers(model, [best])}.",
        f"Or {here} stays in its place, and {name} no longer likes {falls} better.",
    ]
    if one.values:
        parts = [
            f"{plain(clean(i))} = {plain(clean(o))} worth {abs(value):g} "
            f"{'more' if value > 0 else 'less'}" for i, o, value in one.values
        ]  # fmt: skip
        told.append(f"With the least change of values: {', '.join(parts)}.")
    ways = (", then ".join(_change(model, c) for c in some) for some in one.statements[:_TOLD])
    return [*told, *(f"By its statements: {way}." for way in ways)]


def _change(model: StabilityModel, change: Change) -> str:
    """Tell one change of statements."""
    if isinstance(change, Added):
        return f'add "{clean(_term(model, change))}" at place {change.place + 1}'
    return f"move statement {change.group + 1} to place {change.place + 1}"
