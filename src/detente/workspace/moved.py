"""What moved under a fork: red lines, values and packages, each with its cause."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.analysis.glance import Glance
from detente.brief.wording import capital
from detente.negotiation import Negotiation
from detente.whatif import Difference, MovedValue
from detente.workspace.bench import Bench
from detente.workspace.changed import Part
from detente.workspace.offers import cell_told
from detente.workspace.packages import hands, hands_on

_VALUES, _PACKAGES = 10, 10
_LEAST = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A number that is another one, with what did it."""

    what: str
    before: float | None
    after: float | None
    cause: str
    hand: tuple[str, ...] = ()


def values_moved(
    bench: Bench, found: Glance, moved: Difference, parts: tuple[Part, ...]
) -> Iterator[Moved]:
    """Yield red lines and values that are others now, the largest difference first."""
    yield from _lines_moved(bench, found.negotiation, parts)
    seen = [one for one in moved.values if f"{one.before:.2f}" != f"{one.after:.2f}"]
    for one in seen[:_VALUES]:
        yield Moved(
            what=cell_told(bench.desk, (one.party, one.issue, one.option)),
            before=one.before,
            after=one.after,
            cause=_cause(one, parts),
            hand=hands_on(bench, one.issue, one.option, one.party),
        )


def _lines_moved(bench: Bench, after: Negotiation, parts: tuple[Part, ...]) -> Iterator[Moved]:
    """Yield the red lines that bind in another share of draws."""
    lines = [
        {
            (one.party, str(one.issue), one.option): one.probability
            for preference in negotiation.every_preference
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


def packages_moved(bench: Bench, moved: Difference) -> Iterator[Moved]:
    """Yield the packages with their shares before and after."""
    for one in moved.packages[:_PACKAGES]:
        letter = bench.desk.letter(one.outcome)
        name = capital(bench.desk.beside(one.outcome, bench.desk.best()))
        yield Moved(
            what=f"{letter}. {name}" if letter != "–" else name,
            before=one.before,
            after=one.after,
            cause="",
            hand=hands(bench, one.outcome),
        )
