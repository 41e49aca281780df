import json
from fractions import Fraction

import pytest

from detente.errors import TemplateError
from detente.exchange.model_head import parsed
from detente.exchange.model_rows import FewRows, Rows
from detente.exchange.model_wants import wants_of

FEW = FewRows(rows=Rows("", "this"), options={"a": ("no", "yes")})


def wants(row):
    """Return what north wants, its table being given as JSON."""
    return wants_of("north", {"preference": {"north": parsed(row, "this")}}, FEW)


def test_values_are_exact_and_weights_are_one_where_none_are_given():
    found = wants('{"values": {"a": {"no": 0.1, "yes": 3}}}')

    assert found.values == ((Fraction(1, 10), Fraction(3)),)
    assert (found.weights, found.reservation) == ((Fraction(1),), None)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("1e-999999999", "more than 60 decimals"),
        ("0." + "1" * 100, "more than 60 decimals"),
        ("1e999999", "not between"),
        ("NaN", "is not a number"),
        ("Infinity", "is not a number"),
        ("true", "is not a number"),
        ("null", "is not a number"),
    ],
)
def test_a_number_that_would_take_for_ever_or_is_none_is_refused(number, said):
    with pytest.raises(TemplateError, match=said):
        wants(json.dumps({"values": {"a": {"no": 0, "yes": "@"}}}).replace('"@"', number))
