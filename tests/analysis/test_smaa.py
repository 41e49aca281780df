"""Ranks, central weights and confidence factors, as Lahdelma & Salminen (2001) define them."""

from dataclasses import replace

import numpy as np
import pytest
from builders import make_draws, make_issue, make_template
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.smaa import (
    central_weights,
    confidence_factor,
    rank_acceptability,
    standings,
)


@given(seed=st.integers(0, 50), draws=st.integers(1, 20), packages=st.integers(1, 5))
def test_every_rank_is_somebodys_and_everybody_has_a_rank(seed, draws, packages):
    coarse = np.random.default_rng(seed).integers(0, 3, (draws, packages)) / 2

    ranks = rank_acceptability(coarse)

    assert ranks.sum(axis=0) == pytest.approx(1)
    assert ranks.sum(axis=1) == pytest.approx(1)


@given(seed=st.integers(0, 50))
def test_ranks_are_those_that_sorting_gives(seed):
    utilities = np.random.default_rng(seed).random((9, 4))
    places = np.argsort(np.argsort(-utilities, axis=1), axis=1)

    ranks = rank_acceptability(utilities)

    for package in range(4):
        counts = np.bincount(places[:, package], minlength=4) / 9
        assert ranks[package] == pytest.approx(counts)


def test_two_criteria_two_alternatives_as_by_hand():
    # x is worth (1, 0), y is worth (0, 1); the first weight is drawn 0.9, 0.8, 0.6, 0.3.
    weights = np.array([[0.9, 0.1], [0.8, 0.2], [0.6, 0.4], [0.3, 0.7]])

    assert rank_acceptability(weights).tolist() == [[0.75, 0.25], [0.25, 0.75]]
    central = central_weights(weights, weights)
    assert central[0] == pytest.approx([2.3 / 3, 0.7 / 3])
    assert central[1] == pytest.approx([0.3, 0.7])
    values = np.broadcast_to(np.eye(2), (4, 2, 2))
    assert confidence_factor(values, central[0], 0) == 1.0
    assert confidence_factor(values, central[0], 1) == 0.0


def test_who_never_comes_first_has_no_central_weights():
    assert np.isnan(central_weights(np.array([[1.0, 0.0]]), np.array([[1.0]]))[1]).all()


def test_standings_are_told_per_party_with_conditions_counted(simple):
    template, draws = simple
    outcomes = [{"truce": "yes", "border": "as_is"}, {"truce": "yes", "border": "yes"}]
    weights = np.full((draws.count, draws.width, 2), 0.5)
    weighed = replace(draws, weights=weights)

    north, other, south, _ = standings(template, weighed, outcomes)

    assert (north.party, south.party) == ("north", "south")
    assert north.ranks[0] + other.ranks[0] == pytest.approx(1)
    assert other.ranks[0] > 0.9  # the north likes the border, the south does not
    assert south.ranks[0] > 0.9
    assert other.central_weights == {"truce": 0.5, "border": 0.5}
    assert other.confidence == pytest.approx(other.ranks[0])
    pair = np.array([[1, 3, 1]])  # the south accepts the border where there is a truce
    joined = replace(weighed, pairs=pair, pair_gain=np.full((draws.count, 1), 0.9))
    *_, with_border = standings(template, joined, outcomes)
    assert with_border.ranks[0] == with_border.confidence == 1.0


def test_without_the_weights_nothing_is_said():
    template = make_template(make_issue("truce"))
    draws = make_draws(template, {"north": [0.1, 0.9], "south": [0.2, 0.3]}, count=3)

    assert standings(template, draws, [{"truce": "yes"}]) == ()
