"""Counted things stay one phrase, and the reading says so."""

import pytest

from detente.reading.article import article_from_bytes
from detente.reading.reader import read


def reading_of(nlp, text):
    return read(article_from_bytes(text.encode(), "a.txt"), nlp)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Russia demanded that Ukraine recognise five regions as Russian.", "five regions"),
        ("Armenia refuses to cede three villages.", "three villages"),
        ("Serbia insists on the return of the four districts.", "four districts"),
        ("Egypt's plan would involve the return of 12 villages.", "12 villages"),
    ],
)
def test_a_counted_target_is_one_phrase_with_a_warning(nlp, text, target):
    reading = reading_of(nlp, text)

    targets = {one.target for one in reading.positions}
    targets |= {term.target for one in reading.proposals for term in one.terms}
    assert targets == {target}
    (told,) = [line for line in reading.warnings if "one phrase" in line]
    assert told.startswith(f'"{target}" is kept as one phrase')


@pytest.mark.parametrize(
    "text",
    [
        "Armenia refuses to cede the village of Goris.",
        "Armenia refuses to cede one village.",
        "Egypt named three conditions for a truce.",
        "Georgia demanded a ceasefire of sixty days.",
    ],
)
def test_what_is_no_counted_target_is_not_warned_of(nlp, text):
    assert not [line for line in reading_of(nlp, text).warnings if "one phrase" in line]
