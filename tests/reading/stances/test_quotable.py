"""What of a sentence one would quote for a position, and what is only asked."""

import pytest

from detente.reading.stances.quotable import is_asked, predicate
from detente.reading.stances.stance import stance_lexicon


def quoted(doc, at, words):
    found = [token for token in doc if token.text in words]
    (top,) = [token for token in doc if token.text == at]
    tokens = [*found, *predicate(top, found)]
    return doc[min(t.i for t in tokens) : max(t.i for t in tokens) + 1].text


@pytest.mark.parametrize(
    ("text", "at", "words", "quote"),
    [
        (
            "Putin offered to stop the war at the front line, an official said on Tuesday.",
            "offered",
            {"Putin", "war"},
            "Putin offered to stop the war at the front line",
        ),
        (
            "The leader supports a return to civilian rule, an aide said, but rejects elections.",
            "supports",
            {"leader", "rule"},
            "The leader supports a return to civilian rule",
        ),
        (
            "In return Ukraine would get a guarantee from its allies.",
            "get",
            {"guarantee"},
            "Ukraine would get a guarantee from its allies",
        ),
        (
            "He said that the lines should be frozen where they are today.",
            "frozen",
            {"lines"},
            "the lines should be frozen where they are today",
        ),
        (
            "Israel must withdraw from the land and remove its settlements from the desert.",
            "remove",
            {"settlements"},
            "Israel must withdraw from the land and remove its settlements from the desert",
        ),
        (
            "The lines should be frozen, according to an aide.",
            "frozen",
            {"lines"},
            "The lines should be frozen",
        ),
        (
            "They want to give up some land.",
            "give",
            {"land"},
            "They want to give up some land",
        ),
        (
            "Their rejection of the truce angered everyone.",
            "rejection",
            {"truce"},
            "Their rejection of the truce",
        ),
        ('"Freeze the lines now."', "Freeze", {"lines"}, "Freeze the lines now"),
    ],
)
def test_the_whole_predicate_is_quoted(nlp, text, at, words, quote):
    assert quoted(nlp(text), at, words) == quote


def test_a_clause_that_is_too_long_is_not_quoted_whole(nlp):
    doc = nlp("They want a truce " + "and bread and water and peace and work " * 6 + "now.")

    assert predicate(doc[1], [doc[3]]) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Will they accept a truce?", True),
        ("“Will they accept a truce?” ", True),
        ("He asked who would accept a truce.", True),
        ("He asked them to accept a truce.", False),
        ("They accept a truce.", False),
    ],
)
def test_a_question_is_told_from_a_claim(nlp, text, asked):
    doc = nlp(text)
    (truce,) = [token for token in doc if token.text == "truce"]

    assert is_asked(truce, stance_lexicon()) is asked
