"""Read again under another day: days of the text follow, what was set of the article stays."""

import datetime as dt
from dataclasses import replace

import pytest

from detente.errors import ReadError
from detente.reading.again import read_again
from detente.reading.article import article_from_bytes

RAW = b"The envoys of Egypt and Sudan met in Tolve on Friday.\n"
TODAY = dt.date(2031, 5, 1)
MENDED = dt.date(2031, 3, 19)


@pytest.fixture(name="known")
def _known():
    return replace(
        article_from_bytes(RAW, "a.txt", published=dt.date(2031, 3, 5)), confidential=True
    )


@pytest.fixture(autouse=True)
def _parser(nlp, monkeypatch):
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)


def test_days_of_the_text_follow_the_day_of_publication(known):
    reading = read_again(known, RAW, "rules", MENDED, TODAY)

    assert (reading.article.published, reading.article.confidential) == (MENDED, True)
    assert [one.on.date for one in reading.events] == ["2031-03-14"]


@pytest.mark.parametrize(
    ("raw", "reader", "day", "said"),
    [
        (None, "rules", MENDED, "were taken out of the case"),
        (RAW, "rules+model:x", MENDED, "was read by rules.model:x"),
        (RAW, "rules", dt.date(2032, 1, 1), "is still to come"),
    ],
)
def test_what_cannot_be_read_again_is_refused(known, raw, reader, day, said):
    with pytest.raises(ReadError, match=said):
        read_again(known, raw, reader, day, TODAY)
