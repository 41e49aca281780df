"""Texts in which nothing is found: the short ones are doubted."""

from dataclasses import replace

import pytest

from detente.reading.article import article_from_bytes
from detente.reading.bare import ENOUGH_WORDS, doubt_of_article
from detente.reading.reader import read

LIST = "Shopping list: milk, eggs, bread, butter, and tea."


def read_of(text, nlp):
    return read(article_from_bytes(text.encode(), "x.txt"), nlp)


def test_a_list_is_doubted_and_the_reading_says_so(nlp):
    reading = read_of(LIST, nlp)

    assert doubt_of_article(reading) == (
        "nobody says, does or wants anything in its 8 words: is it an article?"
    )
    assert doubt_of_article(reading) in reading.warnings


@pytest.mark.parametrize(
    "text",
    [
        "Egypt rejects any deployment of foreign troops.",
        "Thailand and Cambodia met today for talks in Bangkok.",
    ],
)
def test_one_sentence_on_what_somebody_does_or_wants_is_enough(nlp, text):
    assert doubt_of_article(read_of(text, nlp)) == ""


def test_a_longer_text_is_an_article_on_something_else(nlp):
    reading = read_of(LIST, nlp)
    article = replace(reading.article, text="milk and tea " * ENOUGH_WORDS)

    assert doubt_of_article(replace(reading, article=article)) == ""
