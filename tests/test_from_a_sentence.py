"""The page that follows one sentence says what the program computes, in every number."""

import re
import sys
from pathlib import Path

import pytest

from detente.reading.files import read_paths
from detente.record.merging import merge
from detente.samples.cases import dispatches

TOOLS = Path(__file__).parents[1] / "tools"
GIVEN = (
    "0 (unbearable)", "1 (as good", "1 is full trust", "-2 (rules out)", "through 0", "to 2 (dem",
    "2 to the power", "in 95 of 100", "in 5 of 100", "5 % point / mode / 95 % point", "(for - 1)",
    "against - 2",
)  # fmt: skip
"""What numbers are of the method and not of the case."""


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(TOOLS))
    import from_a_sentence  # noqa: PLC0415 - a program, not a package

    sys.path.remove(str(TOOLS))
    return from_a_sentence


@pytest.fixture(scope="module")
def evidence(nlp):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.reading.pipeline.load_pipeline", lambda _name=None: nlp)
        return merge(read_paths(dispatches("ukraine_2025")), None)


def test_the_page_is_what_the_program_computes(tool, evidence):
    """Where it is not: ``python tools/from_a_sentence.py`` writes it again; then read it."""
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page(evidence)


def test_the_words_around_the_numbers_hold_no_number_of_the_case(tool):
    text = tool.WORDS.read_text(encoding="utf-8")
    for words in GIVEN:
        text = text.replace(words, "")

    left = re.findall(r"(?m)^(?!#).*?(?<![\w$-])\d[\d.,]*", text)

    assert left == []


def test_a_sentence_that_is_not_read_is_missed_by_name(tool, evidence, monkeypatch):
    monkeypatch.setattr(tool, "SENTENCE", "Nobody said this")

    with pytest.raises(LookupError, match="Nobody said this"):
        _ = tool.Trace(evidence=evidence).claim
