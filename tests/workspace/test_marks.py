"""Marks: the text comes back whole, and each run knows the items over it."""

from hypothesis import given
from hypothesis import strategies as st

from detente.workspace.marks import Mark, laid_out, lines_of, runs_of

LONG = "word " * 30
marks = st.lists(
    st.builds(
        lambda start, length, number: Mark(start=start, end=start + length, ref=f"i{number}"),
        st.integers(0, 80),
        st.integers(1, 60),
        st.integers(0, 9),
    ),
    max_size=12,
)


@given(st.text(alphabet="ab \n", min_size=1, max_size=140), marks)
def test_the_runs_of_a_paragraph_are_its_text_whatever_marks_lie_over_it(text, given_marks):
    fitting = [one for one in given_marks if one.end <= len(text)]

    paragraphs = laid_out(text, fitting, [])

    for place, paragraph in zip(lines_of(text), paragraphs, strict=True):
        assert "".join(run.text for run in paragraph.runs) == text[place[0] : place[1]]


@given(marks)
def test_a_run_names_exactly_the_items_that_cover_it(given_marks):
    text = "x" * 140
    place = 0

    for run in runs_of(text, [(0, 140)], given_marks):
        covering = {
            m.ref for m in given_marks if m.start <= place and place + len(run.text) <= m.end
        }
        assert set(run.refs) == covering
        place += len(run.text)


def test_a_position_lies_on_top_and_of_two_alike_the_inner_one():
    given_marks = [
        Mark(start=0, end=9, ref="outer", rank=3),
        Mark(start=2, end=7, ref="inner", rank=3),
        Mark(start=0, end=9, ref="position"),
    ]

    runs = runs_of("abcdefghi", [(0, 9)], given_marks)

    assert [run.refs for run in runs] == [
        ("position", "outer"), ("position", "inner", "outer"), ("position", "outer"),
    ]  # fmt: skip


def test_lines_that_were_broken_to_fit_a_page_are_one_paragraph():
    assert len(lines_of("Title\n\nA short line\nand another\n\nThe end")) == 3
    assert len(lines_of(f"Title\n\n{LONG}\nand another")) == 3


def test_a_paragraph_of_boilerplate_is_known_as_such():
    text = "News\nPost a comment"

    kinds = [one.kind for one in laid_out(text, [], [(5, 19, "boilerplate")])]

    assert kinds == ["body", "boilerplate"]
