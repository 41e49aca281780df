"""He and she in reported words are the one who reports, unless another comes between."""

import pytest

from detente.reading.people.binding import teller_of

BEFORE = "Ulan Bek broke with his colleagues. "


@pytest.mark.parametrize(
    ("text", "pronoun", "who"),
    [
        ("Sarvia's president, Aldo Rimm, said he would never sign.", "he", "Rimm"),
        ("Aldo Rimm, the president of Sarvia, has said he supports the plan.", "he", "Rimm"),
        ("The rebel leader, Jor al-Vantel, said he would fight.", "he", "Vantel"),
        ("Asked whether he had accepted the demand, Aldo Rimm said nothing.", "he", "Rimm"),
        ("Mela Dorn said she had not been asked.", "she", "Dorn"),
        ("Aldo Rimm said the envoy's office had assured him of it.", "him", "Rimm"),
    ],
)
def test_the_subject_of_the_saying_verb_binds_the_pronoun_in_its_content(
    scene, text, pronoun, who
):
    said = scene(BEFORE + text)

    assert said.who(f" {pronoun} ") == said.who(who)


@pytest.mark.parametrize(
    "text", ["The mayor said he would never sign.", "A mayor said he backs the plan."]
)
def test_he_who_is_told_by_his_office_alone_is_not_the_person_before(scene, text):
    said = scene(BEFORE + text)

    assert said.who(" he ") != said.who("Bek")


def test_another_person_between_leaves_it_open(scene):
    said = scene("Aldo Rimm told Ulan Bek that he would accept a truce.")

    assert said.who(" he ") is None


def test_her_in_the_words_of_a_man_is_not_he(scene):
    said = scene("Mela Dorn, she said, was ill. Mr. Rimm said she would recover.")

    assert said.who(" she ", 1) != said.who("Rimm")


@pytest.mark.parametrize(
    ("text", "word", "teller"),
    [
        ("The envoy said the army had told him so.", "him", "envoy"),
        ("His deputy said so.", "His", None),
        ("He left the town.", "He", None),
    ],
)
def test_the_teller_is_the_subject_above(scene, text, word, teller):
    found = teller_of(scene(text).token(word))

    assert (None if found is None else found.text) == teller
