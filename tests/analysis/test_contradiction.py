"""A contradiction is a set of rows that leaves nothing, none of which can be missed."""

from dataclasses import replace

import numpy as np
from analysis.problems import boxes, enumerated, problem_of, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.contradiction import MOST_ROWS, contradiction


def leaves(problem, rows):
    """Tell whether rows leave an outcome."""
    return bool(enumerated(replace(problem, infeasible=tuple(box for row in rows for box in row))))


@settings(max_examples=40)
@given(problem=problems(linked=False), data=st.data())
def test_rows_found_leave_nothing_together_and_something_without_any_one_of_them(problem, data):
    row = st.lists(boxes(problem.sizes, most=1), max_size=3)
    rows = data.draw(st.lists(row, min_size=1, max_size=6))

    found = contradiction(problem, rows)

    some = [rows[at] for at in found]
    assert bool(found) == (not leaves(problem, rows))
    assert not found or not leaves(problem, some)
    assert all(leaves(problem, some[:at] + some[at + 1 :]) for at in range(len(some)))


def test_of_very_many_rows_none_is_named():
    problem = problem_of([np.array([[0, 0]])])

    assert contradiction(problem, [[{0: frozenset({0})}]] * (MOST_ROWS + 1)) == ()
