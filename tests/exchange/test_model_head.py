import json

import pytest

from detente.errors import TemplateError
from detente.exchange.model_head import is_json, opened, parsed, parties_of, removals_of
from detente.exchange.model_rows import FewRows, Rows

FEW = FewRows(rows=Rows("", "this"), options={"a": ("no", "yes"), "b": ("low", "high")})


def test_the_same_tables_come_from_toml_and_from_json_with_or_without_a_byte_order_mark():
    toml = 'schema = "detente.model/1"\ntitle = "T"\n'
    as_json = json.dumps({"schema": "detente.model/1", "title": "T"})

    read = [
        opened(text, "this")[0] for text in (toml, as_json, "\ufeff" + toml, "\ufeff" + as_json)
    ]

    assert read == [{"schema": "detente.model/1", "title": "T"}] * 4
    assert [is_json(one) for one in (toml, as_json)] == [False, True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1e99999999999999999999}', "beyond all measure"),
        ("a = 1e99999999999999999999", "beyond all measure"),
        ("a = 1\na = 2", "neither TOML nor JSON"),
        ("a = " + "[" * 20000, "this nests too deep"),
        ('{"a": ' + "[" * 100000, "this nests too deep"),
        ("[" * 100000, "this nests too deep"),
        ("a = " + "9" * 5000, "a number beyond all measure"),
        ("null", "this is null in JSON, and a model is an object"),
        ('"hello"', "this is a text in JSON, and a model is an object"),
        ('{"a": [', "this cannot be read as JSON: Expecting value: line 1"),
        ('{"a": 1, "a": 2}', "this cannot be read as JSON: the key 'a' stands twice"),
        ('[{"schema": "detente.model/1"}]', "this is a list in JSON, and a model is an object"),
        ("[1, 2", "neither TOML nor JSON"),
        ("a = \x00", "neither TOML nor JSON"),
    ],
    ids=str,
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text, said):
    with pytest.raises(TemplateError, match=said):
        parsed(text, "this")


def test_a_file_of_twenty_megabytes_is_refused_before_it_is_parsed():
    with pytest.raises(TemplateError, match="this is too long"):
        opened("#" * 20_000_000, "this")


def test_a_field_that_is_not_known_is_named_with_the_one_that_was_meant():
    with pytest.raises(TemplateError, match="no field 'isue'") as caught:
        opened('schema = "detente.model/1"\nisue = 1', "this")

    assert caught.value.hint.startswith("Did you mean issue?")


def test_a_preference_of_nobody_is_named_with_whom_it_may_be_of():
    data = {"party": [{"id": "north"}], "preference": {"north": {}, "nroth": {}}}

    with pytest.raises(TemplateError, match="nroth is no party") as caught:
        parties_of(data, Rows("", "this"), fewest=1)

    assert "Did you mean north?" in caught.value.hint


def test_each_row_says_what_it_closes():
    data = {
        "infeasible": [{"a": "yes", "b": ["low", "high"]}],
        "require": [{"if": "a = yes", "then": ["b = high"]}],
    }

    first, second = removals_of(data, FEW)

    assert (first.said, first.boxes) == (
        "[[infeasible]]: a = 'yes', b = ['low', 'high']",
        ({0: {1}, 1: {0, 1}},),
    )
    assert (second.said, second.boxes) == (
        "[[require]]: if = 'a = yes', then = ['b = high']", ({1: {0}, 0: {1}},),
    )  # fmt: skip
