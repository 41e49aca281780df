from fractions import Fraction
from math import prod

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis.skyline import skyline
from detente.analysis.solution_concepts import (
    CHOOSERS,
    choose,
    egalitarian,
    kalai_smorodinsky,
    named,
    nash,
    utilitarian,
)

gains = st.integers(2, 4).flatmap(
    lambda parties: arrays(np.int64, (12, parties), elements=st.integers(0, 6))
)
by_concept = st.sampled_from(sorted(CHOOSERS))


def sharing(table):
    """Return every row's ratios of gain to best gain, ascending."""
    best = table.max(axis=0).tolist()
    pairs = ([(g, b) for g, b in zip(row, best, strict=True)] for row in table.tolist())
    return [sorted(Fraction(g, b) if b else Fraction(1) for g, b in row) for row in pairs]


def best_rows(scores):
    """Return the places of the largest score."""
    return [at for at, one in enumerate(scores) if one == max(scores)]


@given(table=gains)
def test_nash_is_the_largest_product_wherever_everybody_can_gain(table):
    products = [prod(row) for row in table.tolist()]
    assume(max(products) > 0)

    assert nash(table) == best_rows(products)


@given(table=gains)
def test_kalai_smorodinsky_is_leximin_of_the_ratios(table):
    assert kalai_smorodinsky(table) == best_rows(sharing(table))


@given(table=gains)
def test_egalitarian_is_leximin_of_the_gains(table):
    assert egalitarian(table) == best_rows([sorted(row) for row in table.tolist()])


@given(table=gains)
def test_utilitarian_is_the_largest_sum(table):
    assert utilitarian(table) == best_rows([sum(row) for row in table.tolist()])


@given(table=gains, concept=by_concept)
def test_what_a_concept_chooses_among_all_outcomes_it_chooses_on_the_frontier(table, concept):
    assume((table > 0).all(axis=1).any())
    front = table[skyline(table)]

    everywhere = {tuple(table[row]) for row in CHOOSERS[concept](table)}

    assert {tuple(front[row]) for row in CHOOSERS[concept](front)} == everywhere


@given(table=gains, data=st.data(), concept=st.sampled_from(["nash", "kalai_smorodinsky"]))
def test_nash_and_ks_do_not_depend_on_the_unit_of_any_party(table, data, concept):
    units = data.draw(
        st.lists(st.integers(1, 9), min_size=table.shape[1], max_size=table.shape[1])
    )

    assert CHOOSERS[concept](table * np.array(units)) == CHOOSERS[concept](table)


@given(table=gains, data=st.data())
def test_nash_keeps_its_choice_when_other_outcomes_vanish(table, data):
    assume((table > 0).all(axis=1).any())
    chosen = nash(table)
    left = data.draw(st.sets(st.integers(0, 11))) | {chosen[0]}

    kept = sorted(left)

    assert [kept[row] for row in nash(table[kept])] == [row for row in chosen if row in left]


@given(table=gains, data=st.data(), concept=by_concept)
def test_the_order_of_the_parties_does_not_matter(table, data, concept):
    seats = data.draw(st.permutations(range(table.shape[1])))

    assert CHOOSERS[concept](table[:, seats]) == CHOOSERS[concept](table)


@given(table=gains, concept=by_concept)
def test_where_two_parties_can_change_places_the_choice_can_too(table, concept):
    both = np.vstack([table, table[:, ::-1]])

    chosen = {tuple(both[row].tolist()) for row in CHOOSERS[concept](both)}

    assert {row[::-1] for row in chosen} == chosen


@given(table=arrays(np.int64, (8, 2), elements=st.integers(0, 8)), extra=st.integers(0, 8))
def test_one_more_outcome_never_lowers_the_smallest_share_of_ks_if_the_ideal_stays(table, extra):
    more = np.vstack([table, [[min(extra, table[:, 0].max()), table[:, 1].max()]]])
    assume((table.max(axis=0) > 0).all())

    smallest = [sharing(one)[kalai_smorodinsky(one)[0]][0] for one in (table, more)]

    assert smallest[0] <= smallest[1]


def test_products_beyond_a_machine_word_are_compared_exactly():
    large = 3 * 10**9
    table = np.array([[large, large, large + 1], [large + 1, large, large], [large, large, large]])

    assert nash(table) == [0, 1]


def test_a_party_that_can_gain_nothing_is_left_out_and_named():
    choice = choose("nash", np.array([[3, 0, 1], [2, 0, 2]]))

    assert (choice.tied, choice.left_out) == ((1,), (1,))


def test_where_every_outcome_leaves_somebody_without_gain_all_are_tied():
    table = np.array([[5, 0, 3], [0, 5, 3], [4, 2, 0]])

    assert choose("nash", table).tied == (0, 1, 2)
    assert named(choose("nash", table), table) == (0, 1)


@pytest.mark.parametrize("concept", CHOOSERS)
def test_where_nobody_can_gain_everything_is_tied(concept):
    assert choose(concept, np.zeros((2, 3), dtype=np.int64)).tied == (0, 1)
