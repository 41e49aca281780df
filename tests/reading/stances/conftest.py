"""What the tests of stances read with."""

import pytest

from detente.reading.actors import find_cast
from detente.reading.article import article_from_bytes
from detente.reading.attribution import find_statements
from detente.reading.dates import find_dates
from detente.reading.document import parse
from detente.reading.positions import find_positions


@pytest.fixture(scope="module")
def found(nlp):
    """Return what gives the positions and proposals of a text."""

    def find(text):
        document = parse(article_from_bytes(text.encode(), "passage.txt"), nlp)
        cast = find_cast(document)
        statements = find_statements(document, cast, find_dates(document))
        return find_positions(document, cast, statements)

    return find
