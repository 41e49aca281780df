"""The model as its editor shows it: parties, issues, what is ruled out, what each party wants."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from detente.brief.desk import Desk
from detente.brief.wording import capital, with_the
from detente.display import distinct, plain
from detente.dossier import DRAWS, SEED
from detente.in_use import numbers_by_hand, set_by_hand
from detente.model.by_hand import beneath, idle, idle_parties
from detente.model.template import draft_template
from detente.model.template_file import read_template, write_template
from detente.negotiation import Template
from detente.workspace.checking import Count, Finding, count_of, findings_of
from detente.workspace.entries import (
    IssueRow,
    PartyRow,
    RuleRow,
    issue_rows,
    party_rows,
    requirement,
    ruled_out,
)
from detente.workspace.known import known
from detente.workspace.ranges import (
    OverrideRow,
    PreferenceRow,
    cell_text,
    no_agreement_rows,
    override_row,
    preference_rows,
    weight_rows,
)
from detente.workspace.shelf import Shelf
from detente.workspace.telling import told_apart

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
class ModelScreen:
    """Everything that the screen shows; without a model only ``why`` and the text are there.

    ``idle`` are the names of the parties of whom no number moves a share of draws.
    """

    as_of: dt.date | None
    tab: str
    tabs: tuple[tuple[str, str], ...]
    title: str
    by_hand: bool
    why: str
    count: Count | None
    parties: tuple[PartyRow, ...]
    named: tuple[tuple[str, str], ...]
    issues: tuple[IssueRow, ...]
    infeasible: tuple[RuleRow, ...]
    required: tuple[RuleRow, ...]
    preferences: tuple[PreferenceRow, ...]
    weights: tuple[PreferenceRow, ...]
    no_agreement: tuple[PreferenceRow, ...]
    overrides: tuple[OverrideRow, ...]
    idle: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    numbers: tuple[tuple[str, str], ...]
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
        return _empty(as_of, capital(now.why), tuple(_by_hand(shelf, desk, as_of)))
    count = count_of(template)
    return ModelScreen(
        as_of=desk.today,
        tab=tab,
        tabs=tuple(TABS.items()),
        title=template.title,
        by_hand=by_hand,
        why="",
        count=count,
        parties=tuple(party_rows(desk, template)),
        named=parties_of(desk, template),
        issues=tuple(issue_rows(desk, template)),
        infeasible=tuple(ruled_out(desk, template, one) for one in template.infeasible),
        required=tuple(requirement(desk, template, one) for one in template.required),
        preferences=tuple(preference_rows(desk)),
        weights=tuple(weight_rows(desk)),
        no_agreement=tuple(no_agreement_rows(desk)),
        overrides=tuple(_by_hand(shelf, desk, as_of)),
        idle=tuple(map(with_the, idle_parties(template))),
        terms=terms_of(desk, template),
        numbers=numbers_of(desk, template),
        half_life_days=template.half_life_days,
        presumption=template.presumption,
        draws=DRAWS,
        seed=SEED,
        findings=tuple(findings_of(desk, template, count)),
        text=write_template(template_on(shelf, as_of)),
    )


def _by_hand(shelf: Shelf, desk: Desk, as_of: dt.date | None) -> Iterator[OverrideRow]:
    """Yield every number set by hand that stands on a day, with what should be known of it."""
    written, ours = set_by_hand(shelf.case, as_of)
    own = {one.key for one in ours}
    for one in numbers_by_hand(shelf.case, as_of):
        under = beneath(written, one) if one.key in own else ""
        notes = (idle(desk.negotiation.template, one), under)
        row = override_row(desk, one, own)
        yield replace(row, notes=tuple(filter(None, notes)))


def terms_of(desk: Desk, template: Template) -> tuple[tuple[str, str], ...]:
    """Return every way to settle every issue, as a form names it and in words, no two alike."""
    told = {
        cell_text(issue.key, option): words
        for issue in template.issues
        for option, words in told_apart(
            {one.id: desk.term(issue.key, one.id) for one in issue.options}, issue.options[0].id
        ).items()
    }
    return tuple(distinct(told, lambda cell: plain(unquote(cell).rpartition("=")[2])).items())


def parties_of(desk: Desk, template: Template) -> tuple[tuple[str, str], ...]:
    """Return the parties by their ids and in words, no two alike."""
    return tuple(distinct({one.id: desk.party(one.id) for one in template.parties}, plain).items())


def numbers_of(desk: Desk, template: Template) -> tuple[tuple[str, str], ...]:
    """Return what can be set of a party besides its values, as a form names it and in words.

    An only issue has all the weight: there is nothing to set.
    """
    issues = template.issues if len(template.issues) > 1 else ()
    weights = ((cell_text(one.key, ""), desk.term(one.key, "")) for one in issues)
    return (*weights, (cell_text("", ""), desk.term("", "")))


def _empty(as_of: dt.date | None, why: str, by_hand: tuple[OverrideRow, ...]) -> ModelScreen:
    """Return the screen of a case without a model: the text to begin with, and what was set."""
    return ModelScreen(
        as_of=as_of, tab="toml", tabs=(("toml", TABS["toml"]),), title="", by_hand=False, why=why,
        count=None, parties=(), named=(), issues=(), infeasible=(), required=(), preferences=(),
        weights=(), no_agreement=(), overrides=by_hand, idle=(), terms=(), numbers=(),
        half_life_days=0.0, presumption=True, draws=DRAWS, seed=SEED, findings=(), text=STARTER,
    )  # fmt: skip
