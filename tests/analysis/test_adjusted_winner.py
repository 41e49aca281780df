from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.analysis.adjusted_winner import adjusted_winner, hundred

# Brams & Taylor, the worked example of a divorce: retirement account, home, cottage, investments,
# other.
CAROL, BOB = [50, 20, 15, 10, 5], [40, 30, 10, 10, 10]
points = st.lists(st.integers(0, 20), min_size=4, max_size=4)


def test_the_divorce_comes_out_as_published():
    division = adjusted_winner(CAROL, BOB)

    assert division.winners == (65, 50)
    assert division.first == (Fraction(5, 6), 0, 1, 0, 0)
    assert division.totals == (Fraction(170, 3), Fraction(170, 3))
    assert (division.moved, division.split) == ((0,), 0)


@given(first=points, second=points)
def test_both_get_the_same_at_least_half_and_at_most_one_item_is_split(first, second):
    assume(sum(first) and sum(second))

    division = adjusted_winner(first, second)

    assert division.totals[0] == division.totals[1] >= 50
    assert sum(0 < part < 1 for part in division.first) <= 1
    assert all(0 <= part <= 1 for part in division.first)


@given(first=points, second=points, parts=st.lists(st.fractions(0, 1), min_size=4, max_size=4))
def test_no_other_division_is_better_for_both(first, second, parts):
    assume(sum(first) and sum(second))
    totals = adjusted_winner(first, second).totals

    mine = sum(p * a for p, a in zip(parts, hundred(first), strict=True))
    theirs = sum((1 - p) * b for p, b in zip(parts, hundred(second), strict=True))

    assert not (mine > totals[0] and theirs > totals[1])


@given(first=points, second=points)
def test_who_is_called_first_gets_no_more(first, second):
    assume(sum(first) and sum(second))

    assert adjusted_winner(first, second).totals == adjusted_winner(second, first).totals


def test_only_the_proportion_of_the_points_counts():
    assert adjusted_winner([5, 2, 1], [3, 3, 3]) == adjusted_winner([50, 20, 10], [1, 1, 1])


def test_where_nobody_wants_the_same_nothing_moves():
    division = adjusted_winner([10, 0], [0, 1])

    assert (division.totals, division.moved, division.split) == ((100, 100), (), None)


@pytest.mark.parametrize("wrong", [[-1, 2], [0, 0], []])
def test_points_that_are_none_are_refused(wrong):
    with pytest.raises(ValueError, match="points must not be negative"):
        adjusted_winner(wrong, [1] * len(wrong))
