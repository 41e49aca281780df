from itertools import chain, combinations, permutations

import numpy as np
import pytest
from analysis.small_models import small_models
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.analysis.graph_model import explicit_graph
from detente.analysis.inverse_stability import (
    exits,
    inverse_stability,
    least_change_of_values,
    risen,
)
from detente.analysis.shares import shares
from detente.analysis.stability import solve
from detente.exchange.stability_models import load_stability

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
CASES = st.sampled_from(CONCEPTS)


def stays(graph, ranks, party, outcome, concept):
    """Tell by the engine whether a party stays."""
    return bool(solve(graph, ranks, [concept]).stable[concept][party, outcome])


@pytest.fixture
def asked():
    """Return the graph and ranks of the model of Syria and Iraq."""
    model = load_stability("syria-iraq")
    return model.graph, model.ranks, model.feasible


def deterred(graph, ranks, party, concept):
    """Tell by the ways to deter exits whether a party stays at outcome 1."""
    better = frozenset(np.flatnonzero(ranks[party] > ranks[party, 1]).tolist())
    return all(one.is_deterred(better) for one in exits(graph, ranks, party, 1, concept))


def test_of_720_rankings_of_syria_as_many_keep_outcome_1_as_computed_and_the_engine_agrees(asked):
    graph, ranks, feasible = asked
    drawn = np.stack([ranks] * 720)
    drawn[:, 0, feasible] = list(permutations(range(6)))

    kept = {
        one: sum(all(deterred(graph, draw, p, one) for p in (0, 1)) for draw in drawn)
        for one in CONCEPTS
    }
    judged = shares(graph, drawn.transpose(0, 2, 1), CONCEPTS).equilibrium

    assert kept == {"nash": 240, "gmr": 384, "smr": 300, "seq": 384, "sseq": 300}
    assert {concept: int(judged[concept][1]) for concept in CONCEPTS} == kept


@settings(max_examples=40)
@given(model=small_models(), concept=CASES, party=st.integers(0, 2), pick=st.integers(0, 99))
def test_a_party_stays_if_the_outcome_rises_so_far_and_leaves_if_it_rises_less(
    model, concept, party, pick
):
    graph, ranks = model
    outcome = int(np.flatnonzero(graph.feasible)[pick % graph.feasible.sum()])
    found = inverse_stability(graph, ranks, party, outcome, concept)
    assert found.stable == stays(graph, ranks, party, outcome, concept)

    changed = 2 * ranks
    changed[party] = risen(changed[party], outcome, found.rise_above)
    less = changed.copy()
    less[party, outcome] -= 1

    assert stays(graph, changed, party, outcome, concept)
    assert found.stable or not stays(graph, less, party, outcome, concept)


@settings(max_examples=40)
@given(model=small_models(), concept=CASES, party=st.integers(0, 2), pick=st.integers(0, 99))
def test_no_fewer_outcomes_need_to_fall_than_a_search_of_all_sets_finds(
    model, concept, party, pick
):
    graph, ranks = model
    outcome = int(np.flatnonzero(graph.feasible)[pick % graph.feasible.sum()])
    better = np.flatnonzero(graph.feasible & (ranks[party] > ranks[party, outcome])).tolist()
    assume(len(better) <= 9)

    found = inverse_stability(graph, ranks, party, outcome, concept).must_fall

    sets = chain.from_iterable(combinations(better, size) for size in range(len(better) + 1))
    least = next(one for one in sets if falls(graph, ranks, party, outcome, concept, one))
    assert len(found) == len(least)
    assert falls(graph, ranks, party, outcome, concept, found)


def falls(graph, ranks, party, outcome, concept, ends):
    """Tell whether a party stays once some outcomes have fallen to where it is."""
    changed = ranks.copy()
    changed[party, list(ends)] = ranks[party, outcome]
    return stays(graph, changed, party, outcome, concept)


@settings(max_examples=40)
@given(model=small_models(), concept=CASES, party=st.integers(0, 2), pick=st.integers(0, 99))
def test_the_least_rise_is_what_the_margin_lacks(model, concept, party, pick):
    graph, ranks = model
    outcome = int(np.flatnonzero(graph.feasible)[pick % graph.feasible.sum()])
    found = inverse_stability(graph, ranks, party, outcome, concept)

    margin = solve(graph, ranks, [concept], margins=True).margins[concept][party, outcome]

    rise = max(ranks[party, [outcome, *found.rise_above]]) - ranks[party, outcome]
    assert rise == max(0, -margin)


@settings(max_examples=40)
@given(model=small_models(), concept=CASES, party=st.integers(0, 2), pick=st.integers(0, 99))
def test_the_least_change_of_utilities_deters_every_exit_and_costs_no_more_than_to_rise(
    model, concept, party, pick
):
    graph, ranks = model
    outcome = int(np.flatnonzero(graph.feasible)[pick % graph.feasible.sum()])
    leaving = exits(graph, ranks, party, outcome, concept)
    utilities = ranks[party].astype(float)

    added = least_change_of_values(leaving, outcome, utilities, np.eye(len(utilities)))

    after = utilities + added
    better = frozenset(np.flatnonzero(after > after[outcome] + 1e-6).tolist())
    found = inverse_stability(graph, ranks, party, outcome, concept)
    rise = max(utilities[[outcome, *found.rise_above]]) - utilities[outcome]
    drop = sum(utilities[one] - utilities[outcome] for one in found.must_fall)
    assert all(one.is_deterred(better) for one in leaving)
    assert np.abs(added).sum() <= min(rise, drop) + 1e-6
    assert (np.abs(added).sum() == 0) == found.stable


def test_one_value_may_be_shared_by_many_outcomes():
    model = load_stability("prisoners-dilemma")
    leaving = exits(model.graph, model.ranks, 0, 3, "nash")
    cells = np.array([[1, 0, 1, 0], [0, 1, 1, 0], [1, 0, 0, 1], [0, 1, 0, 1]], dtype=float)
    utilities = cells @ np.array([4.0, 1.0, 0.0, 6.0])

    added = least_change_of_values(leaving, 3, utilities, cells)

    assert np.abs(added).sum() == pytest.approx(3.0)
    assert (cells @ (np.array([4.0, 1.0, 0.0, 6.0]) + added))[[2, 3]] == pytest.approx(
        [(cells @ (np.array([4.0, 1.0, 0.0, 6.0]) + added))[3]] * 2
    )


def test_a_party_that_cannot_move_needs_no_change():
    model = load_stability("elmira-states")

    assert exits(model.graph, model.ranks, 0, 9, "seq") == ()
    assert inverse_stability(model.graph, model.ranks, 0, 9, "seq").stable


def test_a_party_that_never_moves_alone_has_no_exits():
    graph = explicit_graph([[[1], []]], (frozenset({1}),), (1,))

    assert exits(graph, np.array([[0, 1], [0, 1]]), 0, 0, "nash") == ()


def test_an_answer_that_leads_back_deters_without_any_change():
    movers = (frozenset({0}), frozenset({1}))
    graph = explicit_graph([[[1], []], [[], [0]]], movers, (0, 1))

    (leaving,) = exits(graph, np.array([[0, 1], [0, 1]]), 0, 0, "gmr")

    assert leaving.ways == (frozenset(),)
    assert inverse_stability(graph, np.array([[0, 1], [0, 1]]), 0, 0, "gmr").stable
