import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv, gammaincinv

from detente.model.quantiles import angle, beta_quantiles, gamma_quantiles

SHARES = np.linspace(0.0005, 0.9995, 1999)
counts = st.floats(1.0, 60.0)


@given(alpha=counts, beta=counts)
def test_a_value_read_off_the_table_is_within_half_a_thousandth(alpha, beta):
    read = beta_quantiles(alpha, beta, angle(SHARES))

    assert np.abs(read - betaincinv(alpha, beta, SHARES)).max() < 5e-4


@given(shape=st.floats(2.0, 60.0))
def test_a_weight_read_off_the_table_is_within_two_thousandths(shape):
    read = gamma_quantiles(shape, angle(SHARES))

    assert read == pytest.approx(gammaincinv(shape, SHARES), rel=2e-3)


@given(alpha=counts, beta=counts, more=st.floats(0.01, 5.0))
def test_more_counts_for_never_lower_a_draw(alpha, beta, more):
    turned = angle(SHARES)

    assert (
        beta_quantiles(alpha + more, beta, turned) >= beta_quantiles(alpha, beta, turned) - 1e-9
    ).all()
