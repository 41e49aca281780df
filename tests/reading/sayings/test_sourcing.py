"""What kind of source speaks, where, through whom and to whom."""

import pytest

from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.sayings.sourcing import can_speak


def first(scene, text):
    """Return the first statement of a text."""
    made = scene(text)
    return find_statements(made.document, made.cast, find_dates(made.document))[0]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Maria Alvarez said that the talks had failed.", "named"),
        ("The president said that the talks had failed.", "named"),
        ("The foreign ministry said that the talks had failed.", "institution"),
        ("Military officials said that the talks had failed.", "institution"),
        ("Several officials said that the talks had failed.", "unnamed"),
        ("One official said on background that the talks had failed.", "background"),
        ("Some analysts believe the talks have failed.", "analyst"),
        ("Her supporters argue that the talks have failed.", "analyst"),
        ("Many residents fear that the talks have failed.", "public"),
        ("A government spokesman said that the talks had failed.", "institution"),
        ("The minister seems to support the plan.", "narrator"),
        ("The president’s statement said that the talks had failed.", "named"),
        ("A report said that the talks had failed.", "unnamed"),
        ("They said that the talks had failed.", "unnamed"),
        ("She said that the talks had failed.", "named"),
        ("Critics say that the talks have failed.", "analyst"),
        ("Most Kenyans believe that the talks have failed.", "public"),
        ("The United Nations said that the talks had failed.", "institution"),
        ("One member of his delegation said that the talks had failed.", "unnamed"),
        ("A member of the Kenyan delegation said that the talks had failed.", "unnamed"),
    ],
)
def test_a_source_is_classed_by_how_the_text_names_it(scene, text, kind):
    assert first(scene, text).sourcing == kind


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("In public remarks, the minister said that it was over.", "public remarks"),
        ("Speaking during a visit to Kenya, the minister said it was over.", "visit to Kenya"),
        ("In a recent interview, the minister said that it was over.", "interview"),
        ("Writing on social media, the minister said that it was over.", "social media"),
        ("The minister said that the interview was over.", None),
    ],
)
def test_a_venue_is_where_the_words_were_said(scene, text, venue):
    assert first(scene, text).venue == venue


def test_an_outlet_carries_an_interview(scene):
    text = "In an interview with Globe News, Maria Alvarez said that the talks had failed."

    assert first(scene, text).via == "Globe News"


def test_an_outlet_that_is_told_carries_the_words(scene):
    text = "Maria Alvarez told Globe News that the talks had failed."

    found = first(scene, text)

    assert found.via == "Globe News"
    assert found.addressee is None


@pytest.mark.parametrize(
    "text",
    [
        "The minister urged Maria Alvarez to leave.",
        "The minister told Maria Alvarez that the talks had failed.",
        "The minister said to Maria Alvarez that the talks had failed.",
        "The minister met Maria Alvarez. He posted a message: “Alvarez, stop!”",
    ],
)
def test_an_addressee_is_whom_the_words_are_for(scene, text):
    made = scene(text)

    found = find_statements(made.document, made.cast, ())[0]

    assert found.addressee == made.who("Alvarez")


@pytest.mark.parametrize(
    ("text", "word", "speaks"),
    [
        ("The encounter signals a change.", "encounter", False),
        ("The weather suggests rain.", "weather", False),
        ("The negotiators suggest a pause.", "negotiators", True),
        ("It suggests a pause.", "It", False),
    ],
)
def test_only_people_and_their_texts_can_speak(scene, text, word, speaks):
    assert can_speak(scene(text).token(word)) is speaks


def test_a_venue_that_is_the_source_itself_is_no_venue(scene):
    assert first(scene, "The joint statement said that it was over.").venue is None


def test_words_addressed_to_nobody_known_have_no_addressee(scene):
    assert first(scene, "“Friends, stop!” the minister said.").addressee is None


class Nobody:
    """A cast that knows nobody."""

    def at(self, start, end):
        """Return nobody."""

    def of(self, token):
        """Return nobody."""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Many Kenyans believe that the talks have failed.", "public"),
        ("The United Nations said that the talks had failed.", "institution"),
        ("John Smith said that the talks had failed.", "named"),
        ("The Foreign Ministry said that the talks had failed.", "institution"),
    ],
)
def test_a_name_that_the_cast_does_not_know_is_classed_by_its_form(scene, text, kind):
    found = find_statements(scene(text).document, Nobody(), ())[0]

    assert found.sourcing == kind
    assert found.source.actor is None


def test_a_setting_needs_a_noun_that_is_not_the_source(scene):
    text = "In a phone call, the minister told Maria Alvarez to leave."

    assert first(scene, text).venue == "phone call"


def test_the_addressee_of_an_appeal_stands_at_its_noun(scene):
    text = "The minister made an appeal to Maria Alvarez, demanding an end to the war."
    made = scene(text)

    found = find_statements(made.document, made.cast, ())[-1]

    assert found.addressee == made.who("Alvarez")
