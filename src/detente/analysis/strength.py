"""Strength of preference: answers that are much worse, not only no better."""

from collections.abc import Sequence

import numpy as np

from detente.analysis.graph_model import Graph, opposing, own_mover, own_moves
from detente.analysis.product_sweeps import Worth, greatest, least
from detente.analysis.sequences import improvements, sequences_to
from detente.analysis.stability import passes_over, prepared
from detente.analysis.verdicts import Ranks, Step, Witness
from detente.negotiation import Flags

CONCEPTS = ("gmr", "smr", "seq")


def strongly_stable(
    graph: Graph, ranks: Ranks, levels: Ranks, concepts: Sequence[str] = CONCEPTS
) -> dict[str, Flags]:
    """Tell where every improvement is answered by something of a lower level.

    A party greatly prefers an outcome to another if its level is higher. An outcome is strongly
    stable if each improvement, small or great, has an answer of a lower level than the outcome
    (for SMR: and so has all that the party can make of it). It is weakly stable if it is stable
    (``stability.solve``) and not strongly so. Where nothing improves, it is strongly stable.

    Parameters
    ----------
    graph
        The outcomes and who can move where.
    ranks, levels
        Shape ``(parties, outcomes)``; whoever ranks higher has no lower level.
    concepts
        Some of gmr, smr, seq.

    Returns
    -------
    Per concept, shape ``(parties, outcomes)``; False where infeasible.

    Raises
    ------
    ValueError
        If levels go against the ranks.

    References
    ----------
    Hamouda, L., Kilgour, D. M. & Hipel, K. W. (2004). Strength of preference in the graph model
    for conflict resolution. Group Decision and Negotiation 13, 449-462; (2006) for several
    decision makers, Applied Mathematics and Computation 179, 314-327.
    """
    _check(graph, ranks, levels)
    passes = passes_over(graph, prepared(graph, ranks[:, :, None]))
    stable = {one: np.broadcast_to(graph.feasible, ranks.shape).copy() for one in concepts}
    height = prepared(graph, levels[:, :, None].astype(ranks.dtype))
    for party in graph.focal:
        level = height[party]
        mended = np.maximum(level, passes.best_exit(party, level))
        for concept in concepts:
            start = _under_minimum(graph, mended if concept == "smr" else level)
            by = passes.improvement_floor if concept == "seq" else passes.move_floor
            floor = by(party, start)[:, 0]
            stable[concept][party] &= _is_deterred(graph, party, ranks[party], level[:, 0], floor)
    return stable


def strong_witnesses(
    graph: Graph, ranks: Ranks, levels: Ranks, case: tuple[int, int], concept: str
) -> tuple[Witness, ...]:
    """Return a witness for every improving exit of a party: the answer of a lower level.

    Parameters
    ----------
    graph, ranks, levels
        As for ``strongly_stable``.
    case
        The party, and the outcome where it is.
    concept
        One of gmr, smr, seq.

    Returns
    -------
    By ascending exit; ``stable`` tells of each whether it is answered so, ``sanction`` by which
    shortest answer. ``concept`` is named ``strong_gmr`` and so on; no countermove is given.
    """
    party, outcome = case
    mover = own_mover(graph, party)
    ends = [] if mover is None else improvements(graph, ranks)(mover, outcome).tolist()
    return tuple(
        Witness.of_exit(
            case,
            f"strong_{concept}",
            end,
            _strong_answer(graph, ranks, levels, (party, outcome, end), concept),
        )
        for end in ends
    )


def _strong_answer(
    graph: Graph, ranks: Ranks, levels: Ranks, case: tuple[int, int, int], concept: str
) -> tuple[Step, ...]:
    """Return the shortest answer to an exit that is of a lower level, no steps if none is."""
    party, outcome, end = case
    lower = levels[party] < levels[party, outcome]
    moves = improvements(graph, ranks) if concept == "seq" else graph.targets

    def is_far(at: int) -> bool:
        lasting = concept != "smr" or lower[own_moves(graph, party, at)].all()
        return bool(lower[at] and lasting)

    movers = opposing(graph, frozenset({party}))
    return next(sequences_to(graph, movers, end, moves, is_far), ())


def _check(graph: Graph, ranks: Ranks, levels: Ranks) -> None:
    """Refuse levels that fall where ranks rise."""
    for rank, level in zip(ranks, levels, strict=True):
        order = np.lexsort((level[graph.feasible], rank[graph.feasible]))
        if (np.diff(level[graph.feasible][order]) < 0).any():
            raise ValueError("an outcome that ranks higher has a lower level of preference")


def _under_minimum(graph: Graph, values: Worth) -> Worth:
    """Return values with the greatest number of the type where infeasible."""
    return np.where(graph.feasible[:, None], values, greatest(values)).astype(values.dtype)


def _is_deterred(graph: Graph, party: int, rank: Worth, level: Worth, floor: Worth) -> Flags:
    """Tell where all improvements can be brought down to a lower level, shape (outcomes,)."""
    mover = own_mover(graph, party)
    worst = np.full_like(floor, least(floor))
    if mover is not None:
        for outcome in np.flatnonzero(graph.feasible).tolist():
            ends = graph.targets(mover, outcome)
            ends = ends[rank[ends] > rank[outcome]]
            worst[outcome] = floor[ends].max(initial=least(floor))
    deterred: Flags = (worst < level) | (worst == least(floor))
    return deterred
