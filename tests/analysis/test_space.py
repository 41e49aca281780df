import dataclasses
from dataclasses import replace

import numpy as np
import pytest

from detente.analysis import space as space_module
from detente.analysis.ballots import Ballots
from detente.analysis.space import (
    accepted,
    blocks,
    crossings,
    mean_utility,
    packages,
    space_of,
    utilities,
)

EVERY = slice(None)


def test_a_package_changes_something_in_the_core(simple):
    template, _ = simple

    assert packages(template).digits.tolist() == [[1, 0], [1, 1]]


def test_a_pair_counts_only_where_both_options_hold(simple):
    template, draws = simple
    space = packages(template)
    paired = dataclasses.replace(
        draws, pairs=np.array([[0, 1, 3]]), pair_gain=np.full((draws.count, 1), 0.5)
    )

    gain = utilities(space, paired, EVERY) - utilities(space, draws, EVERY)

    assert np.allclose(gain[:, 1, 0], 0.5)
    assert not gain[:, 0].any()
    assert not gain[:, 1, 1].any()


def test_a_binding_red_line_makes_a_package_unacceptable_whatever_it_offers(simple):
    template, draws = simple
    space = space_of(template, template.outcomes())
    binding = draws.binding.copy()
    binding[:, 0, 1] = True
    bound = dataclasses.replace(
        draws, binding=binding, reservation=np.zeros_like(draws.reservation)
    )

    assert crossings(space, bound, EVERY)[:, :, 0].tolist()[0] == [False, True, False, True]
    assert not accepted(space, bound, EVERY)[:, [1, 3], 0].any()


def test_blocks_cover_every_draw_once_whatever_the_memory(simple, monkeypatch):
    _, draws = simple
    monkeypatch.setattr(space_module, "CHUNK_BYTES", 100)

    rows = [row for block in blocks(draws.count, 2) for row in range(block.start, block.stop)]

    assert rows == list(range(draws.count))


def test_mean_utility_is_the_mean_of_the_draws_pairs_included(simple):
    template, draws = simple
    space = packages(template)
    paired = dataclasses.replace(
        draws, pairs=np.array([[1, 1, 3]]), pair_gain=np.full((draws.count, 1), 0.25)
    )

    drawn = utilities(space, paired, EVERY).mean(axis=0)

    assert np.allclose(mean_utility(space, paired), drawn, atol=1e-6)


def test_large_spaces_and_listed_ones_have_the_same_worths(simple, monkeypatch):
    template, draws = simple
    rng = np.random.default_rng(3)
    draws = replace(
        draws,
        binding=rng.random(draws.binding.shape) < 0.1,
        pairs=np.array([[1, 3, 1]]),
        pair_gain=rng.random((draws.count, 1)),
    )
    space, rows = packages(template), slice(0, draws.count)
    few = space_of(template, space.digits[:1])
    small = [utilities(space, draws, rows), crossings(space, draws, rows)]
    summed = mean_utility(space, draws)

    monkeypatch.setattr("detente.analysis.space.MANY", 0)
    monkeypatch.setattr("detente.analysis.space.SPARSE", 1)

    assert few.is_listed
    assert utilities(space, draws, rows) == pytest.approx(small[0], abs=1e-6)
    assert (crossings(space, draws, rows) == small[1]).all()
    assert mean_utility(few, draws) == pytest.approx(summed[:1])
    assert few.rows.tolist() == [0]
    assert few.wanted.tolist() == [True]


def test_a_listed_space_is_counted_as_the_whole_one(simple, monkeypatch):
    template, draws = simple
    draws = replace(draws, pairs=np.array([[1, 3, 1]]), pair_gain=np.full((draws.count, 1), 0.3))
    space, parts = packages(template), (slice(0, draws.count),)
    whole = Ballots(space=space, sections=parts).tally(draws)

    monkeypatch.setattr("detente.analysis.space.SPARSE", 1)
    few = space_of(template, space.digits[1:])
    ballots = Ballots(space=few, sections=parts)

    assert few.is_listed
    assert ballots.tally(draws).all.tolist() == whole.all[:, 1:].tolist()
    assert ballots.some(draws)[0] >= whole.all[:, 1:].max()
