"""Legal sequences: what some movers reach from an outcome, nobody moving twice in succession."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from detente.analysis.graph_model import Graph
from detente.analysis.verdicts import Ranks, Step
from detente.negotiation import Digits

Node = tuple[int, int | None]
"""An outcome and who moved last; nobody at the start."""
Moves = Callable[[int, int], Digits]
"""Where a mover goes from an outcome: (mover, outcome) -> outcomes."""


def improvements(graph: Graph, ranks: Ranks) -> Moves:
    """Return the moves that better all who make them; ``ranks`` (parties, outcomes)."""

    def ends(mover: int, outcome: int) -> Digits:
        found = graph.targets(mover, outcome)
        for member in graph.movers[mover]:
            found = found[ranks[member, found] > ranks[member, outcome]]
        return found

    return ends


def legal_sequences(movers: Sequence[int], start: int, moves: Moves) -> dict[Node, Node | None]:
    """Return every node that legal sequences reach, shortest first, with the node before it.

    The start stands first. Complexity: O(nodes x moves of a node); a node is an outcome with its
    last mover.
    """
    before: dict[Node, Node | None] = {}
    for _ in searched(movers, start, moves, before):
        pass
    return before


def searched(
    movers: Sequence[int], start: int, moves: Moves, before: dict[Node, Node | None]
) -> Iterator[Node]:
    """Yield the nodes that legal sequences reach, shortest first, as they are found.

    ``before`` is filled with the node before each; who stops early pays for no more.
    """
    first: Node = (start, None)
    before[first] = None
    queue = deque([first])
    yield first
    while queue:
        node = queue.popleft()
        for mover in movers:
            if mover == node[1]:
                continue
            for end in moves(mover, node[0]).tolist():
                if (end, mover) not in before:
                    before[end, mover] = node
                    queue.append((end, mover))
                    yield end, mover


def sequences_to(
    graph: Graph, movers: Sequence[int], start: int, moves: Moves, wanted: Callable[[int], bool]
) -> Iterator[tuple[Step, ...]]:
    """Yield the legal sequences that lead to wanted outcomes, shortest first; none without a step.

    Each outcome is yielded once for every mover that can make the last step to it.
    """
    before: dict[Node, Node | None] = {}
    for node in searched(movers, start, moves, before):
        if node[1] is not None and wanted(node[0]):
            yield steps_to(graph.movers, before, node)


def steps_to(
    movers: Sequence[frozenset[int]], before: dict[Node, Node | None], node: Node
) -> tuple[Step, ...]:
    """Return the steps that lead from the start to a node; ``movers`` are the parties of each."""
    steps: list[Step] = []
    at: Node | None = node
    while at is not None and at[1] is not None:
        steps.append(Step(movers=movers[at[1]], outcome=at[0]))
        at = before[at]
    return tuple(reversed(steps))


def reached(movers: Sequence[int], start: int, moves: Moves) -> Digits:
    """Return the outcomes that legal sequences lead to, the start included, ascending."""
    found = {outcome for outcome, _ in legal_sequences(movers, start, moves)}
    return np.array(sorted(found), dtype=np.int64)
