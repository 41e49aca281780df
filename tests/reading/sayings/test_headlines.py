"""Headlines that tell again what the body tells are one utterance with it."""

import datetime as dt

import pytest

from detente.reading.article import load_article
from detente.reading.reader import read
from detente.record.merging import merge

MONDAY = "2025-05-05"


@pytest.fixture
def reading(tmp_path, nlp):
    """Return a function that reads a headline and a body."""

    def make(headline, body):
        path = tmp_path / "article.txt"
        path.write_text(f"{headline}\n\n{body}\n", encoding="utf8")
        return read(load_article(path, published=dt.date(2025, 5, 9)), nlp)

    return make


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Israel rejects ceasefire", "Israel on Monday rejected a ceasefire."),
        (
            "“We will never accept a ceasefire,” Israeli minister says",
            "“We will never accept a ceasefire,” Israeli minister Ana Feld said on Monday.",
        ),
    ],
)
def test_a_headline_has_the_day_of_its_body_and_counts_once(reading, headline, body):
    made = reading(headline, body)

    assert [one.said_on.date for one in made.statements] == [MONDAY, MONDAY]
    assert [len(claim.reports) for claim in merge([made], None).claims] == [1]
    assert [one.span.start > len(headline) for one in made.positions] == [True]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Israel rejects ceasefire", "Israel on Monday demanded the release of the prisoners."),
        ("Egypt rejects ceasefire", "Israel on Monday rejected a ceasefire."),
    ],
)
def test_other_words_or_another_speaker_keep_a_headline_undated(reading, headline, body):
    first, *_ = reading(headline, body).statements

    assert first.said_on.text is None
