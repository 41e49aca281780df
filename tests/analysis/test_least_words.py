"""The cheapest change of words: the minimum that filling up each outcome by price gives."""

import math
from dataclasses import replace

import numpy as np
import pytest
from analysis.problems import enumerated, problem_of, problems
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.least_words import least_words
from detente.analysis.problem import GRID

TABLE = [np.array([[2, 9], [8, 1]]), np.array([[1, 3], [4, 2]])]


def tables(problem, draw, low, high, step):
    """Draw a table like the problem's cells, in multiples of a step."""
    return [
        np.array([[draw(st.integers(low, high)) for _ in problem.parties] for _ in options]) * step
        for options in problem.options
    ]


def wider(problem):
    """Return a problem whose steps are eighths of a unit of utility."""
    step = GRID // 8
    return replace(
        problem,
        cells=tuple(one * step for one in problem.cells),
        reservation=tuple(None if one is None else one * step for one in problem.reservation),
        together=tuple(replace(one, value=one.value * step) for one in problem.together),
    )


def filled(problem, digits, room, price, per_line):
    """Return the cost of raising the cheapest cells of an outcome first, and of its red lines."""
    worth = problem.utilities(np.array([digits]))[0]
    crossed = sum(digits[issue] == option for _, issue, option in problem.red_lines)
    total = per_line * crossed
    for party, floor in enumerate(problem.reservation):
        lacks = 0 if floor is None else max(0, floor - int(worth[party])) / GRID
        cells = sorted(
            (price[at][option, party], room[at][option, party]) for at, option in enumerate(digits)
        )
        for cost, most in cells:
            step = min(lacks, most)
            total, lacks = total + cost * step, lacks - step
        if lacks > 1e-15:
            return math.inf
    return total


@settings(max_examples=40)
@given(problem=problems(), data=st.data())
def test_the_cheapest_change_is_the_minimum_over_all_outcomes(problem, data):
    places = [(0, at, 0) for at in range(len(problem.sizes))]
    problem = replace(wider(problem), red_lines=tuple(data.draw(st.sets(st.sampled_from(places)))))
    room = tables(problem, data.draw, 0, 6, 0.125)
    price = tables(problem, data.draw, 1, 4, 1.0)

    found = least_words(problem, room, price, per_line=0.4)

    every = (problem.digits(index) for index in enumerated(problem))
    best = min((filled(problem, one, room, price, 0.4) for one in every), default=math.inf)
    assert (found.outcome is None) == (best == math.inf)
    if found.outcome is not None:
        assert found.cost == pytest.approx(best, abs=1e-5)


def test_what_is_raised_is_in_the_outcome_and_no_more_than_there_is_room_for():
    problem = problem_of([np.array(one) * GRID // 10 for one in TABLE], [GRID, GRID * 9 // 10])
    room = [np.full((2, 2), 0.3)] * 2
    price = [np.array([[1.0, 5.0], [1.0, 5.0]]), np.array([[2.0, 1.0], [2.0, 1.0]])]

    found = least_words(problem, room, price)

    chosen = problem.digits(found.outcome)
    assert found.raised
    assert all(chosen[issue] == option for _, issue, option in found.raised)
    assert all(0 < rise <= 0.3 + 1e-9 for rise in found.raised.values())


def test_a_value_that_much_evidence_holds_is_left_alone_if_another_will_do():
    problem = problem_of([np.array([[5]]) * GRID // 10, np.array([[2]]) * GRID // 10], [GRID])
    room = [np.array([[0.5]]), np.array([[0.5]])]

    dear_first = least_words(problem, room, [np.array([[9.0]]), np.array([[1.0]])])
    dear_last = least_words(problem, room, [np.array([[1.0]]), np.array([[9.0]])])

    assert {cell[1] for cell in dear_first.raised} == {1}
    assert {cell[1] for cell in dear_last.raised} == {0}


def test_where_there_is_no_room_no_change_suffices():
    problem = problem_of([np.array([[1]]) * GRID], [3 * GRID])

    found = least_words(problem, [np.array([[0.5]])], [np.array([[1.0]])])

    assert found.outcome is None
    assert not found.raised
