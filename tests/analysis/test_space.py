import dataclasses

import numpy as np

from detente.analysis import space as space_module
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
