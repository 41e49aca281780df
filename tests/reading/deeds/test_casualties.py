import pytest

from detente.article import Fatalities
from detente.reading.deeds.casualties import fatalities_of, is_whole_war


@pytest.fixture
def dead_in(nlp):
    def count(text):
        found = (fatalities_of(t) for t in nlp(text) if t.pos_ == "VERB")
        return next((one for one in found if one is not None), None)

    return count


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("A strike killed at least three people, including a child.", 3, None),
        ("The raid killed two soldiers.", 2, 2),
        ("Twelve civilians were killed in the raid.", 12, 12),
        ("The blast killed 1,200 people.", 1200, 1200),
        ("The blast killed more than two hundred people.", 200, None),
        ("The blast killed up to 40 people.", 1, 40),
        ("The blast killed dozens of people.", 24, None),
        ("The blast killed several fighters.", 3, None),
        ("The incident resulted in the death of a militia leader.", 1, 1),
        ("The attack left four people dead.", 4, 4),
        ("Five people died in the attack.", 5, 5),
        ("The raid claimed seven lives.", 7, 7),
        ("Gunmen assassinated a commander.", 1, 1),
        ("The shelling killed between 20 and 30 people.", 20, 30),
        ("The three men killed in the raid were farmers.", 3, 3),
    ],
)
def test_the_dead_are_counted_as_the_words_bound_them(dead_in, text, least, most):
    assert dead_in(text) == Fatalities(min=least, max=most)


@pytest.mark.parametrize(
    "text",
    [
        "The raid wounded five people.",
        "The attack killed or wounded thirty people.",
        "The strike killed civilians.",
        "He left two letters.",
        "The group claimed a victory.",
        "The talks resulted in a deal.",
    ],
)
def test_the_wounded_and_the_uncounted_are_not_the_dead(dead_in, text):
    assert dead_in(text) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The war killed thousands.", True),
        ("Thousands have been killed since the war began.", True),
        ("A bomb killed thousands.", False),
        ("Thousands have been killed since the bomb fell.", False),
    ],
)
def test_the_dead_of_a_war_are_told_from_those_of_a_deed(nlp, text, whole):
    verb = next(token for token in nlp(text) if token.lemma_ == "kill")

    assert is_whole_war(verb) is whole
