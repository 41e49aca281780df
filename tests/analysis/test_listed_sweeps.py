import numpy as np
from analysis.graphs import differences, listed, products, same
from hypothesis import given

from detente.analysis.graph_model import explicit_graph
from detente.analysis.stability import solve


@given(listed())
def test_verdicts_on_intransitive_graphs_are_those_of_the_definitions(model):
    assert differences(*model, solve(*model)) == []


@given(products(most=48))
def test_a_product_and_the_list_of_its_moves_have_one_verdict(model):
    graph, ranks = model

    assert same(solve(graph, ranks, margins=True), solve(graph.explicit(), ranks, margins=True))


def test_a_sequence_of_one_mover_twice_in_succession_is_no_answer():
    """From 1 the opponent would need two moves in a row, 1 to 2 to 3, to punish the exit."""
    moves = [[[1], [], [], []], [[], [2], [3], []]]
    graph = explicit_graph(moves, [frozenset({0}), frozenset({1})], [0, 1])
    ranks = np.array([[1, 2, 3, 0], [0, 0, 1, 2]])

    stable = solve(graph, ranks).stable

    assert not stable["gmr"][0, 0]
    assert not stable["seq"][0, 0]
