import pytest

from detente.reading.people.particles import is_personal

NAMES = [
    "Hassan al-Ruwaidi",
    "Tamim bin Hamad al-Thani",
    "Abdel Fattah al-Burhan",
    "Rashid bin Said al-Amri",
    "Khalid bin Ahmed Al Khalifa",
    "Ana da Costa e Silva",
    "Pieter van den Berg",
    "Youssef ben Ali",
    "Ibrahim ould Sidi",
    "Ahmed ag Bibi",
    "Fatima bint Hamad",
    "Leonardo della Rovere",
    "Charles de Gaulle",
    "Ban Ki-moon",
]
FRAMES = [
    "The army chief, General {}, rejected the plan.",
    "“We will not leave,” said {}, the group's commander.",
    "A spokesman for {} said the truce would hold.",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_particles_is_one_persons_and_whole(scene, name, frame):
    said = scene(frame.format(name), None)

    people = [one for one in said.cast.actors if one.kind == "person"]
    spoken = [said.document.text_of(m) for one in people for m in one.mentions]
    assert set(spoken) - {"A spokesman"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The convoy reached Deir al-Balah on Monday.",
        "The talks in Rio de Janeiro failed.",
    ],
)
def test_towns_and_bodies_with_particles_are_nobody(scene, text):
    assert [one for one in scene(text, None).cast.actors if one.kind == "person"] == []


def test_a_surname_alone_is_of_the_one_named_with_a_particle(scene):
    said = scene("Hassan al-Ruwaidi left. Ruwaidi had been ill.", None)

    assert said.who("Ruwaidi", 1) == said.who("al-Ruwaidi")


def test_a_surname_alone_keeps_its_particle(scene):
    said = scene("Rashid bin Said al-Amri left. “We will study it,” Mr al-Amri said.", None)

    (amri,) = [one for one in said.cast.actors if one.kind == "person"]
    assert [said.document.text_of(m) for m in amri.mentions][1] == "al-Amri"


def test_a_name_without_a_particle_says_nothing_of_its_kind():
    assert not is_personal(["Charles", "Bridge"])
