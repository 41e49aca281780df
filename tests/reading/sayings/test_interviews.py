"""Who answers under the letter A: the one whom the opening of an interview names."""

import pytest

from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates

TURNS = "\n\nQ: Do you accept an amnesty?\n\nA: I will never accept an amnesty.\n"


def statements(scene, text):
    """Return (source, actor's name, content, of whose words it is part) of each statement."""
    made = scene(text)
    found = find_statements(made.document, made.cast, find_dates(made.document))
    names = {actor.id: actor.name for actor in made.cast.actors}
    return [
        (
            one.source.text,
            names.get(one.source.actor),
            " … ".join(made.document.text_of(part) for part in one.content),
            one.within,
        )
        for one in found
    ]


@pytest.mark.parametrize(
    ("opening", "name"),
    [
        ("Interview with Orlan Teve, leader of the Sarn Front", "Orlan Teve"),
        ("Talks\n\nUlan Bek, the mayor, spoke to the Valley Post on Monday.", "Ulan Bek"),
        ("Talks\n\nAldo Rimm and Ulan Bek met. The road is long.", None),
        ("Interview with Orlan Teve\n\nUlan Bek spoke to the army.", None),
    ],
)
def test_the_answers_are_of_the_one_who_is_interviewed(scene, opening, name):
    (answer,) = [one for one in statements(scene, opening + TURNS) if one[0] == "A"]

    assert answer[1] == name


INTERVIEW = """Interview: Ulan Bek, mayor of Sarn

Valley Review: Have you agreed to the plan for the port?

Ulan Bek: No. We have not.

Valley Review: Aldo Rimm says that you promised him the port.

Ulan Bek: I never did.

We will keep the port.

Valley Review: Will there be a vote?

Ulan Bek: Orlan Teve thinks otherwise. He says a vote now would be suicide.
"""


def test_an_interviewer_only_asks(scene):
    found = statements(scene, INTERVIEW)

    assert not any("Have you agreed" in said or said == "the plan" for _, _, said, _ in found)
    assert {name for source, name, _, _ in found if source.startswith("Valley")} <= {
        None,
        "Valley Review",
    }


def test_what_an_interviewer_tells_of_another_is_that_ones(scene):
    found = statements(scene, INTERVIEW)

    assert [
        name for _, name, said, within in found
        if said == "that you promised him the port" and within
    ] == ["Aldo Rimm"]  # fmt: skip


def test_the_paragraphs_of_a_turn_are_its_speakers_up_to_the_next_label(scene):
    said = [said for source, _, said, _ in statements(scene, INTERVIEW) if source == "Ulan Bek"]

    assert said[1] == "I never did. … We will keep the port."


def test_he_in_a_turn_is_another_than_its_speaker(scene):
    found = statements(scene, INTERVIEW)

    assert ("He", "Orlan Teve", "a vote now would be suicide") in [one[:3] for one in found]


def test_a_note_behind_the_last_turn_is_nobodys(scene):
    found = statements(scene, INTERVIEW + "\nThe interview has been edited for length.\n")

    assert not any("edited" in said for _, _, said, _ in found)


def test_a_turn_ends_at_whatever_looks_like_another_label(scene):
    text = (
        "FELD: We shall see.\n\n(Sarn, 3 May) bek: We left.\n\nFELD: So be it.\n\nDORST: Well.\n"
    )

    assert ("FELD", "We shall see.") in [
        (who, said) for who, _, said, _ in statements(scene, text)
    ]


def test_a_mr_in_a_label_names_a_speaker_in_capitals(scene):
    text = "MR PATIÑO: We stay.\n\nMS DORN: We go.\n\nMR PATIÑO: No.\n\nMS DORN: Yes.\n"

    assert [one[0] for one in statements(scene, text)] == ["MR PATIÑO", "MS DORN"] * 2
