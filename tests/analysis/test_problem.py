from fractions import Fraction

import numpy as np
import pytest
from analysis.problems import all_digits, by_hand, enumerated, problem_of, problems
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.problem import GRID, every_outcome, on_grid

TWO = problem_of([np.array([[1, 0], [0, 1]]), np.array([[0, 0], [2, 1], [1, 2]])])


def test_utilities_are_whole_steps_with_halves_to_even():
    assert [on_grid(Fraction(x, 2 * GRID)) for x in (1, 3, 5)] == [0, 2, 2]
    assert on_grid(0.58) == on_grid(0.5800000000000001) == 580_000_000


def test_the_first_issue_is_the_least_significant_digit():
    assert every_outcome(TWO.sizes).tolist() == [list(d) for d in all_digits(TWO.sizes)]
    assert TWO.index((1, 2)) == 5
    assert TWO.describe(5) == {"i0": "o1", "i1": "o2"}


@given(problem=problems(), data=st.data())
def test_a_number_and_its_options_are_the_same_outcome(problem, data):
    index = data.draw(st.integers(0, problem.outcomes - 1))

    assert problem.index(problem.digits(index)) == index


@given(problem=problems())
def test_utilities_are_sums_of_options_and_of_what_holds_together(problem):
    found = enumerated(problem)

    expected = {
        problem.index(digits): by_hand(problem, digits)
        for digits in all_digits(problem.sizes)
        if not any(all(digits[i] in o for i, o in box.items()) for box in problem.infeasible)
    }
    assert found == expected


def test_a_red_line_removes_its_outcomes_only_where_that_is_asked_for():
    lined = problem_of(list(TWO.cells), red_lines=((1, 1, 2),))

    assert len(enumerated(lined)) == 6
    assert sorted(enumerated(lined.within_red_lines())) == [0, 1, 2, 3]


@pytest.mark.parametrize("table", [np.zeros((2, 3)), np.zeros((0, 2))])
def test_a_table_of_another_shape_is_refused(table):
    with pytest.raises(ValueError, match="table of issue i1 has shape"):
        problem_of([TWO.cells[0], table])


def test_numbers_that_could_not_be_added_exactly_are_refused():
    with pytest.raises(ValueError, match="too large"):
        problem_of([np.full((1, 2), 2**61)])
