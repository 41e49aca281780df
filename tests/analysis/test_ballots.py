"""Acceptance counted in bits: what a count from the definition gives, in blocks or at once."""

from dataclasses import replace

import numpy as np
import pytest
from builders import make_draws, make_issue, make_template
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis import ballots as room
from detente.analysis.ballots import Ballots
from detente.analysis.space import packages, space_of
from detente.negotiation import Draws


def sample(template, count, seed):
    """Return draws with red lines and with a pair across and a pair inside the groups."""
    rng = np.random.default_rng(seed)
    worth = {party.id: rng.random(sum(template.sizes)) for party in template.parties}
    draws = make_draws(template, worth, reservation=0.5, count=count, noise=0.1, seed=seed)
    cells = draws.cells.shape[2]
    return replace(
        draws,
        binding=rng.random(draws.binding.shape) < 0.05,
        pairs=np.array([(0, 1, cells - 1), (1, 0, 3), (0, cells - 2, cells - 3)]),
        pair_gain=rng.random((count, 3)) * 0.2,
    )


def counted(space, draws: Draws, rows: slice, slack: float):
    """Tell what is accepted by definition, outcome by outcome, with some slack at the brink."""
    yes = np.zeros((draws.count, len(space), draws.width), dtype=bool)
    for place, cells in enumerate(space.cells):
        worth = draws.cells[:, :, cells].astype(np.float32).sum(axis=2)
        for number, (party, cell, condition) in enumerate(draws.pairs.tolist()):
            if {cell, condition} <= set(cells.tolist()):
                worth[:, party] += draws.pair_gain[:, number]
        crossed = draws.binding[:, :, cells].any(axis=2)
        yes[:, place] = (worth >= draws.reservation - slack) & ~crossed
    return yes[rows]


@pytest.mark.parametrize("memory", [room.MOST_BYTES, 8])
@given(count=st.integers(1, 90), options=st.lists(st.integers(2, 4), min_size=3, max_size=5))
@settings(max_examples=15)
def test_bits_count_what_the_definition_counts(memory, count, options):
    names = [tuple(f"way_{n}" for n in range(size)) for size in options]
    issues = [make_issue(f"i{n}", own) for n, own in enumerate(names)]
    template = make_template(*issues)
    draws, half = sample(template, count, seed=count), count // 2
    space, parts = packages(template), (slice(0, half), slice(half, count))
    most, room.MOST_BYTES, rows = room.MOST_BYTES, memory, room.ROWS
    room.ROWS = 8
    try:
        ballots = Ballots(space=space, sections=parts)
        tally, some = ballots.tally(draws), ballots.some(draws)
    finally:
        room.MOST_BYTES, room.ROWS = most, rows

    for number, part in enumerate(parts):
        least, most = (counted(space, draws, part, slack) for slack in (-1e-5, 1e-5))
        assert (least.sum(axis=0) <= tally.each[number]).all()
        assert (tally.each[number] <= most.sum(axis=0)).all()
        assert (least.all(axis=2).sum(axis=0) <= tally.all[number]).all()
        assert (tally.all[number] <= most.all(axis=2).sum(axis=0)).all()
        reached = [yes.all(axis=2).any(axis=1).sum() for yes in (least, most)]
        assert reached[0] <= some[number] <= reached[1]


def test_marked_draws_are_counted_once_and_others_anew(simple):
    template, draws = simple
    space = space_of(template, template.outcomes())
    ballots = Ballots(space=space, sections=(slice(0, draws.count),))
    marked = replace(draws, marks=("first", "first"))

    once, again = ballots.tally(marked), ballots.tally(marked)
    other = ballots.tally(replace(draws, reservation=draws.reservation + 9, marks=("b", "b")))

    assert len(ballots.kept) == 2 * draws.width
    assert once.all.tolist() == again.all.tolist()
    assert not other.all.any()


def test_old_ballots_make_room_for_new_ones(simple, monkeypatch):
    template, draws = simple
    space = packages(template)
    monkeypatch.setattr(room, "MOST_BYTES", 4 * space.combinations * draws.count)
    ballots = Ballots(space=space, sections=(slice(0, draws.count),))

    for number in range(60):
        ballots.tally(replace(draws, marks=(number, number)))

    assert sum(one.bits.nbytes for one in ballots.kept.values()) <= room.MOST_BYTES
    assert (0, 0) not in ballots.kept
