import pytest

from detente.article import Article, ArticleId, Fatalities
from detente.reading.actors import find_cast
from detente.reading.deeds.telling import Scene
from detente.reading.deeds.toll import (
    counter_of,
    grounds_of,
    is_later,
    is_outdated,
    toll_of,
    toll_telling,
)
from detente.reading.document import parse


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


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (
            "A raid killed at least 14 people. Officials had earlier put the toll at nine.",
            14,
            None,
        ),
        ("A raid killed three people; the ministry later said five had died.", 5, 5),
        ("Rebels raided a post, killing three. The army revised its own figure to five.", 5, 5),
        ("A raid in Gaza killed six. The toll climbed from six to nine.", 9, 9),
        ("A blast in Gaza killed six. Two more died, bringing the toll to eight.", 8, 8),
        ("A blast in Gaza killed six. The toll now stands at eleven, down from 12.", 11, 11),
        ("A blast in Gaza killed six. Police initially said four had died.", 6, 6),
        ("A blast in Gaza killed six. An earlier count had given the toll as three.", 6, 6),
        ("A raid in Gaza killed 12. The growth figure was revised to 7.", 12, 12),
    ],
)
def test_the_figure_that_was_told_last_is_that_of_the_deed(told, text, least, most):
    (event,) = [event for event in told(text) if event.type == "ASSAULT"]

    assert event.fatalities == Fatalities(min=least, max=most)


def test_a_toll_of_another_place_is_that_of_another_deed(told):
    text = (
        "A strike on a market in Khartoum killed 40 people. "
        "The death toll from a blast in Beirut rose to 19 from 12."
    )

    assert [event.fatalities.min for event in told(text)] == [40, 19]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Police initially said four had died.", is_outdated),
        ("Police had put the toll at nine.", is_outdated),
        ("Police later said four had died.", is_later),
    ],
)
def test_an_older_figure_is_told_from_a_newer_one(nlp, text, tells):
    doc = nlp(text)
    other = is_later if tells is is_outdated else is_outdated

    assert any(tells(token) for token in doc)
    assert not any(other(token) for token in doc)


def test_a_figure_names_the_places_behind_its_prepositions(nlp):
    assert grounds_of(nlp("The toll of a raid on Monday in Gaza rose to 15.")) == {"gaza"}


def test_a_toll_keeps_the_deed_that_it_names(nlp):
    article = Article(id=ArticleId("a"), text="The toll of the raid in Gaza rose to 15.", path="a")
    document = parse(article, nlp)
    scene = Scene(document=document, cast=find_cast(document), dates=())
    verb = next(token for token in document.doc if token.text == "rose")

    found = toll_telling(scene, verb, Fatalities(min=15, max=15))

    assert found.toll
    assert not found.definite


def test_a_count_of_ones_own_is_corrected_where_it_was_given(told):
    text = (
        "The army said rebels had raided a post in Gaza, killing three soldiers. "
        "The rebels said they had killed 20 in Rafah. The army revised its own figure to five."
    )

    found = [event.fatalities.min for event in told(text) if event.fatalities]

    assert sorted(found) == [5, 20]


def test_who_counts_is_known_by_the_verb_of_saying(nlp):
    doc = nlp("The army said rebels had raided a post, killing three soldiers.")

    assert [counter_of(t) for t in doc if t.text in {"raided", "killing"}] == ["army", "army"]
    assert counter_of(next(t for t in doc if t.text == "said")) == ""
