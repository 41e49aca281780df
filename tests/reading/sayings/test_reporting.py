"""Sayings of reporting verbs, in every place of the sentence."""

import pytest
from reading.told import told


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The minister said that the talks had failed.", "said", "The minister",
         "that the talks had failed"),
        ("The talks have failed, the minister said.", "said", "the minister",
         "The talks have failed"),
        ("The talks have failed, the minister said on Monday in Oslo.", "said", "the minister",
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

    assert [(cue, who) for cue, who, _ in found] == [("Asked", None), ("said", "the minister")]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Three polls show the ruling party losing ground.", "Three polls",
         "the ruling party losing ground"),
        ("The charge, which the rebels reject, is old.", "the rebels", "The charge"),
        ("The government rejected it at once.", "The government", "it"),
        ("The army denied having fired the shell.", "The army", "having fired the shell"),
        ("The minister called the envoy “a tourist”.", "The minister", "the envoy “a tourist”"),
    ],
)  # fmt: skip
def test_more_shapes_of_content(scene, text, source, content):
    assert (source, [content]) in [(who, said) for _, who, said in told(scene, text)]


def test_what_is_expected_needs_no_source(scene):
    found = told(scene, "The minister is expected to arrive on Friday.")

    assert found == [("is expected", None, ["The minister", "to arrive on Friday"])]


@pytest.mark.parametrize(
    "text",
    [
        "He said that he would offer a prayer but did not suggest that it would help.",
        "The envoy said he welcomed the truce and added, “It will not last.”",
    ],
)
def test_a_second_report_of_the_same_speaker_is_not_part_of_the_first(scene, text):
    assert len(told(scene, text)) > 1
    assert "suggest" not in told(scene, text)[0][2][0]
    assert "added" not in told(scene, text)[0][2][0]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry denied that guards had fired and blamed the Red Column for the deaths.",
            [
                ("denied", "The ministry", ["that guards had fired"]),
                ("blamed", "The ministry", ["the Red Column for the deaths"]),
            ],
        ),
        (
            "The envoy said the rebels had withdrawn and urged the army to do the same.",
            [
                ("said", "The envoy", ["the rebels had withdrawn"]),
                ("urged", "The envoy", ["the army to do the same"]),
            ],
        ),
        (
            "The envoy said the rebels had withdrawn and burned their camps.",
            [("said", "The envoy", ["the rebels had withdrawn and burned their camps"])],
        ),
        (
            "Tarvia demanded talks, while the Kessel government pleaded with both to keep calm.",
            [
                ("demanded", "Tarvia", ["talks"]),
                ("pleaded with", "the Kessel government", ["both to keep calm"]),
            ],
        ),
        (
            "The union met on Monday and its chief negotiator, Ilan Dorst, said it was an insult.",
            [("said", "its chief negotiator", ["it was an insult"])],
        ),
        (
            "In Dolen, a spokesman for the ministry said that the border would open.",
            [("said", "a spokesman for the ministry", ["that the border would open"])],
        ),
        (
            "It says reports that its troops crossed the river are “completely false”.",
            [("says", "It", ["reports that its troops crossed the river are “completely false”"])],
        ),
        (
            "Ana Feld asserted in an interview that the port would reopen.",
            [("asserted", "Ana Feld", ["that the port would reopen"])],
        ),
        (
            'The minister called the report "invented".',
            [("called", "The minister", ['the report "invented"'])],
        ),
        (
            "The minister called that report ''invented''.",
            [("called", "The minister", ["that report ''invented''"])],
        ),
        (
            "The minister labelled the envoy a fraud.",
            [("labelled", "The minister", ["the envoy a fraud"])],
        ),
        (
            "“They are close,” said Ruto of the two delegations.",
            [("said", "Ruto", ["“They are close,”"])],
        ),
        (
            "“They are close,” said Ruto of the foreign ministry.",
            [("said", "Ruto of the foreign ministry", ["“They are close,”"])],
        ),
        (
            "Ana Feld said on “Morning Hour,” that the port would open.",
            [("said", "Ana Feld", ["that the port would open"])],
        ),
        (
            "In an interview on “Morning Hour,” Ana Feld said that the port would open.",
            [("said", "Ana Feld", ["that the port would open"])],
        ),
        (
            "Tarvia, the front's only ally, said the test was wrong.",
            [("said", "Tarvia", ["the test was wrong"])],
        ),
        (
            "After saying her foot was sore, she was taken to the hospital.",
            [("saying", "she", ["her foot was sore"])],
        ),
        (
            "Said Ellis: “I don't get the sense that she is interested.”",
            [("Said", "Ellis", ["“I don't get the sense that she is interested.”"])],
        ),
        ("Did the minister say that the border would open?", []),
        ("Would you accept arbitration?", []),
        ("Why did the minister reject the plan?", []),
    ],
)
def test_each_speaker_has_what_he_says_and_no_more(scene, text, expected):
    assert told(scene, text) == expected
