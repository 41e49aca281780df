"""Simultaneous stability: the others change their minds at the same time."""

import numpy as np

from detente.analysis.graph_model import GraphModel, own_mover
from detente.analysis.sequences import improvements
from detente.analysis.verdicts import Ranks
from detente.negotiation import Digits, Flags


def simultaneous(graph: GraphModel, ranks: Ranks) -> Flags:
    """Tell which outcomes are stable when all improve at once, shape (parties, outcomes).

    An outcome is stable for a party if, for each of its improvements, the others can each stay or
    take one of their own improvements from the same outcome, so that all changes together give a
    feasible outcome that is no better for the party. Changes of one issue to different options
    are no combination. Single parties move; sets that must move together do not.

    Parameters
    ----------
    graph
        A product of issues: only there can changes be combined.
    ranks
        Shape ``(parties, outcomes)``.

    References
    ----------
    Fraser, N. M. & Hipel, K. W. (1979). Solving complex conflicts. IEEE Trans. SMC 9, 805-816.
    Fraser, N. M. & Hipel, K. W. (1984). Conflict Analysis: Models and Resolutions.
    """
    stable = np.broadcast_to(graph.feasible, ranks.shape).copy()
    own = [own_mover(graph, party) for party in range(len(ranks))]
    better = improvements(graph, ranks)
    for outcome in np.flatnonzero(graph.feasible).tolist():
        ends = [
            np.empty(0, dtype=np.int64) if mover is None else better(mover, outcome)
            for mover in own
        ]
        for party in graph.focal:
            others = [one for other, one in enumerate(ends) if other != party]
            stable[party, outcome] = all(
                _is_answered(graph, ranks[party], outcome, end, others)
                for end in ends[party].tolist()
            )
    return stable


def _is_answered(
    graph: GraphModel, worth: Digits, outcome: int, end: int, others: list[Digits]
) -> bool:
    """Tell whether an exit together with changes of the others is no better than staying."""
    start, last = _digits(graph, outcome), _digits(graph, end)
    together = {last}
    for ends in others:
        together |= {
            merged
            for change in ends.tolist()
            for one in together
            if (merged := _merged(start, one, _digits(graph, change))) is not None
        }
    numbers = np.array([np.dot(one, graph.radices) for one in together])
    return bool((graph.feasible[numbers] & (worth[numbers] <= worth[outcome])).any())


def _digits(graph: GraphModel, outcome: int) -> tuple[int, ...]:
    """Return the options of an outcome."""
    pairs = zip(graph.radices, graph.sizes, strict=True)
    return tuple(outcome // radix % size for radix, size in pairs)


def _merged(
    start: tuple[int, ...], one: tuple[int, ...], other: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Return an outcome with two sets of changes, None if they change an issue differently."""
    merged = []
    for before, first, second in zip(start, one, other, strict=True):
        if before not in (first, second) and first != second:
            return None
        merged.append(second if first == before else first)
    return tuple(merged)
