from decimal import Decimal

import pytest

from detente.model.template_lines import Lines, as_written

LINES = Lines(
    """title = "Talks"

[[party]]
id = "north"

[[party]]
id = "south"
role = "mediator"

[[issue]]
id = "harbour"
[[issue.option]]
id = "open"
[[issue.option]]
id = "shut"
"a key" = 1
"""
)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 1),
        (("party", 0), 3),
        (("party", 0, "id"), 4),
        (("party", 1, "role"), 8),
        (("issue", 0, "option", 0, "id"), 13),
        (("issue", 0, "option", 1), 14),
        (("issue", 0, "option", 1, "a key"), 16),
    ],
)
def test_what_stands_at_a_path_is_found_at_its_line(path, line):
    assert LINES.find(path) == line


def test_what_is_missing_is_looked_for_at_the_nearest_table():
    assert LINES.find(("party", 1, "name")) == 6


def test_what_has_no_table_has_no_line():
    assert LINES.find(("override", 0)) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (True, "true"),
        (None, "nothing"),
        (["a", False], "['a', false]"),
        ({"a": 1}, "a table"),
        (Decimal("0.10"), "0.10"),
        ("a\nb", "'a b'"),
    ],
)
def test_a_value_is_told_as_a_file_would_hold_it(value, said):
    assert as_written(value) == said
