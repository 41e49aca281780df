"""A shelf with the case of the harbour."""

import shutil

import pytest
from bargained import bargained
from harbour import make_harbour

from detente.workspace.shelf import Shelf


@pytest.fixture(scope="session", name="harbour")
def _harbour(tmp_path_factory):
    return make_harbour(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def shelf(harbour, tmp_path):
    """Return a fresh case, open."""
    opened = Shelf(shutil.copy(harbour[0], tmp_path / "harbour.detente"))
    yield opened
    opened.close()


@pytest.fixture
def reading(shelf, harbour):
    """Return the first document as it was read."""
    return shelf.reading(harbour[1])


@pytest.fixture(scope="session")
def bench():
    """Return two sides' talks on a truce, a line and an alliance, worked out."""
    return bargained()
