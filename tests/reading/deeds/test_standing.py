import pytest

from detente.reading.deeds.standing import (
    admits,
    asks_something,
    is_demanded,
    is_denied,
    is_of_a_plan,
    is_question,
    is_still_open,
    waits,
)


@pytest.fixture
def verb_of(nlp):
    def find(text, word):
        return next(token for token in nlp(text) if token.text == word)

    return find


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ("Orla Venn denied that Egypt had yielded.", "yielded", is_denied),
        ("Orla Venn denied the allegation that Iran had attacked Sudan.", "attacked", is_denied),
        ("Egypt did not deny that Iran attacked Sudan.", "deny", admits),
        ("Sudan demanded that Egypt lift the blockade.", "lift", is_demanded),
        ("Egypt asked who would order a truce.", "order", is_question),
        ("Under the plan, Egypt would withdraw its troops.", "withdraw", is_of_a_plan),
        ("Egypt asked whether Sudan would yield.", "asked", asks_something),
        ("Egypt left before Sudan signed a treaty.", "signed", waits),
        ("Egypt rejected a full lifting before a ceasefire was signed.", "signed", is_still_open),
        ("A visit was possible only after the delegations reach deals.", "reach", is_still_open),
    ],
)
def test_a_clause_that_does_not_stand_as_told_is_known(verb_of, text, word, tells):
    assert tells(verb_of(text, word))


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ("Egypt did not deny that Iran had attacked Sudan.", "attacked", is_denied),
        ("Orla Venn heard the allegation that Iran had attacked Sudan.", "attacked", is_denied),
        ("Orla Venn denied that Iran attacked Sudan.", "denied", admits),
        ("Sudan said that Egypt lifted the blockade.", "lifted", is_demanded),
        ("The envoy who met Orla Venn left.", "met", is_question),
        ("Under the plan, Egypt withdrew its troops.", "withdrew", is_of_a_plan),
        ("Egypt asked Sudan to yield.", "asked", asks_something),
        ("Egypt asserted that Sudan yields.", "asserted", asks_something),
        ("Egypt left to sign a treaty.", "sign", waits),
        ("Egypt left after Sudan attacked Chad.", "attacked", is_still_open),
    ],
)
def test_a_clause_that_stands_as_told_is_left_alone(verb_of, text, word, tells):
    assert not tells(verb_of(text, word))
