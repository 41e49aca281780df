"""A file of the user's own actors lies over the lexicon, and over nothing else."""

import re
from pathlib import Path

import pytest

from detente.errors import LexiconError
from detente.reading.lexicon.gazetteer import gazetteer
from detente.reading.lexicon.own import laid_over, read_own
from detente.reading.lexicon.tables import lexicon_sha

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "your-own-actors.md"
EXAMPLE = re.search(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)[1]


@pytest.fixture
def mine(tmp_path):
    """Return a maker of lexicon files."""

    def make(text, name="mine.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return make


def named(*words):
    """Return what a name means, or None."""
    match = gazetteer().match(words, 0)
    return None if match is None else {entry.id for entry in match.entries}


def test_the_example_of_the_manual_is_understood(mine, scene):
    text = (
        "The Northern Front rejected the plan. Amara Velin left on Monday. She met the envoy.\n\n"
        "NFX forces withdrew, Velin said. The Old Mill agreed."
    )

    with laid_over([mine(EXAMPLE)]):
        read = scene(text, "2025-04-25")

    assert read.actor("velin").party == "northern_front"
    assert read.actor("velin").role == "chief negotiator of the Northern Front"
    assert read.who("She") == "velin"
    assert read.who("NFX") == read.who("Old Mill") == "northern_front"


def test_the_office_of_a_body_of_ones_own_is_its_holders(mine, scene):
    text = "“We stay,” Velin said. The Front's chief negotiator said NFX would accept a truce."

    with laid_over([mine(EXAMPLE)]):
        read = scene(text, "2025-04-25")

    assert read.who("The Front") == "northern_front"
    assert read.who("chief negotiator") == "velin"


def test_the_error_that_the_manual_shows_is_the_one_that_is_told(mine):
    shown = re.search(r"```text\ndetente: mine.toml, (.*)\n(.*)\n```", PAGE.read_text("utf-8"))
    path = mine(EXAMPLE.replace("Amara Velin | 2025-03-03", "Amara Velin | 3.3.2025"))

    with pytest.raises(LexiconError) as told:
        read_own(path)

    assert str(told.value) == f"{path}, {shown[1]}"
    assert told.value.hint == shown[2]


def test_a_file_holds_only_within_its_block_and_has_its_part_in_the_fingerprint(mine):
    before = lexicon_sha()

    with laid_over([mine(EXAMPLE)]):
        assert named("Northern", "Front") == {"northern_front"}
        within = lexicon_sha()

    assert named("Northern", "Front") is None
    assert within != before == lexicon_sha()


def test_two_files_with_other_words_have_other_fingerprints(mine):
    shas = []
    for text in (EXAMPLE, EXAMPLE + "\n"):
        with laid_over([mine(text)]):
            shas.append(lexicon_sha())

    assert shas[0] != shas[1]


def test_no_file_changes_nothing():
    before = lexicon_sha()

    with laid_over([]):
        assert lexicon_sha() == before


def test_a_later_file_may_name_the_parties_of_an_earlier_one(mine):
    later = "[body]\nstaff = { name = 'Front Staff', country = 'northern_front' }"

    with laid_over([mine(EXAMPLE), mine(later, "later.toml")]):
        assert named("Front", "Staff") == {"staff"}


def test_other_names_are_added_to_a_country_that_is_known(mine):
    with laid_over([mine(EXAMPLE)]):
        assert named("Republic", "of", "Colombia") == named("Colombia") == {"colombia"}


def test_a_file_that_fails_leaves_the_lexicon_as_it_was(mine):
    before = lexicon_sha()

    with (
        pytest.raises(LexiconError, match="cannot be read"),
        laid_over([mine(EXAMPLE), "nowhere.toml"]),
    ):
        pytest.fail("the block is not entered")

    assert lexicon_sha() == before


def test_a_file_that_is_not_toml_is_told_with_its_line(mine):
    with pytest.raises(LexiconError, match=r"is not TOML: .*line 2"):
        read_own(mine("gender = 'he'\nwho = he\n"))


def test_a_file_that_is_not_utf_8_is_told(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_bytes(b"who = '\xff'")

    with pytest.raises(LexiconError, match="not text in UTF-8"):
        read_own(path)


def test_an_adjective_of_another_country_is_told(mine):
    row = "[country]\nborduria = { name = 'Borduria', adjectives = ['Colombian'] }"

    with pytest.raises(LexiconError, match="line 2: 'Colombian' of 'borduria' is of 'colombia'"):
        read_own(mine(row))


def test_the_line_of_an_office_without_a_source_is_told(mine):
    path = mine(EXAMPLE.replace("source = ", "# source = "))

    with pytest.raises(LexiconError, match=r"line 7: the office 'chief negotiator.*has no source"):
        read_own(path)
