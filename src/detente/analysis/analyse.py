"""The answers to one negotiation: deal, fairness, obstacles, changes, stability, ignorance."""

from collections.abc import Hashable
from dataclasses import replace

from detente.analysis.acceptability import some_of
from detente.analysis.ballots import Ballot, Ballots
from detente.analysis.bargaining import pareto_frontier
from detente.analysis.chosen import shares_chosen
from detente.analysis.concession import (
    Inquiry,
    carried_by,
    concessions,
    sensitivity,
    sources_of,
    terms_at_stake,
    would_settle_most,
)
from detente.analysis.glance import Glance, glance
from detente.analysis.package_stability import package_stability
from detente.analysis.ratification import is_any_heard, ratifications
from detente.analysis.ratified import Ratification
from detente.analysis.repairs import repairs_of
from detente.analysis.resample import Resample
from detente.analysis.results import (
    Analysis,
    Outcome,
    Solution,
)
from detente.analysis.smaa import standings
from detente.analysis.smallest_change import smallest_change
from detente.analysis.space import Space
from detente.analysis.zone import (
    Ranking,
    promising,
)
from detente.negotiation import Draws, Negotiation, Scenario, Template

STABILITY_PACKAGES = 3
REPAIR_DRAWS = 100
COMPARED = 5
"""How many packages are ranked by each party."""
METHOD = {
    "zone": "enumeration of packages; ranked on one half of the draws, counted on the other",
    "questions": "on all packages; of over 20,000 on the 3,000 best and 50 with each option",
    "interval": "Wilson score interval, 95 %",
    "solutions": "per draw on the packages that all accept; ties shared equally",
    "standings": "rank acceptability, central weights, confidence factors of the first 5 packages",
    "frontier": "non-dominated packages by mean utility on a grid of 1e-9",
    "stability": "graph model for conflict resolution: Nash, GMR, SMR, SEQ; on 300 draws and all "
    "outcomes around a package, fewer of both where they are very many",
    "repairs": "single terms of the best package, GMR, on 100 draws",
    "smallest_change": "mixed-integer programmes at the most likely values",
    "sensitivity": "common random numbers",
}
AT_HOME = {
    "ratification": "two-level game: share of draws in which all accept a package and every "
    "audience that is heard on its terms does; on the draws of the packages' shares",
}
"""What is said of the method where a party has an audience."""


def analyse(
    negotiation: Negotiation,
    resample: Resample,
    *,
    seed: int,
    draws: int,
    kept: dict[Hashable, Ballot] | None = None,
) -> Analysis:
    """Answer what a negotiation's evidence allows to answer.

    Parameters
    ----------
    negotiation
        Template and preferences as the evidence gives them.
    resample
        Estimates and draws again under a scenario.
    seed, draws
        Seed and number of draws; the same seed gives the same bytes.
    kept
        Ballots of earlier analyses of the same packages, to be used and added to.

    Raises
    ------
    NoNegotiationError
        If fewer than two parties must agree, or no package would change anything.
    """
    seen = glance(negotiation, resample, draws=draws, kept=kept)
    ballots, asked = seen.ballots, promising(negotiation.template, seen.answer.ranking)
    if len(asked) < len(ballots.space):
        ballots = Ballots(space=asked, sections=ballots.sections)
    inquiry = Inquiry(
        resample=resample,
        draws=draws,
        baseline=seen.baseline,
        parties=seen.draws.parties,
        ballots=ballots,
    )
    return _compose(seen, inquiry, seed)


def _compose(seen: Glance, inquiry: Inquiry, seed: int) -> Analysis:
    """Put the answers together."""
    negotiation, sample, base = seen.negotiation, seen.draws, seen.answer
    listed = seen.zone.packages
    cells = terms_at_stake(negotiation, [one.outcome for one in listed[:STABILITY_PACKAGES]])
    sources = sources_of(negotiation, sample.parties, listed[0].outcome)
    return Analysis(
        as_of=negotiation.as_of.isoformat() if negotiation.as_of else None,
        seed=seed,
        draws=sample.count,
        parties={party.id: party.role for party in negotiation.template.parties},
        zone=replace(seen.zone, carried_by=carried_by(inquiry, base, sources)),
        frontier=frontier_of(negotiation.template, base.ranking),
        solutions=solutions_of(negotiation.template, base.ranking.space, sample),
        standings=standings(
            negotiation.template, sample, [dict(one.outcome) for one in listed[:COMPARED]]
        ),
        concessions=concessions(inquiry, base, cells),
        smallest_change=smallest_change(negotiation),
        status_quo={issue.key: issue.options[0].id for issue in negotiation.template.issues},
        ratification=_at_home(seen, inquiry.resample),
        stability=tuple(
            package_stability(negotiation.template, sample, package.outcome)
            for package in listed[:STABILITY_PACKAGES]
        ),
        repairs=repairs_of(
            negotiation.template,
            some_of(sample, slice(0, REPAIR_DRAWS)),
            listed[0].outcome,
        ),
        would_settle_most=would_settle_most(inquiry, base, cells),
        sensitivity=sensitivity(inquiry, base),
        method=METHOD | (AT_HOME if negotiation.template.audiences else {}),
        warnings=(*negotiation.template.warnings, *negotiation.warnings, *_loose(negotiation)),
    )


def _at_home(seen: Glance, resample: Resample) -> tuple[Ratification, ...]:
    """Ask the audiences about the listed packages, once, as the evidence stands."""
    outcomes = [one.outcome for one in seen.zone.packages]
    negotiation, draws = seen.negotiation, seen.draws
    if is_any_heard(negotiation, outcomes):
        _, draws = resample(Scenario(name="at home", at_home=True), draws.count)
    return ratifications(negotiation, draws, outcomes, seen.ballots.sections[-1])


def _loose(negotiation: Negotiation) -> tuple[str, ...]:
    """Say that any change counts as a deal, where no issue is marked as core."""
    if any(issue.core for issue in negotiation.template.issues):
        return ()
    told = (
        "no issue of the template is core: a package that changes anything counts as a deal, so "
        "shares and verdict are higher than where the fighting must be settled"
    )
    return (told,)


def frontier_of(template: Template, ranking: Ranking) -> tuple[Outcome, ...]:
    """Return the packages that no other one dominates in mean utility, highest share first."""
    efficient = set(pareto_frontier(ranking.shares.mean_utility).tolist())
    return tuple(
        template.describe(ranking.space.digits[place])
        for place in ranking.order
        if place in efficient
    )


def solutions_of(template: Template, space: Space, draws: Draws) -> dict[str, Solution]:
    """Return, per solution concept, the package chosen in most draws and in which share of them.

    A concept chooses among the packages that all accept; draws without such a package choose none.
    At most the first 500 draws are asked.
    """
    return {
        concept: Solution(
            outcome=template.describe(space.digits[int(shares.argmax())]),
            share_of_draws=float(shares.max()),
        )
        for concept, shares in shares_chosen(space, draws).items()
        if shares.any()
    }
