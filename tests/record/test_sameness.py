import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.conftest import article_of

from detente.article import Actor, When
from detente.record.rules import load_rules
from detente.record.sameness import identity, origins_of, runs, window, words_of

RULES = load_rules()
STORY = (
    "The envoys of the north and of the south met in the old mint for the third time this spring."
)


def copies(*texts):
    """Return whether the texts have one origin."""
    return len(set(origins_of([article_of(text) for text in texts], RULES).values())) == 1


def test_words_are_compared_without_case_quotation_marks_and_spaces():
    assert words_of("“We  Will,”\nhe said") == words_of("we will he said")


@given(words=st.lists(st.text(min_size=1)), length=st.integers(1, 9))
def test_a_text_is_all_of_its_runs(words, length):
    found = runs(words, length)

    assert all(len(run) == min(length, len(words)) for run in found)
    assert {word for run in found for word in run} == set(words)


def test_a_text_inside_a_longer_one_is_a_copy():
    assert copies(STORY, f"{STORY} A shell fell into the harbour an hour after they had left it.")


def test_texts_in_other_words_are_no_copies():
    assert not copies(STORY, "For the third time this spring, negotiators sat down at the mint.")


def test_copies_of_copies_have_one_origin():
    assert copies(STORY, STORY.upper(), STORY.replace(" ", "  "))


@pytest.mark.parametrize("name", ["Ada North", "North", "A. North"])
def test_a_partys_person_is_known_by_the_family_name(name):
    person = Actor(id="somebody", name=name, kind="person", party="north")

    assert identity(person) == "north/north"


def test_a_person_of_no_party_is_known_by_the_id_alone():
    assert identity(Actor(id="ada", name="Ada North", kind="person")) == "ada"


def test_a_month_is_a_window_of_its_days_and_no_date_is_none():
    first, last = window(When(date="2031-02", precision="month"))

    assert (first.day, last.day) == (1, 28)
    assert window(When()) is None
