import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.acceptability import acceptance, some_package, wilson_interval
from detente.analysis.ballots import Ballots
from detente.analysis.space import packages


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    # Newcombe (1998), Two-sided confidence intervals for the single proportion, table I, method 3.
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_are_those_that_newcombe_published(hits, n, low, high):
    assert wilson_interval(hits, n) == pytest.approx((low, high), abs=5e-5)


@given(n=st.integers(1, 1000), share=st.floats(0, 1))
def test_the_interval_holds_the_share_and_narrows_with_more_draws(n, share):
    low, high = wilson_interval(share * n, n)
    wide = high - low

    low4, high4 = wilson_interval(share * 4 * n, 4 * n)

    assert low - 1e-9 <= share <= high + 1e-9
    assert high4 - low4 < wide


def test_without_draws_nothing_is_known():
    assert wilson_interval(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize("n", [7, 99, 500])
def test_the_interval_of_none_begins_at_nothing_and_that_of_all_ends_at_all(n):
    assert wilson_interval(0, n)[0] == 0.0
    assert wilson_interval(n, n)[1] == 1.0


def test_acceptance_counts_draws_one_by_one(simple):
    template, draws = simple
    space = packages(template)

    counted = acceptance(space, draws, slice(0, 50))

    for place, row in enumerate(space.digits):
        cells = [row[0], 2 + row[1]]
        worth = draws.cells[:50][:, :, cells].sum(axis=2)
        yes = worth >= draws.reservation[:50]
        assert counted.each[place].tolist() == yes.mean(axis=0).tolist()
        assert counted.all[place] == yes.all(axis=1).mean()
    ballots = Ballots(space=space, sections=(slice(0, 50),))
    assert some_package(ballots, draws) >= counted.all.max()
    assert np.isfinite(counted.mean_utility).all()


def test_without_a_choice_of_draws_all_of_them_count(simple):
    template, draws = simple
    space = packages(template)

    assert acceptance(space, draws).count == draws.count
