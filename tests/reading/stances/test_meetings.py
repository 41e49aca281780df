import pytest

from detente.reading.article import article_from_bytes
from detente.reading.reader import read


def held(nlp, text):
    found = read(article_from_bytes(text.encode(), "passage.txt"), nlp).positions
    return [(one.party, one.issue, one.stance > 0) for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya said the next round would be held in Oslo on 3 April.",
        "Kenya accepted that the talks were constructive.",
        "Kenya accepts that “the talks were constructive”.",
        "Kenya described the talks as constructive.",
        "Kenya called the meeting useful.",
        "Kenya agreed that the meeting was positive.",
        "Kenya said the flag was not a matter for negotiation with any state.",
    ],
)
def test_how_talks_were_and_when_the_next_will_be_is_no_position(nlp, text):
    assert held(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Kenya agreed to hold the next round in Oslo.", True),
        ("Kenya said talks were out of the question.", False),
        ("Kenya wants the next round to be held in Oslo.", True),
        ("Kenya said it would attend the next round of talks.", True),
    ],
)
def test_a_side_that_is_taken_on_talks_stays_a_position(nlp, text, side):
    assert ("kenya", "talks", side) in held(nlp, text)


def test_a_view_that_is_agreed_to_is_no_agreement(nlp):
    text = "Kenya agreed that the talks had been useful. Kenya accepts that the meeting was frank."

    assert read(article_from_bytes(text.encode(), "passage.txt"), nlp).events == ()
