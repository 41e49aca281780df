"""The terms of a package: each issue with the ways to settle it, and what each is worth."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.analysis.results import Outcome
from detente.brief.wording import capital
from detente.workspace.bench import Bench
from detente.workspace.outcomes import written
from detente.workspace.packages import hands_on
from detente.workspace.telling import told_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to settle an issue: the package that it would make, what it is worth to whom.

    ``package`` is None where that combination is ruled out; ``voiced`` counts the reports;
    ``by_hand`` names the parties whose worth an analyst set.
    """

    option: str
    title: str
    chosen: bool
    package: str | None
    worth: Mapping[str, float]
    red_lines: tuple[str, ...]
    voiced: int
    by_hand: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRow:
    """An issue with the ways to settle it."""

    issue: str
    title: str
    core: bool
    choices: tuple[Choice, ...]


def term_rows(bench: Bench, current: Outcome) -> list[TermRow]:
    """Return every issue with the packages that another option would make."""
    feasible = {tuple(row) for row in bench.template.outcomes().tolist()}
    rows = []
    for issue in bench.template.issues:
        choices = []
        words = {one.id: bench.desk.option_words(issue.key, one.id) for one in issue.options}
        titles = told_apart(words, issue.options[0].id)
        for option in issue.options:
            changed = dict(current) | {issue.key: option.id}
            places = tuple(bench.template.places_of(changed).tolist())
            choices.append(
                Choice(
                    option=option.id,
                    title=titles[option.id],
                    chosen=current[issue.key] == option.id,
                    package=written(changed, bench.template) if places in feasible else None,
                    worth=_worth(bench, issue.key, option.id),
                    red_lines=_red_lines(bench, issue.key, option.id),
                    voiced=len(option.voiced_by),
                    by_hand=hands_on(bench, issue.key, option.id),
                )
            )
        title = capital(bench.desk.issue_words(issue.key))
        rows.append(TermRow(issue=issue.key, title=title, core=issue.core, choices=tuple(choices)))
    return rows


def _worth(bench: Bench, issue: str, option: str) -> dict[str, float]:
    """Return the most likely value of an option to each principal, by name."""
    return {
        bench.desk.party(party): bench.negotiation.preference(party)
        .value(issue, option)
        .estimate.mode
        for party in bench.seen.draws.parties
    }


def _red_lines(bench: Bench, issue: str, option: str) -> tuple[str, ...]:
    """Return whose red line an option crosses, by name."""
    return tuple(
        bench.desk.party(party)
        for party in bench.seen.draws.parties
        for line in bench.negotiation.preference(party).red_lines
        if (line.issue, line.option) == (issue, option)
    )
