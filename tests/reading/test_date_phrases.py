import pytest

from detente.reading.date_phrases import phrases_of


@pytest.mark.parametrize("text", ["they march on", "it may rain", "he sat down", "a sun hat"])
def test_verbs_and_nouns_that_look_like_names_of_days_are_none(text):
    assert phrases_of(text) == []


def test_the_following_and_the_previous_day_hang_on_another():
    relations = [phrases_of(f"the {word} day")[0].relation for word in ("following", "previous")]

    assert relations == ["later", "earlier"]
