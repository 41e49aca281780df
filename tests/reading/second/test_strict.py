"""JSON from a stranger is small and has the shape asked for, or is nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.reading.second.schema import answer_schema, item_schema
from detente.reading.second.strict import LONGEST_TEXT, MOST_ITEMS, NotJsonError, fits, loads

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.mark.parametrize(
    "text",
    [
        "", "{", '{"a": 1', "{'a': 1}", '{"a": NaN}', '{"a": Infinity}', '{"a": -Infinity}',
        '{"a": 1, "a": 2}', "[" * 200_000, '{"a":' * 50_000, "1" * 10_000, "\x00", '{"a": 1} {}',
    ],
    ids=lambda text: text[:20] or "empty",
)  # fmt: skip
def test_what_is_no_sound_json_is_refused(text):
    with pytest.raises(NotJsonError):
        loads(text)


@settings(deadline=None)
@given(anything)
def test_nothing_but_an_item_has_an_items_shape(value):
    assert not fits(value, item_schema("positions"))


@pytest.mark.parametrize(
    ("value", "schema"),
    [
        (True, {"type": "integer"}),
        (1.0, {"type": "integer"}),
        ("x" * (LONGEST_TEXT + 1), {"type": "string"}),
        ("\ud800", {"type": "string"}),
        ([1] * (MOST_ITEMS + 1), {"type": "array", "items": {"type": "integer"}}),
        ({"a": 1, "b": 2}, {"type": "object", "properties": {"a": {"type": "integer"}}}),
        ({}, {"type": "object", "properties": {"a": {"type": "integer"}}}),
        ("c", {"type": "string", "enum": ["a", "b"]}),
        (None, {"type": "string"}),
    ],
)
def test_a_wrong_type_a_further_member_or_too_much_does_not_fit(value, schema):
    assert not fits(value, schema)


def test_an_empty_answer_fits():
    assert fits({kind: [] for kind in answer_schema()["properties"]}, answer_schema())
