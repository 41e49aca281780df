import itertools

import numpy as np
from analysis.graphs import binary, products, ranked
from hypothesis import given

from detente.analysis.simultaneous import simultaneous


def equilibria(graph, ranks):
    return np.flatnonzero(simultaneous(graph, ranks).all(axis=0)).tolist()


def test_in_the_dilemma_cooperation_holds_since_both_would_defect_at_once():
    assert equilibria(binary([0, 1]), ranked([[1, 0, 3, 2], [2, 0, 3, 1]], 4)) == [0, 3]


def test_in_chicken_both_would_swerve_at_once_so_the_crash_does_not_hold():
    assert equilibria(binary([0, 1]), ranked([[1, 0, 2, 3], [2, 0, 1, 3]], 4)) == [0, 1, 2]


def brute_force(graph, ranks, party, s):
    """Judge one outcome straight from the definition, on rows of options."""
    rows = list(itertools.product(*(range(n) for n in reversed(graph.sizes))))
    digits = {at: row[::-1] for at, row in enumerate(rows)}
    number = {row: at for at, row in digits.items()}

    def improvements(p):
        mover = graph.movers.index(frozenset({p}))
        return [t for t in graph.targets(mover, s).tolist() if ranks[p, t] > ranks[p, s]]

    def together(ends):
        row = []
        for k, before in enumerate(digits[s]):
            changes = {digits[t][k] for t in ends} - {before}
            if len(changes) > 1:
                return None
            row.append(changes.pop() if changes else before)
        return number[tuple(row)]

    others = [[s, *improvements(p)] for p in range(len(ranks)) if p != party]
    return all(
        any(
            (end := together([s1, *chosen])) is not None
            and graph.feasible[end]
            and ranks[party, end] <= ranks[party, s]
            for chosen in itertools.product(*others)
        )
        for s1 in improvements(party)
    )


@given(products(most=12))
def test_simultaneous_stability_is_that_of_the_definition(model):
    graph, ranks = model

    found = simultaneous(graph, ranks)

    for party, outcome in itertools.product(range(len(ranks)), np.flatnonzero(graph.feasible)):
        assert found[party, outcome] == brute_force(graph, ranks, party, int(outcome))
