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


def test_the_two_governments_are_the_two_told_of_side_by_side(found):
    text = (
        "Sudan and Egypt met in Cairo. Sudan asked the United States for aid. Washington praised "
        "Sudan. The two governments agreed to a ceasefire."
    )

    assert held(found, text) == {("sudan", "ceasefire"), ("egypt", "ceasefire")}


def test_of_more_pairs_than_one_the_last_two_count(found):
    text = (
        "Sudan and Egypt met in Cairo. Israel and Hamas met in Doha. "
        "Both sides signalled readiness for a ceasefire."
    )

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


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Israeli and Syrian officials agreed to a ceasefire.", {"israel", "syria"}),
        (
            "Russian and Ukrainian delegations met in Istanbul and agreed to a ceasefire.",
            {"russia", "ukraine"},
        ),
        ("The Thai and Cambodian foreign ministers accept a truce.", {"thailand", "cambodia"}),
        ("Officials from Serbia and Kosovo rejected a ceasefire.", {"serbia", "kosovo"}),
        ("Sudanese and South Sudanese envoys agreed to a truce.", {"sudan", "south_sudan"}),
        ("North and South Korean officials agreed to a truce.", {"north_korea", "south_korea"}),
        ("Colombian and ELN delegations agreed to a ceasefire.", {"colombia", "eln"}),
        ("Indian and Chinese envoys said they had agreed to a truce.", {"india", "china"}),
        ('"We have agreed to a truce," Greek and Turkish envoys said.', {"greece", "turkey"}),
    ],
)
def test_those_who_act_for_several_act_for_each(found, text, parties):
    told = found(text)[0]

    assert {(one.party, one.held) for one in told} == {(party, "stated") for party in parties}


def test_an_adjective_of_one_country_makes_no_pair(found):
    assert held(found, "Senior and junior Thai officials agreed to a truce.") == {
        ("thailand", "ceasefire")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Thailand and Cambodia fought. Both sides had agreed to a truce, Norway said.",
        "Norway said both sides had agreed to a truce. Thailand and Cambodia met on Monday.",
    ],
)
def test_both_sides_in_a_mediators_mouth_are_the_two_others(found, text):
    told = {(one.party, one.held, one.attributed_by) for one in found(text)[0]}

    assert told == {(party, "attributed", "norway") for party in ("thailand", "cambodia")}


def test_both_sides_are_nobody_where_one_of_them_is_a_body_of_no_known_party(found):
    text = (
        "Norway said both sides had agreed to a truce. The KLF denied it. "
        "Veldia said nothing. The Social Party cheered."
    )

    assert held(found, text) == set()
