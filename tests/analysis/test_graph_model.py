import numpy as np
import pytest
from analysis.graphs import FREE, STAY, binary, definitions, products
from hypothesis import given

from detente.analysis.graph_model import GraphModel, opposing, own_mover, within


@given(products(most=32))
def test_targets_are_the_moves_listed_option_by_option(model):
    graph, ranks = model
    brute = definitions(graph, ranks)

    for mover, outcome in np.ndindex(len(graph.movers), graph.outcomes):
        if graph.feasible[outcome]:
            found = graph.targets(mover, outcome).tolist()
            assert found == sorted(brute.moves[mover][outcome])


def test_a_relation_that_is_not_transitive_is_refused():
    chain = np.eye(3, dtype=bool) | np.eye(3, k=1, dtype=bool)

    with pytest.raises(ValueError, match="not transitive"):
        one_issue(3, chain, np.ones(3, dtype=bool))


def test_a_relation_without_staying_is_refused():
    with pytest.raises(ValueError, match="holds each with itself"):
        one_issue(2, ~STAY, np.ones(2, dtype=bool))


def test_feasible_outcomes_of_another_number_are_refused():
    with pytest.raises(ValueError, match=r"shape \(3,\), not \(2,\)"):
        one_issue(2, FREE, np.ones(3, dtype=bool))


def one_issue(size, table, feasible):
    return GraphModel(
        sizes=(size,),
        feasible=feasible,
        movers=(frozenset({0}),),
        steps=((table,),),
        focal=(0,),
    )


def test_too_many_outcomes_are_not_listed():
    with pytest.raises(ValueError, match="8192 outcomes are too many"):
        binary([0] * 13).explicit()


def test_movers_are_own_within_or_opposing():
    graph = GraphModel(
        sizes=(2,),
        feasible=np.ones(2, dtype=bool),
        movers=(frozenset({0}), frozenset({1}), frozenset({0, 1})),
        steps=((STAY,), (STAY,), (FREE,)),
        focal=(0, 1),
    )

    assert own_mover(graph, 0) == 0
    assert own_mover(graph, 2) is None
    assert within(graph, frozenset({0, 1})) == (0, 1, 2)
    assert opposing(graph, frozenset({0})) == (1,)
