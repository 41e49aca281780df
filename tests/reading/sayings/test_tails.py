"""What a narrator adds behind reported words is not said by the one who is reported."""

import pytest
from reading.told import told

from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates

CLAIM = "Aldo Rimm said on Monday that the rebels had agreed to leave Sarn"


@pytest.mark.parametrize(
    ("tail", "denier"),
    [
        ("a claim Ulan Bek denied", "Ulan Bek"),
        ("an allegation that Ulan Bek has rejected", "Ulan Bek"),
        ("something the group denies", "the group"),
        ("which Ulan Bek denied", "Ulan Bek"),
        ("a proposal his own deputy dismissed within hours as treason", "his own deputy"),
    ],
)
def test_a_tail_is_a_denial_of_its_own(scene, tail, denier):
    found = {source: said for _, source, said in told(scene, f"{CLAIM}, {tail}.")}
    claimed = ["that the rebels had agreed to leave Sarn"]

    assert found["Aldo Rimm"] == claimed
    assert found[denier] == claimed
    assert all("claim" not in part for said in found.values() for part in said)


@pytest.mark.parametrize(
    "tail",
    [
        "which lies on the river",
        "a town which Karsia owned",
        "which the army had denied",
        "a claim that nobody believed",
    ],
)
def test_what_denies_nothing_stays_in_the_content(scene, tail):
    found = {source: said for _, source, said in told(scene, f"{CLAIM}, {tail}.")}

    assert found["Aldo Rimm"] == [f"that the rebels had agreed to leave Sarn, {tail}"]


def test_who_is_told_to_have_agreed_is_so_in_the_first_words_alone(scene):
    made = scene(f"{CLAIM}, which Ulan Bek denied.")
    found = find_statements(made.document, made.cast, [])
    first = next(one for one in found if one.source.text == "Aldo Rimm")

    assert [one.within for one in found if one.source.text == "the rebels"] == [first.id]
    assert [one.within for one in found if one.source.text == "Ulan Bek"] == [None]


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("We could accept it, Aldo Rimm said on Friday, days after he had rejected the plan.", 1),
        ("We could accept it, Aldo Rimm said on Friday, though he had rejected the plan.", 1),
        ("Rimm said that Karsia accepted it, a week after the army had rejected the plan.", 1),
        ("Aldo Rimm said that Karsia left, days after the snow had melted.", 0),
    ],
)
def test_an_earlier_saying_that_the_narrator_holds_against_it_is_one_of_its_own(
    scene, text, earlier
):
    found = told(scene, text)

    assert sum("had rejected" in cue for cue, _, _ in found) == earlier
    assert not any("had rejected" in part for _, _, said in found for part in said)


def test_what_he_had_said_is_not_of_the_day_on_which_he_says_otherwise(scene):
    text = "We could accept it, Aldo Rimm said on Thursday, {} he had rejected the plan{}."
    days = []
    for mark, end in (("ten days after", ""), ("days after", ""), ("though", " on 1 April")):
        made = scene(text.format(mark, end))
        found = find_statements(made.document, made.cast, find_dates(made.document))
        days.append([one.said_on.date for one in found])

    assert days == [
        ["2025-04-24", "2025-04-14"],
        ["2025-04-24", None],
        ["2025-04-24", "2025-04-01"],
    ]
