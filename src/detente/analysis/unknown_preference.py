"""Unknown preference: who leaves, and what deters, where a comparison is not known."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from detente.analysis.graph_model import Graph, opposing, own_mover, own_moves
from detente.analysis.sequences import sequences_to
from detente.analysis.verdicts import Ranks, Step, Witness
from detente.negotiation import Digits, Flags

Comparison = npt.NDArray[np.int8]
"""``[party, s, t]``: what ``t`` is to ``s``; BETTER, SAME, WORSE or UNKNOWN."""

BETTER, SAME, WORSE, UNKNOWN = 1, 0, -1, 2
KINDS = ("a", "b", "c", "d")
LEAVES_FOR_UNKNOWN = ("a", "c")
DETERRED_BY_UNKNOWN = ("c", "d")
CONCEPTS = ("nash", "gmr", "smr", "seq")


def compared(ranks: Ranks, unknown: Mapping[int, Sequence[Sequence[int]]]) -> Comparison:
    """Return comparisons of all pairs by ranks, but for what is not known.

    Parameters
    ----------
    ranks
        Shape ``(parties, outcomes)``.
    unknown
        By party, groups of outcomes of which no two can be compared, whatever their ranks.

    Returns
    -------
    Shape ``(parties, outcomes, outcomes)``.
    """
    comparison: Comparison = np.sign(ranks[:, None, :] - ranks[:, :, None]).astype(np.int8)
    for party, groups in unknown.items():
        for group in groups:
            comparison[party][np.ix_(group, group)] = UNKNOWN
            comparison[party][group, group] = SAME
    return comparison


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
    keys = [(kind, concept) for kind in KINDS for concept in concepts]
    stable = {key: np.broadcast_to(graph.feasible, comparison.shape[:2]).copy() for key in keys}
    moves = [_moves(graph, mover) for mover in range(len(graph.movers))]
    taken = [
        np.logical_and.reduce([table, *(comparison[sorted(members)] >= BETTER)])
        for table, members in zip(moves, graph.movers, strict=True)
    ]
    for party in graph.focal:
        others, own = opposing(graph, frozenset({party})), own_mover(graph, party)
        if own is None:
            continue
        moved = _legally([moves[one] for one in others], graph.outcomes)
        improved = _legally([taken[one] for one in others], graph.outcomes)
        for kind, concept in keys:
            answers = {"nash": None, "seq": improved}.get(concept, moved)
            leaves = _leaves(comparison[party], kind, concept, moves[own], answers)
            stable[kind, concept][party] &= ~leaves.any(axis=1)
    return stable


def unknown_witnesses(
    graph: Graph, comparison: Comparison, case: tuple[int, int], kind: str, concept: str
) -> tuple[Witness, ...]:
    """Return a witness for every exit that a party would leave for under one attitude.

    Parameters
    ----------
    graph, comparison
        As for ``solve_unknown``.
    case
        The party, and the outcome where it is.
    kind, concept
        One of a to d, and one of nash, gmr, smr, seq.

    Returns
    -------
    By ascending exit; ``stable`` tells of each whether it is deterred, ``sanction`` by which
    shortest answer. ``concept`` is that of both, such as ``seq_a``; no countermove is given.
    """
    party, outcome = case
    own = own_mover(graph, party)
    if own is None:
        return ()
    leaves = _is_among(comparison[party, outcome], kind, LEAVES_FOR_UNKNOWN, (BETTER,))
    ends = graph.targets(own, outcome)
    return tuple(
        Witness.of_exit(
            case, f"{concept}_{kind}", end, _answer(graph, comparison, case, end, (kind, concept))
        )
        for end in ends[leaves[ends]].tolist()
    )


def _answer(
    graph: Graph, comparison: Comparison, case: tuple[int, int], end: int, by: tuple[str, str]
) -> tuple[Step, ...]:
    """Return the shortest answer that deters an exit, no steps if none does."""
    (party, outcome), (kind, concept) = case, by
    low = _is_among(comparison[party, outcome], kind, DETERRED_BY_UNKNOWN, (SAME, WORSE))

    def taken(mover: int, start: int) -> Digits:
        ends = graph.targets(mover, start)
        members = sorted(graph.movers[mover])
        better = (comparison[members, start][:, ends] >= BETTER).all(axis=0)
        return ends[better] if concept == "seq" else ends

    def deters(at: int) -> bool:
        lasting = concept != "smr" or low[own_moves(graph, party, at)].all()
        return bool(low[at] and lasting)

    movers = () if concept == "nash" else opposing(graph, frozenset({party}))
    return next(sequences_to(graph, movers, end, taken, deters), ())


def _leaves(
    comparison: Comparison, kind: str, concept: str, own: Flags, answers: Flags | None
) -> Flags:
    """Tell from where to where one party leaves, shape (from, to)."""
    leaves: Flags = own & _is_among(comparison, kind, LEAVES_FOR_UNKNOWN, (BETTER,))
    low = _is_among(comparison, kind, DETERRED_BY_UNKNOWN, (SAME, WORSE))
    if concept == "smr":
        low &= ~_some(~low, own)
    return leaves if answers is None else leaves & ~_some(low, answers)


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


def _moves(graph: Graph, mover: int) -> Flags:
    """Return where a mover goes, shape (from, to)."""
    table = np.zeros((graph.outcomes, graph.outcomes), dtype=bool)
    for outcome in np.flatnonzero(graph.feasible).tolist():
        table[outcome, graph.targets(mover, outcome)] = True
    return table


def _legally(steps: Sequence[Flags], outcomes: int) -> Flags:
    """Return what legal sequences of movers lead to, shape (from, to).

    What is better or unknown is not transitive: of each mover it is kept what sequences that end
    with its move lead to, and whoever moves next is somebody else.
    """
    ended = list(steps)
    while steps:
        wider = [
            _after(step, ended[:at] + ended[at + 1 :]) | step for at, step in enumerate(steps)
        ]
        if all(map(np.array_equal, wider, ended)):
            break
        ended = wider
    nothing = np.zeros((outcomes, outcomes), dtype=bool)
    found: Flags = np.logical_or.reduce([nothing, *ended])
    return found


def _after(step: Flags, before: Sequence[Flags]) -> Flags:
    """Return what one more step leads to after what others lead to."""
    if not before:
        return np.zeros_like(step)
    return _some(np.logical_or.reduce(before), step.T)
