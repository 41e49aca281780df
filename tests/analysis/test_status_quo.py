import pytest
from analysis.graphs import definitions, elmira, listed, products
from hypothesis import given

from detente.analysis.status_quo import paths


@given(products(most=20) | listed())
def test_paths_lead_to_all_that_can_be_reached_by_legal_steps(model):
    graph, ranks = model
    brute = definitions(graph, ranks)
    start = brute.feasible[0]

    for kind in ("moves", "improvements"):
        found = paths(graph, ranks, start, kind).paths
        ends = brute.sequences(range(len(graph.movers)), start, improving=kind != "moves")
        assert set(found) == ends | {start}
        assert all(path[-1].outcome == end for end, path in found.items() if end != start)


@pytest.mark.parametrize("kind", ["moves", "improvements", "joint"])
def test_the_status_quo_is_reached_without_a_step(kind):
    graph, ranks = elmira()

    assert paths(graph, ranks, 0, kind).paths[0] == ()


def test_elmira_came_to_its_agreement_by_one_move_and_a_joint_one():
    """Published: from state 1 to 5 by local government, to 8 by ministry and firm together."""
    graph, ranks = elmira()

    steps = paths(graph, ranks, 0, "joint").paths[9]

    assert [(sorted(step.movers), step.outcome) for step in steps] == [([2], 6), ([0, 1], 9)]
    assert 9 not in paths(graph, ranks, 0, "improvements").paths
