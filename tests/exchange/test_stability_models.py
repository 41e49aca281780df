import io
import json

import pytest
from exchange.graph_models import TRUCE
from exchange.test_gmcr_file import RIVER
from exchange.test_model_table import TABLE

from detente.errors import ReadError, StorageError
from detente.exchange.stability_models import load_stability, save_new, save_table


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("talks.toml", TRUCE, "A truce"),
        ("river.gmcr", json.dumps(RIVER), RIVER["title"]),
        ("river.json", json.dumps(RIVER), RIVER["title"]),
        ("talks.csv", TABLE, "talks.csv"),
    ],
)
def test_a_model_is_read_in_the_format_that_it_has(tmp_path, name, text, title):
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert load_stability(str(tmp_path / name)).title == title


def test_a_model_is_read_from_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(TABLE))

    assert load_stability("-").title == "standard input"


def test_what_is_not_there_is_named_with_what_there_is():
    with pytest.raises(ReadError, match="nowhere cannot be read") as caught:
        load_stability("nowhere")

    assert "elmira" in caught.value.hint
    with pytest.raises(ReadError, match="cannot be read"):
        load_stability("a\0b")


def test_a_table_is_written_once(tmp_path):
    path = str(tmp_path / "table.csv")

    assert save_table(load_stability("chicken"), path) == ("the title",)
    assert load_stability(path).feasible == [0, 1, 2, 3]
    with pytest.raises(StorageError, match="is there already and is not written over"):
        save_new("", path)
