"""The parts of a text, found by its layout."""

import datetime as dt

import pytest

from detente.reading.page.byline import byline_of
from detente.reading.page.dateline import dateline_of, is_date_line
from detente.reading.page.structure import structure_of

BODY = "The two delegations met in the capital on Friday and agreed to meet again."


def test_a_deck_stands_between_the_title_and_the_byline():
    found = structure_of(f"Talks resume\nA second round.\nBy Ann Lee and Bo Ray\n{BODY}\n{BODY}")

    assert (found.title, found.deck) == ("Talks resume", "A second round.")
    assert found.bylines == ("Ann Lee", "Bo Ray")


def test_without_a_byline_or_a_date_no_line_is_a_deck():
    assert structure_of(f"Talks resume\nA second round.\n{BODY}").deck is None


def test_a_plain_sentence_is_no_title_but_one_in_title_case_is():
    assert structure_of(f"The talks failed in the night.\n{BODY}").title is None
    assert structure_of(f"Peace Talks Resume After Long Break.\n{BODY}").title is not None


def test_a_dateline_gives_outlet_and_day_only_as_far_as_it_states_them():
    full = structure_of(f"Talks resume\nRIVERTON, April 25, 2025 (Wire) - {BODY}")
    bare = structure_of(f"Talks resume\nRIVERTON — {BODY}")

    assert (full.outlet, full.published) == ("Wire", dt.date(2025, 4, 25))
    assert (bare.outlet, bare.published) == (None, None)
    assert full.unread == ((13, 47),)


def test_a_heading_is_short_has_no_full_stop_and_a_paragraph_follows():
    text = f"Talks resume\n{BODY}\nWhat next?\n{BODY}\nIt ended.\n{BODY}\nLast words"

    found = structure_of(text)

    assert [text[start:end] for start, end in found.headings] == ["What next?"]


def test_a_quotation_with_its_speaker_after_a_dash_is_no_heading():
    assert structure_of(f"Talks resume\n{BODY}\n“No deal.” — The envoy\n{BODY}").headings == ()


def test_a_marked_heading_is_one_without_its_mark():
    text = f"# Talks resume\n{BODY}\n## Terms\n{BODY}"

    found = structure_of(text)

    assert found.title == "Talks resume"
    assert [text[start:end] for start, end in found.headings] == ["Terms"]


@pytest.mark.parametrize(
    "line",
    [
        "Post a Comment", "Share this article on X", "Subscribe to our newsletter",
        "Read more: Another piece", "Photo: A. Person/Agency", "Advertisement",
        "Reporting by Ann Lee; editing by Bo Ray", "© 2025 Agency. All rights reserved.", "* * *",
    ],
)  # fmt: skip
def test_furniture_at_the_tail_is_boilerplate(line):
    text = f"Talks resume\n{BODY}\n{BODY}\n{line}"

    assert structure_of(text).boilerplate == ((len(text) - len(line), len(text)),)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the talks.", "He said more sanctions would follow.",
        "Read more widely, the clause forbids any advance.", "Related talks ended in failure.",
    ],
)  # fmt: skip
def test_sentences_that_begin_like_furniture_are_read(line):
    assert structure_of(f"Talks resume\n{BODY}\n{line}").boilerplate == ()


def test_a_list_of_other_pieces_is_boilerplate_to_the_end():
    tail = "Related articles\nAnother piece\nA third piece"
    text = f"Talks resume\n{BODY}\n{BODY}\n{BODY}\n{tail}"

    found = structure_of(text)

    assert found.boilerplate[0][0] == len(text) - len(tail)
    assert len(found.boilerplate) == 3


def test_a_text_of_nothing_but_furniture_keeps_its_lines():
    assert structure_of("Post a comment\nShare this article").boilerplate == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee, Senior Correspondent", ("Ann Lee",)),
        ("BY ANN LEE | Wire", ("ANN LEE",)),
        ("By Ann van der Lee in Riverton", ("Ann van der Lee",)),
        ("By staff writers", ()),
    ],
)
def test_a_byline_holds_names_and_neither_jobs_nor_places(line, names):
    found = byline_of(line)

    assert found is not None
    assert found.names == names


@pytest.mark.parametrize(
    "line", ["By Friday the talks had failed", "By then", "Bypass", "By " + "Ann Lee, " * 40]
)
def test_a_sentence_that_begins_with_by_is_no_byline(line):
    assert byline_of(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "EXCLUSIVE - the two delegations met in the capital",
        "The envoy — a former general — met the two delegations",
        "RIVERTON (Wire) - too short",
    ],
)
def test_a_label_or_a_sentence_with_a_dash_is_no_dateline(line):
    assert dateline_of(line) is None


@pytest.mark.parametrize(
    "line", ["Friday, April 25, 2025", "Published: 25 April 2025 10:30 GMT", "2025-04-25"]
)
def test_a_line_that_holds_only_a_date_is_known(line):
    assert is_date_line(line)
    assert not is_date_line(line + " the talks began")


def test_a_line_of_outlet_and_day_under_the_title_is_neither_deck_nor_body():
    found = structure_of(f"Talks resume\n*Harbour Times, 7 March 2031*\n{BODY}\n{BODY}")

    assert (found.title, found.deck, found.outlet) == ("Talks resume", None, "Harbour Times")
    assert (found.published, found.unread) == (dt.date(2031, 3, 7), ((13, 42),))


def test_a_report_that_begins_with_its_dateline_has_no_title():
    head = "RIVERTON, 7 March 2031 (Wire) - Orla Venn and Piers Holm Traded Blame at Talks."

    found = structure_of(f"{head}\n{BODY}")

    assert (found.title, found.outlet, found.published) == (None, "Wire", dt.date(2031, 3, 7))


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("Eastern Wire\n7 March 2031\n", "Eastern Wire"),
        ("7 March 2031\nThe Red Hill Courier\n", "The Red Hill Courier"),
        ("By Ann Wu\nEastern Wire\n", "Eastern Wire"),
        ("By Mei Tan, The Straits Courier\n", "The Straits Courier"),
        ("Eastern Wire\nOLDTOWN — ", "Eastern Wire"),
        ("Harbour Desk, 7 March 2031\n", "Harbour Desk"),
        ("By Ann Wu, Mei Sun\n", None),
        ("Eastern Wire\n", None),
    ],
)
def test_an_outlet_is_named_on_a_line_beside_the_byline_or_the_day(head, outlet):
    body = "The envoys met for the third time in the old mint.\n"

    assert structure_of(f"Talks resume\n\n{head}{body}").outlet == outlet
