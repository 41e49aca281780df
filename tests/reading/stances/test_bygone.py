"""What a party had refused before it accepted is not what it says now."""

import pytest

ACCEPTS = "Egypt accepted a ceasefire on Thursday"


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCEPTS}, days after it had rejected it.",
        f"{ACCEPTS}, although it had rejected a ceasefire.",
        f"{ACCEPTS}. Egypt had rejected a ceasefire.",
        f"{ACCEPTS}, after rejecting a ceasefire for months.",
    ],
)
def test_a_refusal_told_as_over_gives_way_to_the_acceptance(found, text):
    assert [one.stance > 0 for one in found(text)[0] if one.party == "egypt"] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt had rejected a ceasefire.",
        "Egypt accepted a ceasefire. Egypt said that it had rejected a ceasefire.",
        "On 3 March 2025 Egypt had rejected a ceasefire. Egypt accepts a ceasefire.",
    ],
)
def test_a_refusal_that_stands_alone_or_has_its_day_is_kept(found, text):
    assert any(one.stance < 0 for one in found(text)[0] if one.party == "egypt")
