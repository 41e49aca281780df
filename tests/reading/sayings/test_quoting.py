"""Quotations: taken in whole, joined, carried on."""

import pytest
from reading.told import told


def contents(scene, text):
    """Return the contents of the sayings of a text."""
    return [content for _, _, content in told(scene, text)]


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ("‘", "’"), ('"', '"'), ("«", "»"), ("'", "'")]
)
def test_a_quotation_is_taken_in_whole_in_every_style_of_marks(scene, opening, closing):
    quotation = f"{opening}We will stay. Nobody can move us,{closing}"

    assert contents(scene, f"{quotation} the commander said.") == [[quotation]]


def test_a_quotation_split_by_its_speaker_is_one_saying(scene):
    found = contents(scene, "“We will stay,” the commander said. “Nobody can move us.”")

    assert found == [["“We will stay,”", "“Nobody can move us.”"]]


def test_a_colon_leads_into_a_quotation(scene):
    found = contents(scene, "The minister posted a blunt message: “Stop this war!”")

    assert found == [["“Stop this war!”"]]


def test_a_quoted_name_is_not_an_utterance(scene):
    found = contents(scene, "The “zone” is closed. The army said that it will stay shut.")

    assert found == [["that it will stay shut"]]


def test_a_quotation_goes_on_in_the_next_paragraph(scene):
    text = "“We are tired,” the commander said. “We want peace.\n“We want it now.”\n"

    assert contents(scene, text) == [["“We are tired,”", "“We want peace.\n“We want it now.”"]]


def test_an_afterthought_behind_a_quotation_is_not_said(scene):
    text = "The minister described the plan as “a slow surrender,” a phrase that drew criticism."

    assert contents(scene, text)[0] == ["the plan as “a slow surrender,”"]


def test_what_the_quoted_speaker_says_of_himself_is_no_second_saying(scene):
    assert len(told(scene, "“I think that it is over,” the commander said.")) == 1
