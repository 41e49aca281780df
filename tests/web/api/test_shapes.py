"""Shapes: the schema of a type says what ``to_json`` makes of its values."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import pytest

from detente.article import Condition, Span
from detente.web.api.shapes import (
    INTEGER,
    SPAN,
    TEXT,
    chosen,
    extended,
    record,
    shape,
    with_optional,
)


@pytest.mark.parametrize(
    ("hint", "schema"),
    [
        (str, {"type": "string"}),
        (Span, SPAN),
        (dt.date, {"type": "string", "format": "date"}),
        (Literal["a", "b"], {"enum": ["a", "b"]}),
        (Mapping[str, int], {"type": "object", "additionalProperties": INTEGER}),
        (tuple[str, ...], {"type": "array", "items": TEXT}),
        (tuple[int, int], {"type": "array", "items": INTEGER, "minItems": 2, "maxItems": 2}),
    ],
)
def test_a_type_has_the_shape_of_its_values(hint, schema):
    assert shape(hint) == schema


def test_an_object_has_all_of_its_fields_and_no_others():
    found = shape(Condition)

    assert found["required"] == ["span", "issue", "option"]
    assert found["additionalProperties"] is False
    assert found["properties"]["span"] == SPAN


def test_members_are_left_out_replaced_chosen_and_made_optional():
    base = record(a=TEXT, b=TEXT)

    assert extended(base, without=("a",), b=INTEGER) == record(b=INTEGER)
    assert chosen(base, ("b",)) == record(b=TEXT)
    assert with_optional(base, c=TEXT)["required"] == ["a", "b"]


def test_a_type_without_a_shape_is_refused():
    with pytest.raises(TypeError, match="has no shape"):
        shape(type)
