"""Edit distance, against the table that everybody knows and a slow second computation."""

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.second.edits import distance_within, ends_within

words = st.text("abc ", min_size=1, max_size=12)
texts = st.text("abc ", max_size=30)


def table(one, other, *, free):
    """Return the last row of Sellers' table; with ``free`` an occurrence may start anywhere."""
    row = [0 if free else column for column in range(len(other) + 1)]
    for number, character in enumerate(one, 1):
        below = [number]
        for column, against in enumerate(other, 1):
            changed = row[column - 1] + (character != against)
            below.append(min(changed, row[column] + 1, below[-1] + 1))
        row = below
    return row


@given(words, texts, st.integers(0, 3))
def test_every_end_of_an_approximate_occurrence_is_found_with_its_distance(pattern, text, most):
    row = table(pattern, text, free=True)

    found = list(ends_within(pattern, text, most))

    assert found == [(end, row[end]) for end in range(1, len(text) + 1) if row[end] <= most]


@given(words, texts, st.integers(0, 4))
def test_the_distance_is_the_tables_as_far_as_it_is_of_interest(one, other, most):
    distance = table(one, other, free=False)[-1]

    assert distance_within(one, other, most) == (distance if distance <= most else None)


def test_kitten_is_three_edits_from_sitting():
    assert distance_within("kitten", "sitting", 3) == 3
    assert distance_within("kitten", "sitting", 2) is None


def test_a_pattern_longer_than_a_machine_word_is_found():
    pattern = "the parties will meet again " * 20

    assert (len(pattern) + 5, 0) in list(ends_within(pattern, "Then " + pattern, 0))
