import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.option_prioritization import (
    All,
    Iff,
    Not,
    Some,
    Term,
    dense,
    implied,
    rank_by_statements,
    truth,
)

SIZES = (2, 3, 2)
TERMS = st.builds(
    lambda issue, option: Term(issue=issue, options=frozenset({option % SIZES[issue]})),
    st.integers(0, 2), st.integers(0, 2),
)  # fmt: skip
FORMULAS = st.recursive(
    TERMS,
    lambda inner: (
        inner.map(lambda one: Not(of=one))
        | st.lists(inner, min_size=1, max_size=3).map(lambda some: All(parts=tuple(some)))
        | st.lists(inner, min_size=1, max_size=3).map(lambda some: Some(parts=tuple(some)))
        | st.builds(lambda a, b: Iff(first=a, second=b), inner, inner)
    ),
    max_leaves=6,
)
GROUPS = st.lists(st.lists(FORMULAS, min_size=1, max_size=3), min_size=1, max_size=5)
OUTCOMES = [(a, b, c) for c in range(2) for b in range(3) for a in range(2)]


def holds(formula, places):
    """Tell by its meaning whether a formula is true of one outcome."""
    match formula:
        case Term():
            return places[formula.issue] in formula.options
        case Not():
            return not holds(formula.of, places)
        case Iff():
            return holds(formula.first, places) == holds(formula.second, places)
    join = all if isinstance(formula, All) else any
    return join(holds(one, places) for one in formula.parts)


@given(FORMULAS)
def test_a_formula_is_true_of_the_outcomes_of_which_its_meaning_is(formula):
    assert truth(formula, SIZES).tolist() == [holds(formula, one) for one in OUTCOMES]


@given(GROUPS)
def test_outcomes_rank_by_how_many_statements_of_each_group_are_true(groups):
    counted = [tuple(sum(holds(f, one) for f in group) for group in groups) for one in OUTCOMES]
    places = {key: at for at, key in enumerate(sorted(set(counted)))}

    ranks = rank_by_statements(groups, SIZES)

    assert ranks.tolist() == [places[key] for key in counted]


@given(FORMULAS, FORMULAS)
def test_a_condition_that_does_not_hold_makes_the_statement_true(then, given_):
    held = truth(implied(then, given_), SIZES)

    assert (held | truth(given_, SIZES)).all()


def test_a_hundred_statements_do_not_overflow():
    term = Term(issue=0, options=frozenset({1}))
    groups = [[term]] * 100 + [[Term(issue=1, options=frozenset({2}))]]

    assert rank_by_statements(groups, (2, 3)).tolist() == [0, 2, 0, 2, 1, 3]


def test_dense_places_leave_no_gap():
    assert dense(np.array([7, 0, 7, 3])).tolist() == [2, 0, 2, 1]
