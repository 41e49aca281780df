"""What each party wants, number by number, with the words behind each and what was set by hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from detente.brief.desk import Desk
from detente.model.estimate import estimate, issue_weights_of
from detente.negotiation import NO_ISSUE, Negotiation, Override
from detente.preference import About, Preference, Value
from detente.workspace.outcomes import escaped
from detente.workspace.quotes import Quote, few_quotes, sources_told


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceRow:
    """A number of a party, from 0 to 1, and where it comes from.

    How acceptable a term is, or the weight of an issue, or what no agreement is worth to it. Of a
    weight or no agreement that was set, ``unset`` says by whom, and what the evidence alone gives.
    """

    party: str
    party_id: str
    term: str
    cell: str
    low: float
    mode: float
    high: float
    weight: float
    evidence: int
    quotes: tuple[Quote, ...]
    unsaid: str
    red_line: float | None
    unset: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRow:
    """A range that an analyst set; ``of_case`` tells those of the case from the template's.

    ``told`` says who set it and why, ``about`` which number of the party it is, ``notes`` that it
    moves nothing, or that the template sets it as well.
    """

    about: About
    party: str
    party_id: str
    issue: str
    option: str
    term: str
    low: float
    mode: float
    high: float
    reason: str
    of_case: bool
    told: str
    notes: tuple[str, ...] = ()


def cell_text(issue: str, option: str) -> str:
    """Return a term as a form and an address have it."""
    return f"{escaped(issue)}={escaped(option)}"


def preference_rows(desk: Desk) -> Iterator[PreferenceRow]:
    """Yield what each party wants, term by term, with the evidence behind each number."""
    for preference in desk.negotiation.every_preference:
        lines = {(one.issue, one.option): one.probability for one in preference.red_lines}
        for value in preference.values:
            yield _preference_row(desk, preference, value, lines.get((value.issue, value.option)))


def weight_rows(desk: Desk) -> Iterator[PreferenceRow]:
    """Yield the weight of each issue to each party, with the words that touch the issue."""
    now, alone = desk.negotiation, _by_evidence_alone(desk)
    weights, said = (issue_weights_of(one, desk.evidence) for one in (now, alone))
    for preference in now.every_preference:
        for value, unset in zip(weights[preference.party], said[preference.party], strict=True):
            yield _number_row(desk, preference, value, unset)


def no_agreement_rows(desk: Desk) -> Iterator[PreferenceRow]:
    """Yield what no agreement is worth to each party, with its words about doing without."""
    alone = _by_evidence_alone(desk)
    for preference in desk.negotiation.every_preference:
        value, unset = (
            replace(one.reservation, issue=NO_ISSUE, option="")
            for one in (preference, alone.preference(preference.party))
        )
        yield _number_row(desk, preference, value, unset)


def _by_evidence_alone(desk: Desk) -> Negotiation:
    """Return the negotiation without the weights and the worth of no agreement that were set."""
    template = desk.negotiation.template
    values = tuple(one for one in template.overrides if one.about == "value")
    if values == template.overrides:
        return desk.negotiation
    return estimate(desk.evidence, replace(template, overrides=values))


def _number_row(desk: Desk, preference: Preference, value: Value, unset: Value) -> PreferenceRow:
    """Return a weight or a worth of no agreement; of one that was set, what the evidence says."""
    row = _preference_row(desk, preference, unset, None)
    own = desk.negotiation.template.override_of(value.party, value.issue, value.option)
    one, was = value.estimate, unset.estimate
    told = f"{was.low:.2f} to {was.high:.2f}, most likely {was.mode:.2f}"
    return replace(
        row,
        low=one.low,
        mode=one.mode,
        high=one.high,
        weight=value.weight,
        unset=f"{own.told}; the evidence alone gives {told}" if own else "",
    )


def _preference_row(
    desk: Desk, preference: Preference, value: Value, line: float | None
) -> PreferenceRow:
    """Return one number with where it comes from."""
    keys = [one.source for one in value.counts if one.source != "prior"]
    quotes = few_quotes(desk, keys)
    return PreferenceRow(
        party=desk.party(preference.party),
        party_id=preference.party,
        term=desk.term(value.issue, value.option),
        cell=cell_text(value.issue, value.option),
        low=value.estimate.low,
        mode=value.estimate.mode,
        high=value.estimate.high,
        weight=value.weight,
        evidence=sum(1 for key in keys if desk.item(key)),
        quotes=quotes,
        unsaid="" if quotes else sources_told(desk, keys) or "nothing in the record",
        red_line=line,
    )


def override_row(desk: Desk, one: Override, own: Collection[str] = ()) -> OverrideRow:
    """Return a range that an analyst set."""
    return OverrideRow(
        about=one.about,
        party=desk.party(one.party),
        party_id=one.party,
        issue=one.issue,
        option=one.option,
        term=desk.term(one.issue, one.option),
        low=one.low,
        mode=one.mode,
        high=one.high,
        reason=one.reason,
        of_case=one.key in own,
        told=one.told,
    )
