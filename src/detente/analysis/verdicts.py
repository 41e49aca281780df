"""What is found out about a graph model: verdicts, witnesses, paths, shares of draws.

Types alone. ``CONCEPTS`` are judged by ``stability.solve`` on any graph; further concepts have
modules of their own (``simultaneous``, ``limited_moves``, ``coalitions``, ``strength``,
``unknown_preference``).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.negotiation import Digits, Flags

Ranks = npt.NDArray[np.int64] | npt.NDArray[np.int32]
"""Worth of outcomes to parties, higher is better, ties allowed; shape (parties, outcomes)."""

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
UNBOUNDED = np.iinfo(np.int64).max
"""The margin of who has no move: nothing could make it leave."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdicts:
    """Who stays where, by each concept.

    ``stable[concept]`` has shape (parties, outcomes), False where an outcome is infeasible; a
    party that is not judged is stable everywhere. ``margins[concept]``, same shape, int64: the
    rank of the outcome minus that of its best unanswered exit, in the unit of the ranks; negative
    = unstable, UNBOUNDED = no move, 0 at infeasible outcomes; empty unless asked for. ``no_move``,
    same shape: the party cannot move from there, which is not the same as not wanting to.
    """

    feasible: Flags
    stable: Mapping[str, Flags]
    no_move: Flags
    margins: Mapping[str, Digits]

    def equilibrium(self, concept: str) -> Flags:
        """Tell which outcomes are stable for every party, shape (outcomes,)."""
        everyone: Flags = np.all(self.stable[concept], axis=0)
        return everyone

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the outcomes that are stable for every party, ascending."""
        return tuple(np.flatnonzero(self.equilibrium(concept)).tolist())


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One move: the parties that make it, and the outcome to which it leads."""

    movers: frozenset[int]
    outcome: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """Why a party stays or leaves: an improving exit, the others' answer, what is left then.

    ``exit`` is None if no exit improves. ``sanction`` are the steps of the answer that deters the
    exit, empty if none does. ``countermove`` is the best that the party can make of the end of
    the answer, None if it has no better move from there.
    """

    party: int
    outcome: int
    concept: str
    stable: bool
    exit: int | None
    sanction: tuple[Step, ...]
    countermove: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Shortest legal sequences from one outcome; ``paths[t]`` leads to ``t``."""

    start: int
    paths: Mapping[int, tuple[Step, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """In how many of ``draws`` draws what holds.

    ``stable[concept]`` and ``no_move`` have shape (parties, outcomes), ``equilibrium[concept]``
    (outcomes,); counts, uint32. ``exits[party]`` maps an outcome of those asked about to the
    counts of the exit that the party likes best, where that one improves: {exit: draws}.
    """

    draws: int
    stable: Mapping[str, npt.NDArray[np.uint32]]
    equilibrium: Mapping[str, npt.NDArray[np.uint32]]
    no_move: Flags
    exits: tuple[Mapping[int, Mapping[int, int]], ...]

    def leaves_first(self, outcome: int) -> int | None:
        """Return the party that would leave (Nash) in most draws, None if nobody ever would."""
        stays = self.stable["nash"][:, outcome]
        return int(stays.argmin()) if stays.min() < self.draws else None

    def most_frequent_exit(self, party: int, outcome: int) -> int | None:
        """Return where a party would go in most draws; of equals, the lowest outcome."""
        counts = self.exits[party].get(outcome, {})
        return min(counts, key=lambda end: (-counts[end], end)) if counts else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """A coalition that would leave an outcome, and to where each of its members would rather be.

    ``unanswered[concept]``: those of the ``improvements`` that nothing deters by nash, gmr, smr,
    seq; the outcome is stable for the coalition by a concept if there are none.
    """

    members: frozenset[int]
    outcome: int
    improvements: tuple[int, ...]
    unanswered: Mapping[str, tuple[int, ...]]

    def is_stable(self, concept: str) -> bool:
        """Tell whether the coalition stays."""
        return not self.unanswered[concept]
