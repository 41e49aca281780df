import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.article import (
    Article,
    ArticleId,
    Condition,
    Event,
    Fatalities,
    Position,
    Proposal,
    Reading,
    Source,
    Span,
    Statement,
    Term,
    When,
)
from detente.contract import article_to_json, from_json, reading_to_json, to_json

ID = ArticleId("c" * 64)
spans = st.builds(
    lambda start, length: Span(article=ID, start=start, end=start + length),
    st.integers(0, 1000),
    st.integers(1, 50),
)
SPAN = Span(article=ID, start=0, end=5)
ARTICLE = Article(
    id=ID,
    text="Hello there",
    path="a.txt",
    raw=b"x",
    published=dt.date(2025, 4, 25),
    published_basis="given",
)
ITEMS = [
    Statement(
        id="s01",
        span=SPAN,
        content=(SPAN,),
        cue=SPAN,
        source=Source(span=SPAN, actor="a", text="Hello"),
        said_on=When(date="2025-04", precision="month", text="April"),
        condition=SPAN,
        within="s02",
    ),
    Event(
        id="e01",
        type="ASSAULT",
        spans=(SPAN,),
        actors=("a",),
        fatalities=Fatalities(min=3),
        background=True,
    ),
    Position(
        id="p01",
        party="north",
        issue="territory",
        option="return",
        stance=-2,
        held="attributed",
        span=SPAN,
        condition=Condition(span=SPAN, issue="ceasefire", option="limited"),
        scope="de_jure",
    ),
    Proposal(
        id="r01",
        status="tabled",
        spans=(SPAN,),
        terms=(Term(issue="deal", option="conclude", span=SPAN),),
    ),
]


@pytest.mark.parametrize("item", ITEMS, ids=lambda one: one.id)
def test_every_item_comes_back_from_its_json(item):
    assert from_json(type(item), to_json(item), ID) == item


@given(spans)
def test_a_span_is_printed_as_two_numbers(span):
    assert to_json(span) == [span.start, span.end]


def test_a_reading_prints_the_fields_of_the_contract():
    data = reading_to_json(Reading(article=ARTICLE, dropped={"unanchored": 2}))

    assert {"article", "actors", "statements", "events", "positions", "proposals"} <= data.keys()
    assert data["article"]["published"] == "2025-04-25"
    assert data["dropped"] == {"unanchored": 2}


def test_the_text_of_an_article_is_printed_only_when_asked_for():
    assert "text" not in article_to_json(ARTICLE)
    assert "raw" not in article_to_json(ARTICLE)
    assert article_to_json(ARTICLE, with_text=True)["text"] == "Hello there"
