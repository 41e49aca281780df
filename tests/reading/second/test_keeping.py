"""Kept answers: found again by text, prompt and model, checked again, readable by their owner."""

import json
import stat

import pytest
from scripted_model import EMPTY, said

from detente.errors import StorageError
from detente.reading.second.answer import read_answer
from detente.reading.second.keeping import Kept

ANSWER = read_answer(json.dumps({**EMPTY, "statements": [said(1, "words", "X"), {}]}))


def kept(folder, model="m", prompt="p"):
    return Kept(folder=folder, model=model, prompt_sha=prompt)


def test_an_answer_comes_back_as_it_was_with_the_count_of_what_was_malformed(tmp_path):
    kept(tmp_path / "new").keep("text", ANSWER)

    found = kept(tmp_path / "new").find("text")

    assert found.statements == ANSWER.statements
    assert (found.malformed, found.plain) == (1, ANSWER.plain)


@pytest.mark.parametrize(
    ("text", "model", "prompt"), [("other", "m", "p"), ("text", "n", "p"), ("text", "m", "q")]
)
def test_another_text_model_or_prompt_has_an_answer_of_its_own(tmp_path, text, model, prompt):
    kept(tmp_path).keep("text", ANSWER)

    assert kept(tmp_path, model, prompt).find(text) is None


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-5],
        lambda text: f"[{text}]",
        lambda text: text.replace('"m"', '"n"'),
        lambda text: text.replace("statements", "commands"),
        lambda text: f"{text}\ud800",
    ],
)
def test_a_kept_answer_that_was_changed_is_asked_for_again(tmp_path, change):
    kept(tmp_path).keep("text", ANSWER)
    (path,) = tmp_path.iterdir()
    path.write_text(change(path.read_text()), encoding="utf-8", errors="replace")

    assert kept(tmp_path).find("text") is None


def test_only_the_owner_reads_kept_answers(tmp_path):
    folder = tmp_path / "answers"
    kept(folder).keep("text", ANSWER)

    (path,) = folder.iterdir()

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_without_a_folder_nothing_is_kept():
    kept(None).keep("text", ANSWER)

    assert kept(None).find("text") is None


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageError, match="cannot be kept"):
        kept(tmp_path / "file" / "answers").keep("text", ANSWER)
