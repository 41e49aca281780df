"""What the tests of deeds share: the events of a short text."""

import datetime as dt

import pytest

from detente.article import Article, ArticleId
from detente.reading.actors import find_cast
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.events import find_events

SUNDAY = dt.date(2024, 5, 12)


@pytest.fixture
def told(nlp):
    """Return a finder of the events of a text, without its statements."""

    def find(text):
        article = Article(
            id=ArticleId("a"), text=text, path="a", published=SUNDAY, published_basis="given"
        )
        document = parse(article, nlp)
        return find_events(document, find_cast(document), find_dates(document), [])

    return find
