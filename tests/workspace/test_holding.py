"""Would it hold: states with shares for all and for each, who leaves, what repairs."""

import pytest

from detente.analysis.package_stability import package_stability
from detente.errors import NotFoundError
from detente.workspace.holding import hold_screen, state_lines
from detente.workspace.outcomes import outcome_of


@pytest.fixture(name="screen", scope="module")
def _screen(bench):
    return hold_screen(bench)


def test_packages_come_first_and_the_status_quo_last(screen):
    assert [row.status_quo for row in screen.states].index(True) == len(screen.states) - 1
    assert screen.current is screen.states[0]


def test_each_share_is_the_graph_models(screen, bench):
    for row in screen.states:
        outcome = outcome_of(row.address, bench.template)
        found = package_stability(bench.template, bench.seen.draws, outcome)
        assert row.all == found.concepts
        assert (row.sanctioned, row.sanctioned_credibly) == (
            found.sanctioned,
            found.sanctioned_credibly,
        )
        assert list(row.by_party.values()) == list(found.by_party.values())


def test_nobody_is_stable_for_all_more_often_than_for_each(screen):
    for row in screen.states:
        for concept, share in row.all.items():
            assert share <= min(shares[concept] for shares in row.by_party.values())


def test_an_exit_and_its_answer_lead_to_states_and_name_who_moves(screen, bench):
    row = screen.current

    assert row.leaves_first is not None
    assert outcome_of(row.exit_address, bench.template) != outcome_of(row.address, bench.template)
    assert row.leaves_first not in row.answered_by


def test_a_state_of_ones_own_stands_among_the_others(bench):
    asked = "alliance:the league=renounce;ceasefire=unconditional"

    screen = hold_screen(bench, asked)

    assert screen.current in screen.states
    assert outcome_of(screen.current.address, bench.template) == outcome_of(asked, bench.template)


def test_repairs_better_it_and_safeguards_that_nobody_speaks_of_are_empty(screen):
    assert all(one.after > one.before for one in screen.repairs)
    assert {one.kind for one in screen.safeguards} == {"guarantee", "monitor", "sequence"}
    assert not any(one.quotes or one.in_model for one in screen.safeguards)


def test_the_spreadsheet_has_a_line_for_all_and_for_each_party(screen):
    lines = state_lines(screen)

    assert len(lines) == len(screen.states) * (1 + len(screen.parties))


def test_a_state_that_the_model_does_not_have_is_not_found(bench):
    with pytest.raises(NotFoundError):
        hold_screen(bench, "war=over")
