"""Why a party stays or leaves: the exit that tempts it, the answer of the others, what is left.

Computed on demand for one outcome; ``stability`` carries no such paths along.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from detente.analysis.graph_model import Graph, opposing, own_mover, own_moves
from detente.analysis.sequences import improvements, sequences_to
from detente.analysis.verdicts import Ranks, Step, Witness

MOVES, IMPROVEMENTS = ("gmr", "smr"), ("seq", "sseq")
LASTING = ("smr", "sseq")
"""Concepts whose answers must be such that the party cannot mend them."""


def witness(graph: Graph, ranks: Ranks, party: int, outcome: int, concept: str) -> Witness:
    """Return the witness that decides: an unanswered exit, or else the most tempting one.

    Parameters
    ----------
    graph, ranks
        The model; ranks have shape ``(parties, outcomes)``.
    party, outcome
        Whose stability, and where.
    concept
        One of nash, gmr, smr, seq, sseq.

    Returns
    -------
    Of several exits, the one that the party likes best; of equals, the lowest outcome.
    """
    found = witnesses(graph, ranks, party, outcome, concept)
    if not found:
        return Witness(
            party=party,
            outcome=outcome,
            concept=concept,
            stable=True,
            exit=None,
            sanction=(),
            countermove=None,
        )
    return next((one for one in found if not one.stable), found[0])


def witnesses(
    graph: Graph, ranks: Ranks, party: int, outcome: int, concept: str
) -> tuple[Witness, ...]:
    """Return a witness for every exit that improves, the best-liked exit first.

    ``stable`` tells of each whether it is answered; the outcome is stable if all are.
    """
    mover = own_mover(graph, party)
    if mover is None:
        return ()
    ends = improvements(graph, ranks)(mover, outcome)
    order = np.argsort(-ranks[party, ends].astype(np.int64), kind="stable")
    return tuple(
        _of_exit(graph, ranks, (party, outcome), concept, end) for end in ends[order].tolist()
    )


def _of_exit(graph: Graph, ranks: Ranks, case: tuple[int, int], concept: str, end: int) -> Witness:
    """Return the witness of one improving exit: its shortest answer, if it has one."""
    party, _ = case
    sanction = next(_answers(graph, ranks, case, concept, end), ())
    left = _best_move(graph, ranks, party, sanction[-1].outcome) if sanction else None
    return replace(Witness.of_exit(case, concept, end, sanction), countermove=left)


def _answers(
    graph: Graph, ranks: Ranks, case: tuple[int, int], concept: str, end: int
) -> Iterator[tuple[Step, ...]]:
    """Yield the answers that deter an exit, shortest first."""
    party, _ = case
    if concept not in MOVES + IMPROVEMENTS:
        return
    movers = opposing(graph, frozenset({party}))
    moves = graph.targets if concept in MOVES else improvements(graph, ranks)
    yield from sequences_to(
        graph, movers, end, moves, partial(_deters, graph, ranks, case, concept)
    )


def _deters(graph: Graph, ranks: Ranks, case: tuple[int, int], concept: str, end: int) -> bool:
    """Tell whether the end of an answer is no better than staying, nor can be made better."""
    party, outcome = case
    worth = ranks[party]
    if worth[end] > worth[outcome]:
        return False
    mends = own_moves(graph, party, end) if concept in LASTING else np.empty(0, dtype=np.int64)
    return not (worth[mends] > worth[outcome]).any()


def _best_move(graph: Graph, ranks: Ranks, party: int, outcome: int) -> int | None:
    """Return the best that a party can make of an outcome, None if it cannot better it."""
    ends = own_moves(graph, party, outcome)
    if not len(ends) or ranks[party, ends].max() <= ranks[party, outcome]:
        return None
    return int(ends[ranks[party, ends].argmax()])
