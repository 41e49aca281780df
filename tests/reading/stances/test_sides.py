"""It and both sides, where they hold a stance."""

import pytest


def held(found, text):
    positions, _ = found(text)
    return {(p.party, p.issue) for p in positions}


def test_it_takes_up_the_subject_of_the_sentence_before(found):
    text = "Syria met envoys of Turkey. It balked at a ceasefire."

    assert held(found, text) == {("syria", "ceasefire")}


@pytest.mark.parametrize(
    "text",
    [
        "Syria and Turkey met envoys. It balked at a ceasefire.",
        "Syria met envoys of Turkey.\n\nIt balked at a ceasefire.",
        "The river was high. It balked at a ceasefire.",
    ],
)
def test_it_is_nobody_where_nobody_can_be_told(found, text):
    assert held(found, text) == set()


def test_both_sides_are_the_two_that_were_named(found):
    text = "Israel and Hamas met on Monday. Both sides signalled readiness for a ceasefire."

    assert held(found, text) == {("israel", "ceasefire"), ("hamas", "ceasefire")}


def test_both_sides_of_three_are_nobody(found):
    text = "Israel, Syria and Hamas met. Both sides signalled readiness for a ceasefire."

    assert held(found, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The members of the Security Council demanded a ceasefire.",
        "The members of the Security Council met. They demanded a ceasefire.",
        "The members of the Security Council met. The Council demanded a ceasefire.",
    ],
)
def test_the_members_of_a_council_speak_as_the_council(found, text):
    assert ("united_nations", "ceasefire") in {(p.party, p.issue) for p in found(text)[0]}


def test_some_members_of_a_council_are_not_the_council(found):
    assert found("Some members of the Security Council demanded a ceasefire.")[0] == []
