"""The grammar of a phrase: its line in the lexicon, and what hangs on its head."""

import pytest

from detente.reading.grammar.phrases import forms, phrase_of, reach


def test_a_phrase_is_read_from_its_line():
    phrase = phrase_of("x", "y", "n:cut|fall down > rate|tax_rate ~ hair @ of!,in")

    assert (phrase.kind, phrase.required, phrase.where) == ("n", True, {"of", "in"})
    assert phrase.needs == ((("rate",), ("tax", "rate")),)
    assert phrase.bars == (("hair",),)


def test_nothing_of_a_clause_beside_is_in_reach(nlp):
    doc = nlp("They freeze the assets because the war goes on.")

    assert "war" not in {token.text for token in reach(doc[1])}


@pytest.mark.parametrize(
    ("line", "role", "turned"),
    [
        ("keep > obj:base", "obj:", False),
        ("not stay > subj:base", "subj:", True),
        ("a > b", "", False),
    ],
)
def test_a_line_says_how_an_argument_stands_and_which_way_it_turns(line, role, turned):
    phrase = phrase_of("x", "y", line)

    assert (phrase.roles, phrase.turned) == ((role,), turned)


def test_a_form_may_be_asked_for_exactly_and_a_name_by_its_kind(nlp):
    words = nlp("They resettle Palestinians.")

    assert "=resettle" in forms(words[1])
    assert "#NORP" in forms(words[2])
