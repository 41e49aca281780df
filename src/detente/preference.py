"""Vocabulary 2, what is wanted: values with the evidence behind them, red lines, preferences."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

from detente.display import BY_HAND, Markup, block, said, source_told, table, title
from detente.showing import named, range_shown, wants_table

IssueKey = NewType("IssueKey", str)
"""An issue and its target, as one name: ``"ceasefire"``, ``"territory:Crimea"``."""


def issue_key(issue: str, target: str | None) -> IssueKey:
    """Name an issue with its target."""
    return IssueKey(f"{issue}:{target}" if target else issue)


About = Literal["value", "weight", "no_agreement"]
"""What an analyst can set of a party: a value, the weight of an issue, its reservation value."""
NAMED: Mapping[About, tuple[str, ...]] = {
    "value": ("issue", "option"), "weight": ("issue",), "no_agreement": (),
}  # fmt: skip
"""What is named, besides the party, of each number that can be set."""
_NUMBERS: Mapping[About, tuple[str, str]] = {
    "value": (
        "a value",
        'name the issue and the option, or its weight: `--weight`, in a template about = "weight"',
    ),
    "weight": ("a weight", "name the issue alone: its weight is a share of all issues"),
    "no_agreement": ("no agreement", "name the party alone"),
}


def misnamed(about: About, issue: str, option: str) -> tuple[str, str, str] | None:
    """Say what is wrong with how a number to be set is named, or None where nothing is.

    Returns
    -------
    What is missing or too much ("issue" or "option"), what is wrong with it, and what to do.

    Examples
    --------
    >>> misnamed("weight", "ceasefire", "limited")[:2]
    ('option', 'an override about a weight takes no option')
    >>> misnamed("no_agreement", "", "")
    """
    number, hint = _NUMBERS[about]
    for name, text in (("issue", issue), ("option", option)):
        if bool(text) != (name in NAMED[about]):
            told = "needs an" if name in NAMED[about] else "takes no"
            return name, f"an override about {number} {told} {name}", hint
    return None


def number_told(issue: str, option: str) -> str:
    """Return which number of a party is meant: an option's value, a weight, no agreement.

    Examples
    --------
    >>> number_told("ceasefire", "limited"), number_told("ceasefire", ""), number_told("", "")
    ('ceasefire, limited', 'the weight of ceasefire', 'no agreement')
    """
    if option:
        return f"{issue}, {option}"
    return f"the weight of {issue}" if issue else "no agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A number that evidence gives: its 5 % quantile, mode and 95 % quantile, and the sources."""

    low: float
    mode: float
    high: float
    sources: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a range that does not hold its mode."""
        if not 0 <= self.low <= self.mode <= self.high <= 1:
            raise ValueError(
                f"estimate {self.low}, {self.mode}, {self.high} is not a range in [0, 1]"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one source adds to the counts of a value, and the rule rows that say so.

    ``source`` is a claim's key, ``"presumption"`` or ``"prior"``; weight is the product of
    ``factors``.
    """

    source: str
    weight: float
    counts_for: float
    counts_against: float
    factors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """How acceptable an option is to a party: a Beta distribution and where its counts come from.

    ``given`` = (issue key, option) under which this value holds (conditional acceptance), else
    None. Without an option it is the weight of the issue, from 0 to 1 of all.
    """

    party: str
    issue: IssueKey
    option: str
    counts: tuple[Contribution, ...]
    estimate: Estimate
    given: tuple[IssueKey, str] | None = None

    @property
    def alpha(self) -> float:
        """Return the Beta distribution's first parameter, the counts for."""
        return sum(one.counts_for for one in self.counts)

    @property
    def beta(self) -> float:
        """Return the Beta distribution's second parameter, the counts against."""
        return sum(one.counts_against for one in self.counts)

    @property
    def by_hand(self) -> bool:
        """Tell whether an analyst set this number in the place of what the evidence gives."""
        return any(one.source.startswith(BY_HAND) for one in self.counts)

    @property
    def weight(self) -> float:
        """Return the weight of the evidence in this value, without prior and presumption."""
        return sum(one.weight for one in self.counts if one.source not in ("prior", "presumption"))

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the range, and what each source adds to the counts."""
        rows = [
            (
                source_told(one.source),
                f"{one.weight:.2f}",
                f"{one.counts_for:.2f}",
                f"{one.counts_against:.2f}",
            )
            for one in self.counts
        ]
        rows.append(("together", "", f"{self.alpha:.2f}", f"{self.beta:.2f}"))
        return block(
            title(f"{self.party}, {named(self)}"),
            *map(said, range_shown(self.estimate)),
            table("Counts", ("source", "weight", "for", "against"), rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RedLine:
    """A limit of a party's mandate: in a draw it binds with this probability."""

    party: str
    issue: IssueKey
    option: str
    probability: float
    sources: tuple[str, ...]


SAID, FOR = 0.3, 0.65
"""Weight of a party's own words and most likely value from which on it has accepted an option."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """What one party wants: values, red lines, weights of issues, worth of no agreement.

    ``salience`` are the parameters of a Dirichlet distribution over the issues, in template
    order; ``reservation`` those of the Beta distribution of "no agreement". ``stated_weight``
    is the weight of the party's own (held: stated) evidence per cell ``(issue, option)``.
    ``weights`` are those of issues that an analyst set; the other issues share what they leave.
    """

    party: str
    values: tuple[Value, ...]
    conditionals: tuple[Value, ...]
    red_lines: tuple[RedLine, ...]
    salience: tuple[float, ...]
    reservation: Value
    stated_weight: Mapping[tuple[IssueKey, str], float] = field(default_factory=dict)
    weights: tuple[Value, ...] = ()

    @property
    def set_by_hand(self) -> tuple[Value, ...]:
        """Return the weights of issues and the worth of no agreement that an analyst set."""
        return (*self.weights, *((self.reservation,) if self.reservation.by_hand else ()))

    def likely_weights(self) -> tuple[float, ...]:
        """Return the most likely weights of the issues, in template order; their sum is 1.

        The mean of the Dirichlet distribution; what an analyst set is at its mode, and the others
        share what that leaves. Where that is nothing, or no other is there, it is divided by its
        sum.
        """
        issues = tuple(dict.fromkeys(one.issue for one in self.values))
        given = {one.issue: one.estimate.mode for one in self.weights}
        others = dict(zip(issues, self.salience, strict=True))
        left = sum(one for key, one in others.items() if key not in given)
        taken = sum(given.values())
        if not left and not taken:
            return (1.0 / len(issues),) * len(issues)
        most = max(taken, 1.0) if left else taken
        rest = max(1.0 - taken, 0.0)
        return tuple(
            given[key] / most if key in given else rest * others[key] / left for key in issues
        )

    def value(self, issue: str, option: str) -> Value:
        """Return the value of an option without any condition, or refuse an unknown one."""
        for one in self.values:
            if (one.issue, one.option) == (issue, option):
                return one
        raise ValueError(f"{self.party} has no value of {option!r} of {issue!r}: no such term")

    def value_in(self, issue: str, option: str, outcome: Mapping[str, str]) -> Value:
        """Return the value of an option in an outcome, which may meet a condition of it.

        Where it meets several, the one that makes most of the option.
        """
        met = [
            one
            for one in self.conditionals
            if (one.issue, one.option) == (issue, option)
            and one.given is not None
            and outcome.get(one.given[0]) == one.given[1]
        ]
        return max((self.value(issue, option), *met), key=lambda one: one.estimate.mode)

    def parts_of(self, value: Value) -> int:
        """Return in how many issues the condition of a conditional value is to be met.

        Ways to settle one issue exclude each other: each of them meets its part whole.
        """
        return len(
            {
                one.given[0]
                for one in self.conditionals
                if one.given is not None
                and (one.issue, one.option, one.counts)
                == (value.issue, value.option, value.counts)
            }
        )

    def has_accepted(self, issue: IssueKey, option: str) -> bool:
        """Tell whether the party's own words, on no condition, are for an option by far."""
        own = self.stated_weight.get((issue, option), 0.0)
        return own >= SAID and self.value(issue, option).estimate.mode >= FOR

    def table(self, name: str) -> Markup:
        """Return what the party wants as a table: ranges drawn and in words, red lines."""
        every = (*self.values, *self.conditionals, *self.weights, self.reservation)
        binds = {(str(one.issue), one.option): one.probability for one in self.red_lines}
        return wants_table(name, every, binds)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: what the party wants, and how surely that is known."""
        return block(self.table(f"What {self.party} wants"))
