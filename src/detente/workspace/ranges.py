"""What each party wants, number by number, with the words behind each and what was set by hand."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from detente.brief.desk import Desk
from detente.negotiation import Override
from detente.preference import Preference, Value
from detente.workspace.outcomes import escaped
from detente.workspace.quotes import Quote, few_quotes, sources_told


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceRow:
    """How acceptable a term is to a party, from 0 to 1, and where the number comes from."""

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

    ``told`` says who set it and why.
    """

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
