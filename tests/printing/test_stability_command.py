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
    with pytest.raises(StorageError, match="cannot be written"):
        answered(model="chicken", note=notes.append, svg=svg)


def test_a_concept_that_is_given_twice_is_shown_once():
    data, text = answered(model="chicken", note=print, concepts=("SEQ", "seq"))

    assert "seq" in data["stable"]
    assert text().count("SEQ") == 3
    with pytest.raises(DetenteError, match="no concept"):
        answered(model="chicken", note=print, concepts=("sq",))


def test_it_is_said_when_kernels_have_to_be_compiled_first(monkeypatch):
    notes = []
    monkeypatch.setattr(stability_command, "needs_compiler", lambda _graph: True)

    answered(model="chicken", note=notes.append)

    assert notes == ["A large model: its kernels are compiled now, once for this machine."]


def test_without_a_model_the_built_in_ones_are_listed():
    data, text = answered(model=None, note=print)

    assert data == answered(model="chicken", note=print, listed=True)[0]
    assert data["models"] == titles()
    assert text().splitlines()[0].split() == ["chicken", "Chicken"]
