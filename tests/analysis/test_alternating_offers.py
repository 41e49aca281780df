import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.alternating_offers import alternating_offers, first_share, proposer_share

# Rubinstein (1982): the proposer's share is (1 - d2) / (1 - d1 d2). Backward induction by hand.
INFINITE = [(0.9, 0.8, 5 / 7), (0.5, 0.5, 2 / 3), (0.9, 0.9, 10 / 19), (0.99, 0.95, 100 / 119)]
FINITE = {1: 1.0, 2: 0.2, 3: 0.92, 4: 0.344, 5: 0.8624}
discount = st.integers(0, 10).map(lambda tenth: tenth / 10)
PIE = np.array([[part, 1000 - part] for part in range(1001)])


@pytest.mark.parametrize(("first", "second", "share"), INFINITE)
def test_without_end_the_proposer_gets_what_rubinstein_proved(first, second, share):
    assert proposer_share(first, second) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize(("rounds", "share"), FINITE.items())
def test_with_an_end_the_shares_are_those_of_backward_induction(rounds, share):
    assert first_share((0.9, 0.8), rounds) == pytest.approx(share, abs=1e-12)


@given(first=discount, second=st.integers(0, 9).map(lambda tenth: tenth / 10))
def test_a_distant_end_is_like_none(first, second):
    assert first_share((first, second), 2001) == pytest.approx(
        proposer_share(first, second), abs=1e-9
    )


@given(first=discount, second=discount, rounds=st.integers(1, 7))
def test_on_a_finely_cut_sum_the_offers_are_near_the_shares(first, second, rounds):
    offers = alternating_offers(PIE, (first, second), rounds)

    assert abs(offers[0].row / 1000 - first_share((first, second), rounds)) <= 0.001 * rounds
    assert [offer.proposer for offer in offers] == [turn % 2 for turn in range(rounds)]


def test_who_proposes_last_takes_the_best_that_leaves_the_other_no_worse_off():
    gains = np.array([[0, 9], [4, 4], [6, 0], [6, 1]])

    assert [offer.row for offer in alternating_offers(gains, (1, 1), 1)] == [3]
    assert [offer.row for offer in alternating_offers(gains, (1, 1), 2)] == [0, 0]


@pytest.mark.parametrize("wrong", [(1.2, 0.5), (0.5, -0.1)])
def test_what_is_no_discount_factor_is_refused(wrong):
    for refuse in (lambda: proposer_share(*wrong), lambda: first_share(wrong, 2)):
        with pytest.raises(ValueError, match="between 0 and 1"):
            refuse()


def test_without_a_cost_of_waiting_there_is_no_one_answer():
    with pytest.raises(ValueError, match="any division"):
        proposer_share(1.0, 1.0)


@pytest.mark.parametrize("ask", [first_share, lambda d, n: alternating_offers(PIE, d, n)])
def test_without_an_offer_there_is_no_answer(ask):
    with pytest.raises(ValueError, match="at least one offer"):
        ask((0.5, 0.5), 0)
