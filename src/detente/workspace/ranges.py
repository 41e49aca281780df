"""What each party wants, number by number, with the words behind each and what was set by hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from detente.brief.desk import Desk
from detente.model.estimate import issue_weights_of
from detente.negotiation import NO_ISSUE, About, Override
from detente.preference import Preference, Value
from detente.workspace.outcomes import escaped
from detente.workspace.quotes import Quote, few_quotes, sources_told


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceRow:
    """A number of a party, from 0 to 1, and where it comes from.

    How acceptable a term is, or the weight of an issue, or what no agreement is worth to it.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideRow:
    """A range that an analyst set; ``of_case`` tells those of the case from the template's.

    ``told`` says who set it and why, ``about`` which number of the party it is.
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
    weights = issue_weights_of(desk.negotiation, desk.evidence)
    for preference in desk.negotiation.every_preference:
        for value in weights[preference.party]:
            yield _preference_row(desk, preference, value, None)


def no_agreement_rows(desk: Desk) -> Iterator[PreferenceRow]:
    """Yield what no agreement is worth to each party, with its words about doing without."""
    for preference in desk.negotiation.every_preference:
        value = replace(preference.reservation, issue=NO_ISSUE, option="")
        yield _preference_row(desk, preference, value, None)


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
