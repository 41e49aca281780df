import pytest

from detente.reading.deeds.standing import (
    admits,
    asks_something,
    hangs_on_condition,
    is_bare_condition,
    is_demanded,
    is_denied,
    is_guess,
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
        ("Egypt will lift the siege if Sudan leaves.", "lift", hangs_on_condition),
        ("Egypt will lift the siege in return for a loan.", "lift", hangs_on_condition),
        ("Egypt would lift the siege as soon as Sudan left.", "lift", is_bare_condition),
        ("In my view, Egypt will attack Sudan.", "attack", is_guess),
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


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ("Egypt will lift the siege on Friday.", "lift", hangs_on_condition),
        ("Egypt said it would lift the siege if Sudan left.", "lift", is_bare_condition),
        ("In the valley, Egypt will attack Sudan.", "attack", is_guess),
    ],
)
def test_a_plain_promise_is_neither_tied_nor_a_guess(verb_of, text, word, tells):
    assert not tells(verb_of(text, word))
