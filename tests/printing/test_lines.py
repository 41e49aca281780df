from hypothesis import given
from hypothesis import strategies as st

from detente.printing.lines import WIDTH, term_words, wrapped


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
