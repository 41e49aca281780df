"""Quantiles of a Beta distribution, against those of a library."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy.special import betainc, betaincinv

from detente.model.beta_quantile import beta_quantile, beta_share

counts = st.floats(0.5, 1e4)
shares = st.floats(0.001, 0.999)


@given(alpha=counts, beta=counts, share=shares)
@example(alpha=1.0, beta=1.0, share=0.05)
@example(alpha=1e4, beta=1e4, share=0.95)
@example(alpha=0.5, beta=1e4, share=0.001)
def test_a_quantile_is_that_of_scipy(alpha, beta, share):
    exact = float(betaincinv(alpha, beta, share))

    assert beta_quantile(alpha, beta, share) == pytest.approx(exact, rel=1e-9)


@given(alpha=counts, beta=counts, value=st.floats(0.001, 0.999))
def test_a_share_is_that_of_scipy(alpha, beta, value):
    exact = float(betainc(alpha, beta, value))

    assert beta_share(alpha, beta, value) == pytest.approx(exact, rel=1e-8, abs=1e-12)


def test_a_quantile_that_lies_at_the_very_end_is_still_a_number_between_nothing_and_all():
    assert 0 < beta_quantile(0.01, 50.0, 0.05) < beta_quantile(50.0, 0.01, 0.95) <= 1
