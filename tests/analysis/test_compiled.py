"""Compiled kernels give the numbers of plain numpy, in every form of model."""

import numpy as np
import pytest
from analysis.graphs import products
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.shares import stable_in_draws
from detente.analysis.stability import Method, solve
from detente.analysis.verdicts import CONCEPTS

pytest.importorskip("numba")
COMPILED = Method(kernels="compiled", threads=2)


@settings(deadline=None, max_examples=40)
@given(products(most=96))
def test_compiled_kernels_give_the_verdicts_of_numpy(model):
    plain = solve(*model, margins=True)

    fast = solve(*model, margins=True, method=COMPILED)

    for concept in CONCEPTS:
        assert (plain.stable[concept] == fast.stable[concept]).all()
        assert (plain.margins[concept] == fast.margins[concept]).all()


@settings(deadline=None, max_examples=40)
@given(products(most=96))
def test_blocks_sorted_by_compiled_kernels_give_the_verdicts_of_numpy(model):
    plain = solve(*model, margins=True)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("detente.analysis.compiled.SMALL_BLOCK", 1)
        patch.setattr("detente.analysis.compiled.MUCH", 0)
        fast = solve(*model, margins=True, method=COMPILED)

    assert all((plain.margins[c] == fast.margins[c]).all() for c in CONCEPTS)


@settings(deadline=None, max_examples=40)
@given(products(most=32), st.integers(0, 2**32 - 1), st.sampled_from([np.int16, np.int32]))
def test_compiled_kernels_give_the_verdicts_of_numpy_in_every_draw(model, seed, kind):
    graph, ranks = model
    draws = np.random.default_rng(seed).integers(0, 9, (*ranks.shape, 21)).astype(kind)

    plain = stable_in_draws(graph, draws)
    fast = stable_in_draws(graph, draws, method=COMPILED)

    assert all((plain[concept] == fast[concept]).all() for concept in CONCEPTS)
