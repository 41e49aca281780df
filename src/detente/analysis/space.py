"""Packages and states as rows of cells, and what they are worth in every draw.

A cell is one option of one issue, numbered in the order of ``Template.cells()``. An outcome
holds one cell of every issue; its utility is the sum of its cells plus the pairs it completes.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.negotiation import Array, Digits, Draws, Flags, Template

ACCURACY = 1e-6
"""Utilities are sums of a few numbers in [0, 1] in single precision."""
SPARSE = 8
"""A space of fewer than one in so many combinations is a list of outcomes."""
MANY = 20_000
"""From so many outcomes on, worths are summed issue by issue: zeros and ones grow too large."""
CHUNK_BYTES = 64_000_000
"""Most memory that one block of draws times outcomes may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Outcomes of a template: option places ``digits``, shape (outcomes, issues).

    ``sizes`` are the numbers of options per issue, ``places`` those of the outcomes among all
    combinations (mixed radix, the first issue least significant).
    """

    digits: Digits
    sizes: tuple[int, ...]
    places: Digits

    @property
    def combinations(self) -> int:
        """Return how many combinations of options there are, feasible or not."""
        return math.prod(self.sizes)

    @property
    def is_listed(self) -> bool:
        """Tell a list of some outcomes from a space that holds most combinations."""
        return len(self.digits) * SPARSE < self.combinations

    @property
    def rows(self) -> Digits:
        """Return where the outcomes stand among what is counted: the list, or all combinations."""
        return np.arange(len(self.digits)) if self.is_listed else self.places

    @property
    def wanted(self) -> Flags:
        """Tell which of what is counted are outcomes of the space."""
        size = len(self.digits) if self.is_listed else self.combinations
        wanted: Flags = np.zeros(size, dtype=bool)
        wanted[self.rows] = True
        return wanted

    @property
    def cells(self) -> Digits:
        """Return the cells that each outcome holds, shape (outcomes, issues)."""
        cells: Digits = self.digits + np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        return cells

    @property
    def onehot(self) -> npt.NDArray[np.float32]:
        """Return which cells each outcome holds, as zeros and ones: (cells, outcomes)."""
        onehot = np.zeros((sum(self.sizes), len(self.digits)), dtype=np.float32)
        for column in self.cells.T:
            onehot[column, np.arange(len(column))] = 1.0
        return onehot

    def among(self, rows: Digits) -> "Space":
        """Return some of the outcomes as a space of their own."""
        return Space(digits=self.digits[rows], sizes=self.sizes, places=self.places[rows])

    def __len__(self) -> int:
        """Return the number of outcomes."""
        return len(self.digits)


def space_of(template: Template, digits: Digits) -> Space:
    """Lay some outcomes of a template out as cells.

    Parameters
    ----------
    template
        The issues with their options.
    digits
        Option places; shape ``(outcomes, issues)``.
    """
    steps = np.cumprod([1, *template.sizes[:-1]], dtype=np.int64)
    return Space(digits=digits, sizes=template.sizes, places=digits @ steps)


def packages(template: Template) -> Space:
    """Return the feasible outcomes that are deals, in ascending outcome number."""
    digits = template.outcomes()
    return space_of(template, digits[template.is_deal(digits)])


def blocks(draws: int, outcomes: int) -> Iterator[slice]:
    """Yield slices of draws whose utilities over the outcomes fit into one chunk of memory."""
    row = max(1, outcomes * 8)
    step = max(1, CHUNK_BYTES // row)
    for start in range(0, draws, step):
        yield slice(start, min(start + step, draws))


def worth(space: Space, draws: Draws, rows: slice, party: int) -> npt.NDArray[np.float32]:
    """Return the utility of every outcome to one party in some draws, shape (draws, outcomes).

    Complexity: O(draws * cells * outcomes), one matrix product in single precision.
    """
    values, cells = draws.cells[rows, party].astype(np.float32), space.cells
    if len(space) < MANY:
        total = values @ space.onehot
    else:
        total = np.zeros((len(values), len(space)), dtype=np.float32)
        for column in cells.T:
            total += values[:, column]
    for pair, (holder, cell, given) in enumerate(draws.pairs.tolist()):
        if holder == party:
            both = (cells == cell).any(axis=1) & (cells == given).any(axis=1)
            total[:, both] += draws.pair_gain[rows, pair, None].astype(np.float32)
    result: npt.NDArray[np.float32] = total
    return result


def utilities(space: Space, draws: Draws, rows: slice) -> Array:
    """Return the utility of every outcome in some draws: (draws, outcomes, parties)."""
    columns = [worth(space, draws, rows, party) for party in range(len(draws.parties))]
    return np.stack(columns, axis=2).astype(np.float64)


def mean_utility(space: Space, draws: Draws) -> Array:
    """Return the mean utility of every outcome over all draws, shape (outcomes, parties)."""
    result = np.stack([summed(space, cells) for cells in draws.cells.mean(axis=0)], axis=1)
    cells = space.cells if len(draws.pairs) else np.empty((0, 0))
    for pair, (party, cell, given) in enumerate(draws.pairs.tolist()):
        both = (cells == cell).any(axis=1) & (cells == given).any(axis=1)
        result[both, party] += draws.pair_gain[:, pair].mean()
    return result


def summed(space: Space, worths: Array) -> Array:
    """Return the sum of the worths of each outcome's cells, shape (outcomes,).

    The sums of all combinations are made issue by issue, the first one least significant.
    """
    if space.is_listed:
        listed: Array = worths[space.cells].sum(axis=1)
        return listed
    total: Array = np.zeros(1)
    last = len(worths)
    for size in reversed(space.sizes):
        total = (total[:, None] + worths[last - size : last]).ravel()
        last -= size
    chosen: Array = total[space.places]
    return chosen


def crosses(space: Space, draws: Draws, rows: slice, party: int) -> Flags:
    """Tell which outcomes cross a binding red line of a party, shape (draws, outcomes)."""
    binding, cells = draws.binding[rows, party], space.cells
    found: Flags = np.zeros((len(binding), len(space)), dtype=bool)
    for cell in np.flatnonzero(binding.any(axis=0)).tolist():
        found |= binding[:, cell, None] & (cells == cell).any(axis=1)
    return found


def crossings(space: Space, draws: Draws, rows: slice) -> Flags:
    """Tell which outcomes cross a binding red line: (draws, outcomes, parties)."""
    columns = [crosses(space, draws, rows, party) for party in range(len(draws.parties))]
    return np.stack(columns, axis=2)


def accepts(space: Space, draws: Draws, rows: slice, party: int) -> Flags:
    """Tell which outcomes one party accepts in each draw, shape (draws, outcomes).

    A party accepts an outcome that crosses no binding red line of its own and reaches its
    reservation value; equality, to a millionth, is acceptance.
    """
    return agrees(space, draws, rows, party, worth(space, draws, rows, party))


def agrees(
    space: Space, draws: Draws, rows: slice, party: int, worths: npt.NDArray[np.float32]
) -> Flags:
    """Tell which outcomes of known worth one party accepts in each draw: (draws, outcomes)."""
    floor = (draws.reservation[rows, party, None] - ACCURACY).astype(np.float32)
    yes = worths >= floor
    if draws.binding[rows, party].any():
        yes &= ~crosses(space, draws, rows, party)
    result: Flags = yes
    return result


def accepted(space: Space, draws: Draws, rows: slice) -> Flags:
    """Tell which outcomes each party accepts in each draw: (draws, outcomes, parties)."""
    columns = [accepts(space, draws, rows, party) for party in range(len(draws.parties))]
    return np.stack(columns, axis=2)
