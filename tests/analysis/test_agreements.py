import dataclasses
from math import prod

import numpy as np
import pytest
from analysis.problems import efficient, enumerated, problem_of, problems, random_problem
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.analysis import agreements as module
from detente.analysis import stages as stages_module
from detente.analysis.agreements import agreements, disagreement
from detente.analysis.solution_concepts import CHOOSERS


def zone_of(problem):
    """Return the outcomes that reach every reservation value and cross no red line."""
    floor = disagreement(problem)
    every = enumerated(problem.within_red_lines())
    return {
        n: row for n, row in every.items() if all(u >= r for u, r in zip(row, floor, strict=True))
    }


@settings(max_examples=150)
@given(problem=problems())
def test_zone_and_frontier_are_those_of_enumeration(problem):
    found, zone = agreements(problem), zone_of(problem)

    assert found.outcomes == len(enumerated(problem))
    assert found.zone_size == len(zone)
    assert set(map(tuple, found.rational.rows.tolist())) == efficient(zone.values())
    assert bool(found.solutions) == bool(zone)


@given(problem=problems(top=1))
def test_equal_sums_are_counted_as_often_as_they_come_about(problem):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MANY_SUMS", 2)
        counted = agreements(problem).zone_size

    assert counted == len(zone_of(problem))


@given(problem=problems())
def test_tied_vectors_name_all_their_outcomes_and_the_named_one_is_among_them(problem):
    found, zone = agreements(problem), zone_of(problem)

    for solved in found.solutions.values():
        for tied in solved.tied:
            behind = [n for n, row in zone.items() if row == tied.utilities]
            assert list(tied.outcomes) == behind
        assert zone[solved.outcome] == solved.utilities
        assert solved.outcome in {tied.outcomes[0] for tied in solved.tied}


@settings(max_examples=150)
@given(problem=problems(top=2))
def test_nash_is_every_undominated_outcome_with_the_largest_product_over_those_who_can_gain(
    problem,
):
    zone, floor = zone_of(problem), disagreement(problem)
    assume(zone)
    gains = {
        n: [u - r for u, r in zip(row, floor, strict=True)]
        for n, row in zone.items()
        if row in efficient(zone.values())
    }
    able = [at for at in range(len(floor)) if any(gain[at] for gain in gains.values())]
    product = {n: prod(gain[at] for at in able) for n, gain in gains.items()}

    nash = agreements(problem).solutions["nash"]

    assert sorted(n for tied in nash.tied for n in tied.outcomes) == [
        n for n, one in product.items() if one == max(product.values())
    ]


def test_where_every_outcome_leaves_somebody_without_gain_the_efficient_ones_are_tied():
    """The third outcome has product 0 too; the second is better for one and worse for nobody."""
    problem = problem_of([np.array([[8, 14], [2, 34], [2, 18]])], [2, 14])

    nash = agreements(problem).solutions["nash"]

    assert sorted(tied.utilities for tied in nash.tied) == [(2, 34), (8, 14)]
    assert nash.left_out == ()


@given(problem=problems(), data=st.data())
def test_a_red_line_narrows_the_zone_and_leaves_the_frontier(problem, data):
    issue = data.draw(st.integers(0, len(problem.issues) - 1))
    place = data.draw(st.integers(0, problem.sizes[issue] - 1))
    lined = dataclasses.replace(problem, red_lines=((0, issue, place),))

    found = agreements(lined)

    assert (found.frontier.rows == agreements(problem).frontier.rows).all()
    assert found.zone_size == len(zone_of(lined))
    for solved in found.solutions.values():
        assert lined.digits(solved.outcome)[issue] != place


@given(problem=problems(linked=False), data=st.data())
def test_permuting_the_parties_permutes_the_utilities_that_are_chosen(problem, data):
    seats = data.draw(st.permutations(range(len(problem.parties))))
    turned = problem_of(
        [cells[:, seats] for cells in problem.cells],
        [problem.reservation[seat] for seat in seats],
    )

    found, other = agreements(problem), agreements(turned)

    for concept in CHOOSERS:
        if found.solutions:
            before, after = found.solutions[concept], other.solutions[concept]
            assert before.outcome == after.outcome
            assert tuple(before.utilities[seat] for seat in seats) == after.utilities


@given(problem=problems(), data=st.data())
def test_without_a_reservation_value_the_worst_feasible_outcome_stands_in(problem, data):
    party = data.draw(st.integers(0, len(problem.parties) - 1))
    every = enumerated(problem)
    assume(every)
    silent = [None if at == party else r for at, r in enumerate(problem.reservation)]

    floor = disagreement(dataclasses.replace(problem, reservation=tuple(silent)))

    assert floor[party] == min(row[party] for row in every.values())


def test_twice_the_same_problem_gives_the_same_answer():
    first, second = (agreements(random_problem(6, 5, 3, seed=3)) for _ in range(2))

    assert first.solutions == second.solutions
    assert first.frontier.rows.tobytes() == second.frontier.rows.tobytes()


def test_an_empty_zone_has_no_solution_and_no_ideal():
    found = agreements(problem_of([np.array([[2, 0], [0, 2]])], [1, 1]))

    assert (found.zone_size, found.ideal, found.solutions) == (0, None, {})


def test_a_zone_that_is_too_large_to_be_followed_is_not_counted(monkeypatch):
    monkeypatch.setattr(module, "MOST_SUMS", 4)
    problem = random_problem(4, 5, 2, seed=1)

    half = [int(row) for row in np.median(agreements(problem).frontier.rows, axis=0)]

    assert agreements(dataclasses.replace(problem, reservation=tuple(half))).zone_size is None


def test_issues_that_hang_together_too_closely_are_searched(monkeypatch):
    problem = random_problem(4, 3, 2, seed=5)
    box = {at: frozenset({0}) for at in range(4)}
    linked = dataclasses.replace(problem, infeasible=(box,), reservation=(0, None))
    monkeypatch.setattr(stages_module, "MOST_COMBINATIONS", 0)
    monkeypatch.setattr(stages_module, "MOST_KEYED", 2)

    found = agreements(linked)

    assert (found.outcomes, found.zone_size, found.frontier.exact) == (None, None, False)
    assert set(map(tuple, found.rational.rows.tolist())) <= efficient(enumerated(linked).values())
    assert set(found.solutions) == set(CHOOSERS)


@pytest.mark.parametrize("count", [1, 2])
def test_what_is_not_feasible_is_not_counted(count):
    boxes = tuple({0: frozenset({at})} for at in range(count))
    problem = problem_of([np.array([[1, 0], [0, 1]])], [0, 0], infeasible=boxes)

    found = agreements(problem)

    assert (found.outcomes, found.zone_size) == (2 - count, 2 - count)
