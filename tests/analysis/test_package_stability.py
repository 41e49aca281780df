import dataclasses
import itertools

import numpy as np
import pytest
from analysis.graphs import definitions
from builders import make_draws, make_issue, make_template
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis.package_graph import graph_around
from detente.analysis.package_stability import _as_often, dense, package_stability


def test_a_package_that_nobody_gains_by_leaving_has_no_leaver():
    template = make_template(make_issue("truce"), make_issue("border"))
    worth = {"north": [0.1, 0.9, 0.1, 0.9], "south": [0.1, 0.9, 0.1, 0.9]}
    draws = make_draws(template, worth, count=50)

    held = package_stability(template, draws, {"truce": "yes", "border": "yes"})

    assert held.concepts == {"nash": 1.0, "gmr": 1.0, "smr": 1.0, "seq": 1.0}
    assert (held.leaves_first, held.by, held.answer, held.leaves_share) == (None, {}, {}, 0.0)


@st.composite
def contested(draw):
    """Draw a template of three parties: joint, own and one-way issues, and worth that varies."""
    parties = ("north", "south", "east")
    issues = [
        make_issue(
            f"i{at}",
            options=("as_is", "yes", "no")[: draw(st.integers(2, 3))],
            settled_by=tuple(sorted(draw(st.sets(st.sampled_from(parties), min_size=1)))),
            one_way=draw(st.booleans()),
        )
        for at in range(3)
    ]
    template = make_template(*issues, parties=parties)
    cells = sum(len(issue.options) for issue in issues)
    numbers = st.lists(st.integers(0, 9), min_size=cells, max_size=cells)
    worth = {party: [number / 10 for number in draw(numbers)] for party in parties}
    return template, make_draws(template, worth, count=12, noise=0.3)


@given(contested())
def test_shares_of_draws_are_those_of_the_definitions_draw_by_draw(case):
    template, draws = case
    outcome = template.describe(np.ones(3, dtype=np.int64))
    around = graph_around(template, draws.parties, np.ones(3, dtype=np.int64))
    cells = around.states + np.cumsum([0, *template.sizes[:-1]])
    ranks = np.zeros((12, 3, around.graph.outcomes), dtype=np.int64)
    worth = draws.cells.astype(np.float32)[:, :, cells].sum(axis=3, dtype=np.float64)
    ranks[:, :, around.places] = np.rint(worth.round(6) * 1e9)

    held = package_stability(template, draws, outcome)

    for party, name in enumerate(draws.parties):
        verdicts = [definitions(around.graph, one).stable(party, around.centre) for one in ranks]
        for concept, share in held.by_party[name].items():
            assert share == np.mean([one[concept] for one in verdicts])


def test_a_red_line_that_binds_costs_more_than_all_the_rest():
    template = make_template(make_issue("border", settled_by=("north",)), make_issue("truce"))
    draws = make_draws(template, {"north": [0.1, 0.9, 0.5, 0.6], "south": [0.5] * 4}, count=20)
    binding = draws.binding.copy()
    binding[:, 0, 1] = True

    free = package_stability(template, draws, {"border": "as_is", "truce": "yes"})
    bound = package_stability(
        template,
        dataclasses.replace(draws, binding=binding),
        {"border": "as_is", "truce": "yes"},
    )

    assert (free.leaves_first, free.by) == ("north", {"border": "yes"})
    assert bound.by_party["north"]["nash"] == 1.0


def test_the_most_frequent_answer_is_told_with_how_often_it_deters():
    issues = [make_issue("a", settled_by=("north",)), make_issue("b", settled_by=("south",))]
    template = make_template(*issues)
    worth = {"north": [0.5, 0.6, 0.9, 0.0], "south": [0.5, 0.5, 0.2, 0.6]}
    draws = make_draws(template, worth, count=20)

    held = package_stability(template, draws, {"a": "as_is", "b": "as_is"})

    assert held.concepts["nash"] == 0.0
    assert held.sanctioned == held.by_party[held.leaves_first]["gmr"]
    assert held.sanctioned_credibly == held.by_party[held.leaves_first]["seq"] <= held.sanctioned
    assert held.answer


@pytest.mark.parametrize(("second", "named"), [(20, ("south",)), (0, ())])
def test_who_leaves_as_often_within_the_interval_is_named_beside_the_first(second, named):
    stays = np.ones((40, 2), dtype=bool)
    stays[:22, 0] = stays[:second, 1] = False

    assert _as_often(stays, 0, ("north", "south")) == named


@given(arrays(np.int64, (2, 6, 3), elements=st.integers(-4, 4)))
def test_ranks_keep_every_comparison(worth):
    ranks = dense(worth)

    for one, other in itertools.product(range(6), repeat=2):
        before = np.sign(worth[:, one] - worth[:, other])
        after = np.sign(ranks[:, one].astype(int) - ranks[:, other])
        assert (before == after).all()
    assert ranks.min() == 0
