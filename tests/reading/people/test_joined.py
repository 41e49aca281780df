import pytest


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A Kenyan and a Ugandan negotiator met.", ["kenya", "uganda"]),
        ("A Kenyan negotiator and a Ugandan negotiator met.", ["kenya", "uganda"]),
        ("The Kenyan and Ugandan foreign ministers met.", ["kenya", "uganda"]),
        ("Kenyan, Rwandan and Ugandan officials met.", ["kenya", "rwanda", "uganda"]),
        ("The South Korean and Japanese governments met.", ["japan", "south_korea"]),
    ],
)
def test_people_of_several_countries_are_of_each(scene, text, parties):
    found = scene(text).cast.actors

    assert sorted({one.party for one in found if one.party}) == parties


def test_a_group_of_two_countries_bears_the_names_of_both(scene):
    said = scene("The Kenyan and Ugandan ministers agreed.")

    assert said.actor(said.who("ministers")).name == "Kenyan and Ugandan ministers"


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan and Ugandan hills are green.",
        "A Kenyan minister spoke.",
        "The land is Kenyan, the Ugandan ministry said.",
    ],
)
def test_what_is_no_people_of_two_countries_joins_nothing(scene, text):
    assert [one for one in scene(text).cast.actors if " and " in one.name] == []


def test_negotiators_of_one_side_stay_one_group(scene):
    said = scene("Kenyan officials and diplomats met.")

    assert len({said.who("officials"), said.who("diplomats")}) == 1
