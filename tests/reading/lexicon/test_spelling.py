"""Names are compared in the pieces that the tokeniser makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.lexicon.spelling import fold, pieces_of, slug, surname_of


@pytest.mark.parametrize(
    ("name", "expected"), [("U.S. officials", "us_officials"), ("Élan vital", "elan_vital")]
)
def test_a_slug_is_lower_case_without_marks(name, expected):
    assert slug(name) == expected


@given(st.text())
def test_a_name_is_folded_once_and_for_all(name):
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("Ann B. Example", ("Ann", "B.", "Example")),
        ("al-Example", ("al", "-", "Example")),
        ("the People's Front", ("the", "People", "'s", "Front")),
        ("Workers' Party", ("Workers", "'", "Party")),
        ("Group-7 A", ("Group-7", "A")),
    ],
)
def test_a_name_falls_into_pieces_at_blanks_hyphens_and_possessives(name, pieces):
    assert pieces_of(name) == pieces


def test_a_surname_is_the_last_piece():
    assert surname_of("Ann el-Example") == "Example"
