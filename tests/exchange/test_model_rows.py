import pytest

from detente.errors import TemplateError
from detente.exchange.model_rows import Rows

TEXT = """\
[[party]]
id = "north"

[preference.north]
reservation = 1
values.truce = { no = 0 }

[preference.south]
reservation = 2
"""


@pytest.mark.parametrize(
    ("where", "line"),
    [
        (("party", 0, "id"), 2),
        (("preference", 0, "north", 0), 4),
        (("preference", 0, "north", 0, "reservation"), 5),
        (("preference", 0, "north", 0, "values", "truce"), 6),
        (("preference", 0, "south", 0, "values", "truce"), 8),
    ],
)
def test_the_line_named_is_that_of_the_key_or_of_the_table_around_it(where, line):
    with pytest.raises(TemplateError, match=rf"^this, line {line}: wrong$"):
        Rows(TEXT, "this").refuse("wrong", where)


def test_without_lines_the_place_is_a_path():
    with pytest.raises(TemplateError, match=r"^this, party\.0\.id: wrong$"):
        Rows("", "this").refuse("wrong", ("party", 0, "id"))


def test_a_hint_says_what_to_do():
    with pytest.raises(TemplateError) as caught:
        Rows("", "this").known({"a": 1}, {"b", "c"}, "it", ())

    assert caught.value.hint == "It has b, c."
