"""A short article of made-up talks, its rules' reading by hand, and what asks about it."""

import dataclasses
import hashlib

import pytest

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Position,
    Reading,
    Source,
    Span,
    Statement,
)
from detente.reading.second.building import Builder
from detente.reading.second.locating import Locator
from detente.reading.second.names import Names
from detente.reading.second.paragraphs import numbered

TEXT = (
    "Envoys of two sides met in the old mint on Monday.\n\n"
    "“The North will never hand over the harbour,” Ada Vale said. Foreign Minister Bo Reed "
    "rejected a ceasefire.\n\n"
    "A spokesman for Vale said the South might accept a freeze of the front line. She left.\n"
)


def article_of(text=TEXT, **more):
    ident = ArticleId(hashlib.sha256(text.encode()).hexdigest())
    return Article(id=ident, text=text, path="a.txt", raw=text.encode(), **more)


def place(article, words, nth=0):
    """Return the span of the nth place of some words."""
    start = -1
    for _ in range(nth + 1):
        start = article.text.index(words, start + 1)
    return Span(article=article.id, start=start, end=start + len(words))


def reading_of(article):
    """Return what rules would find: actors, a statement, a meeting and a position."""

    def at(words, nth=0):
        return place(article, words, nth)

    north = Actor(id="north", name="North", kind="country", party="north", mentions=(at("North"),))
    south = Actor(id="south", name="South", kind="country", party="south", mentions=(at("South"),))
    vale = Actor(
        id="vale", name="Ada Vale", kind="person", party="north",
        mentions=(at("Ada Vale"), at("Vale", 1), at("She")),
    )  # fmt: skip
    reed = Actor(
        id="reed", name="Bo Reed", kind="person", party="south", role="Foreign Minister",
        mentions=(at("Bo Reed"),),
    )  # fmt: skip
    crowd = Actor(id="envoys", name="Envoys", kind="group", mentions=(at("Envoys"),))
    quote = at("“The North will never hand over the harbour,”")
    return Reading(
        article=article,
        actors=(north, south, vale, reed, crowd),
        statements=(
            Statement(
                id="s01",
                span=dataclasses.replace(quote, end=at("Ada Vale said").end),
                content=(quote,),
                cue=at("said"),
                source=Source(span=at("Ada Vale"), actor="vale", text="Ada Vale"),
                form="direct",
                sourcing="named",
                act="REJECT",
            ),
        ),
        events=(Event(id="e01", type="CONSULT", spans=(at("met in the old mint"),)),),
        positions=(
            Position(
                id="p01", party="south", issue="ceasefire", option=None, stance=-2, held="stated",
                span=at("Foreign Minister Bo Reed rejected a ceasefire"), actor="reed",
            ),
        ),
        dropped={"boilerplate": 1},
        lexicon_sha="1" * 64,
        reader_version="1",
    )  # fmt: skip


@pytest.fixture
def article():
    return article_of()


@pytest.fixture
def reading(article):
    return reading_of(article)


@pytest.fixture
def builder(reading):
    return builder_of(reading)


def builder_of(reading):
    """Return what turns an answer on a reading's article into items."""
    locator = Locator(article=reading.article, paragraphs=numbered(reading.article))
    return Builder(
        reading=reading,
        names=Names(reading=reading, locator=locator),
        locator=locator,
        reader="model:m",
        prompt_sha="2" * 64,
    )
