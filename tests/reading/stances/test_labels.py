"""What somebody calls a thing, however the parser hangs the words."""

import pytest

from detente.reading.stances.labels import label_of
from detente.reading.stances.stance import stance_lexicon


def label(nlp, text, word):
    token = next(token for token in nlp(text) if token.text == word)
    found = label_of(token, token, stance_lexicon())
    return None if found is None else (found.word.lower_, found.attitude.level)


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("Egypt described the offer as a trap.", "offer", ("trap", -1)),
        ("Egypt sees the talks as premature.", "talks", ("premature", -1)),
        ("Egypt branded the accord a surrender.", "accord", ("surrender", -1)),
        ("Egypt considers an amnesty a necessity.", "amnesty", ("necessity", 2)),
        ("Egypt hailed the truce as a step forward.", "truce", ("step", 1)),
        ("The offer was described by Egypt as a trap.", "offer", ("trap", -1)),
        ("Egypt described the offer as no trap.", "offer", None),
        ("Egypt described the offer in detail.", "offer", None),
        ("Egypt described the offer because a trap was near.", "offer", None),
        ("The offer was made in a trap.", "offer", None),
        ("Egypt made the truce a condition.", "truce", ("condition", 2)),
        ("Egypt made the truce impossible.", "truce", None),
    ],
)
def test_a_thing_is_called_what_stands_behind_it(nlp, text, word, named):
    assert label(nlp, text, word) == named
