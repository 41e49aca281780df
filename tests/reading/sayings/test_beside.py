"""Speakers right behind a quotation, found without the parse."""

import pytest

from detente.reading.sayings.beside import sayings_beside


def beside(scene, text):
    """Return the sources that stand behind the quotations of a text."""
    return [one.source.text for one in sayings_beside(scene(text).document, [])]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("“It is over,” the commander said.", ["commander"]),
        ("“It is over,” said the commander of the northern army.", ["commander"]),
        ("“Is it over?” the commander, a veteran, asked.", ["commander"]),
        ("“It is over.” The commander left.", []),
        ("“It is over,” and that was that.", []),
        ("“It is over,” “It is lost,” she said.", ["she"]),
        ("“It is over,” said.", []),
        ("“It is over,” (said", []),
        ("“It is over,” said army commander Ali.", ["Ali"]),
        ("“It is over,” the commander quickly said.", ["commander"]),
        ("“The war is over for all of us.” ― Amina Sule", ["Sule"]),
        ("“The war is over for all of us.” — Amina Sule, teacher", ["Sule"]),
        ("“The war is over.” – and nobody spoke.", []),
        ("Amina Sule, a teacher who was there, recalled, “It was over.”", ["Sule"]),
        ("The road to the coast was long, “almost endless”.", []),
    ],
)
def test_a_speaker_is_sought_right_behind_the_quotation(scene, text, sources):
    assert beside(scene, text) == sources


def test_a_quotation_that_has_a_saying_is_left_alone(scene):
    document = scene("“It is over,” the commander said.").document
    known = sayings_beside(document, [])

    assert sayings_beside(document, known) == []
