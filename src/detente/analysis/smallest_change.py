"""The smallest changes that would give all an agreement, at the most likely values.

Other answers count draws; this one asks of one model, the most likely one, how far the parties are
from a deal: by how much bottom lines must fall, of whom, which red lines must go, and which words
would have to be others. Each is printed with the sources that speak against it.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from detente.analysis.least_concession import (
    LeastConcession,
    least_lifting,
    least_of,
    least_total,
    most_even,
)
from detente.analysis.least_words import LeastWords, least_words
from detente.analysis.modal import Modal, modal
from detente.analysis.problem import GRID
from detente.analysis.results import Giving, RaisedValue, SmallestChange
from detente.analysis.space import ACCURACY
from detente.negotiation import Array, Negotiation, Template
from detente.preference import RedLine

FREE = 0.1
"""What it costs to change a value of which nobody has spoken: a tenth of a statement's weight."""
MOST_TOGETHER = 2
NOTHING = ACCURACY * GRID
"""Steps of the grid below which nothing is given."""


def smallest_change(negotiation: Negotiation) -> SmallestChange:
    """Return what stands between the parties and a deal at the most likely values.

    Where some package suits all as it is, the one with the largest smallest surplus is named.
    Each answer is a mixed-integer programme over all packages (see ``least_concession`` and
    ``least_words``).
    """
    model = modal(negotiation)
    even = most_even(model.problem)
    if even is not None:
        return SmallestChange(outcome=model.problem.describe(even), needed=False)
    words = least_words(model.problem, _room(model), _price(model))
    return SmallestChange(
        outcome=None if words.outcome is None else model.problem.describe(words.outcome),
        needed=True,
        total=_giving(model, least_total(model.problem)),
        alone=tuple(_together(model, negotiation.template)),
        lifted=_lifted(model, least_lifting(model.problem)),
        raised=tuple(_raised(model, words)),
        lifted_too=tuple(model.lines[at] for at in words.lifted),
        cost=words.cost,
    )


def _room(model: Modal) -> list[Array]:
    """Return by how much each cell's utility can rise, per issue (options, parties)."""
    return [(1.0 - value) * model.weights[:, at] for at, value in enumerate(model.values)]


def _price(model: Modal) -> list[Array]:
    """Return the weight of the evidence behind each value, per unit of its party's utility."""
    parties = range(len(model.preferences))
    return [
        np.array(
            [
                [
                    max(FREE, model.value(party, at, option).weight) / model.weights[party, at]
                    for party in parties
                ]
                for option in range(size)
            ]
        )
        for at, size in enumerate(model.problem.sizes)
    ]


def _giving(model: Modal, found: LeastConcession) -> Giving:
    """Return a concession in units of utility, with the package at which it suffices.

    What is less than a millionth is no concession: to that accuracy a bottom line is met.
    """
    return Giving(
        outcome=None if found.outcome is None else model.problem.describe(found.outcome),
        by_party={
            party: steps / GRID for party, steps in found.by_party.items() if steps > NOTHING
        },
        why=found.why,
    )


def _together(model: Modal, template: Template) -> Iterator[Giving]:
    """Yield what one party alone would have to give, then two, where two are not all."""
    parties = model.problem.parties
    names = {party: template.party(party).name for party in parties}
    for count in range(1, min(MOST_TOGETHER, len(parties) - 1) + 1):
        for group in itertools.combinations(range(len(parties)), count):
            found = _giving(model, least_of(model.problem, group))
            giving = tuple(parties[at] for at in group)
            others = [names[party] for party in parties if party not in giving]
            whose = " and ".join(others)
            yield replace(
                found,
                parties=giving,
                why=f"no package meets the bottom line of {whose}" if found.why else "",
            )


def _lifted(model: Modal, found: LeastConcession) -> tuple[RedLine, ...] | None:
    """Return the fewest red lines that must go; None where that is not enough."""
    if found.outcome is None:
        return None
    return tuple(
        line for line in model.lines if (line.party, line.issue, line.option) in found.lifted
    )


def _raised(model: Modal, words: LeastWords) -> Iterator[RaisedValue]:
    """Yield the values that would have to be others, the dearest first, with their sources."""
    rows = []
    for (party, issue, option), rise in words.raised.items():
        value = model.value(party, issue, option)
        before = value.estimate.mode
        rows.append(
            RaisedValue(
                party=value.party,
                issue=str(value.issue),
                option=value.option,
                moved_from=before,
                moved_to=min(1.0, before + rise / float(model.weights[party, issue])),
                weight=value.weight,
                against=tuple(
                    one.source
                    for one in value.counts
                    if one.weight and one.counts_against > one.counts_for
                ),
            )
        )
    yield from sorted(rows, key=lambda one: (-one.weight, one.party, one.issue, one.option))
