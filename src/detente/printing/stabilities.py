"""What ``detente stability`` found, as JSON."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from detente.analysis.verdicts import UNBOUNDED, Departure, Reached, Step, Verdicts, Witness
from detente.exchange.stability_model import StabilityModel
from detente.negotiation import Digits, Flags
from detente.printing.number_lists import Numbers

STABILITY_SCHEMA = "detente.stability/1"
MANY = 1 << 16
"""Of more outcomes no list is made before it is written."""


def model_json(model: StabilityModel) -> dict[str, Any]:
    """Return parties, issues or states, the feasible outcomes, and what each row removed."""
    alike = {one: model.alike(one) for one in model.feasible} if _has_alike(model) else {}
    return {
        "schema": STABILITY_SCHEMA,
        "parties": list(model.parties),
        "issues": {i: list(o) for i, o in zip(model.issues, model.options, strict=True)},
        "states": list(model.states),
        "outcomes": model.graph.outcomes,
        "feasible": _listed(model, lambda: model.graph.feasible),
        "status_quo": model.status_quo,
        "same": [members for members in alike.values() if len(members) > 1],
        "removed": [{"row": row.said, "removed": row.removed} for row in model.removed],
    }


def _has_alike(model: StabilityModel) -> bool:
    """Tell whether some outcomes are one."""
    return bool((model.same != np.arange(len(model.same))).any())


def verdicts_json(model: StabilityModel, verdicts: Verdicts) -> dict[str, Any]:
    """Return who is stable where, the equilibria, and the margins beside ``feasible``.

    A margin is in ranks; null where the party cannot move.
    """
    feasible = model.feasible if verdicts.margins else []
    return {
        "stable": {
            one: stable_json(model, partial(verdicts.stable.__getitem__, one))
            for one in verdicts.stable
        },
        "equilibria": {
            one: _listed(model, partial(verdicts.equilibrium, one)) for one in verdicts.stable
        },
        "margins": {
            one: {
                party: [_margin(margins[at, outcome]) for outcome in feasible]
                for at, party in enumerate(model.parties)
            }
            for one, margins in verdicts.margins.items()
        },
        "no_move": stable_json(model, lambda: verdicts.no_move & verdicts.feasible),
    }


def stable_json(model: StabilityModel, flags: Callable[[], Flags]) -> dict[str, Sequence[int]]:
    """Return by party the outcomes where something holds; flags have shape (parties, outcomes)."""
    return {
        party: _listed(model, partial(_row, flags, at)) for at, party in enumerate(model.parties)
    }


def _row(flags: Callable[[], Flags], at: int) -> Flags:
    """Return the flags of one party."""
    row: Flags = flags()[at]
    return row


def _listed(model: StabilityModel, flags: Callable[[], Flags]) -> Sequence[int]:
    """Return the outcomes whose flags are set, of a large model as numbers yet to be made."""

    def make() -> Digits:
        return np.flatnonzero(flags())

    return Numbers(make) if model.graph.outcomes > MANY else make().tolist()


def _margin(margin: np.int64) -> int | None:
    """Return a margin, None where no move makes it boundless."""
    return None if margin == UNBOUNDED else int(margin)


def witness_json(model: StabilityModel, one: Witness) -> dict[str, Any]:
    """Return why a party stays or leaves."""
    return {
        "party": model.parties[one.party],
        "outcome": one.outcome,
        "concept": one.concept,
        "stable": one.stable,
        "exit": one.exit,
        "sanction": steps_json(model, one.sanction),
        "countermove": one.countermove,
    }


def steps_json(model: StabilityModel, steps: Iterable[Step]) -> list[dict[str, Any]]:
    """Return moves: by whom, and to which outcome."""
    return [{"by": model.named(one.movers), "to": one.outcome} for one in steps]


def coalitions_json(
    model: StabilityModel, departures: Sequence[Departure]
) -> dict[str, list[dict[str, Any]]]:
    """Return by outcome who would leave it together, and where nothing deters them from going."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in departures:
        found.setdefault(str(one.outcome), []).append(
            {
                "by": model.named(one.members),
                "improvements": list(one.improvements),
                "unanswered": {concept: list(ends) for concept, ends in one.unanswered.items()},
            }
        )
    return found


def paths_json(
    model: StabilityModel, reached: Mapping[str, Reached], equilibria: Iterable[int]
) -> dict[str, Any]:
    """Return what is reached from the status quo by each kind of move, and the way to equilibria.

    A way is null where there is none.
    """
    ends = sorted(set(equilibria))
    return {
        kind: {
            "reached": sorted(one.paths.keys() - {one.start}),
            "to": {str(end): _way(model, one, end) for end in ends},
        }
        for kind, one in reached.items()
    }


def _way(model: StabilityModel, reached: Reached, end: int) -> list[dict[str, Any]] | None:
    """Return the moves of a shortest way, none to where it starts, None if there is no way."""
    if end == reached.start:
        return []
    return steps_json(model, reached.paths[end]) if end in reached.paths else None
