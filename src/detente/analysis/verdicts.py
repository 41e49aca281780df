"""What is found out about a graph model: verdicts, witnesses, paths, shares of draws.

Types alone. ``CONCEPTS`` are judged by ``stability.solve`` on any graph; further concepts have
modules of their own (``simultaneous``, ``limited_moves``, ``coalitions``, ``strength``,
``unknown_preference``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

import numpy as np
import numpy.typing as npt

from detente.analysis.acceptability import wilson_interval
from detente.display import block, counted, interval, per_100, runs, said, table, title
from detente.negotiation import Digits, Flags

Ranks = npt.NDArray[np.int64] | npt.NDArray[np.int32]
"""Worth of outcomes to parties, higher is better, ties allowed; shape (parties, outcomes)."""

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
MOST_SHOWN = 60
"""So many outcomes are shown in a notebook at most."""
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
    ``everyone[concept]``, shape (outcomes,), tells the equilibria of concepts of which an
    equilibrium is more than what is so for each party: a weak one is weak for some, not for all.
    """

    feasible: Flags
    stable: Mapping[str, Flags]
    no_move: Flags
    margins: Mapping[str, Digits]
    everyone: Mapping[str, Flags] = field(default_factory=dict)

    def equilibrium(self, concept: str) -> Flags:
        """Tell which outcomes are equilibria, shape (outcomes,)."""
        if concept in self.everyone:
            return self.everyone[concept]
        everyone: Flags = np.all(self.stable[concept], axis=0)
        return everyone

    def equilibria(self, concept: str) -> tuple[int, ...]:
        """Return the outcomes that are equilibria, ascending."""
        return tuple(np.flatnonzero(self.equilibrium(concept)).tolist())

    def _repr_html_(self) -> str:
        """Return what a notebook shows: by party and concept the outcomes that it does not leave.

        Parties and outcomes are numbered from 0, as in the arrays.
        """
        rows = [
            (f"party {party}", *(_listed(flags[party]) for flags in self.stable.values()))
            for party in range(len(self.no_move))
        ]
        everyone = [_listed(self.equilibrium(one)) for one in self.stable]
        return block(
            title(f"Stability of {counted(int(self.feasible.sum()), 'feasible outcome')}"),
            table(
                "Outcomes that each party does not leave",
                ("party", *map(_named, self.stable)),
                [*rows, ("all: equilibria", *everyone)],
            ),
        )


def _named(name: str) -> str:
    """Return a concept of stability as the literature writes it."""
    return "Nash" if name == "nash" else name.upper()


def _listed(flags: Flags) -> str:
    """Return the numbers of outcomes, of very many the first ones."""
    places = np.flatnonzero(flags).tolist()
    more = f" and {len(places) - MOST_SHOWN:,} more" if len(places) > MOST_SHOWN else ""
    return f"{runs(places[:MOST_SHOWN])}{more}"


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

    @classmethod
    def of_exit(
        cls, case: tuple[int, int], concept: str, end: int, sanction: tuple[Step, ...]
    ) -> Self:
        """Return the witness of an exit of a party at an outcome, without a countermove."""
        party, outcome = case
        return cls(
            party=party,
            outcome=outcome,
            concept=concept,
            stable=bool(sanction),
            exit=end,
            sanction=sanction,
            countermove=None,
        )

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the verdict, then exit, answer and countermove."""
        verdict = "stays at" if self.stable else "leaves"
        steps = [("exit", "none improves" if self.exit is None else self.exit)]
        if self.exit is not None:
            steps += [("answer", _told(self.sanction) or "none deters it")]
        if self.sanction:
            mended = self.countermove
            steps += [("countermove", "none is better" if mended is None else mended)]
        return block(
            title(
                f"Party {self.party} {verdict} outcome {self.outcome} by {_named(self.concept)}"
            ),
            table("Why", ("step", "outcome"), steps),
        )


def _told(steps: Sequence[Step]) -> str:
    """Return steps in words: who moves, and to where."""
    return "; ".join(f"party {_joined(step.movers)} to {step.outcome}" for step in steps)


def _joined(parties: frozenset[int]) -> str:
    """Return the numbers of parties."""
    return " and ".join(map(str, sorted(parties)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """Shortest legal sequences from one outcome; ``paths[t]`` leads to ``t``."""

    start: int
    paths: Mapping[int, tuple[Step, ...]]

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the shortest way to each outcome, the nearest first."""
        ways = sorted(self.paths.items(), key=lambda way: (len(way[1]), way[0]))
        rows = [(end, len(steps), _told(steps)) for end, steps in ways if steps]
        return block(
            title(f"{counted(len(rows), 'outcome')} reached from outcome {self.start}"),
            table("Shortest ways", ("outcome", "moves", "way"), rows[:MOST_SHOWN]),
            said(f"{len(rows) - MOST_SHOWN:,} more" if len(rows) > MOST_SHOWN else ""),
        )


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

    def _repr_html_(self) -> str:
        """Return what a notebook shows: where all stay most often, and who would leave first."""
        totals = np.add.reduce([count.astype(np.int64) for count in self.equilibrium.values()])
        best = np.argsort(-totals, kind="stable")[:MOST_SHOWN].tolist()
        rows = [
            (
                f"outcome {one}",
                *(self._share(int(count[one])) for count in self.equilibrium.values()),
                *self._leaver(one),
            )
            for one in best
            if totals[one]
        ]
        head = ("outcome", *map(_named, self.equilibrium))
        return block(
            title(f"Where all stay, of {self.draws:,} draws"),
            table(
                "Draws of 100 in which it is an equilibrium, with Wilson's interval",
                (*head, "leaves first") if "nash" in self.stable else head,
                rows,
            ),
            said("" if rows else "No outcome is an equilibrium in any draw."),
        )

    def _share(self, count: int) -> str:
        """Return a count as a share of 100 draws with its interval."""
        between = interval(wilson_interval(count, self.draws))
        return f"{per_100(count / self.draws)} ({between})"

    def _leaver(self, outcome: int) -> tuple[str, ...]:
        """Return who would leave an outcome in most draws (Nash), if that was asked."""
        if "nash" not in self.stable:
            return ()
        first = self.leaves_first(outcome)
        return ("nobody" if first is None else f"party {first}",)


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

    def _repr_html_(self) -> str:
        """Return what a notebook shows: who would go where together, and what nothing deters."""
        rows = [(_named(one), runs(ends)) for one, ends in self.unanswered.items()]
        return block(
            title(
                f"Parties {_joined(self.members)} would leave outcome {self.outcome} together "
                f"for {runs(self.improvements)}"
            ),
            table("What nothing deters", ("concept", "outcomes"), rows),
        )
