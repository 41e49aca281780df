"""The lexicon of deeds is one table: no word or pair of words stands in it twice."""

import tomllib
from collections import defaultdict
from importlib.resources import files

import pytest

from detente.reading.lexicon.deeds import event_lexicon, noun_names, verb_names, verb_sense

TABLE = tomllib.loads(
    (files("detente.reading") / "lexicon" / "events.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", ["verbs", "nouns", "adjectives"])
def test_a_word_stands_in_one_class(kind):
    classes = defaultdict(set)
    for row in TABLE[kind]:
        for word in row["words"]:
            classes[word].add((row["type"], row.get("mode"), row.get("strict", False)))

    assert {word: found for word, found in classes.items() if len(found) > 1} == {}


@pytest.mark.parametrize(("kind", "nouns"), [("phrases", "objects"), ("subjects", "subjects")])
def test_a_verb_with_its_noun_stands_in_one_class(kind, nouns):
    classes = defaultdict(set)
    for row in TABLE[kind]:
        for pair in ((verb, noun) for verb in row["verbs"] for noun in row[nouns]):
            classes[pair].add(row["type"])

    assert {pair: found for pair, found in classes.items() if len(found) > 1} == {}


def test_no_idiom_is_a_phrase_too():
    lexicon = event_lexicon()

    assert lexicon.idioms.isdisjoint(lexicon.phrases)


def test_all_sixteen_classes_have_verbs_nouns_and_phrases():
    lexicon = event_lexicon()
    verbs, nouns, phrases = (
        {sense.type for sense in table.values()}
        for table in (lexicon.verbs, lexicon.nouns, lexicon.phrases)
    )

    assert len(verbs) == len(nouns) == len(phrases) == 16


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Egypt called off the talks.", "called", "SANCTION"),
        ("Egypt called for talks.", "called", "REQUEST"),
        ("They took to the streets.", "took", "PROTEST"),
        ("The convoy reached the town.", "reached", "AID"),
        ("They gave up their arms.", "gave", "RETREAT"),
        ("The bill was killed.", "killed", None),
        ("They killed the guard.", "killed", "ASSAULT"),
    ],
)
def test_particle_object_subject_and_preposition_decide_what_a_verb_means(nlp, text, word, kind):
    verb = next(token for token in nlp(text) if token.text == word)

    sense = verb_sense(verb)

    assert (sense and sense.type) == kind


def test_a_verb_has_the_names_of_its_particles_and_a_noun_of_the_words_before_it(nlp):
    doc = nlp("They gave in to a hunger strike.")
    verb = next(token for token in doc if token.text == "gave")
    noun = next(token for token in doc if token.text == "strike")

    assert {"give_in", "give_to", "give_in_to"} <= set(verb_names(verb))
    assert noun_names(noun) == ["hunger strike", "strike"]
