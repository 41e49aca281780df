"""What `detente read` prints for people."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Condition,
    Event,
    Fatalities,
    Link,
    Position,
    Proposal,
    Reading,
    Source,
    Span,
    Statement,
    Term,
    When,
)
from detente.printing.reading_text import as_written, readings_text

TEXT = (
    'The envoy did not say "the valley is lost" and, if the army leaves, may talk, '
    "said Ann Cee. Shells killed four. Cee rose."
)


def span(words):
    """Return where words stand in the text."""
    start = TEXT.index(words)
    return Span(article=ArticleId("a"), start=start, end=start + len(words))


def article(text=TEXT):
    return Article(id=ArticleId("a"), text=text, path="x")


def printed(**items):
    """Return what is printed of a reading, as one line."""
    return " ".join(readings_text([Reading(article=article(), **items)]).split())


def test_a_pronoun_is_printed_with_whom_it_means_and_how_surely():
    text = "Ann Cee rose. She said no."
    name, she, told = (
        Span(article=ArticleId("a"), start=a, end=b) for a, b in ((0, 7), (14, 17), (23, 25))
    )
    link = Link(span=she, kind="pronoun", score=0.875, antecedent=name)
    actor = Actor(id="cee", name="Ann Cee", kind="person", mentions=(name, she), links=(link,))
    source = Source(span=she, actor="cee", text="She")
    statement = Statement(id="s01", span=she, content=(told,), source=source, sourcing="named")

    reading = Reading(article=article(text), actors=(actor,), statements=(statement,))

    assert "s01  She (= Ann Cee, 0.88) [named]: no" in readings_text([reading]).splitlines()


def test_all_parts_of_a_statement_and_how_it_is_said_are_printed():
    statement = Statement(
        id="s02", span=span("may talk"), content=(span("the valley is lost"), span("may talk")),
        cue=span("did not say"), condition=span("if the army leaves"), within="s01",
        source=Source(text="The envoy"), sourcing="named", act="REJECT", negated=True, hedged=True,
        said_on=When(date="2031-03-03", precision="day", text="Monday"), via="The Post",
        venue="interview", readers=("model:x",),
    )  # fmt: skip

    text = printed(statements=(statement,))

    assert "s02 The envoy [named]: the valley is lost … may talk" in text
    for detail in (
        "REJECT", "cue “did not say”", "hedged", "negated", "on condition: if the army leaves",
        "within s01", "2031-03-03 (“Monday”)", "via The Post", "interview",
        "read by model:x alone",
    ):  # fmt: skip
        assert detail in text


def test_a_plain_statement_has_no_reserves():
    text = printed(statements=(Statement(id="s01", span=span("Cee"), content=(span("Cee"),)),))

    assert "s01 (nobody named) [narrator]: Cee ASSESS · no cue" in text
    assert "hedged" not in text
    assert "within" not in text


def test_an_event_is_printed_with_its_dead_and_how_often_it_is_told():
    event = Event(
        id="e01", type="ASSAULT", spans=(span("Shells killed four"), span("may talk")),
        recipients=("north",), fatalities=Fatalities(min=4), ordinal=2, background=True,
        responsibility="claimed", claimed_by="north", on=When(text="years ago"),
    )  # fmt: skip

    text = printed(events=(event,))

    assert "e01 ASSAULT → north: Shells killed four" in text
    assert "“years ago” · number 2 · at least 4 dead" in text
    assert "responsibility claimed by north · background · told 2 times" in text


@pytest.mark.parametrize(
    ("dead", "words"),
    [
        (Fatalities(min=4, max=4), "4 dead"),
        (Fatalities(min=2, max=5), "2 to 5 dead"),
        (None, "→ north: Cee"),
    ],
)
def test_the_dead_are_printed_as_far_as_they_are_known(dead, words):
    event = Event(
        id="e01", type="AID", spans=(span("Cee"),), actors=("south",), recipients=("north",),
        fatalities=dead,
    )  # fmt: skip

    assert words in printed(events=(event,))


def test_a_position_is_printed_with_its_condition_and_a_proposal_with_its_terms():
    position = Position(
        id="p01", party="north", issue="talks", option="direct", stance=1, held="attributed",
        span=span("may talk"), red_line=True, scope="de_jure", statement="s01",
        condition=Condition(span=span("if the army leaves")), attributed_by="cee",
    )  # fmt: skip
    term = Term(issue="withdrawal", option="full", span=span("the army leaves"), scope="de_facto")
    proposal = Proposal(
        id="r01", status="tabled", author="north", terms=(term,), spans=(span("may talk"),)
    )
    actor = Actor(id="cee", name="Ann Cee", kind="person")

    text = printed(actors=(actor,), positions=(position,), proposals=(proposal,))

    assert "p01 north accepts talks: direct [attributed]: may talk de jure · red line" in text
    assert "on condition: if the army leaves · attributed by Ann Cee · from s01" in text
    assert "r01 proposal of north [tabled]: may talk" in text
    assert "- withdrawal: full (de facto): the army leaves" in text


def test_a_mark_that_a_span_cuts_off_is_not_put_back():
    reading = Reading(article=article())

    assert as_written(reading, [span('"the valley is lost')]) == '"the valley is lost'
    assert as_written(reading, [span('is lost"')]) == 'is lost"'


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1),
    st.lists(st.sampled_from(["“", "”", '"', "‘", "’", "word", "many words"]), max_size=60),
)
def test_what_is_printed_is_in_the_article_word_by_word(first, more):
    text = " ".join([first, *more])
    whole = Span(article=ArticleId("a"), start=0, end=len(text))

    shown = as_written(Reading(article=article(text)), [whole])

    assert all(part.strip() in text for part in re.split(r" \[…\] ", shown))
    assert len(shown) <= len(text) + len(" […] ")
