"""A model checked: how many outcomes it has, and what to look at before it is trusted."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from detente.brief.desk import Desk
from detente.brief.wording import capital
from detente.model.remarks import weights_above_one
from detente.negotiation import Issue, Template

_FEW = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many combinations of options there are, how many can be, how many are deals."""

    combinations: int
    outcomes: int
    deals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found, and whether it matters for the answers."""

    grave: bool
    told: str


def count_of(template: Template) -> Count:
    """Return how many outcomes a template has."""
    outcomes = template.outcomes()
    return Count(
        combinations=math.prod(template.sizes),
        outcomes=len(outcomes),
        deals=int(template.is_deal(outcomes).sum()),
    )


def findings_of(desk: Desk, template: Template, count: Count) -> Iterator[Finding]:
    """Yield what a check of the model finds, the grave first."""
    if not count.deals:
        yield Finding(grave=True, told="No package is left: nothing can be agreed on.")
    if len(template.principals) < 2:  # noqa: PLR2004 - a negotiation has two sides
        yield Finding(grave=True, told="Fewer than two parties must agree.")
    for issue in template.issues:
        yield from _of_issue(desk, issue)
    yield from _silent(desk)
    for warning in (*template.warnings, *map(capital, weights_above_one(template))):
        yield Finding(grave=False, told=warning)


def _silent(desk: Desk) -> Iterator[Finding]:
    """Yield the principals whose numbers rest on little."""
    principals = {one.id for one in desk.negotiation.template.principals}
    wants = [one for one in desk.negotiation.preferences if one.party in principals]
    for party, values in ((one.party, one.values) for one in wants):
        spoken = sum(1 for value in values if value.weight >= _FEW)
        yield Finding(
            grave=not spoken,
            told=f"{desk.party(party)}: words of weight behind {spoken} of {len(values)} numbers.",
        )


def _of_issue(desk: Desk, issue: Issue) -> Iterator[Finding]:
    """Yield what a check finds of one issue."""
    if len(issue.options) == 1:
        title = capital(desk.issue_words(issue.key))
        yield Finding(grave=True, told=f"{title} has one option: it decides nothing.")
    for option in issue.options[1:]:
        if not option.voiced_by:
            term = desk.term(issue.key, option.id)
            yield Finding(grave=False, told=f"Nobody voices {term}.")
