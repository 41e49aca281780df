"""From evidence to values: Beta counts per party and option, every count with its source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.evidence import Claim, Evidence
from detente.model.beta import estimate_of, fitted_counts, total
from detente.model.given_up import is_given_up
from detente.model.issues import AS_IS, LEFT_OPEN
from detente.model.placing import Cell, Place, Placing
from detente.model.remarks import continuing, remarks
from detente.model.rules import Rules, load_rules
from detente.model.salience import issue_weights, touching
from detente.model.weights import Scale, WeighedClaim, weigh
from detente.negotiation import Negotiation, Option, Override, Party, Scenario, Template
from detente.preference import (
    Contribution,
    IssueKey,
    Preference,
    RedLine,
    Value,
)

EVERYTHING = "*"
NO_AGREEMENT = (IssueKey("no_agreement"), "no_agreement")
"""The names under which the worth of no agreement stands."""
_AS_IT_STANDS = Scenario()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One claim's word on one cell."""

    claim: WeighedClaim
    place: Place


def estimate(
    evidence: Evidence,
    template: Template,
    rules: Rules | None = None,
    scenario: Scenario = _AS_IT_STANDS,
) -> Negotiation:
    """Return what each party wants, as far as the evidence shows it.

    Parameters
    ----------
    evidence
        What could be known on a day; each claim counts once, at its best report's weight.
    template
        What is negotiated; an audience counts apart, and not at all where it is nobody's.
    rules
        The rows of rules.toml, or an analyst's.
    scenario
        What to leave out, replace or weigh otherwise.

    Returns
    -------
    The template with one preference per party, in the template's order, and per audience.
    """
    rules = rules or load_rules()
    kept = weighed(evidence, template, rules, scenario)
    placing = Placing(template)

    def wanted(parties: Iterable[Party]) -> tuple[Preference, ...]:
        return tuple(preference_of(placing, rules, scenario, one.id, kept) for one in parties)

    return Negotiation(
        template=template,
        preferences=wanted(one for one in template.parties if one.role != "audience"),
        audiences=wanted(template.audiences),
        as_of=evidence.as_of,
        rules=rules.values(),
        sentences=_sentences([one.claim for one in kept]),
        warnings=remarks(template, kept),
    )


def weighed(
    evidence: Evidence, template: Template, rules: Rules, scenario: Scenario
) -> list[WeighedClaim]:
    """Return the claims that a scenario keeps, with their weights under it."""
    scale = Scale(
        rules=rules,
        as_of=evidence.as_of,
        half_life_days=template.half_life_days * scenario.half_life_factor,
    )
    return weigh(_kept(evidence.claims, scenario), scale, equal=scenario.equal_weights)


def issue_weights_of(
    negotiation: Negotiation, evidence: Evidence, rules: Rules | None = None
) -> dict[str, tuple[Value, ...]]:
    """Return, by party, the weight of every issue as a share of all, with the words behind it."""
    rules, placing = rules or load_rules(), Placing(negotiation.template)
    claims = weighed(evidence, negotiation.template, rules, _AS_IT_STANDS)
    return {
        one.party: issue_weights(placing, rules, one, claims)
        for one in negotiation.every_preference
    }


def preference_of(
    placing: Placing,
    rules: Rules,
    scenario: Scenario,
    party: str,
    claims: Iterable[WeighedClaim],
    known: Sequence[Value] = (),
) -> Preference:
    """Return what one party wants: its own claims, and what is presumed of it, and no more.

    ``known`` are values that the scenario is known to leave as they are.
    """
    own = [one for one in claims if one.claim.position.party == party]
    work = _Work(
        placing=placing, rules=rules, scenario=scenario, party=party, own=own, known=known
    )
    return work.preference()


def _kept(claims: Iterable[Claim], scenario: Scenario) -> list[Claim]:
    """Return the claims that a scenario does not drop."""
    if EVERYTHING in scenario.drop:
        return []
    return [claim for claim in claims if claim.key not in scenario.drop]


def _sentences(claims: Sequence[Claim]) -> dict[str, tuple[str, ...]]:
    """Return, per claim, every claim that the same statement carries, itself included."""
    carried: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        carried.setdefault(_said_in(claim), []).append(claim.key)
    return {claim.key: tuple(carried[_said_in(claim)]) for claim in claims}


def _said_in(claim: Claim) -> tuple[str, str]:
    """Return the article and statement of a claim's best report, or the claim where none is."""
    best = claim.reports[0]
    return best.article.id, best.statement.id if best.statement else claim.key


def _by_itself(claim: WeighedClaim) -> bool:
    """Tell whether a party speaks or acts for itself; what others say of it leaves it silent."""
    return claim.claim.position.held != "attributed"


def _sign(stance: int) -> int:
    """Return whether a stance is for (1), against (-1) or neither."""
    return (stance > 0) - (stance < 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """The estimate of one party's preference."""

    placing: Placing
    rules: Rules
    scenario: Scenario
    party: str
    own: Sequence[WeighedClaim]
    known: Sequence[Value] = ()

    @property
    def template(self) -> Template:
        """Return what is negotiated."""
        return self.placing.template

    def preference(self) -> Preference:
        """Return the party's values, red lines, weights of issues and worth of no agreement."""
        entries = self._entries()
        kept = {(one.issue, one.option): one for one in self.known}
        spoken = self._spoken_of()
        values = tuple(
            kept.get((issue.key, option.id))
            or self._value(
                issue.key,
                option,
                entries.get((issue.key, option.id), []),
                silent=(issue.key, option.id) not in spoken,
            )
            for issue in self.template.issues
            for option in issue.options
        )
        return Preference(
            party=self.party,
            values=values,
            conditionals=tuple(self._conditionals(values, entries)),
            red_lines=self._red_lines(entries),
            salience=self._salience(),
            reservation=self._reservation(),
            stated_weight=self._stated(entries),
            weights=tuple(self._weights()),
        )

    def _entries(self) -> dict[Cell, list[Entry]]:
        """Return the evidence by cell, one entry per utterance, less what a scenario replaces.

        Words without any target are not about a part on which the party says the opposite by name.
        Who refused an issue, whichever way, and has taken it up since refuses it no longer.
        """
        best: dict[tuple[Cell, object, object], Entry] = {}
        named = self._named()
        for one in self.own:
            if is_given_up(one, self.own):
                continue
            for place in self.placing.places(one.claim.position):
                general = one.claim.position.target is None
                if general and (place.issue, place.option, -_sign(place.stance)) in named:
                    continue
                cell = (place.issue, place.option)
                key = (cell, place.given or place.unless, one.utterance)
                if key not in best or best[key].claim.weight < one.weight:
                    best[key] = Entry(claim=one, place=place)
        found: dict[Cell, list[Entry]] = {}
        for (cell, _, _), entry in best.items():
            if (self.party, *cell) not in self.scenario.stance:
                found.setdefault(cell, []).append(entry)
        return found

    def _spoken_of(self) -> frozenset[Cell]:
        """Return the cells of which the party itself speaks, on whatever condition."""
        return frozenset(
            cell
            for one in self.own
            if _by_itself(one)
            for cell in self.placing.spoken_of(one.claim.position)
        )

    def _named(self) -> frozenset[tuple[str, str, int]]:
        """Return the options of parts of which the party speaks by name, and which way."""
        targets = {issue.key for issue in self.template.issues if issue.target}
        return frozenset(
            (place.issue, place.option, _sign(place.stance))
            for one in self.own
            if one.claim.position.target is not None
            for place in self.placing.places(one.claim.position)
            if place.issue in targets and place.stance
        )

    def _value(
        self, issue: str, option: Option, entries: Sequence[Entry], *, silent: bool
    ) -> Value:
        """Return the value of a cell without any condition."""
        cell = (issue, option.id)
        counts = [self._prior(option.id)]
        replaced = self.scenario.stance.get((self.party, *cell))
        if replaced is not None:
            counts.append(self._counted("scenario", 1.0, replaced, {}))
        counts += [self._entry(entry) for entry in entries if entry.place.given is None]
        counts += self._presumption(option, silent=silent and replaced is None)
        override = self._override(issue, option.id)
        if override and replaced is None:
            return self._overridden(override, cell)
        return self._made(cell, counts)

    def _made(
        self, cell: tuple[str, str], counts: Sequence[Contribution], given: Cell | None = None
    ) -> Value:
        """Return a value with its range."""
        alpha, beta = total(counts)
        sources = [one.source for one in counts if one.source != "prior"]
        return Value(
            party=self.party,
            issue=cell[0],  # type: ignore[arg-type]
            option=cell[1],
            counts=tuple(counts),
            estimate=estimate_of(alpha, beta, sources),
            given=given,
        )

    def _prior(self, option: str) -> Contribution:
        """Return the counts of ignorance."""
        row = "counts.as_is_prior" if option in (AS_IS, LEFT_OPEN) else "counts.prior"
        prior = self.rules[row]
        return Contribution(source="prior", weight=0.0, counts_for=prior, counts_against=prior)

    def _counted(
        self,
        source: str,
        weight: float,
        stance: int,
        factors: Mapping[str, float],
        row: str = "counts.k",
    ) -> Contribution:
        """Return the counts that a stance of some weight adds."""
        size = weight * self.rules[row] * self.scenario.k_factor
        level = self.rules.level(stance)
        return Contribution(
            source=source,
            weight=weight,
            counts_for=size * level,
            counts_against=size * (1 - level),
            factors=factors,
        )

    def _entry(self, entry: Entry) -> Contribution:
        """Return the counts that one claim adds to one cell."""
        one = entry.claim
        return self._counted(one.claim.key, one.weight, entry.place.stance, one.factors)

    def _presumption(self, option: Option, *, silent: bool) -> list[Contribution]:
        """Return what is presumed of a silent principal: against what another would gain by."""
        party = self.template.party(self.party)
        heard = EVERYTHING not in self.scenario.drop and self.template.presumption
        gaining = option.gains == self.party
        if not (heard and party.has_veto and option.gains and (silent or gaining)):
            return []
        size = self.rules["counts.presumption"]
        return [
            Contribution(
                source="presumption",
                weight=0.0,
                counts_for=size if gaining else 0.0,
                counts_against=0.0 if gaining else size,
            )
        ]

    def _override(self, issue: str, option: str) -> Override | None:
        """Return the analyst's own range for a number, if there is one and it is not dropped."""
        one = self.template.override_of(self.party, issue, option)
        return one if one and not self.scenario.drop & {one.key, EVERYTHING} else None

    def _overridden(self, override: Override, cell: tuple[str, str]) -> Value:
        """Return a number as the analyst gives it."""
        alpha, beta = fitted_counts(override.low, override.mode, override.high)
        count = Contribution(
            source=override.key,
            weight=self.rules["override.weight"],
            counts_for=alpha,
            counts_against=beta,
        )
        value = self._made(cell, [count])
        return replace(
            value,
            estimate=replace(
                value.estimate, low=override.low, mode=override.mode, high=override.high
            ),
        )

    def _conditionals(
        self, values: Iterable[Value], entries: Mapping[Cell, Sequence[Entry]]
    ) -> Iterable[Value]:
        """Yield, per cell and term that meets a condition, the value where it is met.

        What is accepted on the condition counts then; what is refused until it is met does not.
        """
        for value in values:
            cell = (value.issue, value.option)
            held = [e for e in entries.get(cell, []) if e.place.given or e.place.unless]
            for term in dict.fromkeys(e.place.given or e.place.unless for e in held):
                added = [self._entry(e) for e in held if e.place.given == term]
                over = {self._entry(e).source for e in held if e.place.unless == term}
                kept = [one for one in value.counts if one.source not in over]
                yield self._made(cell, [*kept, *added], term)

    def _red_lines(self, entries: Mapping[Cell, Sequence[Entry]]) -> tuple[RedLine, ...]:
        """Return the party's red lines: what it rules out, or all but what it insists on.

        A limit that a condition would lift is counted as a stance and draws no line.
        """
        crossed: dict[Cell, list[WeighedClaim]] = {}
        for cell, found in entries.items():
            for entry in found:
                position = entry.claim.claim.position
                if position.red_line and position.condition is None:
                    for one in self._crossing(cell, entry.place.stance):
                        crossed.setdefault(one, []).append(entry.claim)
        return tuple(
            RedLine(
                party=self.party,
                issue=cell[0],
                option=cell[1],
                probability=max(one.weight for one in crossed[cell]),
                sources=tuple(dict.fromkeys(one.claim.key for one in crossed[cell])),
            )
            for cell in self.template.cells()
            if cell in crossed and not self._lifted(cell)
        )

    def _crossing(self, cell: Cell, stance: int) -> list[Cell]:
        """Return the cells that cross a limit put in words about one cell."""
        if stance < 0:
            return [cell]
        if stance == 0:
            return []
        options = self.template.issue(cell[0]).options
        return [(cell[0], option.id) for option in options if option.id != cell[1]]

    def _lifted(self, cell: Cell) -> bool:
        """Tell whether a scenario lifts the red line on a cell, by name or by an acceptance."""
        key = (self.party, *cell)
        return key in self.scenario.lift or key in self.scenario.stance

    def _salience(self) -> tuple[float, ...]:
        """Return the Dirichlet parameters of the issues' weights."""
        said: dict[str, list[float]] = {
            key: [one.weight for one in words.values()]
            for key, words in touching(self.placing, self.own).items()
        }
        for party, issue, _ in self.scenario.stance:
            if party == self.party:
                said.setdefault(issue, []).append(1.0)
        base, step = self.rules["salience.base"], self.rules["salience.per_statement"]
        return tuple(base + step * sum(said.get(one.key, ())) for one in self.template.issues)

    def _weights(self) -> Iterable[Value]:
        """Yield the weights of issues that an analyst set, in template order."""
        for issue in self.template.issues if self.template.overrides else ():
            override = self._override(issue.key, "")
            if override:
                yield self._overridden(override, (issue.key, ""))

    def _reservation(self) -> Value:
        """Return the worth of no agreement, moved by words about going on without one.

        What an analyst set stands in the place of those words.
        """
        override = self._override("", "")
        if override:
            return self._overridden(override, NO_AGREEMENT)
        prior = self.rules["reservation.prior"]
        counts = [Contribution(source="prior", weight=0.0, counts_for=prior, counts_against=prior)]
        for one in self.own:
            stance = one.claim.position.stance * continuing(one.claim.position)
            if stance:
                source = one.claim.key
                counts.append(
                    self._counted(source, one.weight, stance, one.factors, "reservation.k")
                )
        alpha, beta = total(counts)
        return Value(
            party=self.party,
            issue=NO_AGREEMENT[0],
            option=NO_AGREEMENT[1],
            counts=tuple(counts),
            estimate=estimate_of(alpha, beta, [one.source for one in counts]),
        )

    def _stated(self, entries: Mapping[Cell, Sequence[Entry]]) -> dict[Cell, float]:
        """Return the weight of the party's own words per cell."""
        stated = {
            cell: sum(e.claim.weight for e in found if e.claim.claim.position.held == "stated")
            for cell, found in entries.items()
        }
        for party, issue, option in self.scenario.stance:
            if party == self.party:
                stated[(issue, option)] = 1.0  # type: ignore[index]
        return {cell: weight for cell, weight in stated.items() if weight}
