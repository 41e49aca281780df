import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.marks import bare
from detente.brief.wording import excerpt
from detente.display import clean

TEXTS = st.lists(
    st.sampled_from([*"“”„«»‘’\"'", "We", "stay", "don't", ".", ",", " ", " "]), max_size=40
).map("".join)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“We stay.”", "We stay"),
        ('"We stay," she said.', '"We stay," she said'),
        ('We stay," she said. "', 'We stay," she said'),
        ('a deal that is "a surrender"', 'a deal that is "a surrender"'),
        ("He called it ‘a ruse’.", "He called it ‘a ruse’."),
        ('had accepted "in principle', 'had accepted "in principle'),
        ('she said: "', "she said:"),
        ("'The dam is ours,' she said", "'The dam is ours,' she said"),
        ("'The dam is ours,'", "The dam is ours"),
        ("‘We stay", "We stay"),
        ("we don't go", "we don't go"),
        ("the camp of the rebels'", "the camp of the rebels'"),
        ("“We stay,” she said. “We do not go.”", "“We stay,” she said. “We do not go.”"),
    ],
)
def test_only_marks_around_all_and_lone_marks_at_an_edge_fall_away(text, shown):
    assert bare(text) == shown


@given(TEXTS)
def test_what_is_shown_stands_in_the_text(text):
    assert bare(text) in text


@given(TEXTS)
def test_what_is_bare_stays_as_it_is(text):
    assert bare(bare(text)) == bare(text)


@given(TEXTS, st.integers(10, 60))
def test_an_excerpt_is_verbatim_but_for_the_sign_of_a_cut(text, limit):
    assert excerpt(text, limit).removesuffix("…").rstrip() in clean(text)
