import pytest

from detente.errors import TemplateError
from detente.exchange.model_rows import FewRows, Rows

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


def test_without_lines_the_place_is_told_in_words_and_lists_are_counted_from_one():
    with pytest.raises(TemplateError, match=r"^this, party 1, id: wrong$"):
        Rows("", "this").refuse("wrong", ("party", 0, "id"))
    with pytest.raises(TemplateError, match=r"^this, preference, a, ranking: wrong$"):
        Rows("", "this").refuse("wrong", ("preference", 0, "a", 0, "ranking"))


def test_who_writes_json_gets_no_advice_about_toml():
    for text, advice in (
        ("", 'Write "party": [{...}].'),
        ("a = 1", "Write [[party]] above each."),
    ):
        with pytest.raises(TemplateError) as caught:
            Rows(text, "this").tables({"party": 3}, "party")
        assert caught.value.hint == advice
    with pytest.raises(TemplateError, match=r'has no "issue"') as caught:
        Rows("", "this").refuse("it has no [[issue]]", (), 'Write settled_by = ["a"].')
    assert caught.value.hint == 'Write "settled_by": ["a"].'


@pytest.mark.parametrize("key", ["at_least_one", "exactly_one", "at_most_one", "then"])
def test_a_rule_that_names_no_term_is_refused(key):
    few = FewRows(rows=Rows("", "this"), options={"a": ("no", "yes")})
    row = {"if": "a = no", "then": "a = no"} if key == "then" else {}

    with pytest.raises(TemplateError, match=f"{key} names no term"):
        few.required({**row, key: []}, ("require", 0))


def test_a_hint_says_what_to_do():
    with pytest.raises(TemplateError) as caught:
        Rows("", "this").known({"a": 1}, {"b", "c"}, "it", ())

    assert caught.value.hint == "It has b, c."
