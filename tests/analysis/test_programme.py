import dataclasses

import numpy as np
import pytest
from analysis.problems import efficient, enumerated, problem_of, problems, random_problem
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.analysis import programme as module
from detente.analysis.programme import Programme, search

few = settings(max_examples=25)


@few
@given(problem=problems(), data=st.data())
def test_the_cheapest_outcome_is_that_of_enumeration_links_included(problem, data):
    every = enumerated(problem)
    party = data.draw(st.integers(0, len(problem.parties) - 1))
    programme = Programme(problem)

    digits = programme.solve({c: -v for c, v in programme.utility(party).items()})

    best = max((row[party] for row in every.values()), default=None)
    found = None if digits is None else every[problem.index(digits.tolist())][party]
    assert found == best


@few
@given(problem=problems(parties=(2, 3)))
def test_what_a_search_finds_is_feasible_and_efficient(problem):
    every = enumerated(problem)
    assume(every)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST_PROGRAMMES", 9)
        found = search(problem)

    assert not found.exact
    assert set(map(tuple, found.rows.tolist())) <= efficient(every.values())
    for at, row in enumerate(found.rows.tolist()):
        (outcome,) = found.outcomes(at)
        assert every[outcome] == tuple(row)


def test_a_search_stays_above_its_floor_and_reaches_every_partys_best():
    problem = random_problem(4, 4, 3, seed=8)
    floor = [int(row) for row in np.quantile(list(enumerated(problem).values()), 0.3, axis=0)]

    found = search(problem, floor).rows

    above = [row for row in enumerated(problem).values() if (np.array(row) >= floor).all()]
    assert (found >= floor).all()
    assert found.max(axis=0).tolist() == np.max(above, axis=0).tolist()


def test_where_nothing_is_feasible_nothing_is_found():
    nothing = dataclasses.replace(
        problem_of([np.array([[1, 0], [0, 1]])]), infeasible=({0: frozenset({0, 1})},)
    )

    assert Programme(nothing).solve({0: 1.0}) is None
    assert len(search(nothing).rows) == 0
