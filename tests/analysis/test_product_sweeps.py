import numpy as np
import pytest
from analysis.graphs import binary, definitions, products, same
from hypothesis import given

from detente.analysis.graph_model import opposing
from detente.analysis.product_sweeps import (
    ProductPasses,
    best_exit,
    greatest,
    is_settled_in_one_round,
    least,
    until_still,
)
from detente.analysis.stability import prepared, solve


@given(products())
def test_the_best_exit_is_the_greatest_value_of_the_moves_listed(model):
    graph, ranks = model
    brute = definitions(graph, ranks)
    values = prepared(graph, ranks[:, :, None])

    for party, worth in enumerate(values):
        best = best_exit(graph, party, worth)[:, 0]
        for s in brute.feasible:
            ends = brute.exits({party}, s)
            assert best[s] == max((ranks[party, t] for t in ends), default=least(worth))


@given(products())
def test_floors_are_the_least_values_of_legal_sequences(model):
    graph, ranks = model
    brute = definitions(graph, ranks)
    passes = ProductPasses(graph, prepared(graph, ranks[:, :, None]))

    for party, worth in enumerate(ranks):
        start = np.where(graph.feasible, worth, greatest(worth))[:, None]
        others = opposing(graph, frozenset({party}))
        moved = passes.move_floor(party, start)[:, 0]
        improved = passes.improvement_floor(party, start)[:, 0]
        for s in brute.feasible:
            assert moved[s] == worth[[s, *brute.sequences(others, s)]].min()
            assert improved[s] == worth[[s, *brute.sequences(others, s, improving=True)]].min()


@given(products())
def test_large_blocks_that_are_sorted_give_the_same_verdicts(model):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.analysis.product_sweeps.ALL_PAIRS", 1)
        ordered = solve(*model, margins=True)

    plain = solve(*model, margins=True)

    assert same(ordered, plain)


def test_one_round_settles_what_has_no_holes_and_no_issue_of_two():
    assert is_settled_in_one_round(binary([0, 1, 2]), [1, 2])
    assert not is_settled_in_one_round(binary([0, 1, 2], infeasible=[3]), [1, 2])


def test_passes_go_on_until_each_leaves_the_values_as_they_are():
    still = until_still([lambda now: now // 2, lambda now: now], np.array([9]))

    assert still.tolist() == [0]
