"""The stances that a chain holds, one after the other, and their values."""

import pytest

from detente.reading.stances.chains import climb
from detente.reading.stances.issues import carries, find_hits, issue_lexicon
from detente.reading.stances.stance import stance_lexicon
from detente.reading.stances.voices import cue_voice, voices


def uncarried(hits):
    return [hit for hit in hits if not any(carries(hit, other) for other in hits)]


def chain_of(nlp, text):
    (hit,) = uncarried(find_hits(nlp(text), issue_lexicon()))
    return climb(hit, stance_lexicon())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They criticised the lack of sanctions.", [1]),
        ("They criticised their refusal to accept a truce.", [-2, 1]),
        ("They refused to rule out a truce.", [0]),
        ("They must accept a truce.", [2]),
        ("They should reject a truce.", [-1]),
        ("They will withdraw.", [2]),
        ("They voted against a truce.", [-1]),
        ("They protest against sanctions.", [-1]),
        ("They made no offer of a truce.", []),
        ("They will make no offer of a truce.", [-1]),
        ("They could withdraw.", [1]),
        ("They cannot withdraw.", [-2]),
        ("They should withdraw.", [1]),
        ("They do not withdraw.", [-1]),
        ("They withdrew.", []),
        ("Let us freeze the conflict.", [2]),
        ("If they withdraw, it ends.", []),
        ("They said the sanctions were vital.", [2]),
    ],
)
def test_each_voice_has_its_value(nlp, text, values):
    found = voices(chain_of(nlp, text), stance_lexicon())

    assert [voice.value for voice in found] == values


def test_a_judge_is_named_by_to(nlp):
    (voice,) = voices(chain_of(nlp, "A truce is unacceptable to rebels."), stance_lexicon())

    assert voice.subject is not None
    assert voice.subject.text == "rebels"


@pytest.mark.parametrize(
    ("cue", "value", "red"),
    [
        ("rejected", -2, False),
        ("not rejected", 0, False),
        ("rule out", -2, True),
        ("ate", None, None),
    ],
)
def test_a_cue_gives_its_stance_where_the_parse_fails(nlp, cue, value, red):
    chain = chain_of(nlp, "The truce.")

    voice = cue_voice(chain, list(nlp(f"They {cue} it.")), stance_lexicon())

    assert (voice and voice.value, voice and voice.red_line) == (value, red)
