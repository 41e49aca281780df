import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv

from detente.model.beta import estimate_of, fitted_counts
from detente.preference import Estimate


def test_without_a_source_the_range_is_the_whole_scale():
    assert estimate_of(1.0, 1.0, []) == Estimate(low=0.0, mode=0.5, high=1.0)


@given(alpha=st.floats(1, 80), beta=st.floats(1, 80))
def test_a_range_holds_its_mode_and_narrows_with_every_count(alpha, beta):
    first, second = (estimate_of(alpha * n, beta * n, ["a"]) for n in (1, 3))

    assert second.high - second.low < first.high - first.low


@pytest.mark.parametrize(("low", "mode", "high"), [(0.2, 0.3, 0.5), (0.6, 0.8, 0.9)])
def test_a_range_given_by_hand_comes_back_from_the_counts_fitted_to_it(low, mode, high):
    alpha, beta = fitted_counts(low, mode, high)

    assert betaincinv(alpha, beta, 0.05) == pytest.approx(low, abs=0.05)
    assert betaincinv(alpha, beta, 0.95) == pytest.approx(high, abs=0.05)


@pytest.mark.parametrize("point", [0.0, 0.4, 1.0])
def test_a_single_number_given_by_hand_is_nearly_certain(point):
    alpha, beta = fitted_counts(point, point, point)

    assert alpha / (alpha + beta) == pytest.approx(point, abs=0.01)
