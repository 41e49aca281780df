"""What the tests of the reading room share: the cast of a short text."""

import datetime as dt

import pytest

from detente.article import Article, ArticleId
from detente.reading.actors import find_cast
from detente.reading.document import parse


class Scene:
    """A text with its cast, asked by the words that a test quotes."""

    def __init__(self, document):
        self.document = document
        self.cast = find_cast(document)

    def who(self, words, nth=0):
        """Return the id of the actor that the head of some words means."""
        actor = self.cast.of(self.token(words, nth))
        return None if actor is None else actor.id

    def token(self, words, nth=0):
        """Return the last token of the nth place where some words stand."""
        text, start = self.document.article.text, -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        inside = self.document.doc.touching(start, start + len(words))
        return inside[-1]

    def actor(self, actor_id):
        """Return an actor that must be there."""
        found = self.cast.get(actor_id)
        assert found is not None, [actor.id for actor in self.cast.actors]
        return found


@pytest.fixture
def scene(nlp):
    """Return a maker of scenes: a text, read on a day."""

    def make(text, day="2025-04-25"):
        article = Article(
            id=ArticleId("a"),
            text=text,
            path="a.txt",
            published=dt.date.fromisoformat(day) if day else None,
            published_basis="given" if day else "unknown",
        )
        return Scene(parse(article, nlp))

    return make
