import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from analysis.graphs import binary, differences, products, ranked, same
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.stability import Method, solve
from detente.analysis.verdicts import CONCEPTS, UNBOUNDED

INCLUDED = [
    ("nash", "sseq"),
    ("sseq", "smr"),
    ("sseq", "seq"),
    ("smr", "gmr"),
    ("seq", "gmr"),
]


@given(products())
def test_verdicts_on_products_of_issues_are_those_of_the_definitions(model):
    assert differences(*model, solve(*model)) == []


@given(products())
def test_stricter_concepts_lie_within_wider_ones(model):
    stable = solve(*model).stable

    assert all((~stable[narrow] | stable[wide]).all() for narrow, wide in INCLUDED)


@given(products(), st.integers(-1000, 1000), st.integers(0, 4))
def test_adding_a_constant_to_a_ranking_changes_nothing(model, constant, party):
    graph, ranks = model
    moved = ranks.copy()
    moved[party % len(ranks)] += constant

    assert same(solve(graph, ranks, margins=True), solve(graph, moved, margins=True))


@given(products())
def test_a_margin_is_negative_exactly_where_a_party_would_leave(model):
    graph, ranks = model

    verdicts = solve(graph, ranks, margins=True)

    for concept in CONCEPTS:
        unstable = verdicts.margins[concept] < 0
        assert (unstable == ~verdicts.stable[concept])[:, graph.feasible].all()
        assert (verdicts.margins[concept][verdicts.no_move & graph.feasible] == UNBOUNDED).all()


@given(products(), st.randoms(use_true_random=False))
def test_renaming_parties_renames_the_verdicts(model, shuffler):
    graph, ranks = model
    order = list(range(len(ranks)))
    shuffler.shuffle(order)
    place = {party: at for at, party in enumerate(order)}
    renamed = replace(
        graph, movers=tuple(frozenset(place[p] for p in who) for who in graph.movers)
    )

    before, after = solve(graph, ranks), solve(renamed, ranks[order])

    assert all((before.stable[c][order] == after.stable[c]).all() for c in CONCEPTS)


@given(products(), st.randoms(use_true_random=False))
def test_reordering_issues_reorders_the_verdicts(model, shuffler):
    graph, ranks = model
    order = list(range(len(graph.sizes)))
    shuffler.shuffle(order)
    numbers = np.arange(graph.outcomes).reshape(graph.sizes, order="F")
    moved = numbers.transpose(order).ravel(order="F")
    renamed = replace(
        graph,
        sizes=tuple(graph.sizes[k] for k in order),
        feasible=graph.feasible[moved],
        steps=tuple(tuple(tables[k] for k in order) for tables in graph.steps),
    )

    before, after = solve(graph, ranks), solve(renamed, ranks[:, moved])

    assert all((before.stable[c][:, moved] == after.stable[c]).all() for c in CONCEPTS)


@given(st.integers(0, 2**32 - 1), st.integers(2, 4), st.integers(4, 7))
def test_where_all_is_feasible_and_free_two_scalars_decide(seed, parties, issues):
    owners = [k % parties for k in range(issues)]
    ranks = np.random.default_rng(seed).integers(0, 50, (parties, 2**issues))

    stable = solve(binary(owners), ranks).stable

    for party, worth in enumerate(ranks):
        cube = worth.reshape((2,) * issues)
        own = tuple(issues - 1 - k for k, owner in enumerate(owners) if owner == party)
        others = tuple(axis for axis in range(issues) if axis not in own)
        maximin, minimax = cube.min(axis=others).max(), cube.max(axis=own).min()
        assert (stable["gmr"][party] == (worth >= maximin)).all()
        assert (stable["smr"][party] == (stable["nash"][party] | (worth >= minimax))).all()


def test_prisoners_dilemma_has_its_textbook_equilibria():
    verdicts = solve(binary([0, 1]), ranked([[1, 0, 3, 2], [2, 0, 3, 1]], 4))

    assert {c: verdicts.equilibria(c) for c in CONCEPTS} == {"nash": (3,)} | dict.fromkeys(
        CONCEPTS[1:], (0, 3)
    )


def test_chicken_has_its_textbook_equilibria():
    verdicts = solve(binary([0, 1]), ranked([[1, 0, 2, 3], [2, 0, 1, 3]], 4))

    swerve_or_not = dict.fromkeys(("nash", "seq", "sseq"), (1, 2))
    assert {c: verdicts.equilibria(c) for c in CONCEPTS} == swerve_or_not | dict.fromkeys(
        ("gmr", "smr"), (0, 1, 2)
    )


def test_the_missile_crisis_ends_in_withdrawal_by_sequential_stability():
    """Fraser & Hipel (1984), Conflict Analysis, ch. 1; rankings as re-encoded in the issue."""
    model = binary([0, 0, 1, 1], infeasible=[12, 13, 14, 15])
    america = [4, 6, 5, 7, 2, 1, 3, 0, 11, 9, 10, 8]
    soviets = [0, 4, 6, 2, 5, 1, 7, 3, 11, 9, 10, 8]

    verdicts = solve(model, ranked([america, soviets], 16))

    assert verdicts.equilibria("nash") == ()
    assert verdicts.equilibria("seq") == verdicts.equilibria("sseq") == (4, 6)
    assert verdicts.equilibria("gmr") == verdicts.equilibria("smr") == (0, 1, 2, 4, 5, 6, 7)


def test_a_party_that_is_not_judged_is_stable_and_controls_nothing():
    model = replace(binary([0, 1]), focal=(0,))

    verdicts = solve(model, ranked([[1, 0, 3, 2], [2, 0, 3, 1]], 4))

    assert verdicts.stable["nash"][1].all()


@pytest.mark.parametrize(
    ("ranks", "found"),
    [
        (np.zeros((2, 3), dtype=np.int64), r"ranks of 3 outcomes of 4"),
        (np.zeros((2, 4)), r"whole numbers, int32 or int64, not float64"),
        (np.full((2, 4), np.iinfo(np.int64).max), r"ranks lie between"),
    ],
)
def test_ranks_that_do_not_fit_are_refused(ranks, found):
    with pytest.raises(ValueError, match=found):
        solve(binary([0, 1]), ranks)


def test_compiled_kernels_that_are_missing_are_told_of(monkeypatch):
    monkeypatch.setattr("detente.analysis.compiling.find_spec", lambda _: None)

    with pytest.raises(ValueError, match=r"need numba: pip install"):
        solve(binary([0]), np.zeros((1, 2), dtype=int), method=Method(kernels="compiled"))


def test_the_analysis_loads_no_compiler():
    code = "import sys, detente.analysis.analyse; print('numba' in sys.modules)"

    answer = subprocess.check_output([sys.executable, "-c", code], text=True)  # noqa: S603 - ours

    assert answer.strip() == "False"
