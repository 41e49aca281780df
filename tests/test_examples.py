"""Every example runs, and what it asserts of a published case is so."""

import runpy
from pathlib import Path

import pytest

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.py"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_published_case_comes_out_as_published(path, capsys):
    text = path.read_text(encoding="utf-8")

    runpy.run_path(str(path))

    assert text.count("assert ") >= 2
    assert capsys.readouterr().out.endswith("all that this program asserts is so.\n")


def test_there_is_an_example_of_every_published_case():
    assert {path.stem for path in EXAMPLES} >= {
        "chicken", "cuban_missile_crisis", "elmira", "gisborne", "joint_ceasefire",
        "prisoners_dilemma", "syria_iraq",
    }  # fmt: skip
