"""Articles in files: the day of one that cannot have appeared yet."""

import datetime as dt

import pytest

from detente.errors import ReadError
from detente.reading.article import article_from_bytes
from detente.reading.files import not_after

TODAY, LATER = dt.date(2026, 1, 1), dt.date(2026, 1, 2)
ENVOYS = "---\ndate: 2026-01-02\n---\nThe envoys said that they would return to the talks.\n"


@pytest.mark.parametrize("text", [ENVOYS, ENVOYS.partition("---\n")[2].partition("---\n")[2]])
def test_a_day_that_is_still_to_come_is_not_given_to_an_article(text):
    article = article_from_bytes(text.encode(), "envoys.md", published=LATER)

    with pytest.raises(ReadError, match="2026-01-02 is still to come"):
        not_after(article, TODAY, LATER)
    assert not_after(article, LATER, LATER) is article


def test_a_day_before_there_was_any_news_is_not_given_to_an_article():
    day = dt.date(1, 1, 1)
    article = article_from_bytes(ENVOYS.encode(), "envoys.md", published=day)

    with pytest.raises(ReadError, match="0001-01-01 is no day of publication"):
        not_after(article, TODAY, day)


def test_an_article_that_says_such_a_day_of_itself_counts_as_undated():
    article = not_after(article_from_bytes(ENVOYS.encode(), "envoys.md"), TODAY, None)

    assert (article.published, article.published_basis) == (None, "unknown")
    assert "2026-01-02 of itself, which is still to come" in article.warnings[-1]
