import pytest

from detente.errors import ReadError, StorageError
from detente.exchange.models import load_model, save_genius


def test_a_model_is_found_by_its_file_by_its_folder_and_by_its_name(tmp_path):
    built_in = load_model("barter")

    save_genius(built_in, str(tmp_path / "scenario"))
    (tmp_path / "mine.toml").write_text('schema = "detente.model/1"', encoding="utf-8")

    assert load_model(str(tmp_path / "scenario")).issues == built_in.issues
    with pytest.raises(Exception, match=r"mine\.toml: the model has no \[\[issue\]\]"):
        load_model(str(tmp_path / "mine.toml"))


def test_what_is_not_there_is_named_with_what_there_is():
    with pytest.raises(ReadError, match="nowhere cannot be read") as caught:
        load_model("nowhere")

    assert "barter" in caught.value.hint


def test_what_is_no_text_is_refused(tmp_path):
    (tmp_path / "m.toml").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(ReadError, match="is not text in UTF-8"):
        load_model(str(tmp_path / "m.toml"))


def test_files_that_are_there_are_not_written_over(tmp_path):
    model = load_model("divorce")
    save_genius(model, str(tmp_path))

    with pytest.raises(StorageError, match="cannot be written"):
        save_genius(model, str(tmp_path))
