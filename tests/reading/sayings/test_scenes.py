"""Scenes of one speaker: how far the day of his words holds."""

import pytest

from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates

OPENING = "Maria Alvarez, the leader of the rebels, arrived in Oldtown. "


def days(scene, text):
    """Return the days on which the outer statements of a text were said."""
    made = scene(OPENING + text)
    found = find_statements(made.document, made.cast, find_dates(made.document))
    return [one.said_on.date for one in found if one.within is None]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March she had said that a truce was far. “We need a truce,” she said.",
        "On 3 March Alvarez had said that no truce would hold. Alvarez said that time was short.",
        "“We will fight,” she had said on 3 March. “We need a truce,” she said.",
    ],
)
def test_the_day_of_what_somebody_had_said_is_not_that_of_what_she_says_next(scene, text):
    assert days(scene, text) == ["2025-03-03", None]


@pytest.mark.parametrize(
    "text",
    [
        "On 3 March she told reporters that a truce was far. “We need a truce,” she added.",
        "On 3 March she had said that a truce was far. She had added that time was short.",
        "On 3 March she had said that a truce was far. “We will fight,” she said at the time.",
        "On 3 March she said that a truce was far. “We will fight,” she said then.",
    ],
)
def test_a_scene_that_goes_on_keeps_its_day(scene, text):
    assert days(scene, text) == ["2025-03-03", "2025-03-03"]


def test_what_somebody_had_said_before_is_not_of_the_day_of_the_scene(scene):
    text = "She said on Thursday that time was short. She had said that a truce was far."

    assert days(scene, text) == ["2025-04-24", None]
