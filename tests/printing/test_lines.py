from hypothesis import given
from hypothesis import strategies as st

from detente.printing.lines import WIDTH, table_in_parts, table_lines, term_words, wrapped


@given(words=st.lists(st.text("abc-", min_size=1, max_size=20), max_size=60))
def test_no_line_is_wider_than_the_page_and_no_word_is_lost(words):
    lines = wrapped(" ".join(words), "  ")

    assert all(len(line) <= WIDTH for line in lines)
    assert " ".join(lines).split() == words


def test_nothing_is_one_empty_line():
    assert wrapped("", "  ") == [""]


def test_a_term_is_named_with_its_target_and_its_option():
    assert term_words("front_line", None, "freeze") == "front line: freeze"
    assert term_words("territory", "the  island", None) == "territory (the island)"


def test_a_table_is_as_wide_as_its_cells_and_no_wider_than_allowed():
    rows = [["name", "", "what"], ["a", "", "word " * 12], ["b" * 30, "", "x"]]

    lines = list(table_lines(rows, most=40))

    assert max(map(len, lines)) <= 40
    assert lines[0].split() == ["name", "what"]
    assert " ".join(lines).count("word") == 12
    assert list(table_lines([["a", "b"], ["cc", "d"]])) == ["a   b", "-------", "cc  d"]


def test_a_table_that_fits_is_one_and_one_that_does_not_is_told_in_parts_with_the_same_names():
    few = [["", "one", "two"], ["a", "1", "2"]]
    many = [["name", *(f"issue {at}" for at in range(20))], ["a", *("yes",) * 20]]

    parts = list(table_in_parts(many))

    assert list(table_in_parts(few)) == list(table_lines(few))
    assert max(map(len, parts)) <= WIDTH
    assert " ".join(parts).count("issue") == 20
    assert [line.split()[0] for line in parts if "yes" in line] == ["a"] * 3
    assert sum(line.count("yes") for line in parts) == 20
