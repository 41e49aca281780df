"""Is there a deal? Shares of draws per package, ranked, with a baseline and a verdict word."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.analysis.acceptability import Acceptance, acceptance_of_few, halves, wilson_interval
from detente.analysis.ballots import Ballot, Ballots
from detente.analysis.results import Objection, Outcome, Package, Verdict
from detente.analysis.space import Space, packages, space_of
from detente.negotiation import Array, Digits, Draws, Negotiation, Template
from detente.preference import Value

OPEN_AT = 0.6
CLOSED_AT = 0.2
ENOUGH_STATED = 1.0
BINDS = 0.5
SHOWN = 8
MOST_ASKED = 20_000
FIRST_ASKED = 3_000
WITH_EACH = 50
"""Of more packages, the first ones are asked about, and the first with each option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Packages in the order of their promise.

    ``order`` was found on one half of the draws; ``shares`` are counted on the other, so that the
    best of many is not flattered by having been picked.
    """

    space: Space
    order: tuple[int, ...]
    shares: Acceptance

    @property
    def best(self) -> int:
        """Return the place of the first package."""
        return self.order[0]

    @property
    def first(self) -> Digits:
        """Return the option places of the first package."""
        digits: Digits = self.space.digits[self.best]
        return digits

    @property
    def best_share(self) -> float:
        """Return the share of draws in which all accept the first package."""
        return float(self.shares.all[self.best])


def ballots_of(
    template: Template, draws: int, kept: dict[Hashable, Ballot] | None = None
) -> Ballots:
    """Return what counts the packages of a template: on one half of the draws, then the other.

    ``kept`` are ballots of the same packages that were counted before.
    """
    half = draws // 2
    return Ballots(
        space=packages(template),
        sections=(slice(0, half), slice(half, draws)),
        kept={} if kept is None else kept,
    )


def promising(template: Template, ranking: Ranking) -> Space:
    """Return the packages that questions are asked about: all, or of very many the best ones.

    The best ones are the first of all, and the first with each option, so that a question about
    an option finds packages that hold it.
    """
    space = ranking.space
    if len(space) <= MOST_ASKED:
        return space
    order = np.array(ranking.order)
    chosen = set(order[:FIRST_ASKED].tolist())
    for column in space.digits[order].T:
        for option in range(int(column.max()) + 1):
            chosen.update(order[np.flatnonzero(column == option)[:WITH_EACH]].tolist())
    return space_of(template, space.digits[sorted(chosen)])


def rank_packages(template: Template, draws: Draws, ballots: Ballots | None = None) -> Ranking:
    """Rank a template's packages by share, then by how little they change, then by fairness.

    ``ballots`` remembers what was counted before, for the same template and number of draws.

    Shares that differ by less than one percent, less than the draws can tell apart, count as
    equal; of equal ones the package that changes the fewest issues comes first, then the one
    with the largest smallest party's share, then the one with the largest Nash product.
    """
    ballots = ballots or ballots_of(template, draws.count)
    picked, shares = halves(ballots, draws)
    order = _ordered(picked)
    return Ranking(space=ballots.space, order=tuple(order.tolist()), shares=shares)


def headed(draws: Draws, ballots: Ballots) -> Ranking:
    """Return a ranking of the first package alone, found on all: what most questions need."""
    (picked,) = halves(ballots.leading(), draws)
    share = _coarse(picked.all)
    first = np.flatnonzero(share == share.max())
    best = first[_ordered(picked.among(first))[0]] if len(first) > 1 else first[0]
    here = ballots.space.among(np.array([best]))
    shares = acceptance_of_few(here, draws, ballots.sections[-1])
    return Ranking(space=shares.space, order=(0,), shares=shares)


def _ordered(picked: Acceptance) -> Digits:
    """Return the places of the packages, the most promising first."""
    keys = (
        np.arange(len(picked.all)),
        -picked.mean_utility.prod(axis=1),
        -_coarse(np.minimum.reduce(picked.by_party)),
        np.count_nonzero(picked.space.digits, axis=1),
        -_coarse(picked.all),
    )
    return np.lexsort(keys)


def _coarse(share: Array) -> Array:
    """Round shares to one percent."""
    rounded: Array = np.round(share * 100) / 100
    return rounded


def describe_packages(
    negotiation: Negotiation, draws: Draws, ranking: Ranking
) -> tuple[Package, ...]:
    """Return the first packages with shares, intervals and objections."""
    return tuple(
        describe_package(negotiation, draws, ranking, place) for place in ranking.order[:SHOWN]
    )


def describe_package(
    negotiation: Negotiation, draws: Draws, ranking: Ranking, place: int
) -> Package:
    """Return one package with its shares, the interval of the joint one, and the objections."""
    shares = ranking.shares
    together = float(shares.all[place])
    here = shares.among(np.array([place]))
    interval = wilson_interval(together * shares.count, shares.count)
    low, _ = wilson_interval(ranking.best_share * shares.count, shares.count)
    return Package(
        outcome=negotiation.template.describe(ranking.space.digits[place]),
        acceptable=_by_party(draws.parties, here.each[0]),
        all=together,
        interval=interval,
        mean_utility=_by_party(draws.parties, here.mean_utility[0]),
        objections=objections(negotiation, draws.parties, ranking.space, place),
        tied=int((shares.all >= low).sum()),
    )


def _by_party(parties: Sequence[str], row: Array) -> dict[str, float]:
    """Name the entries of a row by the parties."""
    return dict(zip(parties, (float(one) for one in row), strict=True))


def objections(
    negotiation: Negotiation, parties: Sequence[str], space: Space, place: int
) -> tuple[Objection, ...]:
    """Return the terms of a package that parties object to, strongest first, with the claims.

    A term is objected to where it crosses a red line, or where evidence holds its value's mode
    below one half. ``share`` is the probability that the line binds, else one minus the mode.
    """
    found: list[Objection] = []
    terms = negotiation.template.describe(space.digits[place])
    for party in parties:
        found += _red_lines(negotiation, party, terms)
        found += _low_values(negotiation, party, terms)
    return tuple(sorted(found, key=lambda one: (not one.red_line, -one.share, one.party)))


def _red_lines(negotiation: Negotiation, party: str, terms: Mapping[str, str]) -> list[Objection]:
    """Return a party's red lines among the terms."""
    return [
        Objection(
            party=party,
            issue=line.issue,
            option=line.option,
            share=line.probability,
            red_line=True,
            sources=line.sources,
        )
        for line in negotiation.preference(party).red_lines
        if terms.get(line.issue) == line.option
    ]


def _low_values(negotiation: Negotiation, party: str, terms: Mapping[str, str]) -> list[Objection]:
    """Return the terms that evidence makes unattractive to a party, red lines apart."""
    preference = negotiation.preference(party)
    crossed = {(line.issue, line.option) for line in preference.red_lines}
    found = []
    for issue, option in terms.items():
        value = preference.value_in(issue, option, terms)
        sources = _against(value)
        if sources and value.estimate.mode < BINDS and (value.issue, option) not in crossed:
            found.append(
                Objection(
                    party=party,
                    issue=issue,
                    option=option,
                    share=1.0 - value.estimate.mode,
                    red_line=False,
                    sources=sources,
                )
            )
    return found


def _against(value: Value) -> tuple[str, ...]:
    """Return the sources of a value that count against it, a presumption among them."""
    against = [one.source for one in value.counts if one.counts_against > one.counts_for]
    return tuple(source for source in against if source in value.estimate.sources)


def stated_weight(
    negotiation: Negotiation, parties: Sequence[str], outcome: Outcome
) -> dict[str, float]:
    """Return each party's own evidence on the core terms that a package changes, as a weight."""
    template = negotiation.template
    core: set[str] = {issue.key for issue in template.issues if issue.core}
    core = core or set(outcome)
    changed = [
        (issue.key, outcome[issue.key])
        for issue in template.issues
        if issue.key in core and outcome[issue.key] != issue.options[0].id
    ]
    return {
        party: sum(negotiation.preference(party).stated_weight.get(cell, 0.0) for cell in changed)
        for party in parties
    }


def verdict_of(
    negotiation: Negotiation, parties: Sequence[str], listed: Sequence[Package], baseline: float
) -> tuple[Verdict, str]:
    """Return the verdict word and the reason for it in one sentence.

    Not enough evidence: some party has less than 1.0 of stated weight on the core terms of the
    best package. Open from a share of 0.6; closed up to 0.2, or below the baseline where every
    listed package crosses a red line that binds in more than half the draws; narrow between.
    """
    best = listed[0]
    weights = stated_weight(negotiation, parties, best.outcome)
    blocked = all(
        any(one.red_line and one.share > BINDS for one in package.objections) for package in listed
    )
    word = _word(weights, best.all, baseline, is_blocked=blocked)
    if word == "not enough evidence":
        return word, _missing(negotiation, _silent(weights), weights)
    if word == "closed":
        return word, f"no package finds all parties in more than {best.all:.0%} of the draws"
    return word, f"all accept the best package in {best.all:.0%} of the draws"


def word_of(
    negotiation: Negotiation,
    parties: Sequence[str],
    outcome: Outcome,
    share: float,
    baseline: float,
) -> Verdict:
    """Return the verdict word where one package is all that is known."""
    weights = stated_weight(negotiation, parties, outcome)
    blocked = _is_blocked(negotiation, parties, outcome)
    return _word(weights, share, baseline, is_blocked=blocked)


def _word(
    weights: Mapping[str, float], share: float, baseline: float, *, is_blocked: bool
) -> Verdict:
    """Return the verdict word."""
    if _silent(weights):
        return "not enough evidence"
    if share >= OPEN_AT:
        return "open"
    if share <= CLOSED_AT or (share < baseline and is_blocked):
        return "closed"
    return "narrow"


def _is_blocked(negotiation: Negotiation, parties: Sequence[str], outcome: Outcome) -> bool:
    """Tell whether a package crosses a red line that binds in more than half the draws."""
    return any(
        line.probability > BINDS and outcome.get(line.issue) == line.option
        for party in parties
        for line in negotiation.preference(party).red_lines
    )


def _silent(weights: Mapping[str, float]) -> list[str]:
    """Return the parties with too few words of their own."""
    return [party for party, weight in weights.items() if weight < ENOUGH_STATED]


def _missing(negotiation: Negotiation, silent: Sequence[str], weights: Mapping[str, float]) -> str:
    """Say whose own words are missing, and how much of them there is."""
    names = [f"{negotiation.template.party(one).name} ({_short(weights[one])})" for one in silent]
    return (
        "too little of the parties' own words on the core terms of the best package: "
        f"{', '.join(names)}, where 1.0 is needed"
    )


def _short(weight: float) -> str:
    """Return a weight that is not enough, so rounded that it is seen not to be."""
    told = f"{weight:.1f}"
    return told if float(told) < ENOUGH_STATED else f"just under {ENOUGH_STATED}"
