"""What the parser found, written down: the same answers as the parser's own objects give."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.reading.tokens import parse_of, root_of

ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("*/article.txt"))
WORDS = "the envoy|he said that|talks|“|”|,|.|\n|\n\n|and|if|reject|on Friday|(|)|who met|  |5"
PLAIN = (
    "i", "idx", "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "ent_iob_",
    "is_alpha", "is_punct", "is_quote", "is_space", "is_title", "like_num", "is_sent_start",
)  # fmt: skip
OTHERS = ("head", "left_edge", "right_edge")
MANY = ("lefts", "rights", "children", "subtree", "ancestors", "conjuncts")


def plain(token):
    return [getattr(token, name) for name in PLAIN]


def joined(token):
    """Return how a token hangs together with others, those told by their numbers."""
    one = [getattr(token, name).i for name in OTHERS]
    many = [[other.i for other in getattr(token, name)] for name in MANY]
    return [*one, *many, token.sent.start, token.sent.end, token.sent.root.i]


def assert_agree(doc):
    parse = parse_of(doc)

    assert [plain(token) for token in parse] == [plain(token) for token in doc]
    assert [joined(token) for token in parse] == [joined(token) for token in doc]
    assert [(s.start_char, s.end_char) for s in parse.sents] == [
        (s.start_char, s.end_char) for s in doc.sents
    ]
    assert [(e.start, e.end, e.label_, e.root.i) for e in parse.ents] == [
        (e.start, e.end, e.label_, e.root.i) for e in doc.ents
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.parent.name)
def test_a_parse_gives_the_answers_of_the_parser(nlp, path):
    assert_agree(nlp(path.read_text(encoding="utf-8")))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(words=st.lists(st.sampled_from(WORDS.split("|")), max_size=30))
def test_a_parse_of_broken_language_gives_the_answers_of_the_parser(nlp, words):
    assert_agree(nlp(" ".join(words)))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_root_of_any_stretch_is_the_parsers(nlp, data):
    doc = nlp("The envoy who met him said that they rejected the plan. Talks went on in May.")
    first = data.draw(st.integers(0, len(doc) - 1))
    last = data.draw(st.integers(first + 1, len(doc)))

    assert root_of(parse_of(doc)[first:last]).i == doc[first:last].root.i


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_tokens_are_found_by_their_characters(nlp, data):
    text = "The  envoy’s plan, he said,\n\nwas “dead”."
    parse = parse_of(nlp(text))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    touching = [t for t in parse if t.idx < end and t.idx + len(t) > start]
    assert list(parse.touching(start, end)) == touching
    assert list(parse.beginning(start, end)) == [t for t in parse if start <= t.idx < end]


def test_the_words_of_a_stretch_are_those_of_the_text(nlp):
    parse = parse_of(nlp("The envoy’s plan failed."))

    assert parse.words(1, 4) == "envoy’s plan"
    assert (parse.sents[0][-1].text, len(parse.sents[0])) == (".", 6)


def test_a_neighbour_that_is_not_there_is_not_taken_from_the_other_end(nlp):
    parse = parse_of(nlp("Talks failed."))

    assert parse[1].nbor(-1).text == "Talks"
    with pytest.raises(IndexError, match="no token stands 2 before"):
        parse[1].nbor(-2)


def test_an_ancestor_governs_from_above(nlp):
    parse = parse_of(nlp("He said that talks failed."))

    assert parse[1].is_ancestor(parse[3])
    assert not parse[3].is_ancestor(parse[1])
    assert not parse[1].is_ancestor(parse[1])


def test_an_empty_text_has_neither_tokens_nor_sentences(nlp):
    parse = parse_of(nlp(""))

    assert (len(parse), parse.sents, parse.ents) == (0, (), ())
