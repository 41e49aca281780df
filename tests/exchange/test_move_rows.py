import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis.graph_model import GraphModel
from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.move_rows import coalesced, graph_model, party_at, state_graph

ROWS = Rows("", "this")
FEW = FewRows(rows=ROWS, options={"truce": ("no", "yes"), "arms": ("few", "some", "many")})
PARTIES = ("north", "south", "east")


def graph(truce, arms):
    """Return the graph of two issues whose rows say who settles them."""
    rows = [{"id": "truce", **truce}, {"id": "arms", **arms}]
    return graph_model({"issue": rows}, PARTIES, FEW)


def test_single_movers_come_first_and_a_set_that_settles_two_issues_is_one_mover():
    both = {"settled_by": ["south", "north"]}

    found = graph(both, {**both, "alone": [{"party": "east", "to": "few"}]})

    assert found.movers == (frozenset({2}), frozenset({0, 1}))
    assert found.focal == (2,)


def test_those_who_move_together_carry_what_each_can_do_alone():
    found = graph({"settled_by": ["north", "south"]}, {"settled_by": ["north"], "one_way": True})

    north, both = found.movers
    assert found.steps[found.movers.index(both)][1].tolist() == [
        [True, True, True], [False, True, True], [False, False, True],
    ]  # fmt: skip
    assert not found.steps[found.movers.index(north)][0][0, 1]


@given(arrays(bool, (3, 3)))
def test_listed_steps_are_closed_as_far_as_they_lead_and_no_further(steps):
    names = FEW.options["arms"]
    moves = [[names[a], names[b]] for a, b in zip(*np.nonzero(steps), strict=True)]
    reach = np.linalg.matrix_power(np.eye(3) + steps, 3) > 0

    found = graph({"settled_by": ["north"]}, {"settled_by": ["south"], "moves": moves})

    south = [at for at, one in enumerate(found.movers) if one == {1}]
    assert found.steps[south[0]][1].tolist() == reach.tolist()


def test_a_party_that_is_nearly_named_is_asked_for():
    with pytest.raises(TemplateError, match="'nroth' is no party") as caught:
        party_at("nroth", ("here",), PARTIES, ROWS)

    assert "Did you mean north?" in caught.value.hint


def test_moves_of_one_mover_from_several_states_are_gathered_and_staying_is_no_move():
    rows = [
        {"party": "north", "from": ["a", "b"], "to": "b"},
        {"party": "north", "from": "a", "to": ["a", "c"]},
        {"party": ["south", "north"], "from": "c", "to": "a"},
    ]

    found = state_graph({"move": rows}, {"a": 0, "b": 1, "c": 2}, PARTIES, ROWS)

    assert found.movers == (frozenset({0}), frozenset({0, 1}))
    assert [found.targets(0, one).tolist() for one in range(3)] == [[1, 2], [], []]


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_of_outcomes_that_are_alike_the_moves_are_those_of_all(labels):
    same = np.array([labels.index(one) for one in labels])
    wide = graph({"settled_by": ["north"]}, {"settled_by": ["south"], "one_way": True})
    assert isinstance(wide, GraphModel)

    found = coalesced(wide, same)

    for mover in range(len(wide.movers)):
        moves = {(same[a], same[b]) for a in range(6) for b in wide.targets(mover, a).tolist()}
        kept = {(a, b) for a, b in moves if a != b}
        assert kept == {(a, b) for a in range(6) for b in found.targets(mover, a).tolist()}
    assert found.feasible.tolist() == (same == np.arange(6)).tolist()
