"""Which single term, added or settled another way, makes a package hold in more draws."""

import math
from collections.abc import Sequence

import numpy as np

from detente.analysis.package_graph import (
    MOST_STATES,
    PackageGraph,
    graph_around,
    graph_of,
    options_around,
)
from detente.analysis.package_stability import NO_COMPILER, draws_asked, worths
from detente.analysis.results import Outcome, Repair
from detente.analysis.shares import stable_in_draws
from detente.negotiation import Array, Digits, Draws, Template

LEAST = 0.02
CONCEPT = "gmr"


def repairs_of(
    template: Template, draws: Draws, outcome: Outcome, *, concept: str = CONCEPT
) -> tuple[Repair, ...]:
    """Return the single changes of a term after which a state is an equilibrium more often.

    Parameters
    ----------
    template, draws
        The model, and draws of its principals.
    outcome
        The state, ``{issue: option}``.
    concept
        The stability concept that is asked: nash, gmr, smr or seq.

    Returns
    -------
    Those that help most first, of equal ones in the template's order. A change that is infeasible,
    that only takes a term back (things as they are), or that helps in less than 2 of 100 draws, is
    left out.
    """
    here = template.places_of(outcome)
    groups = [
        _graphs(template, draws.parties, [here, *_others(template, here, at)])
        for at in range(len(template.issues))
    ]
    count = min(draws_asked(graph, draws) for group in groups for graph, _ in group)
    found = []
    for at, group in enumerate(groups):
        before, *after = _shares(template, draws, group, concept, count)
        for share, (_, row) in zip(after, group[1:], strict=True):
            if share - before >= LEAST:
                issue = template.issues[at]
                option = issue.options[row[at]].id
                found.append(Repair(issue=issue.key, option=option, before=before, after=share))
    return tuple(sorted(found, key=lambda one: -one.after))


def _others(template: Template, here: Digits, at: int) -> list[Digits]:
    """Return the feasible outcomes that settle one issue otherwise, things as they are apart."""
    options = [here[[one]] for one in range(len(here))]
    options[at] = np.delete(np.arange(len(template.issues[at].options)), [0, here[at]])
    return list(template.outcomes(options))


def _graphs(
    template: Template, parties: Sequence[str], rows: Sequence[Digits]
) -> list[tuple[PackageGraph, Digits]]:
    """Return outcomes with a graph that holds all that can be reached from them.

    It is one and the same graph; where that is too large, each outcome has one of its own.
    """
    kept = options_around(template, parties, rows)
    if math.prod(map(len, kept)) > MOST_STATES:
        return [(graph_around(template, parties, row), row) for row in rows]
    together = graph_of(template, parties, kept, rows[0])
    return [(together, row) for row in rows]


def _shares(
    template: Template,
    draws: Draws,
    group: Sequence[tuple[PackageGraph, Digits]],
    concept: str,
    count: int,
) -> list[float]:
    """Return in which share of the first draws each outcome is an equilibrium of its graph."""
    shares: dict[int, Array] = {}
    for around, _ in group:
        if id(around) not in shares:
            ranks = worths(template, around, draws, count)
            stable = stable_in_draws(around.graph, ranks, [concept], method=NO_COMPILER)[concept]
            shares[id(around)] = stable.all(axis=0).mean(axis=1)
    return [float(shares[id(around)][around.place_of(row)]) for around, row in group]
