import numpy as np
from builders import make_issue, make_template

from detente.analysis.graph_model import own_mover
from detente.analysis.package_graph import fewer, graph_around


def around(template, centre, parties=("north", "south")):
    return graph_around(template, parties, np.array(centre))


def own_targets(model, party, state):
    """Return where a party goes alone from option places of the template."""
    places = model.places[(model.states == state).all(axis=1)]
    graph = model.graph
    ends = graph.targets(own_mover(graph, party), int(places[0]))
    return [tuple(model.state(end).tolist()) for end in ends]


def test_a_signatory_can_break_a_joint_term_but_not_make_one():
    template = make_template(make_issue("truce"), make_issue("attack", settled_by=("north",)))

    signed, unsigned = around(template, [1, 0]), around(template, [0, 0])

    assert sorted(map(tuple, signed.states.tolist())) == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert sorted(map(tuple, unsigned.states.tolist())) == [(0, 0), (0, 1)]


def test_only_the_named_breakers_can_leave_a_joint_term():
    model = around(make_template(make_issue("truce", alone=("south",))), [1])

    assert own_targets(model, 0, [1]) == []
    assert own_targets(model, 1, [1]) == [(0,)]


def test_a_term_that_is_one_way_cannot_be_broken():
    model = around(make_template(make_issue("truce", one_way=True)), [1])

    assert model.states.tolist() == [[1]]


def test_who_is_named_alone_breaks_even_a_one_way_term_and_nobody_else_does():
    model = around(make_template(make_issue("truce", one_way=True, alone=("south",))), [1])

    assert own_targets(model, 0, [1]) == []
    assert own_targets(model, 1, [1]) == [(0,)]


def test_a_one_way_term_of_one_party_is_moved_by_it_in_the_one_direction():
    issue = make_issue("raids", ("as_is", "few", "none"), settled_by=("north",), one_way=True)

    model = around(make_template(issue), [1])

    assert own_targets(model, 0, [1]) == [(2,)]
    assert own_targets(model, 0, [2]) == []
    assert own_targets(model, 1, [1]) == []


def test_who_settles_a_one_way_term_and_is_named_alone_moves_it_freely():
    issue = make_issue("raids", ("as_is", "few", "none"), settled_by=("north",), one_way=True,
                       alone=("north",))  # fmt: skip

    model = around(make_template(issue), [1])

    assert own_targets(model, 0, [1]) == [(0,), (2,)]


def test_some_of_the_parties_move_jointly_but_all_of_them_do_not():
    template = make_template(
        make_issue("pact", settled_by=("north", "south")),
        make_issue("peace", settled_by=("north", "south", "east")),
        parties=("north", "south", "east"),
    )

    model = around(template, [0, 0], ("north", "south", "east"))

    assert frozenset({0, 1}) in model.graph.movers
    assert frozenset({0, 1, 2}) not in model.graph.movers
    assert model.states.tolist() == [[0, 0], [1, 0]]


def test_the_centre_keeps_its_number_where_outcomes_are_impossible():
    template = make_template(
        make_issue("a", settled_by=("north",)),
        make_issue("b", settled_by=("south",)),
        infeasible=({"a": "yes", "b": "as_is"},),
    )

    model = around(template, [1, 1])

    assert model.state(model.centre).tolist() == [1, 1]
    assert model.graph.feasible.tolist() == [True, False, True, True]


def test_of_very_many_outcomes_things_as_they_are_and_the_package_stay():
    kept = [np.arange(6), np.arange(4), np.arange(3)]
    centre = np.array([5, 0, 1])

    left = fewer(kept, centre, 12)

    sizes = [len(keep) for keep in left]
    assert np.prod(sizes) <= 12
    assert all(
        {0, at} <= set(keep.tolist()) for keep, at in zip(left, centre.tolist(), strict=True)
    )
    assert all(
        set(keep.tolist()) <= set(every.tolist()) for keep, every in zip(left, kept, strict=True)
    )


def test_few_outcomes_are_all_kept_and_what_cannot_be_left_out_stays():
    kept = [np.arange(3), np.arange(3)]

    assert [len(one) for one in fewer(kept, np.array([1, 2]), 9)] == [3, 3]
    assert [len(one) for one in fewer(kept, np.array([1, 2]), 1)] == [2, 2]
