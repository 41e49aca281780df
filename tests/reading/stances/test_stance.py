"""Stance words, their negation, their modals and their subjects."""

import pytest

from detente.reading.stances.stance import modal, negation, own_subject, stance_lexicon, subject_of


def word(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "at", "attitude"),
    [
        ("They demand a truce.", "demand", "insist"),
        ("They want a truce.", "want", "demand"),
        ("They rule out a truce.", "rule", "rule_out"),
        ("They rule the country.", "rule", None),
        ("Their rejection of it was plain.", "rejection", "reject"),
        ("They are open to a truce.", "open", "support"),
        ("It is non-negotiable.", "negotiable", "not_negotiable"),
        ("It is not negotiable.", "negotiable", "negotiable"),
        ("They eat bread.", "eat", None),
    ],
)
def test_a_word_has_its_class_where_it_stands(nlp, text, at, attitude):
    found = stance_lexicon().attitude(word(nlp(text), at))

    assert (found.id if found else None) == attitude


@pytest.mark.parametrize(
    ("text", "at", "negated"),
    [
        ("They will never accept it.", "accept", "never"),
        ("They do not accept it.", "accept", "not"),
        ("They will under no circumstances accept it.", "accept", "under"),
        ("No party accepts it.", "accepts", "no"),
        ("They are not ready for it.", "ready", "not"),
        ("They accept it.", "accept", None),
    ],
)
def test_negation_is_found_round_a_word(nlp, text, at, negated):
    found = negation(word(nlp(text), at), stance_lexicon())

    assert found == negated


@pytest.mark.parametrize(
    ("text", "at", "kind"),
    [
        ("They will accept it.", "accept", "commit"),
        ("They must accept it.", "accept", "oblige"),
        ("They should accept it.", "accept", "suggest"),
        ("They might accept it.", "accept", "hedge"),
        ("They need to accept it.", "accept", "oblige"),
        ("They said they would accept it.", "accept", "commit"),
        ("They accept it.", "accept", None),
    ],
)
def test_modals_tell_will_from_must_and_might(nlp, text, at, kind):
    assert modal(word(nlp(text), at), stance_lexicon()) == kind


@pytest.mark.parametrize(
    ("text", "at", "subject"),
    [
        ("Rebels refused to accept it.", "accept", "Rebels"),
        ("It was rejected by rebels.", "rejected", "rebels"),
        ("The rebels, who demand it, left.", "demand", "rebels"),
        ("The rebels' demand for it failed.", "demand", "rebels"),
        ("The criticism from rebels was loud.", "criticism", "rebels"),
        ("Rebels are capable of accepting it.", "accepting", "Rebels"),
        ("It was rejected.", "rejected", None),
    ],
)
def test_the_holder_of_a_stance_is_found_by_grammar(nlp, text, at, subject):
    found = subject_of(word(nlp(text), at))

    assert (found.text if found else None) == subject


def test_a_noun_without_an_owner_has_none(nlp):
    assert own_subject(word(nlp("The demand failed."), "demand")) is None
