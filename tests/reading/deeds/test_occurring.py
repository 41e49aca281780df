import pytest


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Clashes erupted near Marib.", "ASSAULT"),
        ("Shelling resumed at dawn.", "ASSAULT"),
        ("A truce took effect on Monday.", "RETREAT"),
        ("Talks between Egypt and Sudan got under way.", "CONSULT"),
        ("Protests broke out in Cairo.", "PROTEST"),
        ("Trade between Rwanda and Burundi resumed.", "COOPERATE"),
        ("Fighting was reported in Taiz.", "ASSAULT"),
    ],
)
def test_a_deed_can_be_the_subject_of_its_coming_about(told, text, kind):
    assert [event.type for event in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Clashes may erupt near Marib.",
        "Rumours spread in Cairo.",
        "A truce collapsed.",
        "Talks began.",
        "The demand for copper resumed.",
    ],
)
def test_what_only_may_come_about_or_ends_or_is_no_deed_is_none(told, text):
    assert told(text) == []


def test_those_between_whom_it_comes_about_take_part(told):
    (event,) = told("Talks resumed on Friday between Egypt and Sudan.")

    assert event.actors == ("egypt", "sudan")
