"""Who holds a stance: the subject, the speaker, or nobody that could be told."""

import golden
import pytest

from detente.article import Source, Statement
from detente.reading.article import article_from_bytes
from detente.reading.reader import read
from detente.reading.stances.holders import Holders
from detente.reading.stances.voices import Voice


@pytest.fixture
def holding(scene):
    def make(text, at, subject, *, sourcing="named", around=True):
        told = scene(text)
        document = told.document
        words = document.span(0, len(text))
        speaker = next(iter(told.cast.actors)).id
        statement = Statement(
            id="s01", span=words, content=(words,), source=Source(actor=speaker), sourcing=sourcing
        )
        holders = Holders(
            document=document, cast=told.cast, statements=(statement,) if around else ()
        )
        named = told.token(subject) if subject else None
        found = holders.holdings(Voice(value=1, at=told.token(at), subject=named))
        return [(one.party, one.held, one.attributed_by) for one in found]

    return make


def test_the_speaker_holds_what_has_no_subject(holding):
    assert holding("Egypt accepts a truce.", "accepts", None) == [("egypt", "stated", None)]


def test_another_partys_will_is_attributed_to_who_tells_of_it(holding):
    found = holding("Egypt thinks Israel accepts a truce.", "accepts", "Israel")

    assert found == [("israel", "attributed", "egypt")]


def test_it_is_who_is_reported_and_we_is_who_speaks(holding):
    assert holding("Egypt: it accepts a truce.", "accepts", "it") == [("egypt", "stated", None)]
    assert holding("Egypt: we accept a truce.", "accept", "we") == [("egypt", "stated", None)]


def test_we_without_a_speaker_is_nobody(holding):
    assert holding("In Egypt we accept a truce.", "accept", "we", around=False) == []


def test_what_the_narrator_infers_is_attributed_to_nobody(holding):
    found = holding("Egypt accepts a truce.", "accepts", "Egypt", sourcing="narrator")

    assert found == [("egypt", "attributed", None)]


def test_what_the_article_tells_of_a_party_is_its_own(holding):
    found = holding("Egypt accepts a truce.", "accepts", "Egypt", around=False)

    assert found == [("egypt", "stated", None)]


def second_hand(reading, one):
    """Return whether a position lies within the words of a source that is not of its party."""
    party = {actor.id: actor.party for actor in reading.actors}
    return any(
        span.covers(one.span) and party.get(told.source.actor) != one.party
        for told in reading.statements
        for span in told.content
    )


@pytest.mark.parametrize("folder", golden.folders(), ids=lambda folder: folder.name)
def test_no_golden_position_told_by_another_party_is_called_stated(folder, nlp):
    reading = golden.reading_of(folder, nlp)

    stated = [one for one in reading.positions if one.held == "stated"]

    assert [one for one in stated if second_hand(reading, one)] == []


@pytest.mark.parametrize(
    ("sentence", "sourcing"),
    [
        (
            "A Hamas official, who asked not to be named, said Hamas would accept a ceasefire.",
            "background",
        ),
        ("Israel would accept a ceasefire, a senior Israeli official said.", "unnamed"),
        ("Thai officials said Bangkok would not agree to peacekeepers.", "unnamed"),
        ("Two Indian officials said New Delhi would reject a ceasefire.", "unnamed"),
        ("Armenia agreed to a truce, an Armenian official said on background.", "background"),
        ("Mali rejects a ceasefire, two government sources said.", "unnamed"),
        ("Serbia accepts a truce, Serbian President Aleksandar Vucic said.", "named"),
    ],
)
def test_a_stance_hangs_on_who_tells_it_with_his_sourcing(nlp, sentence, sourcing):
    made = read_text(sentence, nlp)
    by_id = {one.id: one for one in made.statements}

    assert {by_id[one.statement].sourcing for one in made.positions} == {sourcing}


def test_what_a_party_did_on_a_day_keeps_its_day_under_its_own_speaker(nlp):
    made = read_text("Ukraine agreed on Monday to a truce, Ukraine's foreign ministry said.", nlp)
    [told] = made.positions

    assert next(s for s in made.statements if s.id == told.statement).said_on.text == "Monday"


def read_text(text, nlp):
    """Return the reading of a text."""
    return read(article_from_bytes(f"{text}\n".encode(), "passage.txt"), nlp)
