"""Who stays where, by each attitude to outcomes that a party cannot compare, in a table."""

import numpy as np

from detente.analysis.unknown_preference import CONCEPTS, KINDS
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
