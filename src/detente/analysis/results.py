"""What the analysis says: named results, each with its method, parameters and sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.analysis.ratified import Ratification
from detente.display import (
    Markup,
    block,
    bullets,
    concept,
    draws,
    folded,
    interval,
    per_100,
    plain,
    said,
    source_told,
    sources,
    table,
    terms,
    title,
)
from detente.drawing import Bar, share_bars
from detente.negotiation import Role
from detente.preference import RedLine

Outcome = Mapping[str, str]
"""One option for every issue: ``{issue key: option id}``."""

Verdict = Literal["open", "narrow", "closed", "not enough evidence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A term of a package that a party is least likely to accept, and the claims that say so."""

    party: str
    issue: str
    option: str
    share: float
    red_line: bool
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A deal: its terms, and the share of draws in which each principal, and all, accept it."""

    outcome: Outcome
    acceptable: Mapping[str, float]
    all: float
    interval: tuple[float, float]
    mean_utility: Mapping[str, float]
    objections: tuple[Objection, ...] = ()
    tied: int = 1

    def told(self) -> str:
        """Return the share in words, with its interval."""
        return f"{draws(self.all)} ({interval(self.interval)})"

    def bars(self, baseline: float | None = None) -> Markup:
        """Draw in how many draws all parties, and each of them, accept the package."""
        each = [Bar(name=p, share=s, told=draws(s)) for p, s in self.acceptable.items()]
        together = Bar(name="all", share=self.all, told=self.told(), interval=self.interval)
        return share_bars("Draws in which the package is accepted", [together, *each], baseline)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the terms, who accepts them, who objects to which."""
        settled = table("Terms", ("issue", "option"), _named(self.outcome))
        worth = {party: f"{value:.2f}" for party, value in self.mean_utility.items()}
        return block(
            title(f"A package that all accept in {self.told()}"),
            settled,
            self.bars(),
            table("Mean utility, from 0 to 1", ("party", "utility"), worth.items()),
            _objected(self.objections),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What the headline would be without one source, and all that goes with it.

    ``goes_with`` are the other claims of the source's statement: what is dropped is the statement.
    """

    source: str
    share_without: float
    verdict_without: Verdict
    best_without: Outcome
    goes_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """The zone of possible agreement: the best package's share beside its baseline, in a word."""

    share_of_draws: float
    interval: tuple[float, float]
    baseline: float
    some_package: float
    verdict: Verdict
    why: str
    packages: tuple[Package, ...]
    carried_by: tuple[Carried, ...] = ()
    stated_weight: Mapping[str, float] = field(default_factory=dict)

    def parts(self) -> tuple[Markup, ...]:
        """Return the zone as a notebook shows it, part by part."""
        best = self.packages[0] if self.packages else None
        without = [
            (source_told(one.source), draws(one.share_without), one.verdict_without)
            for one in self.carried_by
        ]
        why = self.why[:1].upper() + self.why[1:]
        return (
            title(f"Zone of possible agreement: {self.verdict}"),
            said(
                f"{why}. Best package: {draws(self.share_of_draws)} ({interval(self.interval)}); "
                f"{per_100(self.baseline)} without any evidence. In "
                f"{draws(self.some_package)} some package would do: an upper bound."
            ),
            best.bars(self.baseline) if best else Markup(),
            _packages(self.packages),
            _objected(best.objections if best else ()),
            table("Without one source", ("source", "best package", "verdict"), without),
        )

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the verdict, bars of acceptance, packages, sources."""
        return block(*self.parts())


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The package that a solution concept chooses most often, and in which share of draws."""

    outcome: Outcome
    share_of_draws: float

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the terms, and how often they are chosen."""
        return block(
            title(f"Chosen most often: in {draws(self.share_of_draws)}"),
            table("Terms", ("issue", "option"), _named(self.outcome)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a package stands with one party among the packages listed (SMAA-2).

    ``ranks`` are the shares of draws in which it has the first, second, ... place;
    ``central_weights`` the mean weights of the issues where it comes first (empty where it never
    does), ``confidence`` the share of draws in which it comes first under those weights.
    """

    party: str
    outcome: Outcome
    ranks: tuple[float, ...]
    central_weights: Mapping[str, float]
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Concession:
    """A change of one party's evidence that would open the zone, and the claims against it.

    ``together_with`` names parties that make the same change at the same time.
    ``what`` is "stance" (the party accepts an option on record) or "red line" (it is lifted);
    ``opens`` is the best share after the change, ``costs`` the weight of the evidence against it.
    """

    party: str
    what: Literal["stance", "red line"]
    issue: str
    option: str
    moved_from: float
    moved_to: float
    opens: float
    costs: float
    against: tuple[str, ...]
    together_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Giving:
    """By how much bottom lines must fall so that a package suits all, at the most likely values.

    ``by_party`` are units of utility, from 0 to 1; ``parties`` those who give (all, if empty).
    ``outcome`` is None where nothing they give suffices; ``why`` then says so.
    """

    outcome: Outcome | None
    by_party: Mapping[str, float]
    why: str = ""
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedValue:
    """A value that would have to be another, the weight behind it, and who speaks against that."""

    party: str
    issue: str
    option: str
    moved_from: float
    moved_to: float
    weight: float
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallestChange:
    """What stands between the parties and a deal at the most likely values.

    ``needed`` is False where ``outcome`` suits all as it is. Else ``total`` are the concessions
    with the least sum, ``alone`` those of one party or two, ``lifted`` the fewest red lines whose
    lifting suffices (None: it does not); ``raised`` and ``lifted_too`` are the words that would
    have to be others for ``outcome``, at the least ``cost`` in weight of evidence.
    """

    outcome: Outcome | None
    needed: bool
    total: Giving | None = None
    alone: tuple[Giving, ...] = ()
    lifted: tuple[RedLine, ...] | None = ()
    raised: tuple[RaisedValue, ...] = ()
    lifted_too: tuple[RedLine, ...] = ()
    cost: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageStability:
    """How a package fares as a state of the graph model: share of draws in which it is stable.

    ``concepts`` maps nash, gmr, smr, seq to the share of draws in which it is an equilibrium;
    ``by_party`` the same per party. ``leaves_first`` is the party that is unstable (Nash) most
    often, ``by`` its most frequent exit as {issue: option}, ``sanctioned`` how often (share of
    the draws in which it would leave) an answer of the others deters it, whatever it costs them
    (GMR), ``sanctioned_credibly`` how often one that betters each who makes it (SEQ). ``as_often``
    are other parties that leave in a share of draws within the interval of the first one's.
    ``draws`` is how many draws were asked, ``intervals`` are Wilson's for the shares of
    ``concepts``.
    """

    outcome: Outcome
    concepts: Mapping[str, float]
    by_party: Mapping[str, Mapping[str, float]]
    leaves_first: str | None
    by: Outcome
    leaves_share: float
    sanctioned: float
    answer: Outcome
    sanctioned_credibly: float = 0.0
    as_often: tuple[str, ...] = ()
    draws: int = 0
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: shares by concept, who leaves first, what deters it."""
        parties = {"all": self.concepts, **self.by_party}
        rows = [(who, *map(per_100, shares.values())) for who, shares in parties.items()]
        return block(
            title("Would it hold?"),
            table("Terms", ("issue", "option"), _named(self.outcome)),
            table("Draws of 100 in which it is stable", ("for", *self.concepts), rows),
            said(self._leaving()),
        )

    def _leaving(self) -> str:
        """Say who would leave first and by what, and in how many of these draws what deters it."""
        if self.leaves_first is None:
            return "No party gains by leaving it alone."
        by = terms(self.by) if self.by else "another move"
        first = (
            f"{self.leaves_first} would be the first to leave, in {draws(self.leaves_share)}, "
            f"most often by {by}."
        )
        if not self.sanctioned:
            return f"{first} In none of those draws would any answer deter it."
        credibly = per_100(self.sanctioned_credibly)
        return (
            f"{first} Of those draws, some answer would deter it in "
            f"{per_100(self.sanctioned)} of 100, whatever it costs the others (GMR); in "
            f"{credibly if self.sanctioned_credibly else 'none would'} a credible one, by which "
            "each who answers gains (SEQ)."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A change of one term, and the share of draws in which the state holds before and after."""

    issue: str
    option: str
    before: float
    after: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A cell whose knowledge would move the best share the most."""

    question: str
    party: str
    issue: str
    option: str
    change_in_share: float
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """The headline under another rule: half-life, k, equal weights."""

    name: str
    share: float
    verdict: Verdict
    flips: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """The answers to one negotiation, with the method, the parameters and the seed behind them."""

    as_of: str | None
    seed: int
    draws: int
    parties: Mapping[str, Role]
    zone: Zone
    frontier: tuple[Outcome, ...] = ()
    solutions: Mapping[str, Solution] = field(default_factory=dict)
    standings: tuple[Standing, ...] = ()
    concessions: tuple[Concession, ...] = ()
    smallest_change: SmallestChange | None = None
    status_quo: Outcome = field(default_factory=dict)
    ratification: tuple[Ratification, ...] = ()
    stability: tuple[PackageStability, ...] = ()
    repairs: tuple[Repair, ...] = ()
    would_settle_most: tuple[Question, ...] = ()
    sensitivity: tuple[Sensitivity, ...] = ()
    method: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the zone, then everything else to be unfolded."""
        day = f"as of {self.as_of}, " if self.as_of else ""
        return block(
            *self.zone.parts(),
            folded("Fair packages", self._fair()),
            folded("Whose first choice?", self._first_choices()),
            folded("What must change", self._changes()),
            folded("At home", *(Markup(one._repr_html_()) for one in self.ratification)),
            folded("Would it hold?", self._stable()),
            folded("What would settle most", self._unknown()),
            folded("Under other rules", self._other_rules()),
            folded("Warnings", bullets(self.warnings)),
            said(f"{day}{self.draws:,} draws, seed {self.seed}. A share of draws is no forecast."),
        )

    def _fair(self) -> Markup:
        """Return what the solution concepts choose."""
        rows = [
            (concept(name), draws(one.share_of_draws), terms(one.outcome, self.status_quo))
            for name, one in self.solutions.items()
        ]
        return table("Chosen most often", ("concept", "chosen in", "what it changes"), rows)

    def _first_choices(self) -> Markup:
        """Return how often each party puts each of the best packages first, and how surely."""
        parties = list(dict.fromkeys(one.party for one in self.standings))
        own = {party: [one for one in self.standings if one.party == party] for party in parties}
        rows = [
            (party, f"package {number}", draws(one.ranks[0]), draws(one.confidence))
            for party in parties
            for number, one in enumerate(own[party], start=1)
        ]
        head = ("party", "package", "comes first in", "under the weights behind that, in")
        return table("Ranks among the best packages (SMAA-2)", head, rows)

    def _changes(self) -> Markup:
        """Return the changes of one party, or of several together, that would open the zone."""
        rows = [
            (
                ", ".join((one.party, *one.together_with)),
                "accepts on record" if one.what == "stance" else "lifts its red line",
                f"{plain(one.issue)}: {plain(one.option)}",
                draws(one.opens),
                sources(one.against),
            )
            for one in self.concessions
        ]
        head = ("party", "change", "term", "best package then", "sources against it")
        return table("Changes, and what they would open", head, rows)

    def _stable(self) -> Markup:
        """Return how the first packages fare as states of the graph model."""
        concepts = tuple(dict.fromkeys(c for one in self.stability for c in one.concepts))
        rows = [
            (
                f"package {number}",
                *(draws(one.concepts.get(c, 0.0)) for c in concepts),
                f"{one.leaves_first}, in {draws(one.leaves_share)}" if one.leaves_first else "–",
            )
            for number, one in enumerate(self.stability, 1)
        ]
        return table("Stable for all", ("package", *concepts, "who would leave first"), rows)

    def _unknown(self) -> Markup:
        """Return the questions whose answers would move the best share the most."""
        rows = [(one.question, per_100(one.change_in_share)) for one in self.would_settle_most]
        return table("Questions", ("question", "draws of 100 by which it moves"), rows)

    def _other_rules(self) -> Markup:
        """Return the headline under other rules."""
        rows = [
            (one.name, draws(one.share), f"{one.verdict}{' (flips)' if one.flips else ''}")
            for one in self.sensitivity
        ]
        return table("Sensitivity", ("rule", "best package", "verdict"), rows)


# -- parts that several results show -------------------------------------------------------------


def _named(outcome: Outcome) -> list[tuple[str, str]]:
    """Return the terms of an outcome in words."""
    return [(plain(issue), plain(option)) for issue, option in outcome.items()]


def _packages(listed: tuple[Package, ...]) -> Markup:
    """Return packages one below the other: the first in full, the others by what differs."""
    if not listed:
        return Markup()
    first, parties = listed[0], tuple(listed[0].acceptable)
    rows = [
        (
            str(number),
            terms(one.outcome, first.outcome) if number > 1 else terms(one.outcome),
            one.told(),
            *(per_100(one.acceptable[party]) for party in parties),
        )
        for number, one in enumerate(listed, 1)
    ]
    head = ("package", "terms (from the second on: what differs)", "all accept in", *parties)
    return table("Packages, most promising first", head, rows)


def _objected(objections: tuple[Objection, ...]) -> Markup:
    """Return who objects to which term, how strongly, and by which sources."""
    rows = [
        (
            one.party,
            f"{plain(one.issue)}: {plain(one.option)}",
            f"a red line in {draws(one.share)}"
            if one.red_line
            else f"unwelcome ({one.share:.2f})",
            sources(one.sources),
        )
        for one in objections
    ]
    return table("Objections to it", ("party", "term", "how strongly", "sources"), rows)
