"""A parsed article: what is hidden, where paragraphs and quotations run."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.article import Span
from detente.reading.article import article_from_bytes
from detente.reading.document import paragraphs_of, parse, quotations_of

TEXT = (
    "Talks resume\nBy Ann Lee\nRIVERTON (Wire) - The two sides met on Friday, an envoy said.\n"
    "“It was ‘good’ news,” she said.\nPost a comment"
)


@pytest.fixture(name="document")
def _document(nlp):
    return parse(article_from_bytes(TEXT.encode(), "a.txt"), nlp)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “it’s over” then.", ["“it’s over”"]),
        ('He said "it is over" then.', ['"it is over"']),
        ("He said ‘it’s over’ then.", ["‘it’s over’"]),
        ("Er „ging“ und «kam».", ["„ging“", "«kam»"]),
        ("“A ‘b’ c,” he said.", ["“A ‘b’ c,”", "‘b’"]),
        ("“The '90s were bad,” he said.", ["“The '90s were bad,”"]),
        ("The sides’ plan and the city's fate", []),
    ],
)
def test_quotations_are_found_in_every_style_of_marks(text, quoted):
    assert [text[one.start : one.end] for one in quotations_of(text)] == quoted


def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_marked():
    text = "“It goes on.\n“It ends,” she said."

    first, second = quotations_of(text)

    assert (text[first.start : first.end], first.open) == ("“It goes on.", True)
    assert (text[second.start : second.end], second.open) == ("“It ends,”", False)


@given(st.text(alphabet="a \n“”‘’\"'«»", max_size=60))
def test_quotations_stay_inside_one_paragraph(text):
    for one in quotations_of(text):
        assert any(start <= one.start < one.end <= end for start, end in paragraphs_of(text))


def test_bylines_datelines_and_boilerplate_are_not_read(document):
    words = [token.text for token in document.tokens()]

    assert words[:4] == ["Talks", "resume", "The", "two"]
    assert not {"Ann", "RIVERTON", "Wire", "comment"} & set(words)


def test_sentences_hold_only_words_that_are_read(document):
    first = [" ".join(token.text for token in sentence) for sentence in document.sentences()]

    assert first[0] == "Talks resume"
    assert first[1].startswith("The two sides")
    assert len(first) == 3


def test_a_character_is_in_its_paragraph_and_its_innermost_quotation(document):
    place = TEXT.index("good")
    inner = document.quotation_at(place)
    outer = document.quotation_at(TEXT.index("It was"))

    assert document.paragraph_at(place) == 3
    assert inner is not None
    assert TEXT[inner.start : inner.end] == "‘good’"
    assert outer is not None
    assert outer.depth == 1
    assert document.quotation_at(0) is None


def test_a_span_has_no_blanks_at_its_ends(document):
    span = document.span(12, 14)

    assert document.text_of(span) == "B"
    assert document.text_of(document.span_of(list(document.doc)[:2])) == "Talks resume"


def test_more_can_be_hidden_than_the_article_hides(nlp):
    article = article_from_bytes(TEXT.encode(), "a.txt")

    document = parse(article, nlp, [Span(article=article.id, start=0, end=5)])

    assert document.is_hidden(0, 5)
    assert not document.is_hidden(6, 12)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("'We won't sign,' she said. 'It's over.'", ["'We won't sign,'", "'It's over.'"]),
        (
            "'The ministers' plan isn't ours,' Ana Feld said.",
            ["'The ministers' plan isn't ours,'"],
        ),
        ("He called it 'the games' and left, the ministers' envoy said.", ["'the games'"]),
        ("He spoke of 'friends' and 'foes.'", ["'friends'", "'foes.'"]),
    ],
)
def test_apostrophes_of_owners_close_no_quotation(text, quoted):
    assert [text[one.start : one.end] for one in quotations_of(text)] == quoted


@pytest.mark.parametrize(
    ("text", "last"), [("“He said ‘no.’”", "."), ("“It is ‘over’”", "r"), ("''Done,''", ",")]
)
def test_the_last_character_of_a_quotation_is_no_closing_mark(text, last):
    assert quotations_of(text)[0].last_character(text) == last
