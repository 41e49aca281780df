"""Flags in bits are the flags that were set, by any name and in any order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.flag_bits import MOST, FlagBits

NAMES = ["nash", "gmr", "smr", "seq", "sseq"]
ACTS = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.integers(0, 2),
        st.lists(st.booleans(), min_size=7, max_size=7),
    ),
    max_size=12,
)


@given(st.lists(st.booleans(), min_size=21, max_size=21), ACTS)
def test_flags_in_bits_are_those_of_plain_arrays(start, acts):
    flags = np.array(start).reshape(3, 7)
    plain, bits = {name: flags.copy() for name in NAMES}, FlagBits(NAMES, flags)
    for name, row, others in acts:
        plain[name][row] &= np.array(others)
        bits.keep(name, row, np.array(others))
    assert list(bits) == NAMES
    assert len(bits) == len(NAMES)
    for name, found in bits.items():
        assert found.dtype == bool
        assert (found == plain[name]).all()


def test_what_is_looked_up_can_be_written_on_without_harm():
    bits = FlagBits(["nash"], np.ones((1, 2), dtype=bool))
    bits["nash"][:] = False
    assert bits["nash"].all()


def test_nine_names_are_refused():
    with pytest.raises(ValueError, match="9 names for the 8 bits"):
        FlagBits([str(one) for one in range(MOST + 1)], np.ones((1, 1), dtype=bool))


def test_a_name_that_is_not_held_is_missing():
    bits = FlagBits(["nash"], np.ones((1, 2), dtype=bool))
    assert "gmr" not in bits
    with pytest.raises(KeyError):
        bits["gmr"]
