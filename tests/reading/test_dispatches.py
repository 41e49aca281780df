"""Dispatches of many kinds: which positions and which terms come out of a few sentences.

``passages/dispatches.toml`` says how each is annotated. They differ in the ways in which stances
and terms are put, which is what an article nobody has seen does too.
"""

import tomllib
from pathlib import Path

import pytest
from reading.test_passages import Score, fits, shown

from detente.reading.article import article_from_bytes
from detente.reading.reader import read_all

FILE = Path(__file__).parent / "passages" / "dispatches.toml"


def dispatches():
    """Return the dispatches of the file, in its order."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["dispatch"]


@pytest.fixture(scope="module")
def readings(nlp):
    texts = [article_from_bytes(one["text"].encode(), "dispatch.txt") for one in dispatches()]
    return list(zip(dispatches(), read_all(texts, nlp), strict=True))


def terms_of(reading):
    """Return the terms of all proposals, each once, as the lines write them."""
    named = [f"{term.issue}.{term.option}" for one in reading.proposals for term in one.terms]
    return list(dict.fromkeys(named))


def agrees(line, term):
    """Tell whether a term is one that a line allows."""
    allowed = line.split("|")
    return term in allowed or f"{term.partition('.')[0]}.?" in allowed


def positions_marked(readings):
    """Return the score of the positions."""
    score = Score()
    for dispatch, reading in readings:
        lines = [*dispatch["want"], *dispatch.get("may", ())]
        for line in dispatch["want"]:
            if any(fits(line, one) for one in reading.positions):
                score.hit += 1
            else:
                score.missed.append(f"{dispatch['kind']}: {line}")
        spare = [p for p in reading.positions if not any(fits(line, p) for line in lines)]
        score.false += [f"{dispatch['kind']}: {shown(one)}" for one in spare]
    return score


def terms_marked(readings):
    """Return the score of the terms."""
    score = Score()
    for dispatch, reading in readings:
        found = terms_of(reading)
        lines = [*dispatch["terms"], *dispatch.get("may_terms", ())]
        for line in dispatch["terms"]:
            if any(agrees(line, term) for term in found):
                score.hit += 1
            else:
                score.missed.append(f"{dispatch['kind']}: {line}")
        spare = [term for term in found if not any(agrees(line, term) for line in lines)]
        score.false += [f"{dispatch['kind']}: {term}" for term in spare]
    return score


@pytest.mark.parametrize(("marked", "f1"), [(positions_marked, 85), (terms_marked, 85)])
def test_dispatches_yield_their_positions_and_terms(readings, marked, f1):
    score = marked(readings)

    assert score.f1 >= f1, "\n".join(["", *score.missed, "--", *score.false])
