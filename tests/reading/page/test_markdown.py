import datetime as dt

import pytest

from detente.reading.page.markdown import markdown_of

FRONT = """---
title: "Envoys meet"
author: Ada North and Bo South
source: The Courier
date: 2031-03-04
---
"""


def test_front_matter_says_who_wrote_what_and_when():
    found = markdown_of(FRONT + "They met.\n").metadata

    assert (found.title, found.outlet) == ("Envoys meet", "The Courier")
    assert found.authors == ("Ada North", "Bo South")
    assert found.published == dt.date(2031, 3, 4)


def test_front_matter_stays_in_the_text_and_its_length_is_known():
    found = markdown_of(FRONT + "They met.\n")

    assert found.text == FRONT + "They met.\n"
    assert found.text[: found.front] == FRONT.rstrip()


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("They [met](https://example.org) twice", "They met twice"),
        ("They [met][1] twice", "They met twice"),
        ("![a picture](mint.png)They met", "They met"),
        ("They **never** met", "They never met"),
        ("a_name_with_lines", "a_name_with_lines"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("[an open bracket", "[an open bracket"),
    ],
)
def test_links_and_emphasis_are_shown_as_their_words_and_nothing_else_changes(source, shown):
    assert markdown_of(source).text == shown


def test_a_text_without_front_matter_says_nothing_of_itself():
    found = markdown_of("They met.\n---\nThey parted.\n")

    assert found.front == 0
    assert found.metadata.title is None
