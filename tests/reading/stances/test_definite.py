"""Which ceasefire "the ceasefire" is."""

import pytest


def options(found, text):
    """Return party and option of each position on a ceasefire."""
    return [(one.party, one.option) for one in found(text)[0] if one.issue == "ceasefire"]


def test_the_ceasefire_is_the_one_that_was_named(found):
    text = "Thailand accepts a conditional ceasefire. Cambodia agrees to the ceasefire."

    assert options(found, text) == [("thailand", "conditional"), ("cambodia", "conditional")]


@pytest.mark.parametrize(
    "text",
    [
        "Cambodia agrees to the ceasefire.",
        "Thailand accepts a limited ceasefire. Cambodia wants a ceasefire.",
        "Mali wants an unconditional truce. Chad wants a limited truce. Niger accepts the truce.",
    ],
)
def test_it_stays_open_where_none_or_several_were_named_and_for_any_ceasefire(found, text):
    assert options(found, text)[-1][1] is None
