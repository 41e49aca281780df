import datetime as dt

import pytest

from detente.article import Article, ArticleId
from detente.reading.date_reports import not_after_saying, splits_name
from detente.reading.dates import find_dates, when_of
from detente.reading.document import parse

TUESDAY = dt.date(2024, 3, 12)


@pytest.fixture
def document_of(nlp):
    def make(text):
        article = Article(
            id=ArticleId("a"), text=text, path="a", published=TUESDAY, published_basis="given"
        )
        return parse(article, nlp)

    return make


def day_of(document, word):
    token = next(token for token in document.doc if token.text == word)
    return when_of(document, find_dates(document), token).date


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Sudan said on Friday that Egypt had rejected the plan on Monday.", "rejected", "03-04"),
        ("Three people were killed on Tuesday, Egypt said on Monday.", "killed", "03-05"),
        ("Sudan said on Monday that Egypt had rejected it on Friday.", "rejected", "03-08"),
        ("Egypt rejected the plan on Monday.", "rejected", "03-11"),
        ("Sudan said on Friday that Egypt would reply on Monday.", "reply", "03-18"),
    ],
)
def test_what_was_done_lies_before_the_day_on_which_it_is_told(document_of, text, word, day):
    assert day_of(document_of(text), word) == f"2024-{day}"


@pytest.mark.parametrize(
    "text",
    [
        "A Sudanese official said on Friday Egypt had accepted the plan but wanted changes.",
        "A Sudanese official said on Friday Egypt had accepted “in part” but wanted changes.",
        "A diplomat said Thursday Egypt had accepted the offer.",
    ],
)
def test_the_day_of_saying_is_not_that_of_what_is_told(document_of, text):
    assert day_of(document_of(text), "accepted") is None


def test_a_weekday_behind_on_is_no_part_of_a_name(document_of):
    tokens = list(document_of("Sudan said on Friday Egypt had accepted “in part”.").doc)
    friday, egypt = tokens[3], tokens[4]

    assert splits_name([friday], egypt)
    assert not splits_name([friday], tokens[6])


def test_a_date_outside_every_saying_stays_where_it_is(document_of):
    document = document_of("Egypt rejected the plan on Monday.")
    dates = find_dates(document)

    assert not_after_saying(document, dates, dates[0]) is dates[0]
