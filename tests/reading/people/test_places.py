import pytest

from detente.reading.people.places import towns


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("Moscow rejected the plan.", "Moscow", "russia"),
        ("The envoy waited in Moscow.", "Moscow", "moscow_place"),
        ("They want concessions from Moscow.", "Moscow", "russia"),
        ("The envoy flew to Moscow.", "Moscow", "moscow_place"),
        ("Moscow’s claim is old.", "Moscow", "russia"),
        ("Moscow's suburbs burned.", "Moscow", "moscow_place"),
        ("The envoy visited Kiev.", "Kiev", "kiev_place"),
        ("He criticised the pressure on Kyiv.", "Kyiv", "ukraine"),
        ("The Kremlin spokesman declined.", "Kremlin", "russia"),
        ("They met at the White House on Monday.", "White House", "white_house_place"),
        ("The White House is open to it.", "White House", "united_states"),
        ("Talks between Cairo and Doha continue.", "Cairo", "egypt"),
        ("They spoke in Cairo and Doha.", "Doha", "doha_place"),
        ("Kyiv was bombed at night.", "Kyiv", "kyiv_place"),
        ("They left for Tehran.", "Tehran", "tehran_place"),
        ("Officials in Brussels waited.", "Brussels", "brussels_place"),
        ("Brussels wants a role.", "Brussels", "european_union"),
    ],
)
def test_a_seat_of_government_is_its_government_or_a_place(scene, text, word, meant):
    said = scene(text)
    start = text.index(word)

    assert said.cast.at(start, start + len(word)).id == meant


def test_one_sentence_holds_the_place_and_the_government(scene):
    both = scene("In Moscow the envoy heard that Moscow wanted more.")

    assert both.who("Moscow") == "moscow_place"
    assert both.who("Moscow", 1) == "russia"


def test_towns_have_their_other_spellings():
    assert {"Pavlograd", "Pavlohrad"} <= towns()


@pytest.mark.parametrize("name", ["Pavlograd", "El Fasher", "Medellin"])
def test_a_town_is_a_place_without_a_party(scene, name):
    shelled = scene(
        f"A drone hit the central city of {name} on Friday, and in {name} people fled."
    )

    actor = shelled.cast.at(0, len(shelled.document.article.text))

    places = [a for a in shelled.cast.actors if a.name == name]
    assert [(a.kind, a.party) for a in places] == [("place", None)]
    assert actor is None or actor.party is None
