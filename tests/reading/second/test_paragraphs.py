"""What goes out is the article's own paragraphs, numbered, each in its place."""

from hypothesis import given
from hypothesis import strategies as st
from reading.second.conftest import article_of, place

from detente.reading.second.paragraphs import LONGEST, Paragraph, numbered, parts


def test_paragraphs_are_numbered_from_one():
    assert [one.number for one in numbered(article_of())] == [1, 2, 3]


@given(st.text("ab .\n", min_size=1, max_size=200))
def test_every_paragraph_is_the_text_at_its_place(text):
    article = article_of(text)

    for one in numbered(article):
        assert article.text[one.start : one.end] == one.text
        assert one.text.strip() == one.text != ""


def test_boilerplate_and_bylines_stay_here():
    text = (
        "A title of some words\n\nBy Ada Writer\n\nThe envoys met for two hours on Monday in the "
        "mint.\n\nSubscribe now for more\n"
    )
    article = article_of(text)
    article = article_of(text, boilerplate=(place(article, "Subscribe now for more"),))

    sent = " ".join(one.text for one in numbered(article))

    assert "envoys" in sent
    assert "Subscribe" not in sent
    assert "Ada Writer" not in sent


def test_a_line_that_is_too_long_is_cut_at_a_blank():
    found = numbered(article_of("word " * 4_000))

    assert all(len(one.text) <= LONGEST for one in found)
    assert sum(one.text.count("word") for one in found) == 4_000


@given(st.lists(st.integers(1, 60), max_size=12))
def test_parts_hold_every_paragraph_once_within_the_bound(sizes):
    paragraphs = [
        Paragraph(number=number, start=0, end=size, text="x" * size)
        for number, size in enumerate(sizes, 1)
    ]

    found = parts(paragraphs, 50)

    assert [one for part in found for one in part] == paragraphs
    assert all(len(part) == 1 or sum(len(one.text) for one in part) <= 50 for part in found)
