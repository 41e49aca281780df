"""The lexicon is read by name and has one fingerprint."""

import pytest

from detente.reading.lexicon.tables import lexicon_sha, table


def test_the_fingerprint_of_the_lexicon_is_a_sha256():
    assert len(lexicon_sha()) == 64
    assert lexicon_sha() == lexicon_sha()


def test_a_table_that_is_not_there_is_a_callers_slip():
    with pytest.raises(ValueError, match="no table of_contents"):
        table("of_contents")
