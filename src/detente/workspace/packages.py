"""A package as people weigh it: who accepts it, what it is worth, who objects to what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from detente.analysis.results import Objection, Outcome, Package
from detente.brief.desk import Desk
from detente.brief.refusals import refusal
from detente.brief.wording import capital, said
from detente.display import per_100
from detente.negotiation import Override
from detente.workspace.bench import Bench
from detente.workspace.outcomes import written
from detente.workspace.quotes import Quote, few_quotes, sources_told
from detente.workspace.ranges import OverrideRow, override_row

_BAND = (5.0, 95.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Mean utility, from 0 to 1, with the ends between which 90 of 100 draws lie."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionRow:
    """A term that a party is least likely to accept; ``unsaid`` tells why where no words do."""

    party: str
    term: str
    red_line: bool
    strength: str
    quotes: tuple[Quote, ...]
    unsaid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageRow:
    """A package in a table.

    ``address`` names it, ``letter`` is that of the brief's table ("–": not in it), ``short`` says
    what sets it apart from the best one where that is shorter; ``chosen_by`` are the solution
    concepts that select it most often. ``accepts`` and ``worth`` are by party; shares are None
    where the outcome is no package (it is ruled out, or no deal).
    """

    address: str
    letter: str
    title: str
    short: str
    all: float | None
    interval: tuple[float, float] | None
    accepts: Mapping[str, float]
    worth: Mapping[str, Band]
    objections: tuple[ObjectionRow, ...]
    chosen_by: tuple[str, ...]
    tied: int
    hand: tuple[str, ...]


def package_row(bench: Bench, outcome: Outcome) -> PackageRow:
    """Return an outcome as a row, whether or not the analysis lists it."""
    desk, package = bench.desk, bench.seen.package(outcome)
    objections = package.objections if package else ()
    return PackageRow(
        address=written(outcome, bench.template),
        letter=desk.letter(outcome),
        title=capital(desk.package(outcome)),
        short=capital(desk.beside(outcome, desk.best())),
        all=package.all if package else None,
        interval=package.interval if package else None,
        accepts=_accepts(bench, package),
        worth=worth_of(bench, outcome),
        objections=tuple(objection_row(desk, one) for one in objections),
        chosen_by=tuple(
            said("solutions", concept)
            for concept, one in bench.analysis.solutions.items()
            if dict(one.outcome) == dict(outcome)
        ),
        tied=package.tied if package else 1,
        hand=hands(bench, outcome),
    )


def _accepts(bench: Bench, package: Package | None) -> dict[str, float]:
    """Return each principal's share, by name."""
    if package is None:
        return {}
    return {bench.desk.party(party): share for party, share in package.acceptable.items()}


def worth_of(bench: Bench, outcome: Outcome) -> dict[str, Band]:
    """Return what an outcome is worth to each principal, by name."""
    worth = bench.seen.worth(outcome)
    low, high = np.percentile(worth, _BAND, axis=0)
    return {
        bench.desk.party(party): Band(
            mean=float(worth[:, at].mean()), low=float(low[at]), high=float(high[at])
        )
        for at, party in enumerate(bench.seen.draws.parties)
    }


def objection_row(desk: Desk, one: Objection) -> ObjectionRow:
    """Return an objection with the words in which the party refuses, its own on record first."""
    first = refusal(desk, one)
    quotes = few_quotes(desk, [*([first] if first else []), *one.sources])
    strength = f"in {per_100(one.share)} of 100" if one.red_line else f"{1 - one.share:.2f} of 1"
    return ObjectionRow(
        party=desk.party(one.party),
        term=desk.term(one.issue, one.option),
        red_line=one.red_line,
        strength=f"red line, binds {strength}" if one.red_line else f"worth {strength} to it",
        quotes=quotes,
        unsaid="" if quotes else sources_told(desk, one.sources) or "nothing in the record",
    )


def set_by_hand(bench: Bench) -> tuple[OverrideRow, ...]:
    """Return the ranges behind everything that is shown which an analyst set."""
    return tuple(override_row(bench.desk, one) for one in bench.template.overrides)


def hands(bench: Bench, outcome: Outcome, *, accepting: bool = True) -> tuple[str, ...]:
    """Return the parties for which an analyst set what an outcome is worth to them, by name.

    A value of one of its terms, or a weight, which bears on every outcome; where it is asked who
    would accept it, no agreement too.
    """
    every = [o for o in bench.template.overrides if accepting or o.about != "no_agreement"]
    return _named(bench, (o for o in every if not o.option or outcome.get(o.issue) == o.option))


def hands_on(bench: Bench, issue: str, option: str, party: str | None = None) -> tuple[str, ...]:
    """Return the parties of which an analyst set one number, by name; of all or of ``party``."""
    every = bench.template.overrides
    same = (one for one in every if (one.issue, one.option) == (issue, option))
    return _named(bench, (one for one in same if party in (None, one.party)))


def _named(bench: Bench, some: Iterable[Override]) -> tuple[str, ...]:
    """Return the parties of some ranges, by name, each once."""
    return tuple(bench.desk.party(one) for one in dict.fromkeys(one.party for one in some))
