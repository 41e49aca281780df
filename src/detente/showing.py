"""How what a party wants shows itself in a notebook: ranges, their sources, red lines."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from detente.display import Markup, counted, draws, plain, table
from detente.drawing import range_mark

HEAD = ("option", "from 0 to 1", "how acceptable", "sources", "red line")


class Range(Protocol):
    """A number that evidence gives, by its ends, what is most likely, and its sources."""

    @property
    def low(self) -> float: ...  # noqa: D102 - the names say it
    @property
    def mode(self) -> float: ...  # noqa: D102
    @property
    def high(self) -> float: ...  # noqa: D102
    @property
    def sources(self) -> tuple[str, ...]: ...  # noqa: D102


class Cell(Protocol):
    """What an option is worth to a party, perhaps under a condition."""

    @property
    def issue(self) -> str: ...  # noqa: D102
    @property
    def option(self) -> str: ...  # noqa: D102
    @property
    def given(self) -> tuple[str, str] | None: ...  # noqa: D102
    @property
    def estimate(self) -> Range: ...  # noqa: D102


def range_shown(one: Range) -> tuple[Markup, str]:
    """Return a range drawn and in words; without any source it is unknown, never 0.5."""
    if not one.sources:
        return range_mark(0.0, None, 1.0), "nothing known"
    told = f"{one.low:.2f} to {one.high:.2f}, most likely {one.mode:.2f}"
    return range_mark(one.low, one.mode, one.high), told


def named(one: Cell) -> str:
    """Return what a value is of in words, with the condition under which it holds."""
    if one.issue == one.option:
        return plain(one.issue)
    if not one.option:
        return f"weight of {plain(one.issue)}"
    given = f" if {plain(one.given[0])}: {plain(one.given[1])}" if one.given else ""
    return f"{plain(one.issue)}: {plain(one.option)}{given}"


def counted_sources(keys: Sequence[str]) -> str:
    """Return how many sources a number rests on; what is only presumed has none.

    Examples
    --------
    >>> counted_sources(["a:p01", "prior"]), counted_sources(["presumption"])
    ('1 source', '0 sources, presumed')
    """
    own = set(keys) - {"prior", "presumption"}
    presumed = ", presumed" if "presumption" in keys else ""
    return f"{counted(len(own), 'source')}{presumed}"


def wants_table(
    name: str, values: Iterable[Cell], binds: Mapping[tuple[str, str], float]
) -> Markup:
    """Return values as a table: ranges drawn and in words, and how often a red line binds."""
    limits = {where: f"binds in {draws(share)}" for where, share in binds.items()}
    rows = [
        (
            named(one),
            *range_shown(one.estimate),
            counted_sources(one.estimate.sources),
            limits.get((one.issue, one.option), ""),
        )
        for one in values
    ]
    return table(name, HEAD, rows)
