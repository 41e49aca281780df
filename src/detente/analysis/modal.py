"""A negotiation at its most likely values, as a bargaining problem in whole numbers.

Weights of issues are the means of their Dirichlet distribution (those that an analyst set are at
their modes), values and the worth of no agreement the modes of theirs; a red line counts where it
binds in more than half the draws.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.problem import Box, Problem, Together, on_grid
from detente.negotiation import Array, Digits, Negotiation, Requirement, Template, Term, options_of
from detente.preference import IssueKey, Preference, RedLine, Value

BINDS = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """The problem, and what its numbers are made of, per party in the order of the problem.

    Shapes: ``weights`` (parties, issues); ``values[issue]`` (options, parties) from 0 to 1.
    """

    problem: Problem
    weights: Array
    values: tuple[Array, ...]
    preferences: tuple[Preference, ...]
    lines: tuple[RedLine, ...]

    def value(self, party: int, issue: int, option: int) -> Value:
        """Return the value of a cell with its sources."""
        problem = self.problem
        return self.preferences[party].value(problem.issues[issue], problem.options[issue][option])


def modal(negotiation: Negotiation) -> Modal:
    """Return a negotiation at its most likely values; only those who must agree count.

    Complexity: one pass over parties times options.
    """
    template = negotiation.template
    own = tuple(negotiation.preference(party.id) for party in template.principals)
    salience = np.array([one.salience for one in own], dtype=np.float64)
    weights = salience / salience.sum(axis=1, keepdims=True)
    for at, one in enumerate(own):
        if one.weights:
            weights[at] = one.likely_weights()
    values = tuple(_values(template, own))
    lines = tuple(line for one in own for line in one.red_lines if line.probability > BINDS)
    return Modal(
        problem=Problem(
            parties=tuple(one.party for one in own),
            issues=tuple(issue.key for issue in template.issues),
            options=tuple(tuple(o.id for o in issue.options) for issue in template.issues),
            cells=tuple(_gridded(value * weights[:, at]) for at, value in enumerate(values)),
            reservation=tuple(on_grid(one.reservation.estimate.mode) for one in own),
            together=tuple(_pairs(template, own, weights)),
            infeasible=tuple(boxes(template)),
            red_lines=tuple(_place(template, own, line) for line in lines),
        ),
        weights=weights,
        values=values,
        preferences=own,
        lines=lines,
    )


def _values(template: Template, own: Sequence[Preference]) -> Iterator[Array]:
    """Yield the modes of each issue's options, shape (options, parties)."""
    for issue in template.issues:
        yield np.array(
            [
                [one.value(issue.key, option.id).estimate.mode for one in own]
                for option in issue.options
            ]
        )


def _gridded(worth: Array) -> Digits:
    """Return utilities as steps of the grid."""
    return np.array([[on_grid(one) for one in row] for row in worth.tolist()], dtype=np.int64)


def _place(template: Template, own: Sequence[Preference], line: RedLine) -> tuple[int, int, int]:
    """Return party, issue and option of a red line as places."""
    issue, option = _term(template, (line.issue, line.option))
    return [one.party for one in own].index(line.party), issue, option


def _term(template: Template, term: Term) -> tuple[int, int]:
    """Return the places of a term's issue and option."""
    at = [issue.key for issue in template.issues].index(term[0])
    return at, template.issues[at].place_of(term[1])


def _pairs(template: Template, own: Sequence[Preference], weights: Array) -> Iterator[Together]:
    """Yield what it adds that a condition is met; one of several parts adds its share."""
    for at, one in enumerate(own):
        held = [value for value in one.conditionals if value.given is not None]
        for value in held:
            more = value.estimate.mode - one.value(value.issue, value.option).estimate.mode
            issue, option = _term(template, (value.issue, value.option))
            other, met = _term(template, value.given or (value.issue, value.option))
            gain = on_grid(max(0.0, more) * weights[at, issue] / one.parts_of(value))
            box = {issue: frozenset({option}), other: frozenset({met})}
            if gain and issue != other:
                yield Together(party=at, box=box, value=gain)


def boxes(template: Template) -> Iterator[Box]:
    """Yield boxes that hold no deal: infeasible patterns, broken rules, nothing changed."""
    for pattern in template.infeasible:
        lines = (
            [_term(template, (key, option)) for option in options_of(given)]
            for key, given in pattern.items()
        )
        yield {line[0][0]: frozenset(place for _, place in line) for line in lines}
    for rule in template.required:
        yield from _broken(template, rule)
    core = [at for at, issue in enumerate(template.issues) if issue.core]
    yield {at: frozenset({0}) for at in core or range(len(template.issues))}


def _ruled_out(
    template: Template, issue: IssueKey, options: Sequence[str]
) -> tuple[int, frozenset[int]]:
    """Return the places of an issue and of some of its options."""
    places = [_term(template, (issue, option)) for option in options]
    return places[0][0], frozenset(option for _, option in places)


def _broken(template: Template, rule: Requirement) -> Iterator[Box]:
    """Yield the boxes of outcomes that break a requirement."""
    terms = [_term(template, term) for term in rule.terms]
    if rule.rule == "implies":
        given = [_term(template, term) for term in rule.given]
        for term in terms:
            yield from _box(template, given, [term])
    if rule.rule in ("at_least_one", "exactly_one"):
        yield from _box(template, (), terms)
    if rule.rule in ("at_most_one", "exactly_one"):
        for pair in itertools.combinations(terms, 2):
            yield from _box(template, pair, ())


def _box(
    template: Template, held: Sequence[tuple[int, int]], missing: Sequence[tuple[int, int]]
) -> Iterator[Box]:
    """Yield the box in which some terms hold and others do not; none where that cannot be."""
    sizes = template.sizes
    box = {at: frozenset(range(sizes[at])) for at, _ in (*held, *missing)}
    for at, option in held:
        box[at] &= {option}
    for at, option in missing:
        box[at] -= {option}
    if all(box.values()):
        yield box
