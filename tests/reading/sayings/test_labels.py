"""Labels: the speakers of transcripts and of titles with a colon."""

import pytest
from reading.told import told

TRANSCRIPT = (
    "MINISTER ADEYA: We came to listen. Nobody leaves early.\n\n"
    "Q: Will the army go home?\n\n"
    "MINISTER ADEYA: The rebels have refused to disarm. We shall see.\n"
)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Adeya: ‘No deal before the harvest.’", "Adeya", "‘No deal before the harvest.’"),
        ("Adeya: The plan has no chance in parliament", "Adeya",
         "The plan has no chance in parliament"),
        ("Adeya: ‘No deal’ will be signed before the harvest", "Adeya",
         "‘No deal’ will be signed before the harvest"),
        ("A WEEK OF TALKS - General Okoro: “We are ready. We wait.”", "General Okoro",
         "“We are ready. We wait.”"),
        ("“ADEYA: We came to listen, and nobody left.", "ADEYA",
         "We came to listen, and nobody left."),
    ],
)  # fmt: skip
def test_a_label_names_who_speaks(scene, text, source, content):
    found = [(who, [said.strip(". ") for said in all_said]) for cue, who, all_said in
             told(scene, text) if cue == ":"]  # fmt: skip

    assert found == [(source, [content.strip(". ")])]


@pytest.mark.parametrize(
    "text",
    [
        "Analysis: what the deal would mean for farmers",
        "Updated 10:30: the talks have begun.",
        "The army had one demand: the rebels must leave.",
        "PORT COMMUNIQUÉ: BOTH SIDES AGREE TO STOP",
        "Nairobi: the talks have begun in a hotel.",
    ],
)
def test_a_line_with_a_colon_that_names_no_speaker_is_no_label(scene, text):
    assert [cue for cue, _, _ in told(scene, text) if cue == ":"] == []


def test_each_turn_of_a_transcript_is_a_saying_of_its_label(scene):
    turns = [(who, said) for cue, who, said in told(scene, TRANSCRIPT) if cue == ":"]

    assert [who for who, _ in turns] == ["MINISTER ADEYA", "MINISTER ADEYA"]
    assert turns[1][1] == ["The rebels have refused to disarm. We shall see."]


def test_what_a_turn_tells_of_others_is_kept_inside_it(scene):
    inner = [(who, said) for cue, who, said in told(scene, TRANSCRIPT) if cue != ":"]

    assert ("The rebels", ["to disarm"]) in inner


INTERVIEW = (
    "Q: Mayor Ilan Dorst told this newspaper that the harbour would close. Would you like it?\n\n"
    "A: We would look at it.\n\n"
    "Q: And the strikes?\n\n"
    "A: We want them to end.\n"
)


@pytest.mark.parametrize("text", [INTERVIEW, INTERVIEW.replace("Q:", "Q.").replace("A:", "A.")])
def test_what_is_only_asked_is_nobodys(scene, text):
    found = [(who, said) for _, who, said in told(scene, text)]

    assert [(who, said) for who, said in found if who in {"Q", "A"}] == [
        ("Q", ["Mayor Ilan Dorst told this newspaper that the harbour would close."]),
        ("A", ["We would look at it."]),
        ("A", ["We want them to end."]),
    ]
    assert ("Mayor Ilan Dorst", ["that the harbour would close"]) in found


def test_who_asks_in_every_turn_is_an_asker_by_whatever_name(scene):
    text = "FELD: We shall see.\n\nDORST: Is that all?\n\nFELD: It is.\n\nDORST: Is it?\n"

    assert {who for _, who, _ in told(scene, text)} == {"FELD"}


def test_a_question_of_somebody_who_also_answers_is_part_of_the_answer(scene):
    text = "FELD: We shall see.\n\nDORST: You will.\n\nFELD: Is that not enough? It is.\n"

    assert ("FELD", ["Is that not enough? It is."]) in [
        (w, said) for _, w, said in told(scene, text)
    ]
