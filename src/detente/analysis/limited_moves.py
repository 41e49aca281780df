"""Limited-move stability of two parties: each looks a number of steps ahead."""

import numpy as np

from detente.analysis.graph_model import Graph, own_mover
from detente.analysis.verdicts import Ranks
from detente.negotiation import Digits, Flags

_TWO = 2


def limited_moves(graph: Graph, ranks: Ranks, horizon: int) -> Flags:
    """Tell where parties that look ``horizon`` steps ahead stay, shape (2, outcomes).

    The anticipated final outcome of ``s`` with ``h`` steps left, for who is to move, is ``s`` if
    it has no move, or if no move is anticipated to end better than ``s``; else what the best move
    is anticipated to end in, when the other moves next with ``h - 1`` steps left. With no steps
    left it is ``s``. An outcome is stable if the final outcome anticipated from it is itself. Of
    ties, a party stays; of moves that end equally well it takes the lowest outcome.

    Parameters
    ----------
    graph
        A graph in which parties 0 and 1 move, each alone; who has no move stays everywhere.
    ranks
        Shape ``(2, outcomes)``.
    horizon
        At least 1; with 1 this is Nash stability.

    Raises
    ------
    ValueError
        If there are more or fewer than two parties, or the horizon is below 1.

    References
    ----------
    Kilgour, D. M. (1985). Anticipation and stability in two-person noncooperative games. In
    Dynamic Models of International Conflict (Luterbacher, U. & Ward, M. D., eds), 26-51. Lynne
    Rienner. Zagare, F. C. (1984). Limited-move equilibria in 2 x 2 games. Theory and Decision 16,
    1-19. Fang, L., Hipel, K. W. & Kilgour, D. M. (1993), chapter 3.
    """
    if len(ranks) != _TWO:
        raise ValueError(f"limited moves are for two parties, not {len(ranks)}")
    if horizon < 1:
        raise ValueError(f"a horizon is at least one step, not {horizon}")
    numbers = np.arange(graph.outcomes)
    final = [numbers, numbers]
    for _ in range(horizon):
        final = [_anticipated(graph, ranks[party], party, final[1 - party]) for party in (0, 1)]
    stable: Flags = np.stack([graph.feasible & (one == numbers) for one in final])
    return stable


def _anticipated(graph: Graph, worth: Digits, party: int, then: Digits) -> Digits:
    """Return what each outcome ends in, if a party moves now and ``then`` is what follows."""
    final = np.arange(graph.outcomes)
    mover = own_mover(graph, party)
    if mover is None:
        return final
    for outcome in np.flatnonzero(graph.feasible).tolist():
        ends = then[graph.targets(mover, outcome)]
        if len(ends) and worth[ends].max() > worth[outcome]:
            final[outcome] = ends[worth[ends].argmax()]
    return final
