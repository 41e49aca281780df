"""Graph model for conflict resolution: who could leave an outcome, and what would answer them.

States are rows of option places. A mover is one party or a set that must move together; its moves
are a reflexive, transitive relation. Four concepts by one formula (docs/explanation/stability.md):
``s`` is stable for ``i`` iff no own move ``t`` has ``min(r_i(t), F_i(t)) > r_i(s)``, where ``F``
is what the opponents can bring ``t`` down to: by nothing (Nash), by moves (GMR), by moves that
``i`` cannot mend (SMR), by their own improvements (SEQ).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from detente.negotiation import Digits, Flags, Issue, Template

Ranks = npt.NDArray[np.int64]
"""Worth of states to parties in every draw, on the fixed grid; shape (draws, states, parties)."""

CONCEPTS = ("nash", "gmr", "smr", "seq")
NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """States and the moves between them.

    Shapes: ``states`` (states, issues); ``moves[m]`` (states, states), row = from, column = to, no
    state moves to itself. ``movers[m]`` are the places of the parties that make the moves.
    """

    states: Digits
    movers: tuple[frozenset[int], ...]
    moves: tuple[Flags, ...]

    def own(self, party: int) -> Flags:
        """Return the moves that a party makes alone."""
        return self.moves[self.movers.index(frozenset({party}))]

    def opposing(self, party: int) -> list[int]:
        """Return the places of the movers that do without a party."""
        return [m for m, members in enumerate(self.movers) if party not in members]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stability:
    """Verdicts for some states: ``stable[concept]`` has shape (draws, focal states, parties)."""

    stable: dict[str, Flags]

    def equilibrium(self, concept: str) -> Flags:
        """Tell in which draws a state is stable for every party, shape (draws, focal states)."""
        everyone: Flags = np.all(self.stable[concept], axis=2)
        return everyone


def graph_around(
    template: Template, parties: Sequence[str], centre: npt.NDArray[np.int64]
) -> Graph:
    """Return the graph of all states that single parties, or sets short of all, reach from one.

    Moves by all parties together are left out: they are no part of anybody's stability.
    """
    movers = _movers(template, parties)
    tables = [
        [_steps(issue, [parties[p] for p in mover]) for issue in template.issues]
        for mover in movers
    ]
    feasible = _within_reach(template.outcomes(), centre, tables)
    inside = (feasible == centre).all(axis=1)
    frontier = inside.copy()
    while frontier.any():
        reached = _reached(feasible, feasible[frontier], tables)
        frontier = reached & ~inside
        inside |= reached
    rest = inside & ~(feasible == centre).all(axis=1)
    states = np.vstack([centre[None], feasible[rest]])
    moves = tuple(_adjacency(states, table) for table in tables)
    return Graph(states=states, movers=tuple(movers), moves=moves)


def _within_reach(
    feasible: Digits, centre: npt.NDArray[np.int64], tables: Sequence[Sequence[Flags]]
) -> Digits:
    """Return the states whose options can all be reached, issue by issue, from those of a centre.

    No other state can be reached; of very many this leaves few to be looked at one by one.
    """
    kept = np.ones(len(feasible), dtype=bool)
    for at, option in enumerate(centre.tolist()):
        steps = np.logical_or.reduce([table[at] for table in tables])
        reached = np.zeros(len(steps), dtype=bool)
        reached[option] = True
        for _ in range(len(steps)):
            reached |= steps[reached].any(axis=0)
        kept &= reached[feasible[:, at]]
    return feasible[kept]


def _movers(template: Template, parties: Sequence[str]) -> list[frozenset[int]]:
    """Return every single party, and every set short of all that settles an issue together."""
    place = {party: at for at, party in enumerate(parties)}
    movers = [frozenset({at}) for at in range(len(parties))]
    for issue in template.issues:
        members = frozenset(place[one] for one in issue.settled_by if one in place)
        if 1 < len(members) < len(parties) and members not in movers:
            movers.append(members)
    return movers


def _steps(issue: Issue, members: Sequence[str]) -> Flags:
    """Return which option of an issue these parties can turn into which, shape (from, to)."""
    size = len(issue.options)
    steps = np.eye(size, dtype=bool)
    if set(issue.settled_by) <= set(members):
        steps[:] = True
    elif set(issue.breakers) & set(members):
        steps[:, 0] = True
    if issue.one_way:
        steps &= np.triu(np.ones((size, size), dtype=bool))
    return steps


def _adjacency(states: Digits, tables: Sequence[Flags], to: Digits | None = None) -> Flags:
    """Return which states lead to which under one mover's tables, shape (from, to)."""
    ends = states if to is None else to
    allowed = np.ones((len(states), len(ends)), dtype=bool)
    same = np.ones_like(allowed)
    for at, table in enumerate(tables):
        allowed &= table[states[:, at][:, None], ends[:, at][None, :]]
        same &= states[:, at][:, None] == ends[:, at][None, :]
    return allowed & ~same


def _reached(feasible: Digits, sources: Digits, tables: Sequence[Sequence[Flags]]) -> Flags:
    """Tell which feasible states some mover reaches in one move from any of the sources."""
    reached = np.zeros(len(feasible), dtype=bool)
    for table in tables:
        for source in sources:
            reached |= _adjacency(source[None], table, feasible)[0]
    return reached


def solve(graph: Graph, ranks: Ranks, focal: Sequence[int] = (0,)) -> Stability:
    """Judge some states of a graph for every party in every draw.

    Parameters
    ----------
    graph
        The states and who can move where.
    ranks
        Worth of the states, higher is better, ties allowed; shape ``(draws, states, parties)``.
    focal
        Places of the states to be judged.

    Returns
    -------
    Nash, GMR, SMR and SEQ stability.

    References
    ----------
    Fang, L., Hipel, K. W. & Kilgour, D. M. (1993). Interactive Decision Making: The Graph Model
    for Conflict Resolution. Wiley. Howard, N. (1971). Paradoxes of Rationality. MIT Press.
    Fraser, N. M. & Hipel, K. W. (1979). Solving complex conflicts. IEEE Trans. SMC 9, 805-816.
    """
    parties = ranks.shape[2]
    shape = (len(ranks), len(focal), parties)
    stable = {concept: np.ones(shape, dtype=bool) for concept in CONCEPTS}
    for party in range(parties):
        floors = _floors(graph, ranks, party)
        own = graph.own(party)
        for place, state in enumerate(focal):
            exits = np.flatnonzero(own[state])
            here = ranks[:, state, party]
            for concept in CONCEPTS:
                worth = np.minimum(ranks[:, exits, party], floors[concept][:, exits])
                best = worth.max(axis=1, initial=np.iinfo(np.int64).min)
                stable[concept][:, place, party] = best <= here
    return Stability(stable=stable)


def _floors(graph: Graph, ranks: Ranks, party: int) -> dict[str, Ranks]:
    """Return what the opponents can bring each state down to for a party, per concept."""
    worth = ranks[:, :, party]
    best = _best_reply(graph.own(party), worth)
    reach = move_closure(graph, party)
    return {
        "nash": np.full_like(worth, NEVER),
        "gmr": _least(worth, reach),
        "smr": _least(best, reach),
        "seq": improvement_floor(graph, ranks, party, worth),
    }


def _best_reply(own: Flags, worth: Ranks) -> Ranks:
    """Return the best that a party can make of each state by itself, staying included."""
    best = worth.copy()
    for state in range(worth.shape[1]):
        exits = np.flatnonzero(own[state])
        if exits.size:
            np.maximum(best[:, state], worth[:, exits].max(axis=1), out=best[:, state])
    return best


def move_closure(graph: Graph, party: int) -> Flags:
    """Return where the opponents of a party can bring each state by moves, itself included."""
    size = len(graph.states)
    reach = np.eye(size, dtype=bool)
    for mover in graph.opposing(party):
        reach |= graph.moves[mover]
    while True:
        wider = (reach.astype(np.float32) @ reach.astype(np.float32)) > 0
        if (wider == reach).all():
            return reach
        reach = wider


def _least(worth: Ranks, reach: Flags) -> Ranks:
    """Return the least worth among the states reached from each state."""
    least = np.empty_like(worth)
    for state in range(worth.shape[1]):
        least[:, state] = worth[:, np.flatnonzero(reach[state])].min(axis=1)
    return least


def improvement_floor(graph: Graph, ranks: Ranks, party: int, worth: Ranks) -> Ranks:
    """Return the least worth to a party among the states its opponents improve their way to.

    Every step must improve for all its movers from the state it leaves. Repeats until nothing
    changes: at most one pass per state.
    """
    edges = [_improvements(graph, ranks, mover) for mover in graph.opposing(party)]
    starts, ends, better = (np.concatenate(part) for part in zip(*edges, strict=True))
    if not len(starts):
        return worth.copy()
    order = np.argsort(starts, kind="stable")
    ends, better = ends[order], better[order]
    states, firsts = np.unique(starts[order], return_index=True)
    floor = np.ascontiguousarray(worth.T)
    while True:
        reached = np.where(better, floor[ends], NEVER)
        least = np.minimum(floor[states], np.minimum.reduceat(reached, firsts, axis=0))
        if (least == floor[states]).all():
            return floor.T
        floor[states] = least


def _improvements(graph: Graph, ranks: Ranks, mover: int) -> tuple[Digits, Digits, Flags]:
    """Return a mover's moves, from state to state, and in which draws each betters all of it."""
    starts, ends = np.nonzero(graph.moves[mover])
    better: Flags = np.ones((len(starts), len(ranks)), dtype=bool)
    for member in graph.movers[mover]:
        worth = np.ascontiguousarray(ranks[:, :, member].T)
        better &= worth[ends] > worth[starts]
    return starts, ends, better
