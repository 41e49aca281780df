from contextlib import contextmanager

import pytest

from detente.errors import DetenteError, StorageError
from detente.printing import stability_command
from detente.printing.stability_command import answered, titles


def test_the_built_in_models_are_named_with_their_titles():
    assert titles()["chicken"] == "Chicken"


def test_files_are_written_and_what_they_do_not_hold_is_told(tmp_path):
    notes = []
    svg, table = (str(tmp_path / name) for name in ("graph.svg", "table.csv"))

    answered(model="chicken", note=notes.append, svg=svg, write_csv=table)

    assert (tmp_path / "graph.svg").read_text(encoding="utf-8").endswith("</svg>\n")
    assert (tmp_path / "table.csv").read_text(encoding="utf-8").startswith("outcome,one_swerves")
    assert notes == ["not in the table: the title", f"The graph is in {svg}"]
    with pytest.raises(StorageError, match="is there already and is not written over"):
        answered(model="chicken", note=notes.append, svg=svg)


def test_a_concept_that_is_given_twice_is_shown_once():
    data, text = answered(model="chicken", note=print, concepts=("SEQ", "seq"))

    assert "seq" in data["stable"]
    assert text().count("SEQ") == 3
    with pytest.raises(DetenteError, match="no concept"):
        answered(model="chicken", note=print, concepts=("sq",))


def test_it_is_said_when_kernels_are_compiled_and_not_when_they_are_loaded(monkeypatch):
    notes, heard = [], []

    @contextmanager
    def heard_of(tell):
        heard.append(tell)
        yield

    monkeypatch.setattr(stability_command, "heard_of", heard_of)
    answered(model="chicken", note=notes.append)
    assert heard == []
    monkeypatch.setattr(stability_command, "takes_kernels", lambda _graph: True)
    answered(model="chicken", note=notes.append, rule="each_opponent_once")
    assert heard == []
    answered(model="chicken", note=notes.append)
    assert notes == []
    heard[0]()

    assert notes == [
        "A large model: kernels for one like it are compiled now, and kept for the next time."
    ]


def test_it_is_said_that_following_many_moves_takes_a_while(monkeypatch):
    notes = []
    monkeypatch.setattr(stability_command, "MANY", 3)

    answered(model="chicken", note=notes.append)
    assert notes == []
    answered(model="chicken", note=notes.append, why="0")
    assert notes == ["Moves of 4 outcomes are followed: this takes some seconds."]


def test_the_answer_is_shown_before_a_file_turns_out_to_be_there_already(tmp_path):
    shown = []
    drawing = tmp_path / "graph.svg"
    drawing.write_text("kept", encoding="utf-8")

    with pytest.raises(StorageError) as refused:
        answered(model="chicken", note=print, show=shown.append, svg=str(drawing))

    assert shown[0][0]["title"] == "Chicken"
    assert refused.value.hint == "Move it away, or give another name."
    assert drawing.read_text(encoding="utf-8") == "kept"


def test_without_a_model_the_built_in_ones_are_listed():
    data, text = answered(model=None, note=print)

    assert data == answered(model="chicken", note=print, listed=True)[0]
    assert data["models"] == titles()
    assert text().splitlines()[0].split() == ["chicken", "Chicken"]
