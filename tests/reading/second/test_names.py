"""A name means somebody only where the article mentions that one."""

import pytest
from reading.second.conftest import place

QUOTES = {
    "harbour": "The North will never hand over the harbour",
    "ceasefire": "a ceasefire",
    "freeze": "might accept a freeze of the front line",
    "met": "met in the old mint",
}


@pytest.mark.parametrize(
    ("words", "quote", "who"),
    [
        ("Ada Vale", "harbour", "vale"),
        ("Vale", "harbour", "vale"),
        ("Bo Reed", "ceasefire", "reed"),
        ("Foreign Minister Bo Reed", "ceasefire", "reed"),
        ("Reed", "ceasefire", "reed"),
        ("South", "freeze", "south"),
        ("She", "freeze", "vale"),
        ("Bo  Reed", "ceasefire", "reed"),
        ("Ada Vale", "freeze", "vale"),
        ("North", "harbour", "north"),
    ],
)
def test_a_name_beside_a_quote_is_known(builder, article, words, quote, who):
    named = builder.names.who(words, place(article, QUOTES[quote]))

    assert named.actor.id == who


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("A spokesman for Vale", "freeze"),
        ("spokesman for Vale", "freeze"),
        ("the North will never", "harbour"),
        ("Bo Reed", "met"),
        ("South", "met"),
        ("Cara Lund", "harbour"),
        ("she", "harbour"),
        ("eed", "ceasefire"),
        ("a ceasefire", "ceasefire"),
        ("", "harbour"),
        (None, "harbour"),
        ("reed", "ceasefire"),
        ("x" * 900, "harbour"),
    ],
)
def test_anybody_else_is_not(builder, article, words, quote):
    assert builder.names.who(words, place(article, QUOTES[quote])) is None


def test_a_speaker_is_not_named_within_its_own_words(builder, article):
    quote = place(article, QUOTES["harbour"])

    assert builder.names.who("North", quote, inside=False) is None


def test_the_words_that_name_are_those_of_the_article(builder, article):
    named = builder.names.who("Reed", place(article, QUOTES["ceasefire"]))

    assert article.quote(named.span) == "Reed"
