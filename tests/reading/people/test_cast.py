import pytest

TEXT = "Steve Witkoff met Vladimir Putin in Moscow. Russian officials said he left."


@pytest.fixture
def talks(scene):
    return scene(TEXT)


def test_the_actor_at_some_words_is_the_one_that_governs_them(talks):
    actor = talks.cast.at(0, TEXT.index(" in Moscow"))

    assert actor.id == "witkoff"


def test_words_that_name_nobody_have_no_actor(talks):
    start = TEXT.index("met")

    assert talks.cast.at(start, start + 3) is None
    assert talks.cast.of(talks.token("met")) is None


def test_a_place_has_its_name(talks):
    start = TEXT.index("Moscow")

    assert talks.cast.place_at(start, start + 6) == "Moscow"
    assert talks.cast.place_at(0, 5) is None


def test_a_country_is_a_place_where_no_place_is_named(scene):
    war = scene("The war went on in Ukraine.")

    assert war.cast.place_at(0, len("The war went on in Ukraine.")) == "Ukraine"


def test_an_adjective_belongs_to_the_noun_it_describes(talks):
    assert talks.cast.of(talks.token("Russian")).id == "russian_officials"


def test_the_party_of_nobody_is_none(talks):
    assert talks.cast.party_of(None) is None
    assert talks.cast.party_of("nobody") is None
    assert talks.cast.party_of("putin") == "russia"


def test_mentions_are_the_words_of_the_name_in_order(talks):
    spans = talks.actor("putin").mentions

    assert [TEXT[s.start : s.end] for s in spans] == ["Vladimir Putin"]


def test_an_apposition_means_whom_it_renames(scene):
    called = scene("The mediator, Steve Witkoff, left.")

    assert called.who("mediator") == "witkoff"


def test_three_who_share_a_surname_that_stands_first_are_three(scene):
    read = scene(
        "Kim Jong Un met Kim Yo Jong. Kim Jong Un left. Kim Il Sung is dead.", "2025-04-25"
    )

    people = {actor.id: actor.name for actor in read.cast.actors if actor.kind == "person"}

    assert sorted(people.values()) == ["Kim Il Sung", "Kim Jong Un", "Kim Yo Jong"]
