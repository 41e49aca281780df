"""Quotes carry all that says how far they can be trusted, and where they stand."""

import datetime as dt

import pytest
import quarrel

from detente.workspace.quotes import Spot, quotes_of


@pytest.fixture(name="desk")
def _desk():
    return quarrel.known().desk


def quote(desk, issue, party, stance):
    claims = desk.evidence.claims
    key = next(
        one.key
        for one in claims
        if (one.position.issue, one.position.party, one.position.stance) == (issue, party, stance)
    )
    return quotes_of(desk, [key])[0]


def test_a_quote_names_its_speaker_its_days_its_form_and_its_condition(desk):
    one = quote(desk, "front_line", "south", 1)

    assert (one.speaker, one.said, one.published) == (
        "Bo South", dt.date(2031, 3, 20), dt.date(2031, 3, 21),
    )  # fmt: skip
    assert one.condition == "if all prisoners come home"
    assert one.form == "summed up by the article"
    assert one.told.endswith("on a condition")


def test_the_words_stand_in_their_sentence_and_nothing_is_lost_between(desk):
    one = quote(desk, "front_line", "south", 1)
    text = next(r.article.text for r in desk.evidence.readings if one.words in r.article.text)

    assert one.before + one.words + one.after in " ".join(text.split())


def test_what_another_says_of_a_party_carries_his_name(desk):
    assert quote(desk, "ceasefire", "north", 1).voice == "Bo South"
    assert quote(desk, "ceasefire", "north", -2).voice == ""


def test_the_words_of_an_event_and_of_a_statement_can_be_shown_too(desk):
    event = desk.evidence.happenings[0].key
    statement = f"{desk.evidence.readings[0].article.id[:12]}:s02"

    first, second = quotes_of(desk, [event, statement])

    assert first.told == "Ada North and Bo South met"
    assert second.speaker == "Bo South"


def test_what_is_no_quotation_has_none_and_the_same_words_come_once(desk):
    key = desk.evidence.claims[0].key

    assert [one.key for one in quotes_of(desk, [key, "presumption", key, "a:b"])] == [key]


def test_a_place_in_the_reader_is_an_address_with_its_day():
    spot = Spot(document="abc", item="p01", paragraph=3)

    assert spot.href(None) == "/documents/abc?item=p01#p3"
    assert spot.href(dt.date(2031, 3, 5)) == "/documents/abc?as_of=2031-03-05&item=p01#p3"
