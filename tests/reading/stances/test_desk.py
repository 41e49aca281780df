"""How a target is written, and where a span may reach."""

import pytest

from detente.reading.stances.desk import Desk
from detente.reading.stances.holders import Holders
from detente.reading.stances.stance import stance_lexicon


@pytest.fixture
def desk(scene):
    def make(text):
        told = scene(text)
        holders = Holders(document=told.document, cast=told.cast, statements=())
        return told, Desk(
            document=told.document,
            cast=told.cast,
            holders=holders,
            hits=[],
            clauses=[],
            stances=stance_lexicon(),
        )

    return make


def test_a_partys_own_forces_are_no_target(desk):
    told, one = desk("Israel withdraws.")
    words = (told.token("Israel"),)

    assert one.target_text(words, "israel") is None
    assert one.target_text(words, "egypt") == "Israel"


def test_a_target_of_common_words_keeps_them(desk):
    told, one = desk("They claim the occupied territories.")
    words = (told.token("occupied"), told.token("territories"))

    assert one.target_text(words) == "occupied territories"


def test_a_span_stays_in_its_sentence(desk):
    told, one = desk("They left. They came.")
    left, came = told.token("left"), told.token("came")

    span = one.span_of((left, came), came)

    assert told.document.text_of(span) == "came"
    assert not one.in_condition(came)
