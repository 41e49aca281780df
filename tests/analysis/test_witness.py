import itertools

import numpy as np
import pytest
from analysis.graphs import binary, listed, products, ranked
from hypothesis import given

from detente.analysis.stability import solve
from detente.analysis.verdicts import CONCEPTS
from detente.analysis.witness import witness, witnesses

DILEMMA = [[1, 0, 3, 2], [2, 0, 3, 1]]


def places(graph, ranks):
    """Yield every party with every feasible outcome and concept."""
    return itertools.product(range(len(ranks)), np.flatnonzero(graph.feasible).tolist(), CONCEPTS)


@given(products(most=20) | listed())
def test_a_witness_says_what_the_verdict_says(model):
    graph, ranks = model
    verdicts = solve(graph, ranks)

    for party, outcome, concept in places(graph, ranks):
        one = witness(graph, ranks, party, outcome, concept)
        assert one.stable == verdicts.stable[concept][party, outcome]


def is_legal(graph, ranks, one):
    """Tell whether each step of a sanction is a move of its movers, nobody twice in a row."""
    at, last = one.exit, None
    for step in one.sanction:
        mover = graph.movers.index(step.movers)
        improves = all(ranks[p, step.outcome] > ranks[p, at] for p in step.movers)
        if step.movers == last or one.party in step.movers:
            return False
        if step.outcome not in graph.targets(mover, at):
            return False
        if one.concept in ("seq", "sseq") and not improves:
            return False
        at, last = step.outcome, step.movers
    return True


@given(products(most=20) | listed())
def test_sanctions_are_legal_and_leave_the_party_no_better(model):
    graph, ranks = model

    for party, outcome, concept in places(graph, ranks):
        for one in witnesses(graph, ranks, party, outcome, concept):
            worth = ranks[party]
            assert worth[one.exit] > worth[outcome]
            assert is_legal(graph, ranks, one)
            if one.sanction:
                assert worth[one.sanction[-1].outcome] <= worth[outcome]
            if one.countermove is not None and concept in ("smr", "sseq"):
                assert worth[one.countermove] <= worth[outcome]


def test_in_the_dilemma_defection_is_answered_by_defection():
    one = witness(binary([0, 1]), ranked(DILEMMA, 4), 0, 0, "smr")

    assert (one.stable, one.exit, one.countermove) == (True, 1, None)
    assert [(step.movers, step.outcome) for step in one.sanction] == [(frozenset({1}), 3)]


def test_where_nothing_tempts_there_is_no_exit():
    one = witness(binary([0, 1]), ranked(DILEMMA, 4), 0, 3, "nash")

    assert (one.stable, one.exit, one.sanction) == (True, None, ())


def test_by_nash_no_answer_counts():
    one = witness(binary([0, 1]), ranked(DILEMMA, 4), 0, 0, "nash")

    assert (one.stable, one.exit, one.sanction) == (False, 1, ())


@pytest.mark.parametrize("concept", CONCEPTS)
def test_who_cannot_move_alone_has_no_witness_against_it(concept):
    assert witnesses(binary([0]), np.array([[0, 1], [1, 0]]), 1, 0, concept) == ()
