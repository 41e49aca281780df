"""Contents in two parts, and how far two are the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.reading.tagging.content import Content, overlap

TEXT = "The old ferry was late, the envoy said, and the bridge was closed again."
LEFT = st.none() | st.tuples(st.integers(0, 4), st.integers(5, 8))
RIGHT = st.none() | st.tuples(st.integers(9, 11), st.integers(12, 16))
CONTENTS = st.builds(Content, left=LEFT, right=RIGHT)
on_words = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(one=CONTENTS, other=CONTENTS)
@on_words
def test_the_overlap_is_a_share_and_the_same_from_both_sides(words, one, other):
    found = words(TEXT)

    share = overlap(found, one, other)

    assert 0 <= share <= 1
    assert share == overlap(found, other, one)


@given(one=CONTENTS, other=CONTENTS)
@on_words
def test_the_overlap_is_that_of_the_sets_of_words(words, one, other):
    found = words(TEXT)

    def told(content):
        return {n for part in content.parts() for n in range(*part) if not found.mark[n]}

    both = told(one) | told(other)
    share = len(told(one) & told(other)) / len(both) if both else 0.0
    assert overlap(found, one, other) == pytest.approx(share)


def test_a_content_holds_the_tokens_of_both_its_parts():
    content = Content(left=(0, 2), right=(5, 6))

    assert [n for n in range(8) if content.holds(n)] == [0, 1, 5]
