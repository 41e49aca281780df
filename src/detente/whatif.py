"""What if: one thing of a model changed, everything worked out again, and what moved because.

A fork asks the same evidence on the same draws (common random numbers), so what differs comes from
the change alone. What the change leaves as it is has been remembered: a party whose words, red
lines and numbers stay is not estimated, drawn or counted again.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from detente.analysis.analyse import analyse
from detente.analysis.ballots import Ballot
from detente.analysis.glance import Glance, glance
from detente.analysis.resample import Resample
from detente.analysis.results import Analysis, Zone
from detente.evidence import Evidence
from detente.model.resampler import Resampler
from detente.negotiation import Draws, Negotiation, Override, Scenario, Template, Term
from detente.preference import Preference

LEAST_SEEN = 0.005
"""The smallest difference of a value or a weight that is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is changed: claims dropped, red lines lifted, stances taken, numbers set by hand.

    ``off_table`` are terms that no package may hold any more.
    """

    scenario: Scenario = field(default_factory=Scenario)
    overrides: tuple[Override, ...] = ()
    off_table: frozenset[Term] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fork:
    """A model with its analysis, as it stands or changed."""

    negotiation: Negotiation
    analysis: Analysis

    @property
    def zone(self) -> Zone:
        """Return the zone of possible agreement."""
        return self.analysis.zone


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedValue:
    """A number of a party before and after, on the scale from 0 to 1.

    Its value of an option; without an option its weight of the issue, without either what no
    agreement is worth to it.
    """

    party: str
    issue: str
    option: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPackage:
    """The share of draws in which all accept a package; None in an analysis that lists it not."""

    outcome: Mapping[str, str]
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What moved between two analyses: headline, packages, and the values that caused it."""

    share: tuple[float, float]
    verdict: tuple[str, str]
    best: tuple[Mapping[str, str], Mapping[str, str]]
    values: tuple[MovedValue, ...]
    packages: tuple[MovedPackage, ...]

    @property
    def flips(self) -> bool:
        """Tell whether the verdict word is another one."""
        return self.verdict[0] != self.verdict[1]


@dataclass(slots=True, kw_only=True)
class Study:
    """A body of evidence and a template, asked again while one thing at a time is changed.

    Examples
    --------
    ``Study(evidence=evidence, template=template).fork(change)`` is a full analysis of the changed
    model; ``difference(study.base, fork)`` says what moved.
    """

    evidence: Evidence
    template: Template
    draws: int = 2000
    seed: int = 1
    _again: Resampler = field(init=False)
    _ballots: dict[frozenset[Term], dict[Hashable, Ballot]] = field(
        init=False, default_factory=dict
    )
    _base: Fork | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Estimate once."""
        self._again = Resampler(evidence=self.evidence, template=self.template, seed=self.seed)

    @property
    def base(self) -> Fork:
        """Return the analysis as it stands."""
        if self._base is None:
            self._base = self.fork(Change())
        return self._base

    def fork(self, change: Change) -> Fork:
        """Return the analysis under a change.

        Where nothing is left to be negotiated, a sentence says so (``NoNegotiationError``).
        """
        negotiation, resample, kept = self._under(change)
        analysis = analyse(negotiation, resample, seed=self.seed, draws=self.draws, kept=kept)
        return Fork(negotiation=negotiation, analysis=analysis)

    def glance(self, change: Change) -> Glance:
        """Return the zone alone under a change: what the headline needs, and so much faster.

        Where nothing is left to be negotiated, a sentence says so (``NoNegotiationError``).
        """
        negotiation, resample, kept = self._under(change)
        return glance(negotiation, resample, draws=self.draws, kept=kept)

    def _under(self, change: Change) -> tuple[Negotiation, Resample, dict[Hashable, Ballot]]:
        """Return the model under a change, what asks it again, and what was counted of it."""
        again = self._again.with_template(changed(self.template, change))

        def resample(scenario: Scenario, draws: int) -> tuple[Negotiation, Draws]:
            return again(joined(change.scenario, scenario), draws)

        negotiation, _ = resample(Scenario(), self.draws)
        return negotiation, resample, self._ballots.setdefault(change.off_table, {})


def changed(template: Template, change: Change) -> Template:
    """Return a template with the numbers that a change sets, and without what it takes off.

    Of two numbers for one cell the change's holds.
    """
    numbers = {one.key: one for one in (*template.overrides, *change.overrides)}
    ruled_out = ({issue: option} for issue, option in sorted(change.off_table))
    return replace(
        template,
        overrides=tuple(numbers.values()),
        infeasible=(*template.infeasible, *ruled_out),
    )


def joined(first: Scenario, second: Scenario) -> Scenario:
    """Return the scenario in which both hold; where both say a stance, the second one's."""
    return Scenario(
        name=second.name,
        drop=first.drop | second.drop,
        lift=first.lift | second.lift,
        stance={**first.stance, **second.stance},
        half_life_factor=first.half_life_factor * second.half_life_factor,
        k_factor=first.k_factor * second.k_factor,
        equal_weights=first.equal_weights or second.equal_weights,
        at_home=first.at_home or second.at_home,
    )


def difference(before: Fork | Glance, after: Fork | Glance) -> Difference:
    """Return what moved between two analyses of one case."""
    zones = (before.zone, after.zone)
    return Difference(
        share=(zones[0].share_of_draws, zones[1].share_of_draws),
        verdict=(zones[0].verdict, zones[1].verdict),
        best=(zones[0].packages[0].outcome, zones[1].packages[0].outcome),
        values=_moved_values(before.negotiation, after.negotiation),
        packages=_moved_packages(*zones),
    )


def _moved_values(before: Negotiation, after: Negotiation) -> tuple[MovedValue, ...]:
    """Return the numbers that are others now, the largest difference first.

    Weights of issues are told of a party of which an analyst set one, before or after.
    """
    weighing = {
        one.party for each in (before, after) for one in each.every_preference if one.weights
    }
    modes = [
        {
            cell: number
            for one in negotiation.every_preference
            for cell, number in _numbers(one, weights=one.party in weighing)
        }
        for negotiation in (before, after)
    ]
    moved = [
        MovedValue(
            party=cell[0], issue=cell[1], option=cell[2], before=modes[0][cell], after=value
        )
        for cell, value in modes[1].items()
        if cell in modes[0] and abs(value - modes[0][cell]) >= LEAST_SEEN
    ]
    return tuple(sorted(moved, key=lambda one: (-abs(one.after - one.before), one.party)))


def _numbers(
    preference: Preference, *, weights: bool
) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Yield the most likely numbers of a party, by party, issue and option."""
    party = preference.party
    for one in preference.values:
        yield (party, str(one.issue), one.option), one.estimate.mode
    if weights:
        issues = dict.fromkeys(one.issue for one in preference.values)
        for issue, weight in zip(issues, preference.likely_weights(), strict=True):
            yield (party, str(issue), ""), weight
    yield (party, "", ""), preference.reservation.estimate.mode


def _moved_packages(before: Zone, after: Zone) -> tuple[MovedPackage, ...]:
    """Return the packages that either analysis lists, as the second one orders them."""
    shares = [
        {tuple(sorted(one.outcome.items())): one.all for one in zone.packages}
        for zone in (before, after)
    ]
    return tuple(
        MovedPackage(outcome=dict(key), before=shares[0].get(key), after=shares[1].get(key))
        for key in dict.fromkeys((*shares[1], *shares[0]))
    )
