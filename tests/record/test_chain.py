import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.conftest import reading_of

from detente.record.case import create_case
from detente.record.chain import START, canonical

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.dictionaries(st.text(), VALUES, max_size=5)


@given(data=FIELDS)
def test_the_order_in_which_fields_were_put_does_not_show(data):
    turned = dict(reversed(data.items()))

    assert canonical(turned) == canonical(data)


@given(data=FIELDS)
def test_what_is_written_for_the_chain_reads_back_as_it_was(data):
    assert json.loads(canonical(data)) == data


@given(one=st.floats(allow_nan=False), other=st.floats(allow_nan=False))
def test_two_numbers_are_written_alike_only_if_they_are_one(one, other):
    same = one.hex() == other.hex()

    assert (canonical(one) == canonical(other)) == same


@pytest.mark.parametrize("count", [1, 2])
def test_two_cases_with_one_history_at_one_time_have_one_head(tmp_path, count):
    cases = [create_case(tmp_path / name, "Talks", clock=lambda: 0) for name in ("a", "b")]

    for case in cases:
        for _ in range(count):
            case.add(reading_of())

    assert cases[0].head == cases[1].head != START.hex()
