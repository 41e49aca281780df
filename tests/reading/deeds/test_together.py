import pytest

from detente.reading.article import article_from_bytes
from detente.reading.reader import read

WAR = "Kenya and Uganda have fought for a year. "


@pytest.mark.parametrize(
    "text",
    [
        WAR + "Their delegations met in Oslo for a third round.",
        WAR + "The two sides met in Oslo.",
        "Kenya and Uganda sent their foreign ministers to Geneva for their third round.",
        "Kenya and Uganda sent their envoys to Geneva for a third round of talks.",
    ],
)
def test_those_who_meet_together_are_each_an_actor_of_one_meeting(nlp, text):
    found = read(article_from_bytes(text.encode(), "passage.txt"), nlp).events

    (met,) = [one for one in found if one.type == "CONSULT"]
    assert {"kenya", "uganda"} <= set(met.actors)


def test_they_who_were_the_subject_together_agree_together(nlp):
    text = WAR + "Their delegations met in Oslo. They agreed to a ceasefire."

    found = read(article_from_bytes(text.encode(), "passage.txt"), nlp).events

    assert {one.type: set(one.actors) for one in found}["AGREE"] == {"kenya", "uganda"}


def test_they_after_one_party_are_not_two(nlp):
    text = WAR + "The rebels left. They agreed to a ceasefire."

    found = read(article_from_bytes(text.encode(), "passage.txt"), nlp).events

    assert all("kenya" not in one.actors for one in found if one.type == "AGREE")
