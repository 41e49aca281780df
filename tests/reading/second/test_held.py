"""That a party says so itself follows from who speaks, not from a model's word."""

import pytest
from reading.second.conftest import place

from detente.article import Source, Statement
from detente.reading.second.held import holding, is_party

WORDS = "South might accept a freeze of the front line"


def statement(article, ident, actor, words=WORDS):
    span = place(article, words)
    return Statement(id=ident, span=span, content=(span,), source=Source(actor=actor, text="x"))


def held(reading, speakers, claimed, party="south"):
    known = [
        statement(reading.article, f"s{number}", actor, WORDS[: len(WORDS) - number])
        for number, actor in enumerate(speakers)
    ]
    kind, speaker = claimed
    span = place(reading.article, "accept a freeze")
    return holding(reading, known, span, party, (kind, reading.actor(speaker)))


def test_a_party_that_speaks_for_itself_states_it(reading):
    assert held(reading, ["reed"], ("stated", "reed")) == ("stated", None, "s0")


@pytest.mark.parametrize(
    ("speakers", "speaker", "by"),
    [
        (["vale"], "vale", "vale"),
        (["vale"], "reed", "vale"),
        ([], "reed", None),
        ([], None, None),
        (["reed"], None, None),
        ([None], "reed", None),
        (["reed", "vale"], "reed", "vale"),
        (["vale", "reed"], "reed", "vale"),
        (["envoys"], "envoys", "envoys"),
        ([], "vale", "vale"),
        (["south"], "reed", None),
    ],
)
def test_stated_on_a_models_word_alone_is_attributed(reading, speakers, speaker, by):
    kind, who, _ = held(reading, speakers, ("stated", speaker))

    assert (kind, who) == ("attributed", by)


def test_conduct_is_told_by_the_article_and_nobody_else(reading):
    assert held(reading, [], ("conduct", None)) == ("conduct", None, None)
    assert held(reading, ["vale"], ("conduct", None))[:2] == ("attributed", "vale")
    assert held(reading, [], ("conduct", "vale"))[:2] == ("attributed", "vale")


def test_what_a_model_calls_attributed_stays_so(reading):
    assert held(reading, ["reed"], ("attributed", "reed")) == ("attributed", None, "s0")


def test_a_crowd_without_a_party_holds_nothing(reading):
    assert not is_party(reading.actor("envoys"))
    assert is_party(reading.actor("reed"))
