"""CSV: nothing that a spreadsheet would run, and everything comes back."""

import csv
import io
from dataclasses import dataclass

import pytest

from detente.workspace.spreadsheet import safe_cell, to_csv

RUN = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\0x",
    " =1",
    '"=1',
    "'=1",
    "=cmd|' /C calc'!A0",
]


@dataclass(frozen=True)
class Row:
    name: str
    count: int


@pytest.mark.parametrize("text", RUN)
def test_text_that_looks_like_a_formula_is_quoted_and_comes_back(text):
    cell = safe_cell(text)

    assert cell == f"'{text}"


def test_numbers_stay_numbers_and_names_stand_in_the_first_line():
    made = to_csv([Row("a, b", -3), Row("=x", 4)])

    assert list(csv.reader(io.StringIO(made))) == [["name", "count"], ["a, b", "-3"], ["'=x", "4"]]
    assert to_csv([]) == ""
