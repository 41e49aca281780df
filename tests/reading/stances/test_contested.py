"""A claim that its own sentence says is denied is nobody's position."""

import pytest

CLAIM = "India said Pakistan had accepted a ceasefire"


@pytest.mark.parametrize(
    "tail",
    [
        ", a claim Islamabad denied.",
        ", a claim Islamabad rejected.",
        ", something Islamabad denies.",
        ", which Islamabad denied.",
        ", a claim denied by Islamabad.",
        ", but Islamabad denied it.",
    ],
)
def test_a_claim_denied_in_its_sentence_gives_no_position(found, tail):
    assert found(CLAIM + tail)[0] == []


@pytest.mark.parametrize(
    "tail",
    [".", ", a step the United States welcomed.", ", but the United States did not deny it."],
)
def test_a_claim_that_nobody_denies_stays_a_claim(found, tail):
    told = [(one.party, one.stance, one.held) for one in found(CLAIM + tail)[0]]
    assert ("pakistan", 1, "attributed") in told
