"""What reporting verbs take."""

import pytest

from detente.reading.cues import Cue
from detente.reading.frames import FRAMES

CASES = [
    ("as", None, "Critics see the deal as a surrender.", "see", "the deal as a surrender"),
    ("whom", "of", "The army accused the rebels of theft.", "accused", "the rebels of theft"),
    ("urge", None, "The envoy urged the rebels to talk.", "urged", "the rebels to talk"),
    ("clause", None, "The army said the war was over.", "said", "the war was over"),
    ("infinitive", None, "The rebels agreed to talk.", "agreed", "to talk"),
    ("gerund", None, "The army denied shelling the town.", "denied", "shelling the town"),
    ("complement", None, "The minister called the plan dead.", "called", "the plan dead"),
    ("preposition", "for", "The envoy called for talks.", "called", "talks"),
    ("object", None, "The rebels rejected the plan.", "rejected", "the plan"),
]


@pytest.mark.parametrize(("frame", "preposition", "text", "word", "content"), CASES)
def test_a_frame_takes_its_content(scene, frame, preposition, text, word, content):
    cue = Cue(lemma="x", frame=frame, preposition=preposition)

    found, _ = FRAMES[frame](scene(text).token(word), cue)

    assert " ".join(one.text for one in sorted(found, key=lambda one: one.i)) == content


@pytest.mark.parametrize("frame", sorted(FRAMES))
def test_a_verb_without_a_complement_fits_no_frame(scene, frame):
    cue = Cue(lemma="x", frame=frame, preposition="of")

    assert FRAMES[frame](scene("The rebels left.").token("left"), cue) == ([], [])


def test_a_day_between_verb_and_clause_is_not_part_of_what_is_said(scene):
    cue = Cue(lemma="say", frame="clause")
    verb = scene("The army said on Monday it would not leave.").token("said")

    found, _ = FRAMES["clause"](verb, cue)

    assert "Monday" not in {one.text for one in found}


def test_an_object_ends_before_an_aside(scene):
    cue = Cue(lemma="reject", frame="object")
    verb = scene("The rebels rejected the plan, which had taken months.").token("rejected")

    found, _ = FRAMES["object"](verb, cue)

    assert [one.text for one in found if not one.is_punct] == ["the", "plan"]


def test_a_bare_pronoun_is_no_content(scene):
    cue = Cue(lemma="reject", frame="object")

    assert FRAMES["object"](scene("The rebels rejected it.").token("rejected"), cue) == ([], [])
