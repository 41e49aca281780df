"""The negotiation template: drafted from the evidence, written for an analyst, read back."""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.errors import NoNegotiationError
from detente.evidence import Evidence
from detente.model.by_hand import idle, number_of, standing
from detente.model.issues import load_issues
from detente.model.roles import find_parties, gains_of
from detente.model.rules import load_rules
from detente.model.template_file import read_template, write_template
from detente.model.terms import Table, draft_issue, tables, voices
from detente.negotiation import Issue, Override, Party, Template
from detente.preference import IssueKey

__all__ = ["draft_template", "read_template", "with_overrides", "write_template"]


def draft_template(evidence: Evidence) -> Template:
    """Draft parties, issues and options from the terms that somebody voiced.

    Raises
    ------
    NoNegotiationError
        If fewer than two parties with something at stake take a position, or none is about a term.
    """
    rules = load_rules()
    parties = find_parties(evidence, rules)
    principals = tuple(party for party in parties if party.has_veto)
    on_table = tables(voices(evidence))
    if len(principals) < 2:  # noqa: PLR2004 - a negotiation has two sides
        raise NoNegotiationError(_nothing(parties, on_table), hint=_HINT)
    issues = _weightiest(_draft(table, on_table, principals) for table in on_table)
    if not issues:
        raise NoNegotiationError(_nothing(parties, on_table), hint=_HINT)
    kept = _bounded(issues, int(rules["template.most_outcomes"]))
    return Template(
        title=evidence.title or _title(parties),
        parties=parties,
        issues=kept,
        infeasible=_contradictions(kept),
        half_life_days=rules["recency.half_life_days"],
        warnings=tuple(
            f"{issue.key} was left out: with it there are too many packages to weigh"
            for issue in issues
            if issue not in kept
        ),
    )


def with_overrides(template: Template, overrides: Sequence[Override]) -> Template:
    """Return a template with a case's overrides before its own; of one number the case's holds.

    An override of what the template does not have is left out. A warning says of each that moves
    nothing that it does not, and why.
    """
    every = standing(overrides, template.overrides)
    told = [
        f"{number_of(template, one)}, {one.told}: {why}"
        for one in every
        if (why := idle(template, one))
    ]
    return replace(
        template,
        overrides=tuple(one for one in every if template.has_place(one)),
        warnings=(*template.warnings, *told),
    )


_HINT = "add articles in which each side says what it wants, or write a template by hand"


def _nothing(parties: Sequence[Party], on_table: Sequence[Table]) -> str:
    """Say what was found where there is no negotiation to analyse."""
    if not parties:
        return "nothing to analyse: no party takes a position on any issue"
    who = ", ".join(party.name for party in parties)
    what = ", ".join(dict.fromkeys(table.kind.title.lower() for table in on_table))
    return (
        f"nothing to analyse: positions were found only of {who} on {what}, "
        "not of two sides on a term that a deal could hold"
    )


def _title(parties: Iterable[Party]) -> str:
    """Name the talks after the parties that must agree."""
    return f"Talks between {' and '.join(party.name for party in parties if party.has_veto)}"


def _draft(table: Table, on_table: Sequence[Table], principals: tuple[Party, ...]) -> Issue | None:
    """Return a table's issue, settled by all principals, with who would gain by each option.

    What only third parties speak of, and no proposal offers, is no term between the principals.
    """
    names = tuple(party.id for party in principals)
    if not any(voice.offered or voice.party in names for voice in table.voices):
        return None
    return draft_issue(table, gains_of(table, names, on_table), principals)


def _weightiest(drafted: Iterable[Issue | None]) -> list[Issue]:
    """Return the issues, the core first; those about the talks only if nothing else is.

    ``background`` issues (the agreement, the talks as such) give way to others of their standing.
    """
    issues = [issue for issue in drafted if issue]
    behind = {issue.key for issue in issues if load_issues().kind(issue.id).background}
    front = [issue for issue in issues if issue.key not in behind]
    if not any(issue.core for issue in front):
        front += [issue for issue in issues if issue.key in behind and issue.core]
    return sorted(front or issues, key=lambda issue: not issue.core)


def _bounded(issues: Sequence[Issue], most: int) -> tuple[Issue, ...]:
    """Return the issues without the least voiced ones, until the packages can be weighed."""
    kept = list(issues)
    while math.prod(len(issue.options) for issue in kept) > most:
        counts = [(issue.core, _sources(issue), -place) for place, issue in enumerate(kept)]
        del kept[counts.index(min(counts))]
    return tuple(kept)


def _sources(issue: Issue) -> int:
    """Return how many sources voice an option of an issue."""
    return len({source for option in issue.options for source in option.voiced_by})


def _contradictions(issues: Sequence[Issue]) -> tuple[dict[IssueKey, str], ...]:
    """Return what no package can hold together, for every target of the issues concerned."""
    found: list[dict[IssueKey, str]] = []
    for terms in load_issues().contradictions:
        choices = [
            [(issue.key, option) for issue in issues if _has(issue, name, option)]
            for name, option in terms.items()
        ]
        found.extend(dict(lines) for lines in itertools.product(*choices))
    return tuple(found)


def _has(issue: Issue, name: str, option: str) -> bool:
    """Tell whether an issue is of this name and holds this option."""
    return issue.id == name and any(one.id == option for one in issue.options)
