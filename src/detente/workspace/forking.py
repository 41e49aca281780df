"""What if: the model as it stands, the fork, and between them what moved and why."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from detente.analysis.glance import Glance
from detente.brief.answer import verdict_words
from detente.brief.desk import Desk
from detente.brief.wording import capital
from detente.contract import to_json
from detente.display import interval, per_100
from detente.errors import NoNegotiationError
from detente.evidence import STANCES
from detente.negotiation import Negotiation
from detente.record.forks import KeptFork
from detente.whatif import Difference, MovedValue, difference
from detente.workspace.bench import Bench
from detente.workspace.forks import (
    TOLD_RULES,
    Asked,
    Pair,
    cell_of,
    change_of,
    override_of,
    stance_of,
)
from detente.workspace.offers import (
    Offered,
    cell_told,
    cells_offered,
    claim_cell,
    claimed,
    options_offered,
    red_lines_offered,
    rules_offered,
    sources_offered,
)
from detente.workspace.outcomes import term_of, written
from detente.workspace.quotes import Quote, few_quotes

_VALUES, _PACKAGES = 10, 10
_LEAST = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing that is changed, in words, and the words of the record that it is about.

    ``cells`` are the party and the term that it is about, where it is about one.
    """

    told: str
    pair: Pair
    rest: tuple[Pair, ...]
    quotes: tuple[Quote, ...] = ()
    cells: tuple[tuple[str, str, str], ...] = ()


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
class Moved:
    """A number that is another one, with what did it."""

    what: str
    before: float | None
    after: float | None
    cause: str


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
    flips: bool
    values: tuple[Moved, ...]
    packages: tuple[Moved, ...]
    sources: tuple[Offered, ...]
    red_lines: tuple[Offered, ...]
    options: tuple[Offered, ...]
    rules: tuple[Offered, ...]
    parties: tuple[Pair, ...]
    cells: tuple[Pair, ...]
    kept: tuple[KeptFork, ...]


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
    parts = tuple(_parts(bench, asked))
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
        flips=moved.flips,
        values=tuple(_values(bench, found, moved, parts)) if found else (),
        packages=tuple(_packages(bench, moved)) if found else (),
        sources=tuple(sources_offered(bench, asked)),
        red_lines=tuple(red_lines_offered(bench, asked)),
        options=tuple(options_offered(bench, asked)),
        rules=tuple(rules_offered(asked)),
        parties=tuple((one.id, bench.desk.party(one.id)) for one in bench.template.parties),
        cells=tuple(cells_offered(bench)),
        kept=kept,
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


def _told(before: Side, after: Side | None) -> str:
    """Say in one sentence what a fork shows."""
    was = f"{per_100(before.share)} of 100 draws ({before.verdict})"
    if after is None:
        return f"Nothing is left to be negotiated; it was {was}."
    now = f"{per_100(after.share)} of 100 draws ({interval(after.interval)}; {after.verdict})"
    return f"The best package is accepted by all in {now}; it was {was}."


# -- what is changed -----------------------------------------------------------------------------


def _parts(bench: Bench, asked: Asked) -> Iterator[Part]:
    """Yield what an address changes, in words."""
    desk, template = bench.desk, bench.template
    claims = {claim.key: claim for claim in bench.evidence.claims}
    for pair in asked.pairs():
        name, text = pair
        rest = asked.without(pair).pairs()
        told, cells, quotes = text, list[tuple[str, str, str]](), tuple[Quote, ...]()
        if name == "drop" and text in claims:
            quotes, cells = few_quotes(desk, [text]), [claim_cell(claims[text])]
            told = f"without “{claimed(desk, claims[text])}”"
        elif name == "lift":
            cells = [cell_of(text, template)]
            told = f"{cell_told(desk, cells[0])}: the red line is lifted"
        elif name == "stance":
            cell, stance = stance_of(text, template)
            cells, told = [cell], f"{cell_told(desk, cell)}: {STANCES[stance]} it on record"
        elif name == "value":
            one = override_of(text, template)
            cells = [(one.party, one.issue, one.option)]
            told = f"{cell_told(desk, cells[0])}: worth {one.low:g} to {one.high:g}, most likely "
            told += f"{one.mode:g}"
        elif name == "off":
            told = f"off the table: {desk.term(*term_of(text, template))}"
        elif name == "rule":
            told = TOLD_RULES.get(text, text)
        yield Part(told=told, pair=pair, rest=rest, quotes=quotes, cells=tuple(cells))


# -- what moved ----------------------------------------------------------------------------------


def _values(
    bench: Bench, found: Glance, moved: Difference, parts: tuple[Part, ...]
) -> Iterator[Moved]:
    """Yield red lines and values that are others now, the largest difference first."""
    yield from _lines_moved(bench, found.negotiation, parts)
    for one in moved.values[:_VALUES]:
        yield Moved(
            what=cell_told(bench.desk, (one.party, one.issue, one.option)),
            before=one.before,
            after=one.after,
            cause=_cause(one, parts),
        )


def _lines_moved(bench: Bench, after: Negotiation, parts: tuple[Part, ...]) -> Iterator[Moved]:
    """Yield the red lines that bind in another share of draws."""
    lines = [
        {
            (one.party, str(one.issue), one.option): one.probability
            for preference in negotiation.preferences
            for one in preference.red_lines
        }
        for negotiation in (bench.negotiation, after)
    ]
    for cell in dict.fromkeys((*lines[0], *lines[1])):
        was, now = (table.get(cell, 0.0) for table in lines)
        if abs(was - now) >= _LEAST:
            moved = MovedValue(party=cell[0], issue=cell[1], option=cell[2], before=was, after=now)
            yield Moved(
                what=f"{cell_told(bench.desk, cell)}: its red line binds",
                before=was,
                after=now,
                cause=_cause(moved, parts),
            )


def _cause(one: MovedValue, parts: tuple[Part, ...]) -> str:
    """Return the parts that are about a value, else those about its party, else all of them."""
    same = [p.told for p in parts if (one.party, one.issue, one.option) in p.cells]
    party = [p.told for p in parts if any(cell[0] == one.party for cell in p.cells)]
    return "; ".join(same or party or [p.told for p in parts])


def _packages(bench: Bench, moved: Difference) -> Iterator[Moved]:
    """Yield the packages with their shares before and after."""
    for one in moved.packages[:_PACKAGES]:
        letter = bench.desk.letter(one.outcome)
        name = capital(bench.desk.beside(one.outcome, bench.desk.best()))
        yield Moved(
            what=f"{letter}. {name}" if letter != "–" else name,
            before=one.before,
            after=one.after,
            cause="",
        )
