"""The page of the keys says what the script of the workspace does, key by key."""

import sys
from pathlib import Path

import pytest

from detente.workspace.frame import keys

TOOLS = Path(__file__).parents[1] / "tools"


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(TOOLS))
    import keys_page  # noqa: PLC0415 - a program, not a package

    sys.path.remove(str(TOOLS))
    return keys_page


def test_the_page_of_the_keys_is_what_the_table_says(tool):
    """Where it is not: ``python tools/keys_page.py`` writes it again."""
    assert tool.PAGE.read_text(encoding="utf-8") == tool.page()


def test_every_place_that_has_keys_has_a_table_of_its_own(tool):
    assert set(tool.PLACES) == {one.where for one in keys()}


def test_every_key_has_a_row(tool):
    rows = [line for line in tool.page().splitlines() if line.startswith("| `")]

    assert len(rows) == len(keys())
