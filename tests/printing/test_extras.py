"""Extras: what is missing is said with the command that brings it."""

import pytest

from detente.errors import InstallationError
from detente.printing.extras import require


def test_an_extra_that_is_there_is_passed():
    require("web", "json")


def test_an_extra_that_is_missing_is_said_with_how_to_get_it():
    with pytest.raises(InstallationError, match="no_such_package") as refused:
        require("web", "json", "no_such_package")

    assert refused.value.hint == 'Install it: pip install "detente[web]"'
