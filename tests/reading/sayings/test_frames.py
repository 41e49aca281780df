"""What reporting verbs take."""

import pytest

from detente.reading.lexicon.cues import Cue
from detente.reading.sayings.frames import FRAMES

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


@pytest.mark.parametrize(
    ("text", "word", "content"),
    [
        ("The army said the war would end if the rebels left.", "said",
         "the war would end if the rebels left"),
        ("In the north, the war is over, the army said.", "said",
         "In the north , the war is over ,"),
        ("The army said it was over, adding that it had won.", "said", "it was over ,"),
        ("The army said it had won, and the rebels claimed that they had won.", "said",
         "it had won ,"),
    ],
)  # fmt: skip
def test_a_clause_is_all_that_is_said_and_nothing_more(scene, text, word, content):
    found, _ = FRAMES["clause"](scene(text).token(word), Cue(lemma="say", frame="clause"))

    words = " ".join(one.text for one in sorted(found, key=lambda one: one.i))
    assert words.removesuffix(" and").rstrip(" ,") == content.rstrip(" ,")


@pytest.mark.parametrize(
    ("frame", "text", "word", "content"),
    [
        ("urge", "The envoy asked the rebels to leave.", "asked", "the rebels to leave"),
        ("complement", "The envoy considers the plan dead.", "considers", "the plan dead"),
        ("complement", "The army named him commander.", "named", "him commander"),
        ("object", "The plan rejected by the rebels was dead.", "rejected", "The plan"),
        ("urge", "The envoy warned them not to leave.", "warned", "them not to leave"),
        ("as", "Critics see in the deal a surrender.", "see", ""),
        ("whom", "The army was accused of theft by the rebels.", "accused", "The army"),
        ("gerund", "The army ruled out leaving the town.", "ruled", "leaving the town"),
        ("object", "He knows that.", "knows", "that"),
        ("object", "He knows everyone.", "knows", ""),
    ],
)
def test_other_forms_of_a_frame_take_the_same_content(scene, frame, text, word, content):
    found, _ = FRAMES[frame](
        scene(text).token(word), Cue(lemma="x", frame=frame, preposition="of")
    )

    kept = [one.text for one in sorted(found, key=lambda one: one.i)]
    assert " ".join(kept).startswith(content)
    assert bool(kept) is bool(content)


def test_a_clause_may_be_opened_by_a_question_word(scene):
    verb = scene("The envoy explained why to wait.").token("explained")

    found, _ = FRAMES["clause"](verb, Cue(lemma="explain", frame="clause"))

    assert "wait" in {one.text for one in found}


def test_a_preposition_behind_an_object_is_not_the_verbs(scene):
    cue = Cue(lemma="call", frame="preposition", preposition="for")
    verb = scene("The envoy called a meeting for Friday.").token("called")

    assert FRAMES["preposition"](verb, cue) == ([], [])


def test_what_is_told_before_a_meeting_is_what_is_said_and_not_about_the_meeting(scene):
    told = scene("He told reporters before the session that Kenya would not leave the town.")
    found, _ = FRAMES["clause"](told.token("told"), Cue(lemma="tell", frame="clause"))

    assert " ".join(one.text for one in found) == "that Kenya would not leave the town"


def test_what_somebody_hears_of_is_no_content_where_the_clause_lacks_its_object(scene):
    told = scene("The minister told reporters of the plan that Kenya rejected.")
    found, _ = FRAMES["clause"](told.token("told"), Cue(lemma="tell", frame="clause"))

    assert found == []
