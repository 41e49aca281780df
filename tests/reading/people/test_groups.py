import pytest


@pytest.mark.parametrize(
    ("text", "word", "kind", "party"),
    [
        ("Ukrainian officials said no.", "officials", "group", "ukraine"),
        ("One U.S. official said no.", "official", "group", "united_states"),
        ("Several officials and reports said so.", "officials", "group", None),
        ("Some analysts believe it.", "analysts", "group", None),
        ("Russian analysts believe it.", "analysts", "group", None),
        ("Negotiators from Hamas arrived.", "Negotiators", "group", "hamas"),
        ("Many Ukrainians fear it.", "Ukrainians", "public", None),
        ("Israelis protested.", "Israelis", "public", None),
        ("Sudanese civilians fled.", "civilians", "public", None),
        ("The Israelis rejected it.", "Israelis", "country", "israel"),
        ("They called on the Greek Cypriots.", "Cypriots", "public", None),
        ("They gave the Egyptians a draft.", "Egyptians", "country", "egypt"),
        ("The Egyptian government agreed.", "government", "country", "egypt"),
        ("The Trump administration agreed.", "administration", "country", "united_states"),
        ("The Russian Defence Ministry denied it.", "Ministry", "organisation", "russia"),
        ("Russian state media showed it.", "media", "outlet", None),
        ("Emergency services came.", "services", "organisation", None),
        ("It told TIME magazine so.", "magazine", "outlet", None),
    ],
)
def test_those_without_a_name_are_of_a_kind_and_a_party(scene, text, word, kind, party):
    said = scene(text)

    actor = said.cast.of(said.token(word))

    assert (actor.kind, actor.party) == (kind, party)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("She is a fierce critic of it.", "critic"),
        ("The officials list was long.", "officials"),
        ("The government fell.", "government"),
        ("The army fell back.", "army"),
        ("The group met.", "group"),
        ("The press waited.", "press"),
        ("A ministry would be best.", "ministry"),
    ],
)
def test_what_could_be_anybody_is_nobody(scene, text, word):
    assert scene(text).who(word) is None


def test_critics_are_one_group_however_introduced(scene):
    said = scene("Critics of the deal spoke up. Trump waited. His critics shouted.")

    assert said.who("Critics") == said.who("critics") == "critics"


def test_the_administration_is_that_of_the_leader_spoken_of(scene):
    said = scene("President Trump was impatient.\nThe administration said little.")

    assert said.who("administration") == "united_states"


def test_the_government_in_somebodys_mouth_is_his_own(scene):
    said = scene(
        "Swiss envoy Thomas Greminger came. An Eritrean official said the government might agree."
    )

    assert said.who("government") == "eritrea"


def test_the_group_is_the_armed_one_named_last(scene):
    said = scene("Hamas asked for time. The group wants a truce, Egypt said.")

    assert said.who("The group") == "hamas"


def test_the_group_among_two_is_nobody(scene):
    said = scene("Hamas and Hezbollah asked for time. The group wants a truce.")

    assert said.who("The group") is None


def test_the_army_and_the_rebels_are_told_apart(scene):
    said = scene("The RSF fought the Sudanese Armed Forces. The army won. The rebels fled.")

    assert said.who("The army") == "sudan_armed_forces"
    assert said.who("The rebels") == "rsf"


def test_the_government_without_a_leader_near_is_nobody(scene):
    said = scene("Hamas official Basem Naim spoke.\nThe government waited.")

    assert said.who("The government") is None


def test_the_militia_in_somebodys_mouth_is_nobody(scene):
    said = scene("The RSF fought on. “The militia must go,” Burhan said.", "2025-11-03")

    assert said.who("The militia") is None


def test_a_people_of_two_words_is_its_own(scene):
    said = scene("Many South Koreans fear it.")

    assert said.actor("south_korean_public").kind == "public"


def test_two_groups_in_one_phrase_are_one_without_a_party(scene):
    said = scene("Ukrainian officials and Western analysts criticised it.")

    assert said.who("officials") == said.who("analysts")
    assert said.actor(said.who("officials")).party is None


def test_an_army_of_one_article_is_found_again_far_below(scene):
    text = "Sudan's army met the rebels.\n\nRain fell.\n\nIt went on.\n\nThe army refused to talk."

    assert scene(text).who("The army") == "sudan_armed_forces"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Sudan's rival forces signed a truce.", "forces"),
        ("A committee of Saudi, American and Sudanese members will watch.", "committee"),
    ],
)
def test_whoever_belongs_to_several_sides_belongs_to_none(scene, text, words):
    found = scene(text)

    assert found.cast.party_of(found.who(words)) is None


def test_two_officials_of_two_countries_are_two(scene):
    found = scene(
        "The representative of Kenya spoke first. The representative of Sudan agreed with him."
    )

    assert found.cast.party_of(found.who("representative")) == "kenya"
    assert found.cast.party_of(found.who("representative", 1)) == "sudan"


def test_an_army_negotiator_serves_the_one_army_of_the_article(scene):
    found = scene("Sudan's army met the rebels. An army negotiator refused to talk.")

    assert found.cast.party_of(found.who("negotiator")) == "sudan_armed_forces"


def test_the_people_of_a_body_without_a_nationality_are_its_public(scene):
    found = scene("The TPLF signed. The TPLF's supporters and the people of the TPLF cheered.")

    assert found.actor(found.who("people")).kind == "public"


def test_a_ministry_is_that_of_the_capital_in_which_it_sits(scene):
    found = scene("The foreign ministry in Moscow said so. A delegation in Moscow did not.")

    assert found.cast.party_of(found.who("ministry")) == "russia"
    assert found.cast.party_of(found.who("delegation")) is None


@pytest.mark.parametrize(
    ("text", "is_the_body"),
    [
        ("The Upland Liberation Army waits. The army said the post was lost.", False),
        ("The Upland Resistance Forces wait. The army left.", False),
        ("The Upland Army waits. The army said rebels had attacked a post.", False),
        ("The Upland Army waits. The army said the post was lost.", True),
    ],
)
def test_the_army_is_not_the_body_that_fights_it(scene, text, is_the_body):
    said = scene(text)

    assert (said.who("The army") is not None) == is_the_body
