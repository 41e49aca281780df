import pytest


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Orla Venn attacked Egypt in a speech.", ["ACCUSE"]),
        ("The senator attacked his rival.", ["ACCUSE"]),
        ("Orla Venn attacked Cairo.", ["ASSAULT"]),
        ("Rebels attacked a convoy.", ["ASSAULT"]),
        ("Orla Venn stepped up her personal attacks on Egypt.", ["ACCUSE"]),
        ("Egypt launched attacks on Sudan.", ["ASSAULT"]),
    ],
)
def test_a_person_attacks_with_words_and_an_army_with_arms(told, text, kinds):
    assert [event.type for event in told(text)] == kinds


def test_the_attacks_of_a_person_on_somebody_are_blame(told):
    (event,) = told("Orla Venn's attack on Egypt was long.")

    assert event.type == "ACCUSE"
