"""The kernels alone, on blocks small enough to be worked out by hand or by plain loops."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

kernels = pytest.importorskip("detente.analysis.kernels")


def place_of(lanes, offsets, width=16):
    none = np.empty((0, 0), dtype=bool)
    return kernels.Place(
        lanes=np.array(lanes),
        offsets=np.array(offsets),
        width=width,
        together=1,
        allowed=none,
        free=True,
    )


@settings(deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=24, max_size=24), st.integers(1, 20))
def test_the_best_other_value_is_the_second_best_at_the_best(values, width):
    values = np.array(values)
    best = np.full_like(values, -99)
    place = place_of(range(6), [0, 6, 12, 18], width)

    kernels.best_of_free(values, best, place)

    block = values.reshape(4, 6)
    expected = [[np.delete(block[:, lane], at).max() for lane in range(6)] for at in range(4)]
    assert best.reshape(4, 6).tolist() == expected


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 50)), min_size=8, max_size=8))
def test_pairs_and_order_take_the_least_value_of_what_ranks_strictly_higher(block):
    ranks, values = (np.array(column) for column in zip(*block, strict=True))
    table, after = values[:, None].copy(), np.empty((8, 1), dtype=values.dtype)

    room, low = np.empty(11, dtype=np.int64), np.empty(1, dtype=values.dtype)
    place = place_of([0], range(8))
    kernels.judge_pairs(table, ranks[:, None].copy(), after, place, room, low)
    ordered = values.copy()
    kernels.judge_ordered(ordered, ranks, np.argsort(ranks), 10**9)

    expected = [min([v, *values[ranks > r]]) for r, v in zip(ranks, values, strict=True)]
    assert after[:, 0].tolist() == ordered.tolist() == expected


def test_a_strip_is_copied_and_written_back_unchanged():
    values = np.arange(24)
    table = np.zeros((4, 16), dtype=values.dtype)
    for lanes, offsets in ((range(6), [0, 6, 12, 18]), (range(0, 24, 4), range(4))):
        place, copy = place_of(lanes, list(offsets)), np.zeros_like(values)

        kernels.load(values, place, 0, table)
        kernels.unload(copy, place, 0, table)

        assert (copy == values).all()
