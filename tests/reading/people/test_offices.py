import pytest

from detente.reading.people.offices import titles_of


def test_the_office_of_the_day_outranks_a_stray_former(scene):
    said = scene("Former U.S. President Donald Trump spoke.")

    assert said.actor("trump").role == "President of the United States"


def test_outside_known_offices_the_text_speaks(scene):
    said = scene("Former president Alvaro Uribe opposed it.", "2015-09-22")

    assert said.actor("uribe").role.lower() == "former president"
    assert said.actor("uribe").party is None


@pytest.mark.parametrize(
    ("text", "actor", "party"),
    [
        ("Norwegian diplomat Dag Nylander praised them.", "nylander", "norway"),
        ("Dag Nylander, a Norwegian diplomat, praised them.", "nylander", "norway"),
        ("The Norwegian diplomat, Dag Nylander, praised them.", "nylander", "norway"),
        ("Hamas official Basem Naim agreed.", "naim", "hamas"),
        ("Kremlin aide Ivan Petrenko agreed.", "petrenko", "russia"),
        ("Trump's envoy Paul Marsden agreed.", "marsden", "united_states"),
        ("Paul Marsden, the envoy of Egypt, agreed.", "marsden", "egypt"),
        ("Paul Marsden, U.N. envoy to Sudan, agreed.", "marsden", "united_nations"),
        ("Pro-Russian leader Paul Marsden agreed.", "marsden", None),
        ("Former Egyptian minister Paul Marsden agreed.", "marsden", None),
        ("The U.N. envoy, former Chad president Paul Marsden, left.", "marsden", "united_nations"),
        ("Paul Marsden agreed.", "marsden", None),
    ],
)
def test_a_person_who_is_not_listed_has_the_party_of_the_title(scene, text, actor, party):
    assert scene(text).actor(actor).party == party


def test_an_aide_of_his_has_his_party(scene):
    said = scene("Hemedti has accepted a pause. His adviser, Basha Tibiq, was ready.")

    assert said.actor("tibiq").party == "rsf"


@pytest.mark.parametrize(
    ("before", "party"),
    [
        ("The Rapid Support Forces accepted a pause.", "rsf"),
        ("Egypt was told by the Rapid Support Forces.", "egypt"),
        ("It was raining.", None),
    ],
)
def test_who_is_but_a_spokesman_speaks_for_whom_the_sentence_before_is_about(scene, before, party):
    said = scene(f"{before} A spokesman, Basha Tibiq, was ready.")

    assert said.actor("tibiq").party == party


def test_a_spokesman_in_a_paragraph_of_his_own_or_of_some_body_is_not_given_away(scene):
    apart = scene("Egypt accepted a pause.\n\nA spokesman, Basha Tibiq, was ready.")
    own = scene("Egypt accepted a pause. A Hamas spokesman, Basha Tibiq, was ready.")

    assert apart.actor("tibiq").party is None
    assert own.actor("tibiq").party == "hamas"


def test_an_aide_of_nobody_clear_has_no_party(scene):
    said = scene("His adviser, Basha Tibiq, was ready.")

    assert said.actor("tibiq").party is None


def test_a_leaders_wife_holds_no_office(scene):
    said = scene("Clara Moss, the prime minister's wife, visited the families.")

    assert said.actor("moss").role is None


def test_words_of_an_office_are_no_actors(scene):
    said = scene(
        "Secretary of State Cyrus Vance spoke. Defense Secretary Harold Brown left.", "1978-09-12"
    )

    assert {actor.id for actor in said.cast.actors} == {"vance", "brown"}


@pytest.mark.parametrize(
    ("role", "offices"),
    [
        ("special envoy of the president", {"envoy"}),
        ("deputy prime minister", {"deputy prime minister"}),
        ("singer", set()),
    ],
)
def test_a_role_names_offices_but_not_those_it_serves(role, offices):
    assert titles_of(role) == offices


def test_the_country_of_a_minister_may_stand_behind_the_task(scene):
    found = scene("Seleshi Bekele, Minister for Water of Ethiopia, rejected the text.")

    assert found.cast.party_of(found.who("Bekele")) == "ethiopia"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("The leader of the Upland Liberation Army, Jor Vantel, said he would go.", True),
        ("The chairwoman of the Sarn Front, Jor Vantel, said she would go.", True),
        ("The former leader of the Sarn Front, Jor Vantel, said he would go.", False),
    ],
)
def test_who_is_named_behind_a_body_holds_its_office(scene, text, party):
    said = scene(text + " “If they go,” Vantel said, “we go.”")
    actor = said.actor(said.who("Jor Vantel"))

    assert (actor.kind, actor.party is not None) == ("person", party)
    assert said.who("Vantel", 1) == actor.id
    assert [one.id for one in said.cast.actors if "antel" in one.name] == [actor.id]
