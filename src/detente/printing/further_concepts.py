"""Concepts beside the five: simultaneous and limited moves, strong and unknown preference."""

import re
from collections.abc import Sequence

import numpy as np

from detente.analysis.graph_model import GraphModel
from detente.analysis.limited_moves import limited_moves
from detente.analysis.simultaneous import simultaneous
from detente.analysis.stability import solve
from detente.analysis.strength import strongly_stable
from detente.analysis.unknown_preference import CONCEPTS as UNKNOWN_CONCEPTS
from detente.analysis.unknown_preference import KINDS, compared, solve_unknown
from detente.analysis.verdicts import CONCEPTS
from detente.errors import DetenteError
from detente.exchange.stability_model import StabilityModel
from detente.negotiation import Flags

_HORIZON = re.compile(r"l_?([1-9][0-9]?)")
_STRENGTH = re.compile(r"(strong|weak)_(gmr|smr|seq)")
UNKNOWN = tuple(f"{concept}_{kind}" for kind in KINDS for concept in UNKNOWN_CONCEPTS)
"""The concepts by which models are judged in which some comparisons are not known."""
_TWO = 2


def concept_meant(given: str) -> str:
    """Return the concept that a person's word means.

    Raises
    ------
    DetenteError
        If there is no such concept.
    """
    word = given.lower().replace("-", "_").replace(" ", "_")
    if horizon := _HORIZON.fullmatch(word):
        return f"l_{horizon[1]}"
    if word in (*CONCEPTS, "sim", *UNKNOWN) or _STRENGTH.fullmatch(word):
        return word
    raise DetenteError(
        f"{given!r} is no concept of stability",
        hint=(
            f"There are {', '.join(CONCEPTS)}, sim, l_1 to l_99, "
            "gmr, smr, seq with strong_ or weak_ before them, and nash, gmr, smr, seq with _a to "
            "_d behind them."
        ),
    )


def further(model: StabilityModel, concepts: Sequence[str]) -> dict[str, Flags]:
    """Judge every outcome for every party by concepts that are none of the five.

    Returns
    -------
    By concept who is stable where; shape ``(parties, outcomes)``.

    Raises
    ------
    DetenteError
        If the model does not have what the concept needs.
    """
    found = _unknown(model, [one for one in concepts if one in UNKNOWN])
    for concept in concepts:
        if concept == "sim":
            found[concept] = _simultaneous(model)
        elif concept.startswith("l_"):
            found[concept] = _limited(model, concept)
        elif concept not in UNKNOWN:
            found[concept] = _strong(model, concept)
    return {concept: found[concept] & model.graph.feasible for concept in concepts}


def is_grade(concept: str) -> bool:
    """Tell whether a concept is a grade of stability, strong or weak."""
    return bool(_STRENGTH.fullmatch(concept))


def weak_equilibria(model: StabilityModel, concepts: Sequence[str]) -> dict[str, Flags]:
    """Tell which outcomes are stable for all, and not strongly so for all; shape (outcomes,)."""
    found: dict[str, Flags] = {}
    for concept in concepts:
        if concept.startswith("weak_"):
            base = concept.removeprefix("weak_")
            grades = further(model, [concept, f"strong_{base}"])
            strong = grades[f"strong_{base}"]
            stable: Flags = np.all(grades[concept] | strong, axis=0)
            found[concept] = stable & ~np.all(strong, axis=0)
    return found


def _unknown(model: StabilityModel, concepts: Sequence[str]) -> dict[str, Flags]:
    """Judge by the four attitudes to comparisons that are not known."""
    if not concepts:
        return {}
    if not model.unknown:
        raise DetenteError(
            "no preference of the model says which outcomes cannot be compared",
            hint="Give a preference a line `unknown = [[1, 4]]`.",
        )
    bases = tuple(dict.fromkeys(one.split("_")[0] for one in concepts))
    found = solve_unknown(model.graph, compared(model.ranks, model.unknown), bases)
    return {f"{base}_{kind}": flags for (kind, base), flags in found.items()}


def _simultaneous(model: StabilityModel) -> Flags:
    """Judge by simultaneous moves of the opponents."""
    if not isinstance(model.graph, GraphModel):
        raise DetenteError(
            "simultaneous moves need issues whose options can be combined",
            hint="Leave out sim for a graph of states or with [[same]].",
        )
    return simultaneous(model.graph, model.ranks)


def _limited(model: StabilityModel, concept: str) -> Flags:
    """Judge by limited moves of two parties, of which one may have none."""
    if len(model.parties) != _TWO:
        raise DetenteError(
            f"limited moves are for two parties, and the model has {len(model.parties)}",
            hint=f"Leave out {concept}.",
        )
    return limited_moves(model.graph, model.ranks, int(concept.removeprefix("l_")))


def _strong(model: StabilityModel, concept: str) -> Flags:
    """Judge by strength of preference; weak is stable and not strong."""
    if model.levels is None:
        raise DetenteError(
            "no ranking of the model says which of its steps are strong",
            hint="Give a preference a line `strong_gaps = [2]`.",
        )
    strength, base = concept.split("_")
    held = strongly_stable(model.graph, model.ranks, model.levels, [base])[base]
    if strength == "strong":
        return held
    stable = solve(model.graph, model.ranks, [base]).stable[base]
    weak: Flags = np.logical_and(stable, ~held)
    return weak
