"""A hand-made graph model: what somebody wrote down, ready to be judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.analysis.graph_model import Graph
from detente.analysis.option_prioritization import Formula
from detente.negotiation import Digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What a row of infeasibility says, and how many outcomes it removes.

    Outcomes that a row before it had removed are not counted again.
    """

    said: str
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StabilityModel:
    """Parties, outcomes, who can move where, and what everybody prefers.

    Outcomes are combinations of ``options`` of ``issues``, or the named ``states`` of an explicit
    graph. ``settled_by`` are the parties that settle each issue together, ``one_way`` tells the
    issues whose options go up their list only. ``ranks`` has shape (parties, outcomes): 0 the
    worst, -1 infeasible. ``levels``, same shape, part the ranks at strong gaps, if any party has
    some. ``unknown`` are, of the parties that have some, groups of outcomes of which no two can be
    compared, whatever their ranks. ``statements`` are those of the parties that rank by them; of
    those that give values ``utilities`` are in steps of the grid, ``weights`` by issue as their
    file has them. ``same`` gives for each outcome the one that stands for it.
    """

    title: str
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    settled_by: tuple[frozenset[int], ...]
    one_way: tuple[bool, ...]
    states: tuple[str, ...]
    graph: Graph
    ranks: Digits
    same: Digits
    levels: Digits | None = None
    statements: Mapping[int, tuple[tuple[Formula, ...], ...]]
    utilities: Mapping[int, Digits]
    weights: Mapping[int, tuple[float, ...]] = field(default_factory=dict)
    unknown: Mapping[int, tuple[tuple[int, ...], ...]] = field(default_factory=dict)
    status_quo: int | None = None
    removed: tuple[Removed, ...] = ()
    warnings: tuple[str, ...] = ()

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return the number of options of each issue."""
        return tuple(len(options) for options in self.options)

    @property
    def feasible(self) -> list[int]:
        """Return the numbers of the outcomes that can be, of several alike the first."""
        outcomes: list[int] = self.graph.feasible.nonzero()[0].tolist()
        return outcomes

    @property
    def count(self) -> int:
        """Return how many outcomes can be."""
        return int(self.graph.feasible.sum())

    def places(self, outcome: int) -> tuple[int, ...]:
        """Return the places of an outcome's options; of a state none."""
        found = []
        for size in self.sizes:
            outcome, place = divmod(outcome, size)
            found.append(place)
        return tuple(found)

    def describe(self, outcome: int) -> dict[str, str]:
        """Return an outcome as the names of its options by issue, or its state."""
        if self.states:
            return {"state": self.states[outcome]}
        named = zip(self.issues, self.options, self.places(outcome), strict=True)
        return {issue: options[place] for issue, options, place in named}

    def name(self, outcome: int) -> str:
        """Return what the model calls an outcome: its state's name, or its number."""
        return self.states[outcome] if self.states else str(outcome)

    def alike(self, outcome: int) -> list[int]:
        """Return the outcomes that nobody tells from this one, itself included."""
        return [int(one) for one in (self.same == self.same[outcome]).nonzero()[0]]

    def cannot_compare(self, party: int, one: int, other: int) -> bool:
        """Tell whether a party cannot compare two outcomes, whatever their ranks."""
        groups = self.unknown.get(party, ())
        return one != other and any(one in group and other in group for group in groups)

    def named(self, members: Sequence[int] | frozenset[int]) -> list[str]:
        """Return the names of parties, in the order of the model."""
        return [self.parties[one] for one in sorted(members)]
