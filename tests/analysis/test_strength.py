import itertools

import numpy as np
import pytest
from analysis.graphs import binary, definitions, listed, products
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.stability import solve
from detente.analysis.strength import strong_witnesses, strongly_stable


def brute_force(brute, levels, party, s):
    """Judge one outcome straight from the definitions."""
    level = levels[party]
    others = [m for m, who in enumerate(brute.movers) if party not in who]

    def answered(s1, *, improving, lasting):
        return any(
            level[s2] < level[s]
            and not (lasting and any(level[s3] >= level[s] for s3 in brute.exits({party}, s2)))
            for s2 in brute.sequences(others, s1, improving=improving)
        )

    leaves = brute.exits({party}, s, improving=True)
    return {
        "gmr": all(answered(t, improving=False, lasting=False) for t in leaves),
        "smr": all(answered(t, improving=False, lasting=True) for t in leaves),
        "seq": all(answered(t, improving=True, lasting=False) for t in leaves),
    }


@given(products(most=24) | listed(), st.integers(1, 4))
def test_strong_stability_is_that_of_the_definitions(model, width):
    graph, ranks = model
    levels = ranks // width
    brute = definitions(graph, ranks)

    found = strongly_stable(graph, ranks, levels)

    for party, s in itertools.product(range(len(ranks)), brute.feasible):
        assert {c: found[c][party, s] for c in found} == brute_force(brute, levels, party, s)


@given(products(most=24), st.integers(1, 4))
def test_what_is_strongly_stable_is_stable(model, width):
    graph, ranks = model

    strong, stable = strongly_stable(graph, ranks, ranks // width), solve(graph, ranks).stable

    assert all((~strong[c] | stable[c]).all() for c in strong)


def test_levels_that_go_against_the_ranks_are_refused():
    with pytest.raises(ValueError, match="ranks higher has a lower level"):
        strongly_stable(binary([0]), np.array([[0, 1]]), np.array([[1, 0]]))


@settings(max_examples=30)
@given(products(most=24) | listed(), st.integers(1, 4))
def test_who_is_strongly_stable_has_an_answer_of_a_lower_level_to_each_exit(model, width):
    graph, ranks = model
    levels = ranks // width

    for concept, stable in strongly_stable(graph, ranks, levels).items():
        for party, s in itertools.product(graph.focal, np.flatnonzero(graph.feasible).tolist()):
            told = strong_witnesses(graph, ranks, levels, (party, s), concept)
            ends = [one.sanction[-1].outcome for one in told if one.sanction]
            assert stable[party, s] == all(one.stable for one in told)
            assert all(levels[party, end] < levels[party, s] for end in ends)
