"""The entries of a model as its editor shows them: each with the words behind it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from detente.brief.desk import Desk
from detente.brief.wording import listed
from detente.display import plain
from detente.model.issues import load_issues
from detente.negotiation import Pattern, Requirement, Template, options_of
from detente.workspace.quotes import Quote, few_quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionRow:
    """An option with the reports that voiced it."""

    id: str
    title: str
    gains: str
    voiced: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueRow:
    """An issue with its options; ``spare`` are those that evidence could speak of besides."""

    key: str
    title: str
    core: bool
    ordered: bool
    one_way: bool
    settled_by: tuple[str, ...]
    options: tuple[OptionRow, ...]
    spare: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party with how many positions of it the record holds."""

    id: str
    name: str
    role: str
    audience_of: str
    positions: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """What cannot be combined, or has to be, in words, and what is said of its terms."""

    told: str
    quotes: tuple[Quote, ...]


def party_rows(desk: Desk, template: Template) -> Iterator[PartyRow]:
    """Yield the parties with their positions."""
    for one in template.parties:
        keys = [claim.key for claim in desk.evidence.claims if claim.position.party == one.id]
        yield PartyRow(
            id=one.id, name=one.name, role=one.role, audience_of=one.audience_of or "",
            positions=len(keys), quotes=few_quotes(desk, keys),
        )  # fmt: skip


def issue_rows(desk: Desk, template: Template) -> Iterator[IssueRow]:
    """Yield the issues with their options and the words behind each."""
    names = {party.id: desk.party(party.id) for party in template.parties}
    for issue in template.issues:
        kind, ids = load_issues().kind(issue.id), {one.id for one in issue.options}
        known = [kind.first, *kind.options] if kind.options else []
        yield IssueRow(
            key=issue.key,
            title=issue.title or plain(issue.key),
            core=issue.core,
            ordered=issue.ordered,
            one_way=issue.one_way,
            settled_by=issue.settled_by,
            options=tuple(
                OptionRow(
                    id=one.id,
                    title=one.title or plain(one.id),
                    gains=names.get(one.gains or "", ""),
                    voiced=len(one.voiced_by),
                    quotes=few_quotes(desk, one.voiced_by),
                )
                for one in issue.options
            ),
            spare=tuple(one for one in known if one not in ids),
            quotes=_said_of(desk, template, [(issue.key, one.id) for one in issue.options]),
        )


def _said_of(
    desk: Desk, template: Template, terms: Iterable[tuple[str, str]]
) -> tuple[Quote, ...]:
    """Return the words in which terms are voiced, of each term the first in turn."""
    asked = set(terms)
    voices = [
        option.voiced_by
        for issue in template.issues
        for option in issue.options
        if (issue.key, option.id) in asked
    ]
    return few_quotes(desk, [key for row in zip_longest(*voices) for key in row if key])


def ruled_out(desk: Desk, template: Template, pattern: Pattern) -> RuleRow:
    """Return what cannot be combined, in words; of one issue any of several options."""
    told = [
        listed([desk.term(issue, one) for one in options_of(given)], "or")
        for issue, given in pattern.items()
    ]
    terms = [(issue, one) for issue, given in pattern.items() for one in options_of(given)]
    return RuleRow(told=listed(told), quotes=_said_of(desk, template, terms))


def _pattern(desk: Desk, terms: Sequence[tuple[str, str]]) -> str:
    """Return terms that cannot be combined, in words."""
    return listed([desk.term(issue, option) for issue, option in terms])


def requirement(desk: Desk, template: Template, one: Requirement) -> RuleRow:
    """Return a rule in words."""
    terms = _pattern(desk, one.terms)
    told = (
        f"if {_pattern(desk, one.given)}, then {terms}"
        if one.given
        else f"{plain(one.rule)} of: {terms}"
    )
    return RuleRow(told=told, quotes=_said_of(desk, template, (*one.given, *one.terms)))
