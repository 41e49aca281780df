import pytest


@pytest.mark.parametrize(
    ("text", "word", "who"),
    [
        ("Witkoff met Putin. He left early.", "He", "witkoff"),
        ("Sadat waited. Begin spoke. He was tired.", "He", "begin"),
        ("Putin told Witkoff about him.", "him", "witkoff"),
        ("Witkoff spoke.\nHe left.", "He", "witkoff"),
        ("For Trump, this is hard. His critics shout.", "His", "trump"),
        ("In his speech, Macron was clear.", "his", "macron"),
        ("Putin and Macron met. He left.", "He", None),
        ("He left.", "He", None),
        ("“A man raised his hands,” Merz said.", "his", None),
        ("Putin blamed himself.", "himself", "putin"),
        ("Hamas released them.", "them", None),
        ("Kallas spoke. He left.", "He", None),
        ("Kallas met Macron. She left.", "She", "kallas"),
        ("Mrs. Moss met Mr. Dunn. She left.", "She", "moss"),
        ("Kyiv maintains that it will never sign.", "it", "ukraine"),
        ("Hamas said its offer stands.", "its", "hamas"),
        ("Russia said it is clear that nobody won.", "it", None),
        ("The talks failed and it rained.", "it", None),
        ("Israel and Egypt said its offer stands.", "its", None),
        ("Some analysts said they doubt it.", "they", "analysts"),
        ("Putin said they doubt it.", "they", None),
        ("Moscow, which wants its share, waits.", "its", "russia"),
    ],
)
def test_a_pronoun_means_one_actor_or_nobody(scene, text, word, who):
    day = "1978-09-12" if "Begin" in text else "2025-04-25"

    assert scene(text, day).who(word) == who


def test_a_resolved_pronoun_is_a_mention(scene):
    said = scene("Witkoff spoke. He left.")

    assert [said.document.text_of(s) for s in said.actor("witkoff").mentions] == ["Witkoff", "He"]


def test_i_and_we_are_the_speaker_and_no_mention(scene):
    said = scene("“We will sign and I am glad,” Macron said.")

    assert said.who("We") == said.who("I") == "macron"
    assert len(said.actor("macron").mentions) == 1


@pytest.mark.parametrize(
    "text", ["We will sign.", "“We will sign.”", "“We sign,” Macron said and Merz said."]
)
def test_i_and_we_of_no_one_speaker_are_nobody(scene, text):
    assert scene(text, "2025-06-01").who("We") is None


def test_a_third_person_in_a_quotation_is_not_the_speaker(scene):
    said = scene("Putin waited. “He is tired,” Trump said.")

    assert said.who("He") == "putin"


def test_words_quoted_stand_out_less_than_those_told(scene):
    said = scene("Macron said, “Putin must wait.” He left.")

    assert said.who("He") in ("macron", None)


def test_a_woman_once_called_she_is_not_he(scene):
    found = scene("Mariam Mahdi left the room. She was angry. He stayed.")

    assert found.who("He") is None


def test_we_is_nobody_where_the_sentence_has_a_speaker_whom_nobody_knows(scene):
    said = scene("Macron said little. “We will sign,” said a herdsman.", "2025-06-01")

    assert said.who("We") is None
