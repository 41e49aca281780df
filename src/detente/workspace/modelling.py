"""The model as its editor shows it: parties, issues, what is ruled out, what each party wants."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from detente.brief.desk import Desk
from detente.brief.wording import capital, listed
from detente.display import plain
from detente.dossier import DRAWS, SEED
from detente.model.issues import load_issues
from detente.model.template import draft_template
from detente.model.template_file import read_template, write_template
from detente.negotiation import Pattern, Requirement, Template, options_of
from detente.workspace.checking import Count, Finding, count_of, findings_of
from detente.workspace.known import known
from detente.workspace.quotes import Quote, few_quotes
from detente.workspace.ranges import (
    OverrideRow,
    PreferenceRow,
    cell_text,
    override_row,
    preference_rows,
)
from detente.workspace.shelf import Shelf

TABS = {
    "parties": "Parties and options",
    "infeasible": "Infeasible combinations",
    "one_way": "One-way moves",
    "preferences": "Preferences",
    "uncertainty": "Uncertainty",
    "check": "Check",
    "toml": "As text",
}
"""The tabs in the order that negotiators know."""
STARTER = """# What is negotiated: name the parties and the issues, then save.
schema = "detente.template/1"
title = "Talks"
half_life_days = 90.0  # in so many days a position counts half
presumption = true  # the silent are presumed to refuse to pay

[[party]]
id = "first"
name = "First side"
role = "principal"

[[party]]
id = "second"
name = "Second side"
role = "principal"

# The first option of an issue leaves things as they are.

[[issue]]
id = "ceasefire"
core = true

[[issue.option]]
id = "as_is"

[[issue.option]]
id = "unconditional"
"""
"""What an analyst begins with where nothing could be drafted."""


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
    positions: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """What cannot be combined, or has to be, in words, and what is said of its terms."""

    told: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelScreen:
    """Everything that the screen shows; without a model only ``why`` and the text are there."""

    as_of: dt.date | None
    tab: str
    tabs: tuple[tuple[str, str], ...]
    title: str
    by_hand: bool
    why: str
    count: Count | None
    parties: tuple[PartyRow, ...]
    issues: tuple[IssueRow, ...]
    infeasible: tuple[RuleRow, ...]
    required: tuple[RuleRow, ...]
    preferences: tuple[PreferenceRow, ...]
    overrides: tuple[OverrideRow, ...]
    terms: tuple[tuple[str, str], ...]
    half_life_days: float
    presumption: bool
    draws: int
    seed: int
    findings: tuple[Finding, ...]
    text: str


def template_on(shelf: Shelf, as_of: dt.date | None) -> Template:
    """Return the template that an analyst set, else a drafted one; without the case's overrides.

    Raises
    ------
    NoNegotiationError
        If none was set and none can be drafted.
    """
    text = shelf.case.template(as_of)
    if text:
        return read_template(text, "the saved model")
    return draft_template(shelf.evidence(as_of))


def model_screen(shelf: Shelf, as_of: dt.date | None, tab: str) -> ModelScreen:
    """Return a case's model as of a day; nothing is drawn for it, so it is there at once."""
    now = known(shelf, as_of)
    desk, template = now.desk, now.template
    by_hand = shelf.case.template(as_of) is not None
    if not template.issues:
        return _empty(as_of, capital(now.why))
    own = {one.key for one in shelf.case.overrides(as_of)}
    count = count_of(template)
    return ModelScreen(
        as_of=desk.today,
        tab=tab,
        tabs=tuple(TABS.items()),
        title=template.title,
        by_hand=by_hand,
        why="",
        count=count,
        parties=tuple(_party_rows(desk, template)),
        issues=tuple(_issue_rows(desk, template)),
        infeasible=tuple(_ruled_out(desk, template, one) for one in template.infeasible),
        required=tuple(_requirement(desk, template, one) for one in template.required),
        preferences=tuple(preference_rows(desk)),
        overrides=tuple(override_row(desk, one, own) for one in template.overrides),
        terms=tuple((cell_text(i, o), desk.term(i, o)) for i, o in template.cells()),
        half_life_days=template.half_life_days,
        presumption=template.presumption,
        draws=DRAWS,
        seed=SEED,
        findings=tuple(findings_of(desk, template, count)),
        text=write_template(template_on(shelf, as_of)),
    )


def _empty(as_of: dt.date | None, why: str) -> ModelScreen:
    """Return the screen of a case without a model: the text to begin with."""
    return ModelScreen(
        as_of=as_of, tab="toml", tabs=(("toml", TABS["toml"]),), title="", by_hand=False, why=why,
        count=None, parties=(), issues=(), infeasible=(), required=(), preferences=(),
        overrides=(), terms=(), half_life_days=0.0, presumption=True, draws=DRAWS, seed=SEED,
        findings=(), text=STARTER,
    )  # fmt: skip


def _party_rows(desk: Desk, template: Template) -> Iterator[PartyRow]:
    """Yield the parties with their positions."""
    for one in template.parties:
        keys = [claim.key for claim in desk.evidence.claims if claim.position.party == one.id]
        yield PartyRow(
            id=one.id, name=one.name, role=one.role, positions=len(keys),
            quotes=few_quotes(desk, keys),
        )  # fmt: skip


def _issue_rows(desk: Desk, template: Template) -> Iterator[IssueRow]:
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


def _ruled_out(desk: Desk, template: Template, pattern: Pattern) -> RuleRow:
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


def _requirement(desk: Desk, template: Template, one: Requirement) -> RuleRow:
    """Return a rule in words."""
    terms = _pattern(desk, one.terms)
    told = (
        f"if {_pattern(desk, one.given)}, then {terms}"
        if one.given
        else f"{plain(one.rule)} of: {terms}"
    )
    return RuleRow(told=told, quotes=_said_of(desk, template, (*one.given, *one.terms)))
