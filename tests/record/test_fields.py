import pytest

from detente.errors import CaseError
from detente.record.fields import read_changes


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("stance", "-2", -2),
        ("span", "12-40", (12, 40)),
        ("condition", "none", None),
        ("red_line", "yes", True),
        ("negated", "false", False),
        ("target", "", None),
        ("option", "none", "none"),
        ("option", "", None),
        ("said_on", "2031-03", "2031-03"),
        ("actors", "ada, bo", ("ada", "bo")),
        ("fatalities", "3", (3, 3)),
        ("fatalities", "3-5", (3, 5)),
        ("fatalities", "3-", (3, None)),
    ],
)
def test_what_a_person_types_is_read_as_the_field_takes_it(name, typed, value):
    assert read_changes([(name, typed)]).changes() == {name: value}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ([("colour", "red")], "no item has a field 'colour'"),
        ([("stance", "high")], "stance = 'high' cannot be read"),
        ([("span", "12")], "span = '12' cannot be read"),
        ([("red_line", "maybe")], "red_line = 'maybe' cannot be read"),
        ([("stance", "1"), ("stance", "2")], "stance is given twice"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_hint(typed, said):
    with pytest.raises(CaseError, match=said) as refused:
        read_changes(typed)

    assert refused.value.hint
