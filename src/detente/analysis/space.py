"""Packages and states as rows of cells, and what they are worth in every draw.

A cell is one option of one issue, numbered in the order of ``Template.cells()``. An outcome
holds one cell of every issue; its utility is the sum of its cells plus the pairs it completes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.negotiation import Array, Digits, Draws, Flags, Template

CHUNK_BYTES = 64_000_000
"""Most memory that one block of draws times outcomes may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Outcomes of a template: option places ``digits`` and ``onehot`` cells.

    Shapes: ``digits`` (outcomes, issues), ``onehot`` (cells, outcomes) of zeros and ones.
    """

    digits: Digits
    onehot: npt.NDArray[np.float32]

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
    offsets = np.concatenate([[0], np.cumsum(template.sizes)])
    onehot = np.zeros((int(offsets[-1]), len(digits)), dtype=np.float32)
    for at in range(len(template.issues)):
        onehot[digits[:, at] + offsets[at], np.arange(len(digits))] = 1.0
    return Space(digits=digits, onehot=onehot)


def packages(template: Template) -> Space:
    """Return the feasible outcomes that are deals, in ascending outcome number."""
    digits = template.outcomes()
    return space_of(template, digits[template.is_deal(digits)])


def blocks(draws: Draws, outcomes: int) -> Iterator[slice]:
    """Yield slices of draws whose utilities over the outcomes fit into one chunk of memory."""
    row = max(1, outcomes * len(draws.parties) * 8)
    step = max(1, CHUNK_BYTES // row)
    for start in range(0, draws.count, step):
        yield slice(start, min(start + step, draws.count))


def utilities(space: Space, draws: Draws, rows: slice) -> Array:
    """Return the utility of every outcome in some draws: (draws, outcomes, parties).

    Complexity: O(draws * parties * cells * outcomes), one matrix product.
    """
    cells = draws.cells[rows].astype(np.float32)
    worth = (cells @ space.onehot).transpose(0, 2, 1).astype(np.float64)
    for pair, (party, cell, given) in enumerate(draws.pairs.tolist()):
        both = space.onehot[cell] * space.onehot[given]
        worth[:, :, party] += draws.pair_gain[rows, pair, None] * both
    result: Array = worth
    return result


def crossings(space: Space, draws: Draws, rows: slice) -> Flags:
    """Tell which outcomes cross a binding red line: (draws, outcomes, parties)."""
    binding = draws.binding[rows]
    if not binding.any():
        return np.zeros((len(binding), len(space), len(draws.parties)), dtype=bool)
    crossed: Flags = (binding.astype(np.float32) @ space.onehot).transpose(0, 2, 1) > 0
    return crossed


def accepted(space: Space, draws: Draws, rows: slice) -> Flags:
    """Tell which outcomes each party accepts in each draw, shape (draws, outcomes, parties).

    A party accepts an outcome that crosses no binding red line of its own and reaches its
    reservation value; equality is acceptance.
    """
    enough = utilities(space, draws, rows) >= draws.reservation[rows, None, :] - 1e-9
    yes: Flags = enough & ~crossings(space, draws, rows)
    return yes
