"""What a narrator adds behind reported words is not said by the one who is reported."""

import pytest
from reading.told import told

from detente.reading.attribution import find_statements

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
