"""Graph models for tests: published games, random models, and a brute force from the definitions.

The brute force shares no code with the engine: it lists moves option by option and searches for
sanctions sequence by sequence, as the definitions read.
"""

import itertools
from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st

from detente.analysis.graph_model import ExplicitGraph, GraphModel, explicit_graph

STAY, FREE = np.eye(2, dtype=bool), np.ones((2, 2), dtype=bool)


def binary(controllers, infeasible=(), one_way=()):
    """Return a model of yes-no issues, each controlled by one party."""
    parties = range(max(controllers) + 1)
    up = np.triu(FREE)
    steps = [
        [
            (up if k in one_way else FREE) if owner == p else STAY
            for k, owner in enumerate(controllers)
        ]
        for p in parties
    ]
    feasible = np.ones(2 ** len(controllers), dtype=bool)
    feasible[list(infeasible)] = False
    return GraphModel(
        sizes=(2,) * len(controllers),
        feasible=feasible,
        movers=tuple(frozenset({p}) for p in parties),
        steps=tuple(map(tuple, steps)),
        focal=tuple(parties),
    )


def ranked(rankings, outcomes):
    """Return ranks, shape (parties, outcomes), from outcomes best to worst, ties in lists."""
    ranks = np.zeros((len(rankings), outcomes), dtype=np.int64)
    for party, ranking in enumerate(rankings):
        for place, entry in enumerate(ranking):
            ranks[party, entry] = len(ranking) - place
    return ranks


@dataclass(frozen=True)
class Definitions:
    """The definitions themselves on listed moves: ``moves[m][s]`` is a set of outcomes."""

    feasible: list
    movers: tuple
    moves: list
    ranks: np.ndarray

    def exits(self, members, s, *, improving=False):
        """Return where a mover can go (and would, for every member)."""
        if frozenset(members) not in self.movers:
            return []
        mover = self.movers.index(frozenset(members))
        return [t for t in self.moves[mover][s] if not improving or self.better(mover, s, t)]

    def better(self, mover, s, t):
        return all(self.ranks[p, t] > self.ranks[p, s] for p in self.movers[mover])

    def sequences(self, movers, start, *, improving=False, once=False):
        """Return what legal sequences of movers lead to: nobody twice in a row (or twice)."""
        seen, todo = set(), [(start, ())]
        while todo:
            at, used = todo.pop()
            for m in movers:
                if m in used:
                    continue
                for t in self.moves[m][at]:
                    if improving and not self.better(m, at, t):
                        continue
                    node = (t, tuple(sorted({*used, m})) if once else (m,))
                    if node not in seen:
                        seen.add(node)
                        todo.append(node)
        return {t for t, _ in seen}

    def stable(self, party, s, *, once=False):
        """Return the verdict on one outcome for one party, per concept."""
        worth = self.ranks[party].tolist()
        others = [m for m, who in enumerate(self.movers) if party not in who]
        leaves = self.exits({party}, s, improving=True)

        def answered(s1, *, improving, lasting):
            ends = self.sequences(others, s1, improving=improving, once=once)
            low = [s2 for s2 in ends if worth[s2] <= worth[s]]
            return any(
                all(worth[s3] <= worth[s] for s3 in self.exits({party}, s2) if lasting)
                for s2 in low
            )

        kinds = {"gmr": (0, 0), "smr": (0, 1), "seq": (1, 0), "sseq": (1, 1)}
        return {"nash": not leaves} | {
            name: all(answered(s1, improving=bool(a), lasting=bool(b)) for s1 in leaves)
            for name, (a, b) in kinds.items()
        }


def definitions(graph, ranks):
    """Return the definitions on a graph, its moves listed option by option."""
    feasible = np.flatnonzero(graph.feasible).tolist()
    if isinstance(graph, ExplicitGraph):
        moves = [
            {s: {int(t) for t in ends[indptr[s] : indptr[s + 1]]} for s in feasible}
            for indptr, ends in zip(graph.indptr, graph.ends, strict=True)
        ]
        return Definitions(feasible, graph.movers, moves, ranks)
    options = [tuple(o) for o in itertools.product(*(range(n) for n in reversed(graph.sizes)))]
    digits = {s: option[::-1] for s, option in enumerate(options)}
    moves = [
        {
            s: {
                t
                for t in feasible
                if t != s
                and all(tables[k][digits[s][k], digits[t][k]] for k in range(len(graph.sizes)))
            }
            for s in feasible
        }
        for tables in graph.steps
    ]
    return Definitions(feasible, graph.movers, moves, ranks)


def closed(table):
    """Return the reflexive and transitive closure of a relation."""
    table = table | np.eye(len(table), dtype=bool)
    for _ in range(len(table)):
        table = (table.astype(int) @ table) > 0
    return table


def steps_of(movers, sizes, rng, kind):
    """Return relations of options: each issue is some mover's, and a joint one breaks alone."""
    steps = [[np.eye(size, dtype=bool) for size in sizes] for _ in movers]
    for k, size in enumerate(sizes):
        owner = movers[int(rng.integers(len(movers)))]
        tables = {
            "free": np.ones((size, size), dtype=bool),
            "one way": np.triu(np.ones((size, size), dtype=bool)),
            "some": rng.random((size, size)) < 0.4,
        }
        own = tables[("free", kind)[int(rng.integers(2))]]
        for mover, table in zip(movers, steps, strict=True):
            if owner <= mover:
                table[k] = closed(table[k] | own)
            if len(owner) > 1 and min(owner) in mover:
                table[k][:, 0] = True
                table[k] = closed(table[k])
    return tuple(map(tuple, steps))


@st.composite
def products(draw, most=48):
    """Draw issues with ranks: ties, holes, one-way and joint moves, two to five parties."""
    parties = draw(st.integers(2, 5))
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=5))
    while np.prod(sizes) > most:
        sizes.pop()
    outcomes = int(np.prod(sizes))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    pairs = list(itertools.combinations(range(parties), 2))
    together = draw(st.sets(st.sampled_from(pairs), max_size=2))
    movers = [frozenset({p}) for p in range(parties)] + sorted(
        map(frozenset, together), key=sorted
    )
    feasible = rng.random(outcomes) >= draw(st.sampled_from([0, 0, 0.3]))
    feasible[int(rng.integers(outcomes))] = True
    graph = GraphModel(
        sizes=tuple(sizes),
        feasible=feasible,
        movers=tuple(movers),
        steps=steps_of(movers, sizes, rng, draw(st.sampled_from(["free", "one way", "some"]))),
        focal=tuple(range(parties)),
    )
    levels = draw(st.sampled_from([3, 8, 10 * outcomes]))
    return graph, rng.integers(0, levels, (parties, outcomes))


@st.composite
def listed(draw):
    """Draw an explicit graph that need not be transitive, with ranks and a joint mover."""
    parties, states = draw(st.integers(2, 4)), draw(st.integers(2, 12))
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    movers = [frozenset({p}) for p in range(parties)]
    if draw(st.booleans()):
        movers.append(frozenset({0, parties - 1}))
    density = draw(st.sampled_from([0.1, 0.25, 0.5]))
    moves = [
        [
            np.flatnonzero((rng.random(states) < density) & (np.arange(states) != s))
            for s in range(states)
        ]
        for _ in movers
    ]
    graph = explicit_graph(moves, movers, range(parties))
    return graph, rng.integers(0, draw(st.sampled_from([3, 100])), (parties, states))


def elmira():
    """Return the groundwater dispute with its ranks; parties: ministry, firm, local government.

    Hipel, Fang, Kilgour & Haight (1993); Fang, Hipel & Kilgour (1993), re-encoded as a product:
    an order that is kept or modified; delay, accept, abandon; whether local government insists.
    The published states 1 to 8 are outcomes 0, 1, 2, 3, 6, 7, 8, 9; state 9 is 4, 5, 10 and 11.
    """
    up, three = np.triu(FREE), np.eye(3, dtype=bool)
    graph = GraphModel(
        sizes=(2, 3, 2),
        feasible=np.ones(12, dtype=bool),
        movers=(frozenset({0}), frozenset({1}), frozenset({2})),
        steps=(
            (up, three, STAY),
            (STAY, np.triu(np.ones((3, 3), dtype=bool)), STAY),
            (STAY, three, FREE),
        ),
        focal=(0, 1, 2),
    )
    ministry = [8, 2, 3, 9, 6, 0, 1, 7, [4, 5, 10, 11]]
    firm = [0, 3, 9, 6, [4, 5, 10, 11], 2, 8, 1, 7]
    local = [8, 2, 6, 0, 9, 7, 3, 1, [4, 5, 10, 11]]
    return graph, ranked([ministry, firm, local], 12)


def differences(graph, ranks, verdicts, *, once=False):
    """Return where verdicts and definitions disagree: (party, outcome, concept)."""
    brute = definitions(graph, ranks)
    return [
        (party, outcome, concept)
        for party, outcome in itertools.product(range(len(ranks)), brute.feasible)
        for concept, holds in brute.stable(party, outcome, once=once).items()
        if verdicts.stable[concept][party, outcome] != holds
    ]


def same(first, second):
    """Tell whether two verdicts agree in every number."""
    return (
        first.stable.keys() == second.stable.keys()
        and all((first.stable[c] == second.stable[c]).all() for c in first.stable)
        and all((first.margins[c] == second.margins[c]).all() for c in first.margins)
        and (first.no_move == second.no_move).all()
    )
