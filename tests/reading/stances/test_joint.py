"""Points that two sides list as agreed: each accepts them, and promises what it is to do."""

import pytest

POINTS = (
    "\n\n1. An immediate ceasefire.\n\n2. Azerbaijan will withdraw its troops from Jermuk."
    "\n\n3. The exchange of all prisoners."
)


@pytest.mark.parametrize(
    "lead",
    [
        "Armenia and Azerbaijan met in Geneva.\n\nThe two sides agreed:",
        "Armenia and Azerbaijan met.\n\nThe parties have agreed on the following points:",
        "Armenia and Azerbaijan have agreed on the following:",
    ],
)
def test_both_sides_accept_each_point_and_promise_their_own(found, lead):
    positions, proposals = found(lead + POINTS)
    told = {(one.party, one.issue, one.stance) for one in positions}
    both = {(party, issue, 1) for party in ("armenia", "azerbaijan") for issue in _SHARED}
    assert told == both | {("azerbaijan", "withdrawal", 2), ("armenia", "withdrawal", 1)}
    assert {one.held for one in positions} == {"stated"}
    assert [(one.status, len(one.terms)) for one in proposals] == [("accepted", 3)]


_SHARED = ("ceasefire", "prisoners")


@pytest.mark.parametrize(
    "lead",
    [
        "Armenia and Azerbaijan met in Geneva.\n\nThe parties could not agree on the following:",
        "Armenia and Azerbaijan met in Geneva.\n\nThe plan has these points:",
    ],
)
def test_points_that_were_not_agreed_are_nobodys_acceptance(found, lead):
    assert [one for one in found(lead + POINTS)[0] if one.stance > 0] == []


def test_a_communique_holds_the_promises_of_those_who_issued_it(found):
    text = (
        "The Foreign Ministers of Armenia and Azerbaijan issued the following communiqué:"
        "\n\n1. The two sides agreed to exchange all prisoners."
        "\n\n2. Azerbaijan will withdraw its forces from the town of Jermuk."
    )
    told = {(one.party, one.issue, one.held) for one in found(text)[0]}
    assert told == {
        ("armenia", "prisoners", "stated"),
        ("azerbaijan", "prisoners", "stated"),
        ("azerbaijan", "withdrawal", "stated"),
    }
