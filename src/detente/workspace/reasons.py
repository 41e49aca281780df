"""Why a value is what it is: the counts that each quote adds, and the rule rows that weigh it."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from detente.article import STANCES
from detente.model.estimate import weighed
from detente.model.rules import Rules, load_rules
from detente.model.weights import Scale, WeighedClaim
from detente.negotiation import Scenario
from detente.preference import Contribution, Value
from detente.workspace.known import Known
from detente.workspace.quotes import PRESUMPTION, PRIOR

GROUPS = {
    "form": "How the words stand",
    "sourcing": "Who speaks",
    "hedge": "Reserve",
    "held": "Whose word",
    "reader": "Who read it",
    "recency": "Age",
}
"""What each factor of a weight is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor:
    """One factor of a weight: what it is about, the row of the rules, its reason."""

    about: str
    row: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """What one source adds to the counts of a value.

    ``told`` says what it is where it is no quote; ``level`` how far its ``stance`` accepts the
    option.
    """

    source: str
    told: str
    weight: float
    counts_for: float
    counts_against: float
    level: float | None
    stance: str
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """A value with its counts; ``given`` is the term under which it holds, in words."""

    option: str
    given: str
    low: float
    mode: float
    high: float
    counts_for: float
    counts_against: float
    counts: tuple[Count, ...]
    k: float


def why(known: Known, value: Value) -> Why:
    """Return why a value is what it is."""
    rules = load_rules()
    scale = Scale(
        rules=rules, as_of=known.evidence.as_of, half_life_days=known.template.half_life_days
    )
    by_key = {one.claim.key: one for one in _weighed(known, rules)}
    estimate = value.estimate
    return Why(
        option=value.option,
        given=known.desk.term(*value.given) if value.given else "",
        low=estimate.low,
        mode=estimate.mode,
        high=estimate.high,
        counts_for=value.alpha,
        counts_against=value.beta,
        counts=tuple(_count(known, scale, by_key, one) for one in _ordered(value, by_key)),
        k=rules["counts.k"],
    )


def _ordered(value: Value, claims: Mapping[str, WeighedClaim]) -> list[Contribution]:
    """Return the parts of a value: what is before any word, then the quotes by their days."""

    def moment(one: Contribution) -> tuple[dt.date, str]:
        claim = claims.get(one.source)
        day = claim.claim.reports[0].day if claim else None
        return day or dt.date.min, one.source if claim else ""

    return sorted(value.counts, key=moment)


def _weighed(known: Known, rules: Rules) -> list[WeighedClaim]:
    """Return every claim with the report that weighs most."""
    return weighed(known.evidence, known.template, rules, Scenario())


def _count(
    known: Known, scale: Scale, claims: Mapping[str, WeighedClaim], one: Contribution
) -> Count:
    """Return one source's part."""
    claim = claims.get(one.source)
    size = one.counts_for + one.counts_against
    level = one.counts_for / size if claim and size else None
    return Count(
        source=one.source,
        told=_told(known, one),
        weight=one.weight,
        counts_for=one.counts_for,
        counts_against=one.counts_against,
        level=level,
        stance="" if level is None else _stance(level),
        factors=tuple(_factors(scale, claim, one)) if claim else (),
    )


def _stance(level: float) -> str:
    """Return the word of the stance that stands for a level."""
    named = levels()
    return named[min(named, key=lambda one: abs(one - level))]


def _told(known: Known, one: Contribution) -> str:
    """Return what a source is that is no quote."""
    rules = load_rules().rows
    if one.source == PRIOR:
        return f"Before any word. {rules['counts.prior'].reason}"
    if one.source == PRESUMPTION:
        return f"Presumed of a silent party. {rules['counts.presumption'].reason}"
    for override in known.template.overrides:
        if override.key == one.source:
            return f"An analyst's own range, {override.told}"
    return ""


def _factors(scale: Scale, claim: WeighedClaim, one: Contribution) -> Iterator[Factor]:
    """Yield the factors of a weight, each with the row it comes from."""
    rules, report = scale.rules, claim.report
    for group, row in scale.rows(report).items():
        yield Factor(
            about=GROUPS[group], row=row, value=one.factors[group], reason=rules.rows[row].reason
        )
    yield Factor(
        about=GROUPS["recency"],
        row="recency.half_life_days",
        value=one.factors["recency"],
        reason=_age(scale, claim),
    )


def _age(scale: Scale, claim: WeighedClaim) -> str:
    """Return how old a report is, and how fast it loses weight."""
    report = claim.report
    slow = scale.rules["recency.red_line_slowness"] if report.position.red_line else 1.0
    half_life = f"half its weight is gone after {scale.half_life_days * slow:g} days"
    if scale.as_of is None or report.day is None:
        return f"Its day is not known; else {half_life}."
    age = max(0, (scale.as_of - report.day).days)
    return f"{age} days old; {half_life}."


def levels() -> dict[float, str]:
    """Return the levels that the stances stand for, with their words, highest first."""
    rules = load_rules()
    return {rules.level(stance): word for stance, word in STANCES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """A row of the rules: its group, its name, its value, why it has it."""

    group: str
    name: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesScreen:
    """Every number that a person chose, with its reason."""

    rows: tuple[RuleRow, ...]

    @property
    def groups(self) -> dict[str, list[RuleRow]]:
        """Return the rows by their groups."""
        found: dict[str, list[RuleRow]] = {}
        for row in self.rows:
            found.setdefault(row.group, []).append(row)
        return found


def rules_screen() -> RulesScreen:
    """Return the rules from words to numbers."""
    return RulesScreen(
        rows=tuple(
            RuleRow(
                group=one.name.partition(".")[0],
                name=one.name,
                value=one.value,
                reason=one.reason,
            )
            for one in load_rules()
        )
    )
