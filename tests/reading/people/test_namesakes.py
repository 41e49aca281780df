import pytest

from detente.reading.people.namesakes import agree, sound

TWO = "Mary Dube spoke at noon.\nPeter Dube spoke at one.\n"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ann Cee", "Cee", True),
        ("A. Cee", "Ann Cee", True),
        ("Ann Cee", "Eve Cee", False),
        ("Ann Cee", "Ann Dee", False),
        ("al-Cee", "Cee", True),
    ],
)
def test_names_agree_by_surname_and_first_name(one, other, same):
    assert agree(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Hnatiuk", "Hnatyuk", True),
        ("Zakharov", "Zaharov", True),
        ("Sayyed", "Sayed", True),
        ("Weiss", "Weise", False),
        ("Anna", "Ann", False),
    ],
)
def test_two_spellings_of_one_sound_are_told_from_two_names(one, other, same):
    assert (sound(one) == sound(other)) is same


@pytest.mark.parametrize(
    ("text", "nth", "who"),
    [
        (TWO + "Dube would not say more.", 2, None),
        (TWO + "Peter Dube rose. Then Dube left.", 3, "dube_peter"),
        ("Mary Dube spoke. Dube left. Peter Dube stayed.", 1, "dube"),
        ("Mrs. Mary Dube and Mr. Peter Dube came. Mr. Dube left.", 2, "dube_peter"),
        ("President Ana Dube met Senator Rui Dube. Senator Dube left.", 2, "dube_rui"),
    ],
)
def test_a_surname_that_two_bear_is_of_the_one_who_is_told_apart(scene, text, nth, who):
    assert scene(text, None).who("Dube", nth) == who


def test_a_listed_surname_is_nobodys_where_its_paragraph_is_about_another(scene):
    said = scene("Bill Clinton spoke.\nHillary Clinton spoke. Clinton was tired.", "1998-05-01")

    assert said.who("Clinton", 2) != "clinton_bill"


def test_a_surname_without_a_day_is_of_the_one_whom_the_text_names(scene):
    said = scene("Hillary Clinton spoke. Clinton was tired.", None)

    assert said.who("Clinton", 1) == said.who("Clinton", 0)


def test_parts_of_a_long_name_are_its_bearers(scene):
    said = scene("Abu Tarif al-Ghamri refused. Abu Tarif left. Ana Ruiz Peral came. Ruiz sat.")

    assert said.who("Abu Tarif", 1) == said.who("al-Ghamri")
    assert said.who("Ruiz", 1) == said.who("Ana Ruiz")
