"""Sayings of nouns, attitudes and "according to"."""

import pytest
from reading.told import told


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


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("In the minister's view, the talks have failed.", "In", "the minister",
         ["the talks have failed"]),
        ("In the words of one diplomat, the talks are dead.", "In the words of", "one diplomat",
         ["the talks are dead"]),
        ("The government is against the plan.", "is against", "The government", ["the plan"]),
        ("The rebels are in favour of a truce.", "are in favour of", "The rebels", ["a truce"]),
        ("The army appears to have left the town.", "appears", None,
         ["The army", "to have left the town"]),
        ("It seems the army has left the town.", "seems", None, ["the army has left the town"]),
    ],
)  # fmt: skip
def test_views_leanings_and_inferences_report(scene, text, cue, source, content):
    assert (cue, source, content) in told(scene, text)


@pytest.mark.parametrize(
    "text", ["Friday was a good day for the army.", "The ship is at sea for weeks."]
)
def test_being_for_a_time_takes_no_side(scene, text):
    assert told(scene, text) == []
