"""The day of an article that states none, and what a text says against the day it is given."""

import datetime as dt

import pytest

from detente.reading.article import article_from_bytes
from detente.reading.reader import read

THURSDAY = dt.date(2025, 4, 24)


def reading_of(nlp, text, published=None):
    return read(article_from_bytes(text.encode(), "a.txt", published=published), nlp)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "The two sides signed the paper on Thursday 24 April 2025. They meet again on Monday.",
            'tells of "Thursday 24 April 2025" as past',
        ),
        (
            "The envoys met on 24 April 2025, after a first round on 3 March 2025.",
            'tells of "24 April 2025" as past',
        ),
        (
            "The envoys met on Thursday, April 24. The war began in 2014, the talks in 2025.",
            'says "Thursday, April 24" and names the year 2025',
        ),
        (
            "RIVERTON, April 24 (Wire) - The envoys met for the first time since 2025 began.",
            "names the year 2025",
        ),
    ],
)
def test_a_text_without_a_day_is_dated_by_what_it_tells_with_the_reason(nlp, text, reason):
    reading = reading_of(nlp, text)

    assert (reading.article.published, reading.article.published_basis) == (THURSDAY, "inferred")
    (told,) = [line for line in reading.warnings if "is taken to be of" in line]
    assert reason in told


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met on Thursday. They will meet again on Monday.",
        "The envoys will meet on 24 April 2025.",
        "The truce of 24 April 1995 was signed on 24 April 1995. It broke in 2014.",
        "The envoys met on Friday 24 April 2025.",
        "The envoys met in April 2025.",
    ],
)
def test_nothing_is_inferred_from_what_leaves_the_day_open(nlp, text):
    reading = reading_of(nlp, text)

    assert (reading.article.published, reading.article.published_basis) == (None, "unknown")
    assert any("is not known" in line for line in reading.warnings)


def test_weekdays_stay_relative_where_the_day_is_only_inferred(nlp):
    reading = reading_of(
        nlp, "The army said on Thursday 24 April 2025 it had left. Rebels said on Friday they won."
    )

    days = {one.said_on.text: one.said_on.date for one in reading.statements}
    assert days["Friday"] is None
    assert any("stay without a date" in line for line in reading.warnings)


@pytest.mark.parametrize(
    ("text", "published", "warning"),
    [
        (
            "The envoys met on Friday 24 April 2025.",
            THURSDAY,
            'the text says "Friday 24 April 2025", but 24 April 2025 was a Thursday',
        ),
        (
            "The envoys met on Thursday 24 April.",
            dt.date(2024, 4, 25),
            "24 April 2024 was a Wednesday; is the day of publication right?",
        ),
        (
            "The envoys met on 30 April 2025 and signed.",
            THURSDAY,
            'tells of "30 April 2025" as past, but 24 April 2025 is taken for the day',
        ),
    ],
)
def test_a_day_that_the_text_contradicts_is_warned_of(nlp, text, published, warning):
    reading = reading_of(nlp, text, published)

    assert any(warning in line for line in reading.warnings)


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met on Thursday 24 April 2025.",
        "The envoys will meet on 30 April 2025.",
        "The envoys met on Thursday.",
    ],
)
def test_a_text_that_fits_its_day_is_not_warned_of(nlp, text):
    assert reading_of(nlp, text, THURSDAY).warnings == ()
