"""The zone at a glance: packages, shares and verdict, with the draws that any package is asked of.

All that ``analyse`` answers besides asks this again under scenarios. Where one thing is changed
and only the headline is wanted, this is enough, and it takes a tenth of the time.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from detente.analysis.acceptability import some_package
from detente.analysis.ballots import Ballot, Ballots
from detente.analysis.concession import Answer, answer_of, only, ranked_answer
from detente.analysis.resample import Resample
from detente.analysis.results import Outcome, Package, Zone
from detente.analysis.space import space_of, utilities
from detente.analysis.zone import (
    ballots_of,
    describe_package,
    describe_packages,
    stated_weight,
    verdict_of,
)
from detente.errors import NoNegotiationError
from detente.negotiation import Array, Draws, Negotiation, Scenario

FEWEST_PRINCIPALS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """The zone of a model, and what it was counted from.

    ``draws`` are those of the principals; ``zone`` says nothing yet of what carries it.
    """

    negotiation: Negotiation
    draws: Draws
    baseline: float
    ballots: Ballots
    answer: Answer
    zone: Zone

    def package(self, outcome: Outcome) -> Package | None:
        """Return a package as the zone lists them; None where it is none (ruled out, no deal)."""
        space = self.answer.ranking.space
        same = (space.digits == self.negotiation.template.places_of(outcome)).all(axis=1)
        if not same.any():
            return None
        place = int(same.argmax())
        return describe_package(self.negotiation, self.draws, self.answer.ranking, place)

    def worth(self, outcome: Outcome) -> Array:
        """Return what an outcome is worth to each principal in every draw: (draws, parties)."""
        space = space_of(
            self.negotiation.template, self.negotiation.template.places_of(outcome)[None, :]
        )
        worth: Array = utilities(space, self.draws, slice(0, self.draws.count))[:, 0]
        return worth


def glance(
    negotiation: Negotiation,
    resample: Resample,
    *,
    draws: int,
    kept: dict[Hashable, Ballot] | None = None,
) -> Glance:
    """Return the zone of a negotiation with the draws behind it.

    Parameters
    ----------
    negotiation, resample, draws, kept
        As ``analyse`` takes them.

    Raises
    ------
    NoNegotiationError
        If fewer than two parties must agree, or no package would change anything.
    """
    principals = tuple(party.id for party in negotiation.template.principals)
    if len(principals) < FEWEST_PRINCIPALS:
        raise NoNegotiationError(
            f"{len(principals)} of the parties must agree; a negotiation needs two",
            hint="give two parties the role principal in the template",
        )
    _, sample = resample(Scenario(), draws)
    sample = only(sample, principals)
    ballots = ballots_of(negotiation.template, draws, kept)
    if not len(ballots.space):
        raise NoNegotiationError(
            "no package is possible: what cannot be combined leaves nothing that changes a core "
            "issue",
            hint="take back one of the infeasible or require rows of the template",
        )
    unknown, nothing = resample(Scenario(name="no evidence", drop=frozenset({"*"})), draws)
    baseline = answer_of(unknown, only(nothing, principals), 0.0, ballots).share
    answer = ranked_answer(negotiation, sample, baseline, ballots)
    return Glance(
        negotiation=negotiation,
        draws=sample,
        baseline=baseline,
        ballots=ballots,
        answer=answer,
        zone=_zone(negotiation, sample, answer, baseline, some_package(ballots, sample)),
    )


def _zone(
    negotiation: Negotiation, sample: Draws, answer: Answer, baseline: float, some: float
) -> Zone:
    """Return the zone of possible agreement with its verdict."""
    listed = describe_packages(negotiation, sample, answer.ranking)
    verdict, why = verdict_of(negotiation, sample.parties, listed, baseline)
    return Zone(
        share_of_draws=listed[0].all,
        interval=listed[0].interval,
        baseline=baseline,
        some_package=some,
        verdict=verdict,
        why=why,
        packages=listed,
        stated_weight=stated_weight(negotiation, sample.parties, listed[0].outcome),
    )
