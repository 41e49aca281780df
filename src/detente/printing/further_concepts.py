"""Concepts beside the five: simultaneous moves, limited moves, strength of preference."""

import re
from collections.abc import Callable

import numpy as np

from detente.analysis.graph_model import GraphModel
from detente.analysis.limited_moves import limited_moves
from detente.analysis.simultaneous import simultaneous
from detente.analysis.stability import solve
from detente.analysis.strength import strongly_stable
from detente.analysis.verdicts import CONCEPTS
from detente.errors import DetenteError
from detente.exchange.stability_model import StabilityModel
from detente.negotiation import Flags

_HORIZON = re.compile(r"l_?([1-9][0-9]?)")
_STRENGTH = re.compile(r"(strong|weak)_(gmr|smr|seq)")
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
    if word in (*CONCEPTS, "sim") or _STRENGTH.fullmatch(word):
        return word
    raise DetenteError(
        f"{given!r} is no concept of stability",
        hint=(
            f"There are {', '.join(CONCEPTS)}, sim, l_1 to l_99, "
            "and gmr, smr, seq with strong_ or weak_ before them."
        ),
    )


def further(model: StabilityModel, concept: str) -> Flags:
    """Judge every outcome for every party by a concept that is none of the five.

    Returns
    -------
    Who is stable where; shape ``(parties, outcomes)``.

    Raises
    ------
    DetenteError
        If the model does not have what the concept needs.
    """
    judge: Callable[[StabilityModel, str], Flags]
    if concept == "sim":
        judge = _simultaneous
    elif concept.startswith("l_"):
        judge = _limited
    else:
        judge = _strong
    return judge(model, concept) & model.graph.feasible


def _simultaneous(model: StabilityModel, _concept: str) -> Flags:
    """Judge by simultaneous moves of the opponents."""
    if not isinstance(model.graph, GraphModel):
        raise DetenteError(
            "simultaneous moves need issues whose options can be combined",
            hint="Leave out sim for a graph of states or with [[same]].",
        )
    return simultaneous(model.graph, model.ranks)


def _limited(model: StabilityModel, concept: str) -> Flags:
    """Judge by limited moves of two parties."""
    if len(model.parties) != _TWO or len(model.graph.focal) != _TWO:
        raise DetenteError(
            f"limited moves are for two parties that move, and the model has "
            f"{len(model.parties)}, of which {len(model.graph.focal)} can move",
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
