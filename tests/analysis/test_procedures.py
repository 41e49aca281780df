from fractions import Fraction

import numpy as np
import pytest
from analysis.problems import problem_of, random_problem
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.adjusted_winner import adjusted_winner
from detente.analysis.agreements import agreements
from detente.analysis.problem import Together
from detente.analysis.procedures import divide, offer
from detente.errors import NoAgreementError, TemplateError

DISCOUNTS = (Fraction(9, 10), Fraction(4, 5))
points = st.lists(
    st.tuples(st.integers(1, 20), st.integers(1, 20)), min_size=1, max_size=5
)  # each issue's worth to the first and to the second party


def items(pairs, turned=()):
    """Make a problem of items; those turned around name the second party's option first."""
    cells = [np.array([[a, 0], [0, b]]) for a, b in pairs]
    return problem_of([c[::-1] if at in turned else c for at, c in enumerate(cells)])


@given(pairs=points, data=st.data())
def test_items_are_divided_as_adjusted_winner_divides_their_points(pairs, data):
    turned = data.draw(st.sets(st.integers(0, len(pairs) - 1)))
    expected = adjusted_winner(*zip(*pairs, strict=True))

    found = divide(items(pairs, turned))

    parts = [1 - p if at in turned else p for at, p in enumerate(found.parts)]
    assert tuple(parts) == expected.first
    assert found.division.totals == expected.totals


def test_what_both_want_the_same_way_is_settled_so():
    same = problem_of([np.array([[1, 2], [0, 0]]), np.array([[0, 0], [3, 1]])])

    assert (divide(same).parts, divide(same).division) == ((1, 0), None)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (random_problem(2, 2, 3, seed=1), "for two parties, and the model has 3"),
        (random_problem(2, 3, 2, seed=1), "issue i0 has 3 options"),
        (
            problem_of(
                [np.array([[1, 0], [0, 1]])],
                together=(Together(party=0, box={0: frozenset({0})}, value=1),),
            ),
            "some of them are linked",
        ),
    ],
)
def test_what_is_no_list_of_items_is_refused(problem, said):
    with pytest.raises(TemplateError, match=said):
        divide(problem)


def test_offers_run_over_the_efficient_agreements_of_the_zone():
    problem = problem_of([np.array([[18, 0], [14, 4], [8, 6], [2, 8], [1, 1]])], [0, 0])
    half = (Fraction(1, 2), Fraction(1, 2))

    offered = offer(agreements(problem), half, rounds=4)

    rows = agreements(problem).rational.rows[[one.row for one in offered.offers]]
    assert rows.tolist() == [[14, 4], [8, 6], [14, 4], [2, 8]]
    assert offered.share == pytest.approx(2 / 3)


def test_where_waiting_costs_nobody_there_is_no_one_share():
    problem = random_problem(2, 3, 2, seed=1)

    assert offer(agreements(problem), (Fraction(1), Fraction(1)), 2).share is None


def test_a_party_without_a_discount_factor_is_named():
    with pytest.raises(TemplateError, match="p1 has no discount factor"):
        offer(agreements(random_problem(2, 3, 2, seed=1)), (Fraction(1), None), 2)


def test_without_a_zone_there_is_nothing_to_offer():
    apart = problem_of([np.array([[2, 0], [0, 2]])], [1, 1])

    with pytest.raises(NoAgreementError, match="nothing to offer"):
        offer(agreements(apart), DISCOUNTS, 2)


def test_three_parties_cannot_take_turns_of_two():
    with pytest.raises(TemplateError, match="alternating offers is for two parties"):
        offer(agreements(random_problem(2, 3, 3, seed=1)), DISCOUNTS, 2)
