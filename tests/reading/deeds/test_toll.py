import pytest

from detente.evidence import Fatalities
from detente.reading.deeds.toll import toll_of


@pytest.fixture
def toll_in(nlp):
    def find(text):
        found = (toll_of(token) for token in nlp(text) if token.pos_ in {"VERB", "AUX"})
        return next((one for one in found if one is not None), None)

    return find


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The death toll rose to 15.", 15, 15),
        ("The death toll climbed to at least 20.", 20, None),
        ("Officials raised the toll to between 15 and 20.", 15, 20),
        ("Police put the death toll at 11.", 11, 11),
        ("The number of dead reached 40.", 40, 40),
    ],
)
def test_a_toll_told_anew_is_counted_as_its_words_bound_it(toll_in, text, least, most):
    assert toll_in(text) == Fatalities(min=least, max=most)


@pytest.mark.parametrize(
    "text",
    [
        "The death toll in the war has passed 40,000.",
        "The number of tourists rose to 15.",
        "Police paid the toll.",
        "The toll rose again.",
    ],
)
def test_other_figures_are_no_toll_of_a_deed(toll_in, text):
    assert toll_in(text) is None


def test_the_later_figure_counts_and_both_places_are_kept(told):
    text = "A bombing killed 12 people in Gaza. Later the death toll rose to 15."

    (event,) = told(text)

    assert event.fatalities == Fatalities(min=15, max=15)
    assert len(event.spans) == 2


def test_a_toll_of_nothing_told_is_none(told):
    assert told("The death toll rose to 15.") == []


def test_the_wounded_are_not_counted_among_the_dead(told):
    (event,) = told("A raid killed two soldiers and wounded 30 others in Gaza.")

    assert event.fatalities == Fatalities(min=2, max=2)
