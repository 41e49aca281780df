import pytest

from detente.reading.deeds.telling import ordinal_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was the fourth time they met.", 4),
        ("They met for the second time.", 2),
        ("They met a third time.", 3),
        ("They met twice.", None),
        ("They met for a long time.", None),
    ],
)
def test_the_number_of_a_meeting_is_read_from_its_time(nlp, text, number):
    verb = next(token for token in nlp(text) if token.lower_ == "met")

    assert ordinal_of(verb) == number


def test_the_number_of_a_meeting_is_read_from_its_adjective(nlp):
    noun = next(token for token in nlp("Their third meeting ended.") if token.lower_ == "meeting")

    assert ordinal_of(noun) == 3
