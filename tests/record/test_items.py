import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.conftest import article_of, reading_of

from detente.article import Actor, ArticleId, Link, Span
from detente.record.items import (
    KINDS,
    day_number,
    day_of,
    items_of,
    join,
    pack,
    part,
    quote_sha,
    said,
    spans_of,
    stance_columns,
    unpack,
)


@given(day=st.dates())
def test_a_day_comes_back_from_its_number(day):
    assert day_of(day_number(day)) == day


def test_every_item_comes_back_as_it_was_stored():
    reading = reading_of()

    stored = [(kind, one, pack(one)) for kind, one in items_of(reading)]

    assert {kind for kind, _, _ in stored} == set(KINDS)
    assert all(unpack(kind, *packed, reading.article.id) == one for kind, one, packed in stored)


@given(score=st.floats(0, 1))
def test_the_score_of_a_link_comes_back_to_the_last_digit(score):
    span = Span(article=ArticleId("a"), start=0, end=2)
    link = Link(span=span, kind="pronoun", score=score)
    actor = Actor(id="ann", name="Ann", kind="person", mentions=(span,), links=(link,))

    assert unpack("actor", *pack(actor), ArticleId("a")) == actor


def test_words_stand_apart_from_codes_so_that_they_can_be_taken_out():
    data = {"id": "s01", "via": "a courier", "source": {"actor": "a", "text": "the envoy"}}

    codes, words = part(data)

    assert words == {"via": "a courier", "source.text": "the envoy"}
    assert "courier" not in str(codes)
    assert join(codes, words) == data


def test_every_span_of_an_item_is_found_with_the_field_that_holds_it():
    statement = reading_of().statements[0]

    found = dict(spans_of(statement))

    assert found == {"span": statement.span, "content": statement.content[0]}


def test_a_position_is_of_the_day_of_its_statement_and_else_of_its_article():
    reading = reading_of(article_of(published=dt.date(2031, 3, 4)))
    monday = day_number(dt.date(2031, 3, 3))
    otherwise = dt.date(2031, 4, 1)

    dated = said(reading.statements[0], reading, otherwise)
    undated = said(reading.actors[0], reading, otherwise)

    assert dated == (monday, monday, "day")
    assert undated == (monday + 1, monday + 1, "none")


def test_only_a_position_fills_the_columns_of_a_stance():
    reading = reading_of()

    assert stance_columns(reading.actors[0]) == {}
    assert stance_columns(reading.positions[0])["party"] == reading.positions[0].party


@pytest.mark.parametrize("place", [(0, 4), (5, 9)])
def test_a_quotation_is_known_by_its_words_alone(place):
    assert quote_sha("word word", *place) == quote_sha("word", 0, 4)


def test_spans_of_nothing_are_none():
    assert list(spans_of(Span)) == []
