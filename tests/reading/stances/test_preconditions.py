"""What must come first is demanded, by who says so, of a time to come."""

import pytest

from detente.reading.stances.issues import find_hits, issue_lexicon
from detente.reading.stances.preconditions import precondition_voice
from detente.reading.stances.stance import stance_lexicon


@pytest.mark.parametrize(
    ("text", "issue", "demanded"),
    [
        ("There will be no talks without a ceasefire.", "ceasefire", True),
        ("There is no roadmap without an unconditional ceasefire.", "ceasefire", True),
        ("There can be no talks until the blockade is lifted.", "blockade", True),
        ("There can be no talks unless a ceasefire holds.", "ceasefire", True),
        ("There can be no talks unless a ceasefire does not hold.", "ceasefire", False),
        ("There was no peace without a ceasefire.", "ceasefire", False),
        ("There will be talks without a ceasefire.", "ceasefire", False),
        ("They will hold no talks without a ceasefire.", "ceasefire", False),
        ("There will be no ceasefire.", "ceasefire", False),
    ],
)
def test_what_must_come_first_is_demanded(nlp, text, issue, demanded):
    hits = find_hits(nlp(text), issue_lexicon())
    hit = next(one for one in hits if one.issue.id == issue)

    voice = precondition_voice(hit, stance_lexicon())

    assert (voice and (voice.value, voice.subject)) == ((2, None) if demanded else None)
