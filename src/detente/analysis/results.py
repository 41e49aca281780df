"""What the analysis says: named results, each with its method, parameters and sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.negotiation import Role

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What the headline would be without one source."""

    source: str
    share_without: float
    verdict_without: Verdict
    best_without: Outcome


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """The package that a solution concept chooses most often, and in which share of draws."""

    outcome: Outcome
    share_of_draws: float


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
class PackageStability:
    """How a package fares as a state of the graph model: share of draws in which it is stable.

    ``concepts`` maps nash, gmr, smr, seq to the share of draws in which it is an equilibrium;
    ``by_party`` the same per party. ``leaves_first`` is the party that is unstable (Nash) most
    often, ``by`` its most frequent exit as {issue: option}, ``sanctioned`` how often (share of
    the draws in which it would leave) an answer of the others deters it (GMR).
    """

    outcome: Outcome
    concepts: Mapping[str, float]
    by_party: Mapping[str, Mapping[str, float]]
    leaves_first: str | None
    by: Outcome
    leaves_share: float
    sanctioned: float
    answer: Outcome


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
    status_quo: Outcome = field(default_factory=dict)
    stability: tuple[PackageStability, ...] = ()
    would_settle_most: tuple[Question, ...] = ()
    sensitivity: tuple[Sensitivity, ...] = ()
    method: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
