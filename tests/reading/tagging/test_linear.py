"""The linear models: what they learn, and that they learn it the same each time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from detente.reading.tagging.linear import (
    Examples,
    fit_choice,
    fit_yes_or_no,
    likelihood,
    likelihoods,
    score,
)

POINTS = st.lists(st.floats(-50, 50), min_size=1, max_size=6)


def examples(rows):
    made = Examples()
    for row in rows:
        made.add(row)
    return made


def test_a_feature_of_the_right_answers_weighs_for_them_and_one_of_the_wrong_against():
    rows = [["all", "wet"]] * 5 + [["all", "dry"]] * 5

    weights = fit_yes_or_no(examples(rows), [True] * 5 + [False] * 5)

    assert weights["wet"] > 0 > weights["dry"]


def test_the_weights_are_where_the_penalised_loss_is_flat():
    rows, answers = [["a"], ["a"], ["a", "b"], ["b"], ["b"]], [1, 1, 0, 0, 1]
    table = np.array([[1, 0], [1, 0], [1, 1], [0, 1], [0, 1]])

    weights = fit_yes_or_no(examples(rows), [bool(one) for one in answers])

    def loss(given_):
        points = table @ given_
        lost = np.logaddexp(0, points) - np.array(answers) * points
        return lost.sum() + (given_ @ given_) / 2

    slope = approx_fprime(np.array([weights["a"], weights["b"]]), loss)
    assert np.abs(slope).max() < 0.01


def test_of_rivals_the_feature_of_the_chosen_ones_weighs_most():
    rows = [["b", "near"], ["b", "far"], ["b", "far"]] * 4
    shares = [1.0, 0.0, 0.0] * 4

    weights = fit_choice(examples(rows), [3] * 4, shares)

    assert weights["near"] > weights["far"]
    assert "b" not in weights


def test_what_was_seen_once_is_not_learnt():
    weights = fit_yes_or_no(examples([["a", "once"], ["a"], ["b"], ["b"]]), [1, 1, 0, 0])

    assert set(weights) == {"a", "b"}


def test_the_same_examples_give_the_same_weights():
    rng = np.random.default_rng(3)
    rows = [[f"f{n}" for n in rng.integers(0, 40, 6)] for _ in range(200)]
    answers = [bool(one) for one in rng.integers(0, 2, 200)]

    assert fit_yes_or_no(examples(rows), answers) == fit_yes_or_no(examples(rows), answers)


@given(POINTS)
def test_the_likelihoods_of_rivals_sum_to_one_and_keep_their_order(points):
    found = likelihoods(points)

    assert sum(found) == pytest.approx(1)
    assert points[found.index(max(found))] == pytest.approx(max(points), abs=1e-9)


@given(st.floats(-100, 100))
def test_a_likelihood_and_that_of_the_opposite_sum_to_one(points):
    assert likelihood(points) + likelihood(-points) == pytest.approx(1)


def test_a_feature_without_a_weight_weighs_nothing():
    assert score({"a": 0.5}, ["a", "b", "a"]) == pytest.approx(1.0)
