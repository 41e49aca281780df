"""The drawing of exits names each state as its table does, with whole and dashed lines told."""

from dataclasses import replace

from detente.workspace.holding import hold_screen
from detente.workspace.moving import hold_picture


def test_every_state_is_drawn_and_stands_in_the_table(bench):
    screen = hold_screen(bench)

    found = hold_picture(screen, lambda address: f"/hold?state={address}")

    assert len(found.rows) == len(screen.states)
    assert found.svg.count('class="ring"') >= 1
    for row, line in zip(screen.states, found.rows, strict=True):
        assert line[1] == (row.leaves_first or "nobody")
        assert len(line) == len(found.head)
    for party in screen.parties:
        assert party in found.description


def test_an_answer_of_any_cost_is_told_from_a_credible_one(bench):
    screen = hold_screen(bench)
    row = next(one for one in screen.states if one.answer)
    one = replace(row, sanctioned=0.84, sanctioned_credibly=0.13)

    found = hold_picture(replace(screen, states=(one,)), str)

    assert found.rows[0][-2:] == ("84", "13")
