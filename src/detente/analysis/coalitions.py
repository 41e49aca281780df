"""Coalitions: what parties that move together would leave, and what would answer them."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import combinations

import numpy as np

from detente.analysis.graph_model import Graph, opposing, within
from detente.analysis.sequences import improvements, reached
from detente.analysis.verdicts import Departure, Ranks
from detente.negotiation import Digits, Flags

ALL_SUBSETS = 6
"""Up to so many parties, every coalition is looked at."""
CONCEPTS = ("nash", "gmr", "smr", "seq")


def coalitions(
    parties: Sequence[int], declared: Iterable[frozenset[int]] = ()
) -> tuple[frozenset[int], ...]:
    """Return the coalitions of two or more parties that are looked at, small ones first.

    Of up to six parties all; of more, the pairs, the declared groups and the grand coalition.
    """
    sizes = range(2, len(parties) + 1) if len(parties) <= ALL_SUBSETS else (2, len(parties))
    found = [frozenset(group) for size in sizes for group in combinations(parties, size)]
    more = [group for group in declared if len(group) > 1 and group not in found]
    return tuple(sorted([*found, *more], key=lambda group: (len(group), sorted(group))))


def groups(graph: Graph, parties: int) -> tuple[frozenset[int], ...]:
    """Return the coalitions of a model, those of parties without a move of their own included.

    Of more than six parties only those that take part in some move are put together.

    Parameters
    ----------
    graph
        Who can move, alone or with others; sets that move together are declared groups.
    parties
        How many parties have preferences.
    """
    members = range(parties) if parties <= ALL_SUBSETS else moving(graph)
    return coalitions(members, graph.movers)


def moving(graph: Graph) -> list[int]:
    """Return the parties that take part in some move, alone or with others."""
    return sorted(frozenset[int]().union(*graph.movers))


def departures(
    graph: Graph,
    ranks: Ranks,
    outcomes: Iterable[int],
    groups: Iterable[frozenset[int]],
    *,
    weakly: bool = False,
) -> tuple[Departure, ...]:
    """Return which coalitions would leave which outcomes, where they have an improvement.

    A coalition reaches what legal sequences of the movers inside it lead to. It improves if all
    its members rank the end higher. An improvement is answered by GMR if the movers outside reach
    from it an outcome that is no such improvement: some member ranks it no higher than the first.
    By SMR, nothing that the coalition reaches from that answer is an improvement either; by SEQ,
    the movers outside reach the answer by improvements of their own.

    Parameters
    ----------
    graph, ranks
        The model; ranks have shape ``(parties, outcomes)``.
    outcomes
        Where to look: usually the equilibria under the chosen concept.
    groups
        Coalitions, see ``coalitions``.
    weakly
        Pareto improvement instead: no member ranks the end lower, and some ranks it higher.

    Returns
    -------
    The coalitions that have an improvement, with those that nothing answers, per concept.

    References
    ----------
    Kilgour, D. M., Hipel, K. W., Fang, L. & Peng, X. (2001). Coalition analysis in group decision
    support. Group Decision and Negotiation 10, 159-175 (Nash). Inohara, T. & Hipel, K. W. (2008).
    Coalition analysis in the graph model for conflict resolution. Systems Engineering 11,
    343-359 (GMR, SMR, SEQ).
    """
    groups = tuple(groups)
    reach = _Reach(graph, ranks)
    found = [
        _departure(reach, ranks, outcome, group, weakly=weakly)
        for outcome in outcomes
        for group in groups
    ]
    return tuple(one for one in found if one.improvements)


class _Reach:
    """What sets of movers reach from outcomes of a graph, each found once."""

    def __init__(self, graph: Graph, ranks: Ranks) -> None:
        self.graph = graph
        self.moves = cache(lambda movers, start: reached(movers, start, graph.targets))
        better = cache(improvements(graph, ranks))
        self.improvements = cache(lambda movers, start: reached(movers, start, better))


def coalition_improvements(
    graph: Graph, ranks: Ranks, group: frozenset[int], outcome: int, *, weakly: bool = False
) -> Digits:
    """Return what a coalition reaches from an outcome and all its members rank higher."""
    ends = reached(within(graph, group), outcome, graph.targets)
    return ends[_betters(ranks, group, outcome, weakly=weakly)[ends]]


def _betters(ranks: Ranks, group: frozenset[int], outcome: int, *, weakly: bool) -> Flags:
    """Tell which outcomes better one for a coalition, shape (outcomes,)."""
    members = sorted(group)
    here = ranks[members, outcome][:, None]
    higher = ranks[members] > here
    if weakly:
        none_loses: Flags = np.all(ranks[members] >= here, axis=0)
        return none_loses & higher.any(axis=0)
    every: Flags = np.all(higher, axis=0)
    return every


def _departure(
    reach: _Reach, ranks: Ranks, outcome: int, group: frozenset[int], *, weakly: bool
) -> Departure:
    """Return what a coalition would leave an outcome for, and what of it is unanswered."""
    betters = _betters(ranks, group, outcome, weakly=weakly)
    low = ~betters
    inside = tuple(within(reach.graph, group))
    outside = tuple(opposing(reach.graph, group))
    every = reach.moves(inside, outcome)
    ends = every[betters[every]].tolist()
    moved = {end: reach.moves(outside, end) for end in ends}
    improved = {end: reach.improvements(outside, end) for end in ends}
    open_to = {
        "nash": ends,
        "gmr": [end for end in ends if not low[moved[end]].any()],
        "smr": [end for end in ends if not _lasts(reach, inside, low, moved[end])],
        "seq": [end for end in ends if not low[improved[end]].any()],
    }
    return Departure(
        members=group,
        outcome=outcome,
        improvements=tuple(ends),
        unanswered={concept: tuple(left) for concept, left in open_to.items()},
    )


def _lasts(reach: _Reach, inside: tuple[int, ...], low: Flags, answers: Digits) -> bool:
    """Tell whether some answer is such that the coalition cannot mend it."""
    return any(low[reach.moves(inside, s2)].all() for s2 in answers.tolist())
