"""Unknown preference: who leaves, and what deters, where a comparison is not known."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from detente.analysis.graph_model import Graph, opposing, own_mover
from detente.analysis.sequences import legal_sequences
from detente.negotiation import Digits, Flags

Comparison = npt.NDArray[np.int8]
"""``[party, s, t]``: what ``t`` is to ``s``; BETTER, SAME, WORSE or UNKNOWN."""

BETTER, SAME, WORSE, UNKNOWN = 1, 0, -1, 2
KINDS = ("a", "b", "c", "d")
LEAVES_FOR_UNKNOWN = ("a", "c")
DETERRED_BY_UNKNOWN = ("c", "d")
CONCEPTS = ("nash", "gmr", "smr", "seq")


def solve_unknown(
    graph: Graph, comparison: Comparison, concepts: Sequence[str] = CONCEPTS
) -> dict[tuple[str, str], Flags]:
    """Judge every outcome under the four attitudes to what is unknown.

    ======  ==================  =======================
    kind    leaves for          is deterred by
    ======  ==================  =======================
    a       better or unknown   what is surely no better
    b       better              what is surely no better
    c       better or unknown   no better, or unknown
    d       better              no better, or unknown
    ======  ==================  =======================

    For SMR the same holds of all that the party can make of the answer. Opponents answer under
    SEQ by moves to what is better for them or unknown.

    Parameters
    ----------
    graph
        The outcomes and who can move where; of few outcomes, since tables of pairs are made.
    comparison
        Shape ``(parties, outcomes, outcomes)``.
    concepts
        Some of nash, gmr, smr, seq.

    Returns
    -------
    By ``(kind, concept)``, shape ``(parties, outcomes)``; False where infeasible.

    References
    ----------
    Li, K. W., Hipel, K. W., Kilgour, D. M. & Fang, L. (2004). Preference uncertainty in the graph
    model for conflict resolution. IEEE Trans. SMC A 34, 507-520.
    """
    shape = comparison.shape[:2]
    keys = [(kind, concept) for kind in KINDS for concept in concepts]
    stable = {key: np.broadcast_to(graph.feasible, shape).copy() for key in keys}
    for party in graph.focal:
        own = _own_table(graph, party)
        moved = _reach(graph, party)
        improved = _reach(graph, party, comparison)
        for kind, concept in keys:
            answers = {"nash": None, "seq": improved}.get(concept, moved)
            leaves = own & _is_among(comparison[party], kind, LEAVES_FOR_UNKNOWN, (BETTER,))
            low = _is_among(comparison[party], kind, DETERRED_BY_UNKNOWN, (SAME, WORSE))
            if concept == "smr":
                low &= ~_some(~low, own)
            if answers is not None:
                leaves &= ~_some(low, answers)
            stable[kind, concept][party] &= ~leaves.any(axis=1)
    return stable


def _is_among(
    comparison: Comparison, kind: str, unknown_counts: Sequence[str], values: Sequence[int]
) -> Flags:
    """Tell which pairs compare as told, or are unknown where that counts for a kind."""
    wanted = [*values, UNKNOWN] if kind in unknown_counts else [*values]
    return np.isin(comparison, wanted)


def _some(flags: Flags, reach: Flags) -> Flags:
    """Tell of each pair (s, t) whether a flag (s, q) stands on some ``q`` that ``t`` reaches."""
    found: Flags = flags.astype(np.float32) @ reach.T.astype(np.float32) > 0
    return found


def _own_table(graph: Graph, party: int) -> Flags:
    """Return where a party goes alone, shape (from, to)."""
    table = np.zeros((graph.outcomes, graph.outcomes), dtype=bool)
    mover = own_mover(graph, party)
    if mover is not None:
        for outcome in np.flatnonzero(graph.feasible).tolist():
            table[outcome, graph.targets(mover, outcome)] = True
    return table


def _reach(graph: Graph, party: int, comparison: Comparison | None = None) -> Flags:
    """Return what the opponents' legal sequences lead to from each outcome, shape (from, to)."""
    table = np.zeros((graph.outcomes, graph.outcomes), dtype=bool)

    def moves(mover: int, outcome: int) -> Digits:
        ends = graph.targets(mover, outcome)
        if comparison is not None:
            for member in graph.movers[mover]:
                ends = ends[comparison[member, outcome, ends] >= BETTER]
        return ends

    for outcome in np.flatnonzero(graph.feasible).tolist():
        nodes = legal_sequences(opposing(graph, frozenset({party})), outcome, moves)
        table[outcome, [end for end, last in nodes if last is not None]] = True
    return table
