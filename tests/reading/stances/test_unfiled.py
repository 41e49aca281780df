import pytest

from detente.reading.actors import find_cast
from detente.reading.article import article_from_bytes
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.positions import find_positions
from detente.reading.stances.unfiled import unfiled


@pytest.fixture(name="told", scope="module")
def _told(nlp):
    def find(text):
        document = parse(article_from_bytes(text.encode(), "passage.txt"), nlp)
        cast = find_cast(document)
        statements = find_statements(document, cast, find_dates(document))
        positions, _ = find_positions(document, cast, statements)
        return list(unfiled(document, cast, statements, positions))

    return find


def test_a_red_line_that_fits_no_issue_is_told_with_the_words_that_it_takes_up(told):
    text = "“Our flag will never change. That is a red line,” Kenya's president said."

    (note,) = told(text)

    assert note.startswith("a red line of Kenya fits no issue and is no position: ")
    assert note.endswith('"Our flag will never change. That is a red line"')


@pytest.mark.parametrize(
    "text",
    [
        "“Our flag is not a red line,” Kenya's president said.",
        "Recognition of the annexation is a red line, Kenya's president said.",
        "“That is a red line,” a passer-by said.",
    ],
)
def test_no_red_line_one_with_an_issue_and_one_of_no_party_are_not_told(told, text):
    assert told(text) == []
