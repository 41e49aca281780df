"""Does an acceptance hold at home? Each party's audience asked what its party accepts.

A negotiator plays at two tables: what is signed abroad must be ratified at home. An audience's
refusal leaves the party's acceptance as it is, and lowers the chance that it holds.

References
----------
Putnam, R. D. (1988). Diplomacy and domestic politics: the logic of two-level games. International
Organization 42(3), 427-460.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from detente.analysis.acceptability import wilson_interval
from detente.analysis.ratified import AtHome, Ratification, Refused
from detente.analysis.results import Outcome
from detente.analysis.space import accepts, space_of
from detente.analysis.zone import objections
from detente.negotiation import Draws, Flags, Negotiation, Party
from detente.preference import Preference, Value


def sources_at_home(preference: Preference, outcome: Outcome) -> tuple[str, ...]:
    """Return the claims and overrides that speak of an audience on the terms of a package."""
    values = [preference.value_in(issue, option, outcome) for issue, option in outcome.items()]
    found = [source for value in values for source in _spoken(value)]
    for line in preference.red_lines:
        found += line.sources if outcome.get(line.issue) == line.option else ()
    return tuple(dict.fromkeys(found))


def _spoken(value: Value) -> tuple[str, ...]:
    """Return the sources of a value, without what nobody said."""
    said = {one.source for one in value.counts if one.weight > 0}
    return tuple(source for source in value.estimate.sources if source in said)


def is_any_heard(negotiation: Negotiation, outcomes: Sequence[Outcome]) -> bool:
    """Tell whether a source speaks of an audience on a term of one of some packages."""
    return any(
        sources_at_home(preference, outcome)
        for preference in negotiation.audiences
        for outcome in outcomes
    )


def ratifications(
    negotiation: Negotiation, draws: Draws, outcomes: Sequence[Outcome], rows: slice
) -> tuple[Ratification, ...]:
    """Count in how many draws the acceptance of packages holds at home.

    Parameters
    ----------
    negotiation
        The model; ``audiences`` are what the audiences want.
    draws
        Draws of the principals and, as far as one is heard, of the audiences.
    outcomes
        The packages, as ``{issue key: option}``.
    rows
        The draws that count: those on which the shares of the packages are counted.

    Returns
    -------
    One result per package, in their order; nothing where nobody has an audience.

    Complexity: O(draws * parties * packages).
    """
    template = negotiation.template
    if not template.audiences or not outcomes:
        return ()
    space = space_of(template, np.stack([template.places_of(one) for one in outcomes]))
    yes = {party: accepts(space, draws, rows, at) for at, party in enumerate(draws.parties)}
    return tuple(
        _ratification(negotiation, outcome, {party: flags[:, at] for party, flags in yes.items()})
        for at, outcome in enumerate(outcomes)
    )


def _ratification(
    negotiation: Negotiation, outcome: Outcome, yes: Mapping[str, Flags]
) -> Ratification:
    """Return one package at home; ``yes`` tells in which draws each party accepts it."""
    template = negotiation.template
    together = np.logical_and.reduce([yes[party.id] for party in template.principals])
    audiences = tuple(_at_home(negotiation, one, outcome, yes) for one in template.audiences)
    heard = [yes[one.audience] for one in audiences if one.heard]
    count = len(together)
    holding = int(np.logical_and.reduce([together, *heard]).sum())
    return Ratification(
        outcome=dict(outcome),
        all=float(together.mean()),
        audiences=audiences,
        holds=holding / count if heard else None,
        interval=wilson_interval(holding, count) if heard else None,
    )


def _at_home(
    negotiation: Negotiation, audience: Party, outcome: Outcome, yes: Mapping[str, Flags]
) -> AtHome:
    """Return one audience before one package."""
    party = str(audience.audience_of)
    sources = sources_at_home(negotiation.preference(audience.id), outcome)
    asked = int(yes[party].sum())
    if not sources:
        return AtHome(audience=audience.id, party=party, heard=False, asked=asked)
    agreeing = int((yes[party] & yes[audience.id]).sum())
    return AtHome(
        audience=audience.id,
        party=party,
        heard=True,
        asked=asked,
        share=agreeing / asked if asked else None,
        interval=wilson_interval(agreeing, asked) if asked else None,
        sources=sources,
        refuses=_refused(negotiation, audience.id, outcome),
    )


def _refused(negotiation: Negotiation, audience: str, outcome: Outcome) -> tuple[Refused, ...]:
    """Return the terms that an audience objects to, by the rule for parties."""
    space = space_of(negotiation.template, negotiation.template.places_of(outcome)[None, :])
    return tuple(
        Refused(
            issue=one.issue,
            option=one.option,
            share=one.share,
            red_line=one.red_line,
            sources=one.sources,
        )
        for one in objections(negotiation, (audience,), space, 0)
    )
