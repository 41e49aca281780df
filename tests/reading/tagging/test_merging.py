"""What the tagger finds and what the rules find become one reading."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reading.tagging.annotated import UNKNOWN, documents

from detente.article import Article, ArticleId
from detente.reading.article import article_from_bytes
from detente.reading.attribution import find_sayings
from detente.reading.document import parse
from detente.reading.door import spans_of
from detente.reading.reader import read
from detente.reading.tagging.content import Content
from detente.reading.tagging.merging import retold, saying_of
from detente.reading.tagging.tagger import Tagged

UNSEEN = documents(5, seed=11)
by_line = pytest.mark.parametrize("line", UNSEEN, ids=lambda line: line["id"])
PHRASES = (
    "the envoy|she sniffed|they said|that|talks|“|”|‘|’|,|.|?|\n|may|not|if|the ferry was late"
    "|according to|the mayor|drawled|:|—|(|)"
)
WORDS = st.sampled_from(PHRASES.split("|"))


def loaded(text):
    return article_from_bytes(text.encode(), "a.txt")


def test_what_the_rules_do_not_know_is_read_with_a_tagger(tagger, nlp):
    article = loaded(
        "The miller may have left. She sniffed that nobody might leave, if it rained."
    )

    alone, helped = read(article, nlp), read(article, nlp, tagger)

    assert alone.statements == ()
    one = helped.statements[0]
    assert article.quote(one.cue) == "sniffed"
    assert (one.form, one.source.text, one.hedged) == ("indirect", "She", True)
    assert article.quote(one.condition).startswith("if it rained")


def test_the_hash_of_the_tagger_is_part_of_the_reading(tagger, nlp):
    article = loaded("The miller sniffed that nobody asked.")

    alone, helped = read(article, nlp), read(article, nlp, tagger)

    assert (alone.reader, alone.tagger_sha) == ("rules", "")
    assert helped.reader == f"rules+tagger:{tagger.sha256[:12]}"
    assert helped.tagger_sha == tagger.sha256
    assert len(tagger.sha256) == 64


@by_line
def test_no_statement_is_told_twice(tagger, nlp, line):
    reading = read(loaded(line["text"]), nlp, tagger)

    told = [(one.content, one.source.span) for one in reading.statements]
    assert len(told) == len(set(told))
    outer = [one for one in reading.statements if one.within is None]
    for one in outer:
        for other in outer:
            if one is not other:
                assert not any(a.covers(b) for a in one.content for b in other.content)


@by_line
def test_a_merged_reading_is_the_same_each_time(tagger, nlp, line):
    article = loaded(line["text"])

    assert read(article, nlp, tagger) == read(article, nlp, tagger)


@given(st.lists(WORDS, min_size=1, max_size=25).map(" ".join))
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_span_of_whatever_text_is_anchored(tagger, nlp, text):
    article = Article(id=ArticleId("a" * 64), text=text, path="a.txt")

    reading = read(article, nlp, tagger)

    assert not reading.dropped.get("unanchored")
    for statement in reading.statements:
        assert all(article.quote(span).strip() for span in spans_of(statement))
        named = statement.source
        assert named.span is None or article.quote(named.span) == named.text


def test_a_saying_inside_anothers_words_stays(tagger, nlp):
    text = "The miller sniffed that the mayor had said that the bridge would be mended."

    reading = read(loaded(text), nlp, tagger)

    outer, inner = reading.statements
    assert (outer.within, inner.within) == (None, outer.id)


def test_a_source_is_never_part_of_what_is_said(words):
    found = words("She was expected to leave.")
    tagged = Tagged(place=2, content=Content(left=(0, 1), right=(3, 5)), source=0, likely=1.0)

    saying = saying_of(found, tagged)

    assert saying.source_range == (0, 3)
    assert all(last <= 0 or first >= 3 for first, last in saying.content)


def test_a_source_that_would_be_all_that_is_said_is_none(words):
    found = words("The mayor was praised.")
    tagged = Tagged(place=3, content=Content(left=(0, 2), right=None), source=1, likely=1.0)

    assert saying_of(found, tagged).source is None


@pytest.mark.parametrize("verb", UNKNOWN)
def test_a_verb_without_a_row_in_the_lexicon_leaves_the_act_to_the_words(words, verb):
    found = words(f"She {verb} that the mayor must resign.")
    tagged = Tagged(place=1, content=Content(left=None, right=(2, 7)), source=0, likely=1.0)

    assert saying_of(found, tagged).cue.act == "content"


@by_line
def test_the_merged_sayings_are_in_the_order_of_the_text(tagger, nlp, line):
    document = parse(loaded(line["text"]), nlp)

    merged = retold(document, find_sayings(document), tagger)

    assert [one.extent for one in merged] == sorted(one.extent for one in merged)


def test_whom_the_rules_name_stays_where_the_tagger_names_nobody(words):
    found = words("The mayor was quoted as saying that it rains.")
    place = next(iter(found.told))
    tagged = Tagged(place=place, content=Content(left=None, right=(6, 9)), source=None, likely=1.0)

    saying = saying_of(found, tagged)

    assert saying is found.told[place].saying
    assert saying.source.lower_ == "mayor"


def test_who_is_the_one_that_it_stands_for(words):
    found = words("She met the mayor, who sniffed that it rains.")
    who, sniffed = list(found.lower).index("who"), list(found.lower).index("sniffed")
    content = Content(left=None, right=(sniffed + 1, sniffed + 4))

    saying = saying_of(found, Tagged(place=sniffed, content=content, source=who, likely=1.0))

    assert saying.source.lower_ == "mayor"
