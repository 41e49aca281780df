"""Who stays where, by each attitude to outcomes that a party cannot compare."""

import numpy as np

from detente.analysis.unknown_preference import CONCEPTS, KINDS
from detente.exchange.stability_model import StabilityModel
from detente.printing.lines import table_lines, wrapped
from detente.printing.outcome_names import concept_name, numbers, party_name
from detente.printing.stability_look import Found

_ATTITUDES = {
    "a": "leaves for better or unknown, stays for what is surely no better",
    "b": "leaves for better, stays for what is surely no better",
    "c": "leaves for better or unknown, stays for no better or unknown",
    "d": "leaves for better, stays for no better or unknown",
}


def unknown_lines(found: Found) -> list[str]:
    """Return by attitude, party and concept the outcomes that the party does not leave."""
    model = found.model
    who = ", ".join(party_name(model.parties[at]) for at in sorted(model.unknown))
    lines = wrapped(
        f"What {who} cannot compare is judged above as its ranking has it. By attitude:", ""
    )
    rows = [["", *map(concept_name, CONCEPTS)]]
    for kind in KINDS:
        rows += _rows(found, kind)
    lines += table_lines(rows)
    return [*lines, *(f"({kind}) {told}" for kind, told in _ATTITUDES.items())]


def ranked_note(model: StabilityModel) -> list[str]:
    """Say that a ranking decides what somebody cannot compare, if anybody cannot."""
    who = ", ".join(party_name(model.parties[at]) for at in sorted(model.unknown))
    told = f"Note: What {who} cannot compare is judged here as its ranking has it."
    return ["", *wrapped(told, "  ")] if model.unknown else []


def by_attitude(found: Found, party: int, outcome: int) -> list[str]:
    """Tell by which attitudes a party stays, in one sentence."""
    name, stable = party_name(found.model.parties[party]), found.verdicts.stable
    told = []
    for verb, wanted in (("stays", True), ("leaves", False)):
        by = []
        for concept in CONCEPTS:
            kinds = [k for k in KINDS if stable[f"{concept}_{k}"][party, outcome] == wanted]
            every = f"{KINDS[0]}-{KINDS[-1]}" if len(kinds) == len(KINDS) else ", ".join(kinds)
            by += [f"{concept_name(concept)} ({every})"] if kinds else []
        told += [f"{verb} by {', '.join(by)}"] if by else []
    return [f"By attitude, {name} {', and '.join(told)}."]


def _rows(found: Found, kind: str) -> list[list[str]]:
    """Return the rows of one attitude: each party that moves, and the equilibria."""
    model, verdicts = found.model, found.verdicts
    by = [f"{concept}_{kind}" for concept in CONCEPTS]
    rows = [
        [f"({kind}) {party_name(model.parties[at])}"]
        + [numbers(model, np.flatnonzero(verdicts.stable[one][at]).tolist()) for one in by]
        for at in model.graph.focal
    ]
    everyone = [numbers(model, list(verdicts.equilibria(one))) for one in by]
    return [*rows, [f"({kind}) all: equilibria", *everyone]]
