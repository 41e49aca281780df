"""The whole way: one article to one reading."""

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente import __version__
from detente.article import Article, ArticleId, Reading
from detente.errors import DetenteError, ReadError
from detente.reading.article import MOST_CHARACTERS, article_from_bytes
from detente.reading.door import spans_of
from detente.reading.reader import read, read_all

PHRASES = (
    "the envoy|he|they said|that|talks|“|”|‘|’|,|.|?|\n|may|not|never|if|accept|reject|met|Friday"
    "|troops|freeze|a ceasefire|in exchange for|killed|at least three|:|—|(|)"
)
WORDS = st.sampled_from(PHRASES.split("|"))


def loaded(text, name="a.txt"):
    return article_from_bytes(text.encode(), name)


def test_a_reading_names_its_reader_and_its_lexicon(nlp):
    reading = read(loaded("The envoy said that the talks would go on."), nlp)

    assert (reading.reader, reading.reader_version) == ("rules", __version__)
    assert len(reading.lexicon_sha) == 64


def test_an_undated_article_is_warned_of(nlp):
    reading = read(loaded("The envoy said that the talks would go on."), nlp)

    assert "the day of publication is not known" in reading.warnings[0]


def test_a_transcript_is_marked_as_one_and_its_nameless_turns_have_no_name(nlp):
    reading = read(
        loaded(
            "MINISTER ADEYA: We wait.\n\nQ: The dam is full. Who pays?\n\n"
            "MINISTER ADEYA: All of us do.\n"
        ),
        nlp,
    )

    assert any(note.startswith("a transcript or interview: 3 turns") for note in reading.warnings)
    assert [one.sourcing for one in reading.statements] == ["named", "unnamed", "named"]


def test_a_quotation_that_nobody_says_is_told_and_gives_no_statement(nlp):
    reading = read(loaded("The talks went on.\n\n“Who is to pay for it all, we ask.”\n"), nlp)

    assert reading.statements == ()
    assert any(note.startswith("1 quotation has no speaker") for note in reading.warnings)


def test_articles_read_together_are_read_as_each_by_itself(nlp):
    texts = ["The envoy said that the talks would go on.", "The minister rejected the plan."]
    counts = []

    together = read_all(map(loaded, texts), nlp, progress=counts.append)

    assert counts == [1, 2]
    assert together == [read(loaded(text), nlp) for text in texts]


def test_a_text_that_is_too_long_for_the_parser_is_refused(nlp):
    article = Article(id=ArticleId("a" * 64), text="a " * MOST_CHARACTERS, path="long.txt")

    with pytest.raises(ReadError, match="at most 1,000,000 are read"):
        read(article, nlp)


def test_windows_line_ends_change_nothing_but_the_id(nlp):
    text = "Talks resume\nThe envoy said that the talks would go on.\nShe left on Friday.\n"

    unix, windows = (read(loaded(one), nlp) for one in (text, text.replace("\n", "\r\n")))

    assert [unix.article.quote(one.span) for one in unix.statements] == [
        windows.article.quote(one.span) for one in windows.statements
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_gives_a_valid_reading_or_one_error_of_a_person(nlp, text):
    with contextlib.suppress(DetenteError):
        reading = read(loaded(text), nlp)

        assert isinstance(reading, Reading)
        assert all(map(reading.article.quote, spans_of(reading.statements)))
