"""What if: the model as it stands, the fork, and between them what moved and why."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from detente.analysis.glance import Glance
from detente.brief.answer import verdict_words
from detente.brief.desk import Desk
from detente.brief.wording import capital
from detente.contract import to_json
from detente.display import interval, per_100
from detente.errors import NoNegotiationError
from detente.record.forks import KeptFork
from detente.whatif import difference
from detente.workspace.bench import Bench
from detente.workspace.changed import Part, parts_of
from detente.workspace.dealing import Table, table_of
from detente.workspace.forks import (
    Asked,
    Pair,
    change_of,
)
from detente.workspace.modelling import numbers_of, parties_of
from detente.workspace.moved import Moved, packages_moved, values_moved
from detente.workspace.offers import (
    Offered,
    cells_offered,
    options_offered,
    red_lines_offered,
    rules_offered,
    sources_offered,
)
from detente.workspace.outcomes import written
from detente.workspace.packages import set_by_hand
from detente.workspace.ranges import OverrideRow

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """The headline of a model: before the change, or after it."""

    verdict: str
    verdict_words: str
    share: float
    interval: tuple[float, float]
    some_package: float
    best: str
    best_address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForkScreen:
    """Everything that the screen shows; ``after`` is None where the fork leaves no negotiation."""

    as_of: dt.date | None
    draws: int
    pairs: tuple[Pair, ...]
    parts: tuple[Part, ...]
    before: Side
    after: Side | None
    nothing: str
    told: str
    moved: float
    shown_moved: str
    flips: bool
    values: tuple[Moved, ...]
    packages: tuple[Moved, ...]
    sources: tuple[Offered, ...]
    red_lines: tuple[Offered, ...]
    options: tuple[Offered, ...]
    rules: tuple[Offered, ...]
    parties: tuple[Pair, ...]
    cells: tuple[Pair, ...]
    numbers: tuple[Pair, ...]
    kept: tuple[KeptFork, ...]
    table: Table
    by_hand: tuple[OverrideRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedLine:
    """What moved as a line of a spreadsheet."""

    kind: str
    what: str
    before: float | None
    after: float | None
    cause: str


def fork_screen(bench: Bench, asked: Asked, kept: tuple[KeptFork, ...] = ()) -> ForkScreen:
    """Return a fork beside the model as it stands.

    Raises
    ------
    DetenteError
        If the address names what the model does not have.
    """
    parts = tuple(parts_of(bench, asked))
    after, nothing = bench.seen, ""
    found: Glance | None = after
    try:
        found = bench.glance(change_of(asked, bench)) if parts else bench.seen
    except NoNegotiationError as error:
        found, nothing = None, capital(str(error))
    moved = difference(bench.seen, found or bench.seen)
    before, then = _side(bench.desk, bench.seen), _side(bench.desk, found) if found else None
    return ForkScreen(
        as_of=bench.desk.today,
        draws=bench.analysis.draws,
        pairs=asked.pairs(),
        parts=parts,
        before=before,
        after=then,
        nothing=nothing,
        told=_told(before, then),
        moved=moved.share[1] - moved.share[0],
        shown_moved=_shown(before, then),
        flips=moved.flips,
        values=tuple(values_moved(bench, found, moved, parts)) if found else (),
        packages=tuple(packages_moved(bench, moved)) if found else (),
        sources=tuple(sources_offered(bench, asked)),
        red_lines=tuple(red_lines_offered(bench, asked)),
        options=tuple(options_offered(bench, asked)),
        rules=tuple(rules_offered(asked)),
        parties=parties_of(bench.desk, bench.template),
        cells=tuple(cells_offered(bench)),
        numbers=numbers_of(bench.desk, bench.template),
        kept=kept,
        table=table_of(bench),
        by_hand=set_by_hand(bench),
    )


def fork_json(screen: ForkScreen) -> dict[str, Any]:
    """Return a fork as the API answers it: both headlines, and what moved because of what."""
    names = ("as_of", "draws", "before", "after", "nothing", "told", "moved", "flips")
    moved = ("values", "packages")
    return {
        "schema": "detente.whatif/1",
        "changes": [one.told for one in screen.parts],
        **{name: to_json(getattr(screen, name)) for name in (*names, *moved)},
    }


def moved_lines(screen: ForkScreen) -> list[MovedLine]:
    """Return what moved as lines of a spreadsheet, the headline first."""
    share = screen.after.share if screen.after else None
    why = "; ".join(one.told for one in screen.parts)
    head = MovedLine(
        kind="headline", what="best package", before=screen.before.share, after=share, cause=why
    )
    rest = [
        MovedLine(kind=kind, what=o.what, before=o.before, after=o.after, cause=o.cause)
        for kind, rows in (("value", screen.values), ("package", screen.packages))
        for o in rows
    ]
    return [head, *rest]


def _side(desk: Desk, seen: Glance) -> Side:
    """Return the headline of a model."""
    zone = seen.zone
    return Side(
        verdict=zone.verdict,
        verdict_words=verdict_words(zone),
        share=zone.share_of_draws,
        interval=zone.interval,
        some_package=zone.some_package,
        best=capital(desk.package(zone.packages[0].outcome)),
        best_address=written(zone.packages[0].outcome, desk.negotiation.template),
    )


def _shown(before: Side, after: Side | None) -> str:
    """Return the difference of two shares as they are shown, so that a reader can add it up."""
    was, now = (int(100 * one + 0.5) for one in (before.share, after.share if after else 0.0))
    return f"{'+' if now > was else MINUS if now < was else '±'}{abs(now - was)}"


def _told(before: Side, after: Side | None) -> str:
    """Say in one sentence what a fork shows."""
    was = f"{per_100(before.share)} of 100 draws ({before.verdict})"
    if after is None:
        return f"Nothing is left to be negotiated; it was {was}."
    now = f"{per_100(after.share)} of 100 draws ({interval(after.interval)}; {after.verdict})"
    return f"The best package is accepted by all in {now}; it was {was}."
