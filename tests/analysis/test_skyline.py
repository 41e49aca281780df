import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from detente.analysis import skyline as kernels
from detente.analysis.skyline import skyline


def undominated(rows):
    """Return the distinct rows that nothing dominates, by looking at every pair."""
    every = {tuple(row) for row in rows.tolist()}
    return {
        row
        for row in every
        if not any(o != row and all(a >= b for a, b in zip(o, row, strict=True)) for o in every)
    }


def chosen(rows):
    """Return the rows of the skyline; each may stand there only once."""
    found = [tuple(rows[place].tolist()) for place in skyline(rows)]
    assert len(found) == len(set(found))
    return set(found)


@given(data=st.data(), columns=st.integers(1, 5), top=st.sampled_from([2, 5, 40]))
def test_the_skyline_holds_each_undominated_row_once(data, columns, top):
    shape = (data.draw(st.integers(1, 40)), columns)
    rows = data.draw(arrays(np.int64, shape, elements=st.integers(-top, top)))

    assert chosen(rows) == undominated(rows)


@pytest.mark.parametrize("columns", [2, 3, 4, 5])
@pytest.mark.parametrize("top", [3, 12, 10**9])
def test_long_tables_are_the_same_whatever_the_blocks(columns, top, monkeypatch):
    rows = np.random.default_rng(columns).integers(-top, top, (700, columns))
    for name, value in {"STEP": 2, "LONGEST_STEP": 8, "PAIRS": 30, "FEW": 5, "ELITE": 4}.items():
        monkeypatch.setattr(kernels, name, value)

    assert chosen(rows) == undominated(rows)


@pytest.mark.parametrize("columns", [4, 5])
def test_what_lies_on_one_plane_is_all_kept(columns):
    rows = np.random.default_rng(1).integers(0, 10**6, (3000, columns))
    rows[:, -1] = -rows[:, :-1].sum(axis=1)

    assert len(skyline(rows)) == len(np.unique(rows, axis=0))


def test_no_row_has_no_skyline():
    assert skyline(np.empty((0, 3), dtype=np.int64)).tolist() == []


def test_more_rows_than_a_narrow_rank_can_count_are_ranked_all_the_same():
    values = np.random.default_rng(3).permutation(70_000)
    rows = np.stack([values, values, values // 2, values % 7], axis=1)
    top = rows[values > 69_980]

    assert chosen(rows) == undominated(top)
