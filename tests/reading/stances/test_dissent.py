"""Dissent: who breaks ranks does not speak for his side; who contradicts others does."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Georgia's energy minister broke ranks and said the army should stay in the valley.",
        "Speaking in a personal capacity, Serbia's interior minister demanded a ceasefire.",
        "Contradicting the government, Armenia's defence minister demanded a ceasefire.",
        "Georgia's energy minister differs from his government and supports the deal.",
        "Serbia's interior minister demanded a ceasefire. He was speaking in a personal capacity.",
    ],
)
def test_a_dissenter_is_not_the_voice_of_his_party(found, text):
    positions, _ = found(text)

    assert positions == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Armenia demanded a ceasefire, contradicting the Turkish government.", "armenia"),
        ("Serbia's interior minister demanded a ceasefire on behalf of the government.", "serbia"),
        ("Georgia said it would defy the Turkish government and lift the blockade.", "georgia"),
        ("Georgia's energy minister demanded a ceasefire. He left at noon.", "georgia"),
    ],
)
def test_who_contradicts_others_speaks_for_his_own(found, text, party):
    positions, _ = found(text)

    assert {p.party for p in positions} == {party}
