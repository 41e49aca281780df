"""A bargaining problem in whole numbers: issues, options, and what each is worth to each party.

Utilities stand on a fixed grid, so that dominance, ties and duplicates are exact.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from detente.negotiation import Digits, Flags

GRID = 10**9
"""Steps of the grid in one unit of utility."""
MOST = 2**62
"""The sizes of all utilities together stay below this, so that sums are exact."""

Box = Mapping[int, frozenset[int]]
"""Places of options by place of issue; an outcome lies in it if every issue's option does."""


def on_grid(value: Fraction | float) -> int:
    """Return a utility as a whole number of steps of the grid, halves to even.

    >>> on_grid(0.25)
    250000000
    """
    return round(Fraction(value) * GRID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What it adds to one party's utility when an outcome lies in a box."""

    party: int
    box: Box
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Who bargains over what, and what every option is worth to every party.

    ``cells`` holds for each issue the worth of its options in steps of the grid, shape (options,
    parties). ``reservation`` is the worth of no agreement, None where a party states none.
    ``infeasible`` are boxes that hold no outcome; ``red_lines`` are (party, issue, option) that a
    party's mandate excludes: they close the zone to an outcome but leave it on the frontier.
    Outcomes are mixed-radix numbers, the first issue least significant. ``beside`` holds what the
    same outcomes are worth to parties whose agreement is not needed.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    cells: tuple[Digits, ...]
    reservation: tuple[int | None, ...]
    together: tuple[Together, ...] = ()
    infeasible: tuple[Box, ...] = ()
    red_lines: tuple[tuple[int, int, int], ...] = ()
    beside: "Problem | None" = None

    def __post_init__(self) -> None:
        """Refuse tables of another shape, and numbers whose sums would not be exact."""
        for issue, options, cells in zip(self.issues, self.options, self.cells, strict=True):
            if cells.shape != (len(options), len(self.parties)) or not options:
                raise ValueError(f"the table of issue {issue} has shape {cells.shape}")
        largest = sum(int(np.abs(cells).max()) for cells in self.cells)
        largest += sum(abs(one.value) for one in self.together)
        if largest * (len(self.parties) + 1) >= MOST:
            raise ValueError("the utilities are too large to be added exactly")

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of options of each issue."""
        return tuple(len(options) for options in self.options)

    @property
    def outcomes(self) -> int:
        """Return the number of combinations of options, infeasible ones included."""
        return math.prod(self.sizes)

    def index(self, digits: Iterable[int]) -> int:
        """Return the number of an outcome from the places of its options."""
        number, radix = 0, 1
        for digit, size in zip(digits, self.sizes, strict=True):
            number += digit * radix
            radix *= size
        return number

    def digits(self, index: int) -> tuple[int, ...]:
        """Return the places of an outcome's options from its number."""
        places = []
        for size in self.sizes:
            index, place = divmod(index, size)
            places.append(place)
        return tuple(places)

    def describe(self, index: int) -> dict[str, str]:
        """Return an outcome as the names of its options by issue."""
        named = zip(self.issues, self.options, self.digits(index), strict=True)
        return {issue: options[place] for issue, options, place in named}

    def utilities(self, digits: Digits) -> Digits:
        """Return what outcomes are worth, shape (outcomes, parties); ``digits`` a row each."""
        total = np.zeros((len(digits), len(self.parties)), dtype=np.int64)
        for at, cells in enumerate(self.cells):
            total += cells[digits[:, at]]
        for one in self.together:
            total[lies_in(one.box, digits), one.party] += one.value
        return total

    def worth(self, index: int) -> list[int]:
        """Return the utilities of one outcome."""
        worth: list[int] = self.utilities(np.array([self.digits(index)], dtype=np.int64))[
            0
        ].tolist()
        return worth

    def feasible(self, digits: Digits) -> Flags:
        """Tell which outcomes lie in no infeasible box; ``digits`` a row each."""
        free = np.ones(len(digits), dtype=bool)
        for box in self.infeasible:
            free &= ~lies_in(box, digits)
        return free

    def within_red_lines(self) -> "Problem":
        """Return the problem without the outcomes that cross a red line."""
        crossed = {(issue, option) for _, issue, option in self.red_lines}
        boxes = tuple({issue: frozenset({option})} for issue, option in sorted(crossed))
        return replace(self, infeasible=self.infeasible + boxes, red_lines=())

    def against(self, party: int) -> "Problem":
        """Return the problem of one party alone whose worth has the other sign."""
        return replace(
            self,
            parties=(self.parties[party],),
            cells=tuple(-cells[:, [party]] for cells in self.cells),
            reservation=(None,),
            together=tuple(
                replace(one, party=0, value=-one.value)
                for one in self.together
                if one.party == party
            ),
            red_lines=(),
        )


def lies_in(box: Box, digits: Digits, columns: Mapping[int, int] | None = None) -> Flags:
    """Tell which rows of option places lie in a box; ``columns`` tells where an issue stands."""
    inside = np.ones(len(digits), dtype=bool)
    for issue, options in box.items():
        column = issue if columns is None else columns[issue]
        inside &= np.isin(digits[:, column], sorted(options))
    return inside


def every_outcome(sizes: Sequence[int]) -> Digits:
    """Return the option places of all outcomes in ascending number, shape (outcomes, issues)."""
    number, radix = np.arange(math.prod(sizes), dtype=np.int64), 1
    columns = []
    for size in sizes:
        columns.append(number // radix % size)
        radix *= size
    return np.stack(columns, axis=1)
