import numpy as np
from analysis.graphs import definitions, elmira, listed, products
from hypothesis import given

from detente.analysis.sequences import improvements, legal_sequences, reached, steps_to


@given(products(most=20) | listed())
def test_legal_sequences_reach_what_the_definitions_reach(model):
    graph, ranks = model
    brute = definitions(graph, ranks)
    movers = range(len(graph.movers))

    for start in brute.feasible:
        for improving, moves in ((False, graph.targets), (True, improvements(graph, ranks))):
            found = set(reached(movers, start, moves).tolist())
            assert found == brute.sequences(movers, start, improving=improving) | {start}


def test_steps_lead_from_the_start_to_the_node():
    graph, _ = elmira()
    before = legal_sequences(range(3), 0, graph.targets)

    steps = steps_to(graph.movers, before, (9, 0))

    assert steps[-1].outcome == 9
    assert np.isin(steps[0].outcome, [*graph.targets(1, 0), *graph.targets(2, 0)])
    assert len(steps) == 3
