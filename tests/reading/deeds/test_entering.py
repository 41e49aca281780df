import pytest


@pytest.mark.parametrize(
    "text",
    [
        "A first convoy of 41 trucks entered the city on Thursday.",
        "A convoy of the Red Cross entered the city.",
        "Aid entered the camp on Thursday.",
    ],
)
def test_a_convoy_that_enters_brings_aid(told, text):
    assert [event.type for event in told(text)] == ["AID"]


@pytest.mark.parametrize(
    "text",
    [
        "Ceasefire monitors entered the town on Thursday.",
        "A first group of observers entered the base on Thursday.",
        "A delegation of the rebels entered the capital for talks.",
        "Thousands of refugees entered the province on Thursday.",
        "Displaced families crossed into the province.",
        "Journalists entered the city.",
    ],
)
def test_the_unarmed_attack_nobody_by_entering(told, text):
    assert [event for event in told(text) if event.type == "ASSAULT"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Troops entered the city on Thursday.",
        "A military convoy entered the city.",
        "A convoy of tanks entered the city.",
        "Rebel fighters entered the town.",
    ],
)
def test_soldiers_who_enter_attack(told, text):
    assert [event.type for event in told(text)] == ["ASSAULT"]
