"""Sentences whose dates were worked out by hand; ``passages/dates.toml`` says how."""

import tomllib
from pathlib import Path

import pytest

from detente.article import Article, ArticleId
from detente.reading.dates import find_dates
from detente.reading.document import parse

FILE = Path(__file__).parent / "passages" / "dates.toml"
BLOCKS = tomllib.loads(FILE.read_text(encoding="utf-8"))["block"]
ROWS = [(block["published"], *row) for block in BLOCKS for row in block["rows"]]


def written(when):
    """Return a date as the table writes it."""
    if when.date is None:
        return "-"
    return f"week of {when.date}" if when.precision == "week" else when.date


def dates_of(nlp, published, text):
    article = Article(
        id=ArticleId("a"), text=text, path="a", published=published, published_basis="given"
    )
    return [(one.when.text, written(one.when)) for one in find_dates(parse(article, nlp))]


@pytest.mark.parametrize(
    ("published", "words", "meaning", "text"), ROWS, ids=[f"{row[0]} {row[3]}" for row in ROWS]
)
def test_words_for_a_date_mean_what_a_person_works_out(nlp, published, words, meaning, text):
    found = dates_of(nlp, published, text)

    kept = [(said, date) for said, date in found if words in said or said in words]
    assert [date for _, date in kept] == [meaning], found
