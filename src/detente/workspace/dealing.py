"""Is there a deal: the verdict and what carries it, the packages, one of them taken apart."""

import datetime as dt
from dataclasses import dataclass

from detente.analysis.results import Carried, Outcome
from detente.brief.answer import grounds, verdict_words
from detente.brief.at_home import refused_at_home
from detente.brief.deal import order_told
from detente.brief.dropped import dropped_keys, shown_sources
from detente.brief.wording import capital, said
from detente.display import interval, per_100
from detente.workspace.at_home import HomeRow, home_rows
from detente.workspace.bench import Bench
from detente.workspace.outcomes import outcome_of
from detente.workspace.packages import PackageRow, package_row, set_by_hand
from detente.workspace.quotes import Quote, quotes_of
from detente.workspace.ranges import OverrideRow
from detente.workspace.steps import Smallest, Step, smallest_of, steps_of
from detente.workspace.terms import TermRow, term_rows

_PRICES = 8
_WORTH = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class DealAsked:
    """What an address asks for: the package in view, the one pinned, the one beside it."""

    package: str | None = None
    pin: str | None = None
    compare: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What the headline would be without one sentence of the record, or number set by hand.

    The quotes are all words of the statement, and ``drop`` names all that goes with it. Of a
    number ``told`` says which range it is, who set it and why.
    """

    party: str
    quotes: tuple[Quote, ...]
    key: str
    drop: tuple[tuple[str, str], ...]
    share_without: float
    moved: float
    verdict_without: str
    flips: bool
    best_without: str
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two packages side by side: where they differ, term by term."""

    left: PackageRow
    right: PackageRow
    differ: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Who sits at the table: whose agreement is needed, who else is of the model, by name."""

    must_agree: tuple[str, ...]
    without_veto: tuple[str, ...]


def table_of(bench: Bench) -> Table:
    """Return who must agree, and who is of the model without a veto, audiences apart."""
    parties, desk = bench.template.parties, bench.desk
    other = [one for one in parties if not one.has_veto and one.role != "audience"]
    return Table(
        must_agree=tuple(desk.party(one.id) for one in parties if one.has_veto),
        without_veto=tuple(desk.party(one.id) for one in other),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DealScreen:
    """Everything that the screen shows; shares are shares of ``draws`` draws."""

    as_of: dt.date | None
    draws: int
    seed: int
    parties: tuple[str, ...]
    table: Table
    verdict: str
    verdict_words: str
    why: str
    share: float
    interval: tuple[float, float]
    baseline: float
    some_package: float
    prices: tuple[Price, ...]
    packages: tuple[PackageRow, ...]
    at_home: tuple[HomeRow, ...]
    current: PackageRow
    terms: tuple[TermRow, ...]
    asked: DealAsked
    beside: Beside | None
    steps: tuple[Step, ...]
    smallest: Smallest | None
    frontier: int
    order: str
    warnings: tuple[str, ...]
    by_hand: tuple[OverrideRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageLine:
    """A line of the table as a spreadsheet takes it: one package, one party."""

    package: str
    terms: str
    all_accept: float | None
    interval_low: float | None
    interval_high: float | None
    party: str
    accepts: float | None
    mean_utility: float
    utility_5: float
    utility_95: float


def deal_screen(bench: Bench, asked: DealAsked) -> DealScreen:
    """Return what the evidence says of a deal, with the package that is asked for.

    Raises
    ------
    NotFoundError
        If the model has no such package.
    """
    analysis, zone, desk = bench.analysis, bench.analysis.zone, bench.desk
    current = _asked(bench, asked.package)
    return DealScreen(
        as_of=desk.today,
        draws=analysis.draws,
        seed=analysis.seed,
        parties=tuple(desk.party(party) for party in bench.seen.draws.parties),
        table=table_of(bench),
        verdict=zone.verdict,
        verdict_words=f"{verdict_words(zone)}{refused_at_home(desk)}",
        why=grounds(desk),
        share=zone.share_of_draws,
        interval=zone.interval,
        baseline=zone.baseline,
        some_package=zone.some_package,
        prices=tuple(_prices(bench)),
        packages=tuple(package_row(bench, one.outcome) for one in zone.packages),
        at_home=tuple(home_rows(bench)),
        current=package_row(bench, current),
        terms=tuple(term_rows(bench, current)),
        asked=asked,
        beside=_beside(bench, asked, current),
        steps=steps_of(bench),
        smallest=smallest_of(bench),
        frontier=len(analysis.frontier),
        order=order_told(zone.packages),
        warnings=tuple(dict.fromkeys((*bench.negotiation.warnings, *analysis.warnings))),
        by_hand=set_by_hand(bench),
    )


def package_lines(screen: DealScreen) -> list[PackageLine]:
    """Return the packages as lines of a spreadsheet."""
    shown = {row.address: row for row in (*screen.packages, screen.current)}
    return [
        PackageLine(
            package=row.letter if row.letter != "–" else row.address,
            terms=row.title,
            all_accept=row.all,
            interval_low=row.interval[0] if row.interval else None,
            interval_high=row.interval[1] if row.interval else None,
            party=party,
            accepts=row.accepts.get(party),
            mean_utility=band.mean,
            utility_5=band.low,
            utility_95=band.high,
        )
        for row in shown.values()
        for party, band in row.worth.items()
    ]


def share_told(row: PackageRow) -> str:
    """Return in how many draws all accept a package, with its interval."""
    if row.all is None or row.interval is None:
        return "no package: it is ruled out, or leaves the core as it is"
    return f"{per_100(row.all)} ({interval(row.interval)})"


def _asked(bench: Bench, text: str | None) -> Outcome:
    """Return the package that is asked for, else the best one."""
    best = bench.analysis.zone.packages[0].outcome
    return outcome_of(text, bench.template) if text else best


def _prices(bench: Bench) -> list[Price]:
    """Return what the headline would be without each sentence or number, the dearest first."""
    moving = [one for one in shown_sources(bench.desk) if abs(_moved(bench, one)) >= _WORTH]
    moving.sort(key=lambda one: -abs(_moved(bench, one)))
    return [_price(bench, one) for one in moving[:_PRICES]]


def _moved(bench: Bench, one: Carried) -> float:
    """Return by how much the share would move without one sentence."""
    return one.share_without - bench.analysis.zone.share_of_draws


def _price(bench: Bench, one: Carried) -> Price:
    """Return one sentence, or number set by hand, with its price."""
    desk, zone = bench.desk, bench.analysis.zone
    item, hand = desk.item(one.source), desk.hand(one.source)
    about = hand or (item.position if item else None)
    other = dict(one.best_without) != dict(desk.best())
    return Price(
        party=desk.party(about.party) if about else "",
        quotes=quotes_of(desk, dropped_keys(desk, one)),
        key=one.source,
        drop=tuple(("drop", key) for key in (one.source, *one.goes_with)),
        share_without=one.share_without,
        moved=_moved(bench, one),
        verdict_without=said("verdict", one.verdict_without),
        flips=one.verdict_without != zone.verdict,
        best_without=desk.named(one.best_without) if other else "",
        told=desk.hand_told(hand) if hand else "",
    )


def _beside(bench: Bench, asked: DealAsked, current: Outcome) -> Beside | None:
    """Return the pinned package beside the one it is compared with, if one is pinned."""
    if not asked.pin:
        return None
    left = outcome_of(asked.pin, bench.template)
    right = outcome_of(asked.compare, bench.template) if asked.compare else current
    differ = [
        (
            capital(bench.desk.issue_words(issue.key)),
            bench.desk.option_words(issue.key, left[issue.key]),
            bench.desk.option_words(issue.key, right[issue.key]),
        )
        for issue in bench.template.issues
        if left[issue.key] != right[issue.key]
    ]
    return Beside(
        left=package_row(bench, left), right=package_row(bench, right), differ=tuple(differ)
    )
