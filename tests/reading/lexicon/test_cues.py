"""The lexicon of reporting words."""

import pytest

from detente.article import MATERIAL_CONFLICT
from detente.reading.lexicon.cues import FRAME_ORDER, lexicon_table, load_cues, word_lists


def test_the_lexicon_knows_hundreds_of_reporting_words():
    cues = load_cues()

    assert len({*cues.verbs, *cues.nouns, *cues.adjectives}) > 500


@pytest.mark.parametrize(
    ("lemma", "act"),
    [("reject", "REJECT"), ("accuse", "ACCUSE"), ("demand", "REQUEST"), ("warn", "THREATEN")],
)
def test_a_verb_of_an_act_knows_its_act(lemma, act):
    acts = {cue.act for cue in load_cues().verbs[lemma]}

    assert act in acts


def test_no_reporting_word_is_an_act_of_force():
    cues = load_cues()

    acts = {
        cue.act
        for kind in (cues.verbs, cues.nouns, cues.adjectives)
        for row in kind.values()
        for cue in row
    }

    assert not acts & MATERIAL_CONFLICT


def test_cues_of_several_words_are_tried_before_single_ones():
    first = load_cues().verbs["call"][0]

    assert first.then_infinitive


def test_every_frame_is_one_that_the_reader_knows():
    table = lexicon_table("cues")

    frames = {
        name
        for kind in ("verb", "noun", "adjective")
        for row in table[kind]
        for name in row["frames"]
    }

    assert all(" " not in name for name in frames)
    assert set(FRAME_ORDER) - {"preposition", "whom"} <= frames


def test_word_lists_are_lower_case():
    for name in ("hedges", "sourcing", "acts"):
        for words in word_lists(name).values():
            assert all(word == word.lower() for word in words)
