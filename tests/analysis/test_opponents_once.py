import numpy as np
from analysis.graphs import binary, differences, listed, products
from hypothesis import given, settings

from detente.analysis.stability import Method, solve

ONCE = Method(rule="each_opponent_once")


@settings(max_examples=50)
@given(products(most=24) | listed())
def test_each_opponent_once_is_what_its_name_says(model):
    verdicts = solve(*model, method=ONCE)

    assert differences(*model, verdicts, once=True) == []


@given(products(most=24))
def test_who_may_answer_once_only_deters_no_more_than_who_may_answer_on(model):
    legal, once = solve(*model), solve(*model, method=ONCE)

    assert all((~once.stable[c] | legal.stable[c]).all() for c in once.stable)


def test_an_answer_in_three_steps_of_two_opponents_counts_only_by_legal_sequences():
    """South must move, east move, and south move again before north is worse off."""
    graph = binary([0, 1, 1, 2], infeasible=[3, 7, 11, 13])
    ranks = np.zeros((3, 16), dtype=int)
    ranks[0, [0, 1, 5, 9, 15]] = [1, 2, 2, 2, 0]
    ranks[1] = ranks[2] = np.arange(16)

    stable = [solve(graph, ranks, ("gmr",), method=one).stable["gmr"] for one in (Method(), ONCE)]

    assert (stable[0][0] | ~stable[1][0]).all()
