import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.article import Article, ArticleId, Span
from detente.brief.quoting import whole

LEAD = "OLDTOWN — "
TEXT = LEAD + (
    "The envoys met in the mint, and they stayed for three hours. Nobody spoke.\n"
    "“We will keep the harbour, whatever comes,” she said, “and the road too.”\n"
    "He said that the island stays with us.\n"
)
ARTICLE = Article(id=ArticleId("a" * 64), text=TEXT, path="a.txt")


def span_of(words):
    start = TEXT.index(words)
    return Span(article=ARTICLE.id, start=start, end=start + len(words))


def grown(words, limit=110, **how):
    return ARTICLE.quote(whole(ARTICLE, span_of(words), limit, **how))


@pytest.mark.parametrize(
    ("words", "limit", "quoted"),
    [
        ("spoke", 110, "Nobody spoke"),
        ("three hours", 110, "The envoys met in the mint, and they stayed for three hours"),
        ("three hours", 40, "and they stayed for three hours"),
        ("three hours", 5, "three hours"),
        ("harbour", 110, "We will keep the harbour, whatever comes"),
        ("harbour", 30, "We will keep the harbour"),
        ("the road", 110, "and the road too"),
    ],
)
def test_words_grow_to_their_sentence_else_their_clause_else_not_at_all(words, limit, quoted):
    assert grown(words, limit) == quoted


def test_words_do_not_grow_over_what_is_quoted_by_itself():
    assert grown("We will keep", stops=[span_of("whatever comes")]) == "We will keep the harbour"


def test_words_do_not_grow_beyond_what_was_said():
    assert grown("the island", within=span_of("the island stays")) == "the island stays"


@given(
    ends=st.tuples(st.integers(len(LEAD), len(TEXT) - 1), st.integers(len(LEAD), len(TEXT) - 1)),
    limit=st.integers(0, 200),
)
def test_whatever_is_marked_in_the_body_is_part_of_what_is_quoted(ends, limit):
    span = Span(article=ARTICLE.id, start=min(ends), end=max(ends) + 1)

    assert whole(ARTICLE, span, limit).covers(span)


def test_words_do_not_grow_back_over_what_is_quoted_before_them():
    stop = span_of("We will keep the harbour")

    assert grown("comes", stops=[stop]) == "whatever comes"


def test_words_that_share_a_stop_stay_as_they_are():
    assert grown("keep the harbour", stops=[span_of("harbour")]) == "keep the harbour"


@pytest.mark.parametrize(
    ("text", "words", "quoted"),
    [
        ('Holm called it "a trick".', "called it", 'Holm called it "a trick"'),
        ("Holm called it “a trick”.", "called it", "Holm called it “a trick”"),
        ("“We stay,” said Holm.", "said Holm", "We stay,” said Holm"),
        ('Holm stays. "', "stays", "Holm stays"),
    ],
)
def test_the_mark_that_closes_an_inner_quotation_is_kept(text, words, quoted):
    article = Article(id=ArticleId("b" * 64), text=text, path="b.txt")
    start = text.index(words)
    span = Span(article=article.id, start=start, end=start + len(words))

    assert article.quote(whole(article, span)) == quoted
