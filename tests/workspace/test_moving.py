"""The drawing of exits names each state as its table does, with whole and dashed lines told."""

from detente.workspace.holding import hold_screen
from detente.workspace.moving import hold_picture


def test_every_state_is_drawn_and_stands_in_the_table(bench):
    screen = hold_screen(bench)

    found = hold_picture(screen, lambda address: f"/hold?state={address}")

    assert len(found.rows) == len(screen.states)
    assert found.svg.count('class="ring"') >= 1
    for row, line in zip(screen.states, found.rows, strict=True):
        assert line[1] == (row.leaves_first or "nobody")
    for party in screen.parties:
        assert party in found.description
