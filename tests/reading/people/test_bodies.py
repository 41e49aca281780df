import pytest

from detente.reading.people.bodies import initials, is_acronym


@pytest.mark.parametrize(
    "text",
    [
        "The Karnali Liberation Front (KLF) spoke. KLF men left.",
        "The KLF (Karnali Liberation Front) spoke. KLF men left.",
    ],
)
def test_an_acronym_and_the_name_beside_it_are_one_body_and_a_party(scene, text):
    front = scene(text).actor("klf")

    assert (front.name, front.kind, front.party) == (
        "Karnali Liberation Front",
        "organisation",
        "klf",
    )
    assert len(front.mentions) == 3


def test_an_acronym_that_the_text_spells_out_is_not_the_body_of_the_lexicon(scene):
    said = scene("The Sudan Doctors Federation (SDF) struck. The SDF wants pay.")

    assert said.who("SDF", 1) == said.who("Federation") != "sdf_syria"
    assert said.actor(said.who("SDF", 1)).name == "Sudan Doctors Federation"


def test_an_acronym_spelled_out_in_other_words_stays_the_body_of_the_lexicon(scene):
    said = scene("The Rapid Support Force (RSF) left. The RSF wants talks.")

    assert said.actor("rsf").name == "Rapid Support Forces"
    assert said.who("RSF", 1) == said.who("Rapid Support Force") == "rsf"


@pytest.mark.parametrize(
    ("text", "body", "party"),
    [
        ("The Farmers' Alliance met.", "Alliance", "farmers_alliance"),
        ("Halvard Steel offered four percent.", "Halvard Steel", "halvard_steel"),
        ("Halvard Steel burned.", "Halvard Steel", None),
        ("The Morning Herald wants a vote.", "Morning Herald", None),
        ("The Lebanese Armed Forces left.", "Forces", "lebanon"),
        ("The Lebanese Workers' Party left.", "Party", "lebanese_workers_party"),
    ],
)
def test_a_body_that_negotiates_is_a_party_of_its_own(scene, text, body, party):
    said = scene(text, None)

    assert said.cast.party_of(said.who(body)) == party


def test_the_company_is_the_one_whose_name_says_nothing_else(scene):
    said = scene(
        "The Dockers' Union met Halvard Steel. Halvard Steel offered four. The company left."
    )

    assert said.who("The company") == said.who("Halvard Steel")


def test_the_company_among_two_is_nobody(scene):
    said = scene("Halvard Steel offered four. Northgate Mining refused. The company left.")

    assert said.who("The company") is None


def test_a_spokesman_for_a_body_is_of_its_party(scene):
    said = scene("The KRLA wants peace. Ben Oduya, a spokesman for the KRLA, said so.")

    assert said.cast.party_of(said.who("Oduya")) == "krla"


@pytest.mark.parametrize(
    ("name", "acronym", "fits"),
    [
        ("National Salvation Front", "NSF", True),
        ("Front for the Liberation of Karnali", "FLK", True),
        ("Front for the Liberation of Karnali", "FFTLOK", True),
        ("National Salvation Front", "NSA", False),
    ],
)
def test_an_acronym_fits_the_first_letters_of_its_name(name, acronym, fits):
    assert initials(name.split(), acronym) is fits


@pytest.mark.parametrize(
    ("text", "is_one"), [("M23", True), ("UN", True), ("Un", False), ("I", False)]
)
def test_an_acronym_is_short_and_in_capitals(text, is_one):
    assert is_acronym(text) is is_one


def test_the_first_word_of_a_body_is_the_body_where_it_acts_alone(scene):
    said = scene("Guards at Meridian Rail struck. Meridian turned down the demand.")

    assert said.who("Meridian", 1) == "meridian_rail"
    assert said.actor("meridian_rail").party == "meridian_rail"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The Valley Growers Cooperative said it would not sign.", "valley_growers_cooperative"),
        ("The Valley Growers Cooperative said it was raining.", None),
    ],
)
def test_a_body_that_says_what_it_will_do_is_a_party(scene, text, party):
    assert scene(text).actor("valley_growers_cooperative").party == party


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("The Sarn Front met mediators. The Front refused a truce.", True),
        ("The Sarn Front met the Upland Front. The Front refused a truce.", False),
        ("The Sarn Union met mediators. The Front refused a truce.", False),
    ],
)
def test_a_body_called_by_its_kind_alone_is_the_one_of_that_name(scene, text, same):
    said = scene(text)
    named = said.who("Sarn Front") if "Sarn Front" in text else said.who("Sarn Union")

    assert (said.who("The Front") == named) is same
