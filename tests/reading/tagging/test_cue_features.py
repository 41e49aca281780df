"""What speaks for a word's being one that reports."""

import pytest

from detente.reading.tagging.cue_features import (
    branch_kind,
    cue_features,
    cues_of,
    kind,
    quotation_beside,
)

TEXT = "“The ferry is late,” the envoy said. She sniffed that nobody cared."


def place(words, word):
    return list(words.lower).index(word)


def test_no_feature_is_told_twice(words):
    found = words(TEXT)

    for at in range(len(found)):
        told = cue_features(found, at)
        assert len(told) == len(set(told))


def test_the_lexicon_and_the_rules_speak_where_they_know_the_word(words):
    found = words(TEXT)

    said, sniffed = (cue_features(found, place(found, one)) for one in ("said", "sniffed"))

    assert "r|l=say" in said
    assert "no|l=sniff" in sniffed
    assert cues_of("say", "VERB")
    assert cues_of("say", "DET") == ()


def test_a_quotation_close_by_is_told_with_its_side(words):
    found = words(TEXT)

    assert quotation_beside(found, place(found, "said")).startswith("L")
    assert quotation_beside(found, place(found, "cared")) == ""


@pytest.mark.parametrize(("word", "expected"), [("she", "she"), ("envoy", "NOUN")])
def test_who_speaks_is_told_by_kind(words, word, expected):
    found = words(TEXT)

    assert kind(found, place(found, word)) == expected
    assert kind(found, None) == "none"


def test_a_clause_is_told_by_the_word_that_opens_it(words):
    found = words(TEXT)
    sniffed, cared = place(found, "sniffed"), place(found, "cared")

    assert branch_kind(found, cared, sniffed) == "ccomp>that"
