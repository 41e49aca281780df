import pytest

from detente.reading.deeds.naming import named_sense, names_for


@pytest.fixture
def verb_of(nlp):
    def find(text, word):
        return next(token for token in nlp(text) if token.text == word)

    return find


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Chad called the vote a sham.", "called", "sham"),
        ("Chad called the offer illegal.", "called", "illegal"),
        ("Chad described the summit as a circus.", "described", "circus"),
        ("The talks were called a farce by Chad.", "called", "farce"),
    ],
)
def test_a_bad_name_is_blame(verb_of, text, word, name):
    names = names_for(verb_of(text, word))

    assert name in [token.text for token in names]
    assert named_sense(names).type == "ACCUSE"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chad called the vote a great success.", "called"),
        ("Chad called for a truce.", "called"),
        ("Chad left the talks.", "left"),
    ],
)
def test_other_names_blame_nobody(verb_of, text, word):
    assert named_sense(names_for(verb_of(text, word))) is None
