def test_a_name_is_of_one_kind_in_the_whole_article(scene):
    said = scene("Mary Hollis spoke. Hollis waited. They saw Hollis leave.")

    assert {actor.kind for actor in said.cast.actors} == {"person"}
    assert len(said.actor("hollis").mentions) == 3


def test_a_name_of_a_town_after_in_is_a_place(scene):
    said = scene("They met in Pavlograd and went on to Pavlograd station.")

    assert said.actor("pavlograd").kind == "place"


def test_a_speaker_in_capitals_has_the_party_of_the_office_behind(scene):
    found = scene("SAMEH SHOUKRY, Foreign Minister of Egypt, said that talks had failed.")

    assert found.cast.party_of(found.who("SHOUKRY")) == "egypt"


def test_a_name_behind_an_office_is_a_person(scene):
    found = scene("U.N. envoy Volker Perthes urged the parties to talk.")

    assert found.actor(found.who("Perthes")).kind == "person"


def test_a_text_in_capitals_to_its_last_word_is_read(scene):
    assert scene("BOTH SIDES AGREE TO STOP THE WAR").cast is not None
