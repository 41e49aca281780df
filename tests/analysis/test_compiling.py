import dataclasses

import numpy as np
import pytest
from analysis.graphs import binary

from detente.analysis.compiling import comparisons, heard_of, takes_kernels
from detente.analysis.graph_model import GraphModel


def yes_no(owners):
    """Return a graph of yes-no issues, each settled by one party or one set of parties."""
    movers = tuple(dict.fromkeys(owners))
    stay, free = np.eye(2, dtype=bool), np.ones((2, 2), dtype=bool)
    return GraphModel(
        sizes=(2,) * len(owners),
        feasible=np.ones(2 ** len(owners), dtype=bool),
        movers=movers,
        steps=tuple(tuple(free if one == mover else stay for one in owners) for mover in movers),
        focal=tuple(sorted(min(one) for one in movers if len(one) == 1)),
    )


ALONE = [frozenset({at % 3}) for at in range(17)]


def test_models_that_numpy_judges_in_a_second_or_two_wait_for_no_compiler():
    pytest.importorskip("numba")

    assert not takes_kernels(binary([0, 1]))
    assert not takes_kernels(yes_no(ALONE))
    assert not takes_kernels(yes_no(ALONE[:3]).explicit(), draws=1 << 20)
    assert takes_kernels(yes_no([*ALONE, *ALONE[:3]]))
    assert takes_kernels(yes_no([frozenset({0, 1})] * 12 + ALONE[:5]))
    assert takes_kernels(binary([0, 1]), draws=1 << 20)
    assert not takes_kernels(binary([0, 1]), draws=1 << 20, kernels="numpy")


def test_without_numba_no_model_takes_kernels(monkeypatch):
    monkeypatch.setattr("detente.analysis.compiling.find_spec", lambda _: None)

    assert not takes_kernels(yes_no([*ALONE, *ALONE[:3]]))
    with pytest.raises(ValueError, match=r"need numba: pip install"):
        takes_kernels(binary([0, 1]), kernels="compiled")


def test_blocks_that_cannot_be_sorted_cost_all_their_pairs():
    free = yes_no([frozenset({0})] * 7 + [frozenset({1})])
    one_way = dataclasses.replace(
        free, steps=((np.triu(free.steps[0][0]), *free.steps[0][1:]), free.steps[1])
    )

    assert comparisons(free) == 256 * (80 + 2)
    assert comparisons(one_way) == 256 * (128 + 2)
    assert comparisons(yes_no([frozenset({0, 1})] * 7)) == 128 * 128


def test_that_a_kernel_is_compiled_is_told_once_and_what_is_compiled_already_is_not():
    numba = pytest.importorskip("numba")
    if numba.config.DISABLE_JIT:
        pytest.skip("nothing is compiled here")
    told = []
    outer = numba.njit(lambda x: x + 1)
    with heard_of(lambda: told.append("outside")):
        pass
    with heard_of(lambda: told.append("first")):
        outer(1)
        outer(1.5)
    with heard_of(lambda: told.append("again")):
        outer(1)

    assert told == ["first"]
