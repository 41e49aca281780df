"""What was asked wrongly is told in plain words, with what to do."""

import pytest

from detente.web.mistakes import told_wrong


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            {"type": "missing", "loc": ("body", "tx"), "msg": ""},
            ("tx is missing", "Give it a value."),
        ),
        (
            {"type": "bool_type", "loc": ("query", "open"), "input": "2", "msg": ""},
            ("open '2' is neither true nor false", "Write true or false."),
        ),
        (
            {"type": "odd", "loc": ("body",), "msg": "Input is odd"},
            ("body: input is odd", "Correct it and try again."),
        ),
        (
            {"type": "string_pattern_mismatch", "loc": ("path", "doc"), "input": "zz", "msg": "",
             "ctx": {"pattern": "^[0-9a-f]{8}$"}},
            ("doc 'zz' is not one that exists here", "Follow a link of the page."),
        ),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_has_its_words(error, said):
    assert told_wrong(error) == said
