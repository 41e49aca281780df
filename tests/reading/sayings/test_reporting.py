"""Sayings of reporting verbs, in every place of the sentence."""

import pytest

from detente.reading.attribution import find_sayings


def told(scene, text):
    """Return (cue, source, contents) of each saying of a text."""
    document = scene(text).document
    words = document.article.text
    return [
        (
            None if one.cue_range is None else words[slice(*one.cue_range)],
            None if one.source_range is None else words[slice(*one.source_range)],
            [words[first:last] for first, last in one.content],
        )
        for one in find_sayings(document)
    ]


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The minister said that the talks had failed.", "said", "The minister",
         "that the talks had failed"),
        ("The talks have failed, the minister said.", "said", "the minister",
         "The talks have failed"),
        ("The rebels refused to disarm.", "refused", "The rebels", "to disarm"),
        ("The president has ruled out ending the war.", "has ruled out", "The president",
         "ending the war"),
        ("The minister called on both sides to show restraint.", "called on", "The minister",
         "both sides to show restraint"),
        ("The envoy called for an immediate ceasefire.", "called for", "The envoy",
         "an immediate ceasefire"),
        ("The minister appears to support a compromise.", "appears to support", "The minister",
         "a compromise"),
        ("The president was quoted saying, “It is over.”", "was quoted saying",
         "The president", "“It is over.”"),
        ("The plan was rejected by the rebels.", "was rejected", "the rebels", "The plan"),
        ("The army accused the rebels of breaking the truce.", "accused", "The army",
         "the rebels of breaking the truce"),
        ("Diplomats described the draft as a betrayal.", "described", "Diplomats",
         "the draft as a betrayal"),
    ],
)  # fmt: skip
def test_a_reporting_verb_gives_cue_source_and_content(scene, text, cue, source, content):
    assert told(scene, text) == [(cue, source, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "Whether or not the minister says that it is over, the war goes on.",
        "The meeting marks a turning point in the war.",
        "Read more about the talks.",
        "The alleged attack was short.",
        "They will come, provided that the road is open.",
    ],
)
def test_what_nobody_said_is_no_saying(scene, text):
    assert told(scene, text) == []


def test_a_second_promise_belongs_to_what_is_said(scene):
    found = told(scene, "The official said the army was tired and would support mediation.")

    assert [content for _, _, content in found] == [
        ["the army was tired and would support mediation"]
    ]


def test_one_who_is_asked_does_not_speak(scene):
    found = told(scene, "Asked whether he would leave, the minister said that it was too early.")

    assert [cue for cue, _, _ in found] == ["said"]


def test_hearsay_in_the_passive_is_the_subjects_saying(scene):
    found = told(scene, "The president is reported to have told aides that the war was lost.")

    assert [(source, content) for _, source, content in found] == [
        ("The president", ["that the war was lost"])
    ]


def test_two_speakers_of_one_sentence_have_a_saying_each(scene):
    found = told(
        scene,
        "The army said it would not leave, while the rebels insisted that it must go.",
    )

    assert [source for _, source, _ in found] == ["The army", "the rebels"]
    assert found[0][2] == ["it would not leave"]


def test_a_clause_put_in_with_as_reports_the_sentence_around_it(scene):
    found = told(scene, "The talks have failed, as the minister admitted.")

    assert found == [("admitted", "the minister", ["The talks have failed"])]


def test_a_message_and_its_verb_are_one_cue(scene):
    found = told(scene, "The minister posted a blunt message: “Stop this war!”")

    assert found[0][0] == "posted a blunt message"
