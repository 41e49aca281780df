import pytest
from exchange.graph_models import refused
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.errors import TemplateError
from detente.exchange.model_table import is_table, read_table

HEAD = "outcome,pressure (west): low > high,accord (west + east): none | signed"
TABLE = f"""\
{HEAD},rank: west,rank: east,status quo
0,low,none,2,2,x
1,high,none,1,3,
2,low,signed,1,1,
"""


def test_a_table_says_who_settles_what_what_can_be_and_who_prefers_what():
    model = read_table(TABLE, "talks.csv")

    assert (model.title, model.parties, model.status_quo) == ("talks.csv", ("west", "east"), 0)
    assert model.options == (("low", "high"), ("none", "signed"))
    assert model.feasible == [0, 1, 2]
    assert model.ranks.tolist() == [[0, 1, 1, -1], [1, 0, 2, -1]]
    assert model.graph.movers == (frozenset({0}), frozenset({0, 1}))
    assert (model.graph.targets(0, 0).tolist(), model.graph.targets(0, 1).tolist()) == ([1], [])


@pytest.mark.parametrize("mark", [";", "\t"])
def test_cells_may_stand_apart_by_other_marks(mark):
    assert read_table(TABLE.replace(",", mark)).ranks.tolist() == read_table(TABLE).ranks.tolist()


def test_columns_may_stand_in_any_order_and_only_issues_and_ranks_are_needed():
    model = read_table("rank: a,x (a): no | yes\n2,no\n1,yes\n")

    assert (model.ranks.tolist(), model.status_quo) == ([[0, 1]], None)


def test_a_table_is_told_from_a_model_file_by_its_name_or_its_head():
    assert is_table("anything", "talks.CSV")
    assert is_table(TABLE, "standard input")
    assert not is_table('schema = "detente.model/1"\n# rank: a', "talks.toml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (TABLE, "", "the table is empty"),
        (TABLE, "a,b\n", "no issues or no ranks"),
        ("0,low,none,2,2,x\n1,high,none,1,3,\n2,low,signed,1,1,\n", "", "no rows below its head"),
        ("0,low", "0,lo", "row 2: pressure has no option 'lo'"),
        ("1,high,none,1,3,", ",low,none,1,3,", "row 3: outcome 0 is described a second time"),
        ("1,high,none,1,3,", "1,high,none,one,3,", "row 3: 'one' under 'rank: west' is no rank"),
        ("1,high,none,1,3,", "1,high,none,nan,3,", "row 3: 'nan' under 'rank: west' is no rank"),
        ("1,high,none,1,3,", "1,high,none,0,3,", "row 3: '0' under 'rank: west' is no rank"),
        ("1,high,none,1,3,", "1,high,none,1", "row 3: it has 4 cells, and the head 6"),
        ("1,high,none,1,3,", "1,high,none,1,3,x", "marked in more than one row"),
        ("low > high", "low > high | top", "has both | and >"),
        ("(west)", "(wets)", "'wets' is no party"),
        ("rank: east", "rank: west", "a column stands twice"),
        ("outcome,", "number,", "column 'number' is not known"),
        (
            "1,high,none,1,3,",
            "2,high,none,1,3,",
            "row 3: outcome is '2', and its options make it 1",
        ),
        (
            "outcome,",
            ",".join(f"i{at} (west): a | b" for at in range(30)) + ",",
            "cells, and the head",
        ),
    ],
)
def test_a_mistake_is_named_with_its_row(old, new, said):
    with pytest.raises(TemplateError, match=said.replace("|", r"\|")):
        read_table(TABLE.replace(old, new, 1))


def test_a_table_of_too_many_options_is_refused_before_it_is_built():
    heads = ",".join(f"i{at} (a): n | y" for at in range(40))

    with pytest.raises(TemplateError, match="the most is 4194304"):
        read_table(f"{heads},rank: a\n{'n,' * 40}1\n")


def test_a_table_beyond_all_measure_is_refused():
    with pytest.raises(TemplateError, match="too long"):
        read_table("," * 10_000_001)


@settings(max_examples=200)
@given(at=st.floats(0, 1), length=st.integers(0, 30), junk=st.text(max_size=6))
def test_whatever_is_typed_into_a_table_it_is_read_or_refused_in_one_line(at, length, junk):
    start = int(at * len(TABLE))

    said = refused(read_table, TABLE[:start] + junk + TABLE[start + length :])

    assert said is None or "\n" not in said
