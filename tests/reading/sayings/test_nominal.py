"""Sayings of nouns, attitudes and "according to"."""

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
        ("The rebels’ rejection of the plan surprised nobody.", "rejection of", "The rebels",
         "the plan"),
        ("The minister voiced hope that the talks would go on.", "voiced hope", "The minister",
         "that the talks would go on"),
        ("The government is open to a longer truce.", "is open to", "The government",
         "a longer truce"),
        ("Officials remain hopeful that a deal is near.", "remain hopeful", "Officials",
         "that a deal is near"),
        ("The president made it clear that time was short.", "made it clear", "The president",
         "that time was short"),
        ("Three people died in the raid, according to medics.", "according to", "medics",
         "Three people died in the raid"),
        ("The president might be willing to accept a pause if the shelling stops.",
         "might be willing to accept", "The president", "a pause if the shelling stops"),
        ("The call by the envoy for a truce was heard.", "call", "the envoy", "a truce"),
        ("The envoy is convinced that time is short.", "is convinced", "The envoy",
         "that time is short"),
        ("Three dead in the raid, according to medics.", "according to", "medics",
         "Three dead in the raid"),
        ("The government signals willingness to freeze the conflict.", "signals willingness",
         "The government", "to freeze the conflict"),
    ],
)  # fmt: skip
def test_a_noun_or_attitude_gives_cue_source_and_content(scene, text, cue, source, content):
    assert told(scene, text) == [(cue, source, [content])]


@pytest.mark.parametrize(
    "text",
    [
        "The road is open to traffic.",
        "The claim was heard.",
        "It is clear that time is short.",
        "The open door was closed.",
        "If the government is open to a truce, the war ends.",
        "The road made it clear that time was short.",
        "The president made it clear.",
        "They acted according to plan or according.",
        "The convinced voter left.",
    ],
)
def test_what_has_no_speaker_is_no_saying(scene, text):
    assert told(scene, text) == []


def test_a_call_inside_a_reaction_is_a_saying_of_its_own(scene):
    found = told(scene, "The army rejected the envoy’s calls for a truce.")

    assert [(cue, source) for cue, source, _ in found] == [
        ("rejected", "The army"),
        ("calls for", "the envoy"),
    ]
