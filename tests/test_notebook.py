"""``import detente`` offers the steps of the whole way, and loads none of them before its use."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import detente
from detente.analysis.problem import Problem
from detente.dossier import analyse_case
from detente.record.case import create_case

STUB = Path(detente.__file__).with_suffix(".pyi")


def test_importing_the_package_loads_neither_numpy_nor_the_parser():
    program = "import sys, detente; print({'numpy', 'spacy', 'scipy'} & set(sys.modules))"

    ran = subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "set()"


@pytest.mark.parametrize("name", detente.__all__)
def test_every_name_that_is_offered_is_there_and_is_told_to_type_checkers(name):
    assert callable(getattr(detente, name))
    assert f"import {name} as {name}\n" in STUB.read_text(encoding="utf-8")
    assert name in dir(detente)


def test_another_name_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="has no attribute 'brief_off'"):
        _ = detente.brief_off


def test_what_a_notebook_finds_is_what_a_case_finds(tmp_path, nlp, monkeypatch):
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    paths = detente.dispatches("camp_david_1978")[:2]
    evidence = detente.read(paths)
    case = create_case(tmp_path / "talks.detente", "Talks")
    for reading in evidence.readings:
        case.add(reading)

    negotiation, analysis, _ = analyse_case(tmp_path / "talks.detente", draws=100)

    assert detente.estimate(evidence).preferences == negotiation.preferences
    assert detente.analyse(evidence, draws=100) == analysis


def test_one_article_needs_no_list(tmp_path, nlp, monkeypatch):
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
    path = tmp_path / "note.txt"
    path.write_text("The north rejects the truce, its minister said.\n", encoding="utf-8")

    assert len(detente.read(path).readings) == len(detente.read([path]).readings) == 1


def test_arrays_are_bargained_over_like_a_model():
    goods = np.array([[3, 0], [0, 3]])
    problem = Problem(
        parties=("north", "south"),
        issues=("border",),
        options=(("west", "east"),),
        cells=(goods,),
        reservation=(0, 0),
    )

    assert detente.bargain(problem).outcomes == 2
    assert detente.bargain("barter").problem.parties == ("bill", "jack")
