"""The model asked again and again: what a scenario leaves unchanged is not worked out twice.

Most scenarios touch one party: its words, one of its red lines, one of its stances. Everybody
else's preferences and draws stay as they are, and they are kept. The numbers are those that
``estimate`` and ``draw_utilities`` give.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, replace

from detente.evidence import Evidence
from detente.model.estimate import EVERYTHING, estimate, preference_of, weighed
from detente.model.placing import Placing
from detente.model.rules import Rules, load_rules
from detente.model.sample import Chance, PartyDraws, draw_party, joined
from detente.model.weights import WeighedClaim
from detente.negotiation import Draws, Negotiation, Override, Scenario, Template
from detente.preference import Preference, Value

Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """What was worked out before, for one body of evidence, one seed and one set of issues."""

    weighed: dict[Key, list[WeighedClaim]] = field(default_factory=dict)
    known: dict[Key, Preference] = field(default_factory=dict)
    drawn: dict[Key, PartyDraws] = field(default_factory=dict)
    chance: dict[int, Chance] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Resampler:
    """Estimates and draws under scenarios: ``(scenario, draws)`` to a negotiation and its draws.

    Parameters
    ----------
    evidence, template, seed
        What does not change between the questions.
    rules
        The rows of rules.toml, or an analyst's.
    memory
        What was worked out before; of another model of the same evidence and issues it may be
        that one's.
    """

    evidence: Evidence
    template: Template
    seed: int
    rules: Rules = field(default_factory=load_rules)
    base: Negotiation = field(init=False)
    memory: Memory = field(default_factory=Memory)
    _placing: Placing = field(init=False)
    _own: Mapping[str, frozenset[str]] = field(init=False)
    _given: Mapping[str, frozenset[Override]] = field(init=False)

    def __post_init__(self) -> None:
        """Estimate once as it stands."""
        self.base = estimate(self.evidence, self.template, self.rules)
        self._placing = Placing(self.template)
        self._given = {
            party.id: frozenset(one for one in self.template.overrides if one.party == party.id)
            for party in self.template.parties
        }
        given = [(one.party, one.key) for one in self.template.overrides]
        given += [(one.position.party, one.key) for one in self.evidence.claims]
        parties = [party.id for party in self.template.parties]
        self._own = {
            party: frozenset(key for holder, key in given if holder == party) for party in parties
        }

    def with_template(self, template: Template) -> "Resampler":
        """Return the model with other numbers set by hand, or other combinations ruled out.

        Of a party whose own numbers stay, nothing is worked out again: that is what lets a change
        of one number be answered while a hand is still on it.

        Raises
        ------
        ValueError
            If the template has other parties or issues: then nothing stays as it is.
        """
        if _bare(template) != _bare(self.template):
            raise ValueError("a template of other parties, issues or rules is another model")
        return replace(self, template=template)

    def __call__(self, scenario: Scenario, draws: int) -> tuple[Negotiation, Draws]:
        """Return what each party wants under a scenario, and draws of it."""
        keys = {one.party: self._key(one.party, scenario) for one in self.base.every_preference}
        wants = {party: self._preference(key, scenario) for party, key in keys.items()}
        negotiation = replace(
            self.base,
            preferences=tuple(wants[one.party] for one in self.base.preferences),
            audiences=tuple(wants[one.party] for one in self.base.audiences),
        )
        drawn = [party.id for party in self.template.principals]
        drawn += [one.party for one in negotiation.audiences if scenario.at_home]
        marks = [(*keys[party], draws) for party in drawn]
        parts = [
            self._draw(mark, wants[party], draws) for party, mark in zip(drawn, marks, strict=True)
        ]
        return negotiation, joined(parts, seed=self.seed, marks=tuple(marks))

    def _key(self, party: str, scenario: Scenario) -> Key:
        """Return the part of a scenario that concerns a party: equal keys, equal preferences."""
        return (
            party,
            self._given[party],
            scenario.drop & (self._own[party] | {EVERYTHING}),
            frozenset(line for line in scenario.lift if line[0] == party),
            frozenset(one for one in scenario.stance.items() if one[0][0] == party),
            *self._scale(scenario),
            scenario.k_factor,
        )

    def _scale(self, scenario: Scenario) -> Key:
        """Return what the weights of the claims hang on; equal weights hang on who is left."""
        left = scenario.drop if scenario.equal_weights else None
        return (scenario.half_life_factor, scenario.equal_weights, left)

    def _preference(self, key: Key, scenario: Scenario) -> Preference:
        """Return what one party wants under a scenario."""
        if key not in self.memory.known:
            self.memory.known[key] = preference_of(
                self._placing,
                self.rules,
                scenario,
                str(key[0]),
                self._claims(scenario),
                self._unchanged(str(key[0]), scenario),
            )
        return self.memory.known[key]

    def _unchanged(self, party: str, scenario: Scenario) -> list[Value]:
        """Return the values of a party that a scenario of stances and red lines leaves alone."""
        plain = replace(scenario, name="", lift=frozenset(), stance={}, at_home=False)
        if plain != Scenario(name=""):
            return []
        values = self.base.preference(party).values
        return [one for one in values if (party, one.issue, one.option) not in scenario.stance]

    def _claims(self, scenario: Scenario) -> list[WeighedClaim]:
        """Return the claims that a scenario keeps, with their weights."""
        scale = self._scale(scenario)
        if scenario.equal_weights:
            return weighed(self.evidence, self.template, self.rules, scenario)
        if scale not in self.memory.weighed:
            whole = replace(scenario, drop=frozenset())
            self.memory.weighed[scale] = weighed(self.evidence, self.template, self.rules, whole)
        if EVERYTHING in scenario.drop:
            return []
        return [one for one in self.memory.weighed[scale] if one.claim.key not in scenario.drop]

    def _draw(self, mark: Key, preference: Preference, draws: int) -> PartyDraws:
        """Return the draws of one party's preference."""
        if mark not in self.memory.drawn:
            chance = self.memory.chance.setdefault(draws, Chance(seed=self.seed, draws=draws))
            self.memory.drawn[mark] = draw_party(self.template, preference, chance)
            while len(self.memory.drawn) > _MOST_KEPT:
                del self.memory.drawn[next(iter(self.memory.drawn))]
        return self.memory.drawn[mark]


def _bare(template: Template) -> Template:
    """Return a template without what may change while the memory of a model holds."""
    return replace(template, overrides=(), infeasible=(), required=(), warnings=())


_MOST_KEPT = 200
"""Draws of one party that are kept: those of ten thousand draws take some megabytes each."""
