"""Status quo analysis: by which steps a conflict can come from one outcome to another."""

from collections import deque
from functools import cache
from typing import Literal

from detente.analysis.coalitions import coalition_improvements, coalitions, moving
from detente.analysis.graph_model import Graph
from detente.analysis.sequences import Moves, improvements, legal_sequences, steps_to
from detente.analysis.verdicts import Ranks, Reached, Step
from detente.negotiation import Digits

Kind = Literal["moves", "improvements", "joint"]
MOST_LOOKED_AT = 2000
"""From so many outcomes at most, the nearest ways of a large model are looked for."""


def paths(graph: Graph, ranks: Ranks, start: int, kind: Kind = "moves") -> Reached:
    """Return a shortest legal sequence from one outcome to every outcome that it leads to.

    Parameters
    ----------
    graph, ranks
        The model; ranks have shape ``(parties, outcomes)``.
    start
        The status quo.
    kind
        ``moves``: all moves of all movers. ``improvements``: only steps that better all who make
        them. ``joint``: these, and improvements of coalitions, which move at once.

    Returns
    -------
    Paths with the movers of each step; of equally short ones, that of the first movers.

    References
    ----------
    Li, K. W., Kilgour, D. M. & Hipel, K. W. (2005). Status quo analysis in the graph model for
    conflict resolution. Journal of the Operational Research Society 56, 699-707.
    """
    movers = list(graph.movers)
    moves: Moves = graph.targets
    if kind != "moves":
        moves = improvements(graph, ranks)
    if kind == "joint":
        groups = coalitions(moving(graph), graph.movers)
        movers += [group for group in groups if group not in movers]
        moves = _with_coalitions(graph, ranks, movers, moves)
    before = legal_sequences(range(len(movers)), start, moves)
    found: dict[int, tuple[Step, ...]] = {}
    for node in before:
        if node[0] not in found:
            found[node[0]] = steps_to(movers, before, node)
    return Reached(start=start, paths=found)


def nearest_improvements(graph: Graph, ranks: Ranks, start: int) -> Reached:
    """Return shortest ways by improvements of single movers, from outcomes near the start.

    The nearest come first. Of a large model what is missing may still be reachable.
    """
    moves = improvements(graph, ranks)
    found: dict[int, tuple[Step, ...]] = {start: ()}
    queue = deque([start])
    for _ in range(MOST_LOOKED_AT):
        if not queue:
            break
        at = queue.popleft()
        for mover, members in enumerate(graph.movers):
            for end in moves(mover, at).tolist():
                if end not in found:
                    found[end] = (*found[at], Step(movers=members, outcome=end))
                    queue.append(end)
    return Reached(start=start, paths=found)


def _with_coalitions(
    graph: Graph, ranks: Ranks, movers: list[frozenset[int]], single: Moves
) -> Moves:
    """Return the improvements of single movers, and those of sets and coalitions.

    A set that moves together reaches what it reaches in sequences too, as any coalition does.
    """

    @cache
    def ends(mover: int, outcome: int) -> Digits:
        if len(movers[mover]) == 1:
            return single(mover, outcome)
        return coalition_improvements(graph, ranks, movers[mover], outcome)

    return ends
