import json

import numpy as np
import pytest

from detente.printing import number_lists
from detente.printing.number_lists import Numbers, json_pieces


@pytest.mark.parametrize("count", [0, 1, 3, 4, 9])
def test_numbers_are_the_list_that_they_stand_for_however_they_are_cut(count, monkeypatch):
    monkeypatch.setattr(number_lists, "PIECE", 3)
    numbers = Numbers(lambda: np.arange(count) * 2)

    assert list(numbers) == list(range(0, 2 * count, 2))
    assert len(numbers) == count
    assert numbers[:2] == list(numbers)[:2]
    assert json.loads("".join(json_pieces({"a": numbers}))) == {"a": list(numbers)}


def test_numbers_are_made_only_when_they_are_looked_at():
    made = []

    def make():
        made.append(1)
        return np.arange(2)

    numbers = Numbers(make)
    assert made == []
    assert numbers[1] == 1
    assert made == [1]


def test_pieces_are_what_json_writes_in_one_go():
    answer = {"ä": {"b": [1, {"c": "x\ny"}], "d": {}}, "e": [], "f": None, "g": [[1.5, "ö"]]}

    assert "".join(json_pieces(answer)) == json.dumps(answer, ensure_ascii=False, indent=2)
    with pytest.raises(ValueError, match="not JSON compliant"):
        list(json_pieces({"a": float("nan")}))
