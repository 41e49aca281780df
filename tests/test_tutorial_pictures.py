"""The pictures of the tutorial are those that its tool makes, small, and told in words."""

import re
import sys
from pathlib import Path

import pytest

pytest.importorskip("playwright")

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "tutorial" / "the-workspace.md")
LARGEST, TOGETHER = 150_000, 1_200_000
"""Bytes."""
FEWEST = 40
"""Letters of a text that tells what a picture shows."""


@pytest.fixture(scope="module")
def tool():
    sys.path.insert(0, str(ROOT / "tools"))
    import tutorial_pictures  # noqa: PLC0415 - a program, not a package

    sys.path.remove(str(ROOT / "tools"))
    return tutorial_pictures


def shown(page):
    """Return the words and the file name of each picture of a page."""
    found = re.findall(r"!\[([^\]]*)\]\([^)]*pictures/([^)]+)\)", page.read_text(encoding="utf-8"))
    return [(" ".join(words.split()), name) for words, name in found]


def test_the_folder_holds_what_the_tool_makes_and_the_tutorial_shows_all_of_it(tool):
    made = {f"{one.name}.png" for one in tool.SHOTS}

    assert {path.name for path in tool.FOLDER.iterdir()} == made
    assert {name for _, name in shown(PAGES[1])} == made


def test_every_picture_is_small(tool):
    sizes = [path.stat().st_size for path in tool.FOLDER.iterdir()]

    assert max(sizes) < LARGEST
    assert sum(sizes) < TOGETHER


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_is_told_in_words(page):
    pictures = shown(page)

    assert pictures
    assert [name for words, name in pictures if len(words) < FEWEST] == []
