import dataclasses
import itertools

import numpy as np
import pytest
from analysis.problems import efficient, enumerated, problem_of, problems, random_problem
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis.frontier import frontier
from detente.analysis.least_concession import (
    least_lifting,
    least_of,
    least_of_one,
    least_of_pair,
    least_of_two,
    least_total,
    least_worst,
)

few = settings(max_examples=25)
shortfalls = arrays(float, (7, 3), elements=st.integers(0, 4).map(float))
APART = problem_of([np.array([[4, 0], [0, 4], [2, 2]])], [3, 3])


def gaps(problem, rows):
    """Return how far rows of utilities stay below the reservation values, each."""
    floors = problem.reservation
    return [[max(0, r - u) for u, r in zip(row, floors, strict=True)] for row in rows]


@few
@given(problem=problems())
def test_the_least_total_and_the_least_worst_are_the_minima_over_the_exact_frontier(problem):
    every = gaps(problem, frontier(problem).rows.tolist())

    total, worst = least_total(problem), least_worst(problem)

    assert (total.outcome is None) == (worst.outcome is None) == (not every)
    if every:
        assert total.total == min(map(sum, every))
        assert worst.worst == min(map(max, every))
        assert worst.total == min(sum(gap) for gap in every if max(gap) == worst.worst)


@few
@given(problem=problems(), data=st.data())
def test_the_least_of_some_parties_is_that_of_the_outcomes_that_suit_the_others(problem, data):
    some = data.draw(st.sets(st.integers(0, len(problem.parties) - 1), min_size=1, max_size=2))
    every = gaps(problem, enumerated(problem).values())
    suited = [g for g in every if all(not gap for at, gap in enumerate(g) if at not in some)]

    found = least_of(problem, sorted(some))

    assert (found.outcome is None) == (not suited)
    assert found.total == min(map(sum, suited), default=None)


@few
@given(problem=problems())
def test_the_least_of_a_pair_is_the_least_over_all_pairs(problem):
    every = gaps(problem, enumerated(problem).values())
    able = [sum(gap) for gap in every if sum(one > 0 for one in gap) <= 2]

    found = least_of_pair(problem)

    assert found.total == min(able, default=None)
    assert sum(one > 0 for one in found.by_party.values()) <= 2


def test_where_no_pair_suffices_it_is_said():
    shared = problem_of([np.array([[0, 0, 0], [0, 0, 0]])], [1, 1, 1])

    assert least_of_pair(shared).why == "no two parties can do it by themselves"


def reached(problem, found):
    """Return what the outcome of a concession is worth."""
    return tuple(problem.utilities(np.array([problem.digits(found.outcome)]))[0].tolist())


@few
@given(problem=problems(), data=st.data())
def test_no_outcome_dominates_the_one_that_a_least_concession_names(problem, data):
    place = st.integers(0, len(problem.issues) - 1).flatmap(
        lambda issue: st.tuples(st.just(issue), st.integers(0, problem.sizes[issue] - 1))
    )
    parties = range(len(problem.parties))
    lines = data.draw(st.sets(st.tuples(st.sampled_from(parties), place), max_size=2))
    lined = dataclasses.replace(problem, red_lines=tuple((p, i, o) for p, (i, o) in sorted(lines)))
    open_to_all = set(enumerated(lined.within_red_lines()).values())

    alone = [least_of(lined, [party]) for party in parties]
    for found in (least_total(lined), least_worst(lined), *alone):
        assert found.outcome is None or reached(lined, found) in efficient(open_to_all)


def test_of_outcomes_that_ask_the_same_the_efficient_one_is_named_whoever_concedes():
    cells = [np.array([[0, 24, 22], [6, 28, 22], [0, 0, 22]])]
    problem = problem_of(cells, [0, 24, 23])

    for found in (least_total(problem), least_worst(problem), least_of(problem, [2])):
        assert (found.outcome, found.by_party) == (1, {"p0": 0, "p1": 0, "p2": 1})


def test_of_outcomes_that_lift_the_same_red_line_the_efficient_one_is_named():
    cells = [np.array([[0, 0], [3, 3]]), np.array([[0, 0], [0, 1]])]
    lined = problem_of(cells, [3, 3], red_lines=((0, 0, 1),))

    found = least_lifting(lined)

    assert (found.lifted, reached(lined, found)) == ((("p0", "i0", "o1"),), (3, 4))


def test_where_nothing_suffices_there_is_no_total_that_could_be_read_as_none_needed():
    shut = problem_of([np.array([[0, 0]])], [0, 0], infeasible=({0: frozenset({0})},))

    for found in (least_total(shut), least_worst(shut), least_of(shut, [0])):
        assert (found.outcome, found.total, found.worst) == (None, None, None)


def test_a_concession_shows_itself_with_who_gives_how_much_where_and_why_not():
    assert "p0</th><td>1e-09" in least_total(APART)._repr_html_()
    assert "i0: o2" in least_total(APART)._repr_html_()
    assert "Nobody has to give way" in least_total(problem_of(list(APART.cells)))._repr_html_()
    third = problem_of([np.array([[4, 0, 0], [0, 4, 0]])], [3, 3, 1])
    assert "p0, p1 have no common ground" in least_of(third, [2])._repr_html_()


@few
@given(problem=problems(top=2), data=st.data())
def test_the_red_lines_to_be_lifted_are_as_few_as_can_be(problem, data):
    places = st.tuples(
        st.integers(0, len(problem.parties) - 1), st.integers(0, len(problem.issues) - 1)
    )
    lines = {
        (p, i, data.draw(st.integers(0, problem.sizes[i] - 1)))
        for p, i in data.draw(st.sets(places, max_size=3))
    }
    lined = dataclasses.replace(problem, red_lines=tuple(sorted(lines)))
    meeting = [
        sum(problem.digits(n)[i] == o for _, i, o in lines)
        for n, row in enumerated(problem).items()
        if not any(gaps(problem, [row])[0])
    ]

    found = least_lifting(lined)

    assert (found.outcome is None) == (not meeting)
    assert len(found.lifted) == min(meeting, default=0)


def test_a_unit_of_concession_may_cost_one_party_more():
    assert least_total(APART).by_party == {"p0": 1, "p1": 1}
    assert least_total(APART, costs=[9, 1]).by_party == {"p0": 0, "p1": 3}


def test_a_red_line_is_kept_while_reservation_values_fall():
    lined = dataclasses.replace(APART, red_lines=((0, 0, 2),))

    assert least_worst(APART).worst == 1
    assert least_worst(lined).worst == 3


def test_where_the_others_have_no_common_ground_that_is_said():
    third = problem_of([np.array([[4, 0, 0], [0, 4, 0]])], [3, 3, 1])

    assert least_of(third, [2]).outcome is None
    assert least_of(third, [2]).why == "p0, p1 have no common ground, whatever the others give"


def test_where_no_lifting_suffices_that_is_said():
    assert "even without any red line" in least_lifting(APART).why


@pytest.mark.parametrize("parties", [2, 5])
def test_on_a_million_outcomes_the_optimum_is_that_of_the_frontier(parties):
    problem = random_problem(6, 10, parties, seed=1)
    rows = frontier(problem).rows
    floor = tuple((rows.max(axis=0) * 9 // 10).tolist())
    hard = dataclasses.replace(problem, reservation=floor)

    every = gaps(hard, rows.tolist())

    assert least_total(hard).total == min(map(sum, every))
    assert least_worst(hard).worst == min(map(max, every))


@given(table=shortfalls, share=st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_one_party_gives_way_by_the_least_that_suits_all_often_enough(table, share):
    levels = [0.0, *table[:, 0]]
    enough = [
        level
        for level in levels
        if ((table[:, 0] <= level) & (table[:, 1:] <= 0).all(axis=1)).sum() >= share * len(table)
    ]

    assert least_of_one(table, 0, share) == min(enough, default=None)


@given(table=shortfalls, share=st.sampled_from([0.0, 0.3, 0.5, 1.0]))
def test_two_parties_give_way_by_the_least_sum_that_suits_all_often_enough(table, share):
    levels = itertools.product([0.0, *table[:, 0]], [0.0, *table[:, 1]])
    enough = [
        a + b for a, b in levels if ((table <= [a, b, 0]).all(axis=1)).sum() >= share * len(table)
    ]

    found = least_of_two(table, (0, 1), share)

    assert (found is None) == (not enough)
    assert found is None or sum(found) == min(enough)
