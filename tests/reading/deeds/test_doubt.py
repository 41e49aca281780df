import pytest

from detente.reading.article import article_from_bytes
from detente.reading.deeds.doubt import (
    has_ended,
    in_no_way,
    is_advised,
    is_asked,
    is_doubtful,
    is_nobodys,
    is_preferred,
    shunned,
)
from detente.reading.reader import read_all


def read_text(text, nlp):
    (reading,) = read_all([article_from_bytes(text.encode(), "dispatch.txt")], nlp)
    return reading


@pytest.fixture
def verb_of(nlp):
    def find(text, word):
        return next(token for token in nlp(text) if token.text == word)

    return find


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ("Not a single fighter will yield.", "yield", is_nobodys),
        ("None of the rebels accepted the truce.", "accepted", is_nobodys),
        ("Few rebels accepted the truce.", "accepted", is_nobodys),
        ("Under no circumstances will Egypt leave the valley.", "leave", in_no_way),
        ("At no point did Egypt accept the plan.", "accept", in_no_way),
        ("Nor has Egypt accepted the plan.", "accepted", in_no_way),
        ("Egypt no longer accepts the plan.", "accepts", has_ended),
        ("Egypt would rather fight than accept the plan.", "fight", is_preferred),
        ("Will Egypt accept the plan?", "accept", is_asked),
        ("Reporter: Does Egypt accept the plan?", "accept", is_asked),
        ("By no means will Egypt accept the plan.", "accept", in_no_way),
        ("Had Egypt accepted the plan, peace would be here.", "accepted", is_doubtful),
        ("Egypt fought rather than surrender.", "surrender", is_doubtful),
        ("Egypt had better accept the plan.", "accept", is_advised),
        ("Egypt would do well to accept the plan.", "do", is_advised),
        ("Egypt has yet to accept the plan.", "has", is_doubtful),
        ("Egypt is unlikely to accept the plan.", "is", is_doubtful),
        ("Egypt is too weak to accept the plan.", "is", is_doubtful),
        ("Suppose Egypt agreed to leave.", "agreed", is_doubtful),
        ("The general will resign the day Egypt accepts the plan.", "accepts", is_doubtful),
        ("Egypt refused to confirm that it had accepted the plan.", "accepted", is_doubtful),
        ("Egypt has not said it accepts the plan.", "accepts", is_doubtful),
    ],
)
def test_what_is_refused_asked_advised_or_supposed_is_known(verb_of, text, word, tells):
    assert tells(verb_of(text, word))


@pytest.mark.parametrize(
    ("text", "word", "tells"),
    [
        ("A single fighter will yield.", "yield", is_nobodys),
        ("The few rebels accepted the truce.", "accepted", is_nobodys),
        ("Under the plan Egypt will leave the valley.", "leave", in_no_way),
        ("Egypt accepted the plan and Sudan.", "accepted", in_no_way),
        ("Egypt accepts the plan for a longer truce.", "accepts", has_ended),
        ("Egypt fought rather than accept the plan.", "fought", is_preferred),
        ("Egypt will accept the plan.", "accept", is_asked),
        ("“Why?” Egypt accepted the plan.", "accepted", is_asked),
        ("Egypt has better accepted the plan.", "accepted", is_advised),
        ("Egypt is ready to accept the plan.", "is", is_doubtful),
        ("Egypt said that it had accepted the plan.", "accepted", is_doubtful),
        ("The envoy who accepted the plan left.", "accepted", is_doubtful),
        ("Egypt supposes that Sudan agreed.", "agreed", is_doubtful),
    ],
)
def test_what_is_told_as_done_is_none_of_these(verb_of, text, word, tells):
    assert not tells(verb_of(text, word))


def test_the_verb_behind_than_is_the_one_that_is_shunned(verb_of):
    verb = verb_of("Egypt would sooner resign than accept the plan.", "resign")

    assert [token.text for token in shunned(verb)] == ["accept"]


@pytest.mark.parametrize(
    "text",
    [
        "Egypt no longer accepts the plan.",
        "Egypt withdrew its acceptance of the plan.",
        "Egypt would rather fight than accept the plan.",
        "Under no circumstances will Egypt give up the valley.",
        "Not a single fighter will surrender, the Egyptian leader Omar Venn vowed.",
    ],
)
def test_a_refusal_rejects_and_agrees_to_nothing(nlp, text):
    found = {event.type for event in read_text(text, nlp).events}

    assert found == {"REJECT"}


@pytest.mark.parametrize(
    "text",
    [
        "Egypt has yet to accept the plan.",
        "Egypt has not, so far, accepted the plan.",
        "Egypt refused to say whether it would accept the plan.",
        "Egypt is unlikely to accept the plan.",
        "Egypt hesitated to accept the plan.",
        "Have you agreed to the Egyptian plan?",
        "Will Egypt accept the plan?",
        "Egypt should have accepted the plan.",
        "Egypt ought to accept the plan.",
        "Egypt had better accept the plan.",
        "Egypt would do well to accept the plan.",
        "Imagine that Egypt agreed to withdraw.",
        "Let Egypt withdraw from Sudan.",
    ],
)
def test_a_question_a_doubt_and_advice_tell_no_deed(nlp, text):
    assert not read_text(text, nlp).events


@pytest.mark.parametrize(
    "text",
    [
        "Egypt accepted the plan.",
        "Egypt has now agreed to the plan.",
        "Egypt said it would accept the plan.",
        "Asked whether it would leave, Egypt accepted the plan.",
    ],
)
def test_an_acceptance_still_agrees(nlp, text):
    assert "AGREE" in {event.type for event in read_text(text, nlp).events}
