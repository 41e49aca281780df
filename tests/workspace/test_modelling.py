"""The model on the screen: the template in force, each number with the words behind it."""

import datetime as dt
from dataclasses import replace

import pytest
from model.by_hand import no_agreement, weight

from detente.model.by_hand import idle
from detente.model.template_file import read_template, write_template
from detente.negotiation import Override
from detente.preference import IssueKey
from detente.workspace.checking import count_of, findings_of
from detente.workspace.entries import ruled_out
from detente.workspace.known import known
from detente.workspace.modelling import STARTER, TABS, model_screen, template_on

EARLY = dt.date(2030, 1, 1)


@pytest.fixture(name="worked")
def _worked(shelf):
    return known(shelf, None)


def test_it_counts_outcomes_and_shows_the_evidence_of_each_number(shelf, worked):
    screen = model_screen(shelf, None, "preferences")

    template = worked.template
    assert screen.count == count_of(template)
    values = [v for p in worked.desk.negotiation.preferences for v in p.values]
    assert [(one.low, one.mode, one.high) for one in screen.preferences] == [
        (v.estimate.low, v.estimate.mode, v.estimate.high) for v in values
    ]
    assert all(bool(one.quotes) != bool(one.unsaid) for one in screen.preferences)


def test_the_tabs_come_in_the_order_of_negotiators(shelf, worked):
    screen = model_screen(shelf, None, "parties")

    assert [name for name, _ in screen.tabs] == list(TABS)
    assert [party.id for party in screen.parties] == [one.id for one in worked.template.parties]


def test_the_text_is_the_template_without_the_ranges_of_the_case(shelf, worked):
    cell = worked.template.issues[0]
    one = Override(
        party="south", issue=IssueKey(cell.key), option=cell.options[1].id,
        low=0.1, mode=0.2, high=0.3, reason="told",
    )  # fmt: skip
    shelf.case.override(one)

    screen = model_screen(shelf, None, "toml")

    assert [(o.mode, o.of_case, o.reason) for o in screen.overrides] == [(0.2, True, "told")]
    assert read_template(screen.text) == template_on(shelf, None)
    assert not template_on(shelf, None).overrides


def test_a_case_without_a_negotiation_offers_a_text_to_begin_with(shelf):
    screen = model_screen(shelf, EARLY, "parties")

    assert (screen.tab, screen.text, screen.count) == ("toml", STARTER, None)
    assert "nothing to analyse" in screen.why.lower()
    assert read_template(STARTER).principals


def test_of_a_number_that_was_set_the_page_keeps_what_the_evidence_says(shelf):
    before = model_screen(shelf, None, "preferences").no_agreement[0]
    shelf.case.override(no_agreement(before.party_id, 0.9, 0.05), actor="ada")

    after = model_screen(shelf, None, "preferences").no_agreement[0]

    told = shelf.case.overrides()[0].told
    assert (after.mode, after.evidence, after.quotes) == (0.9, before.evidence, before.quotes)
    assert after.unset == (
        f"{told}; the evidence alone gives {before.low:.2f} to {before.high:.2f}, "
        f"most likely {before.mode:.2f}"
    )
    assert before.unset == ""


def test_weights_above_the_whole_are_found_by_the_check(worked):
    issue = worked.template.issues[0]
    second = replace(issue, id="guards")
    mine = (weight("south", issue.key, 0.8), weight("south", second.key, 0.7))
    template = replace(worked.template, issues=(issue, second), overrides=mine)

    told = [one.told for one in findings_of(worked.desk, template, count_of(template))]

    assert any("most likely 1.5 in all" in one for one in told)


def test_the_check_names_what_is_grave(worked):
    lone = read_template(STARTER.replace('[[issue.option]]\nid = "unconditional"\n', ""))

    told = list(findings_of(worked.desk, lone, count_of(lone)))

    assert any(one.grave and "No package is left" in one.told for one in told)
    assert any(one.grave and "has one option" in one.told for one in told)


def test_every_entry_of_the_editor_has_the_words_behind_it_where_there_are_any(shelf, worked):
    screen = model_screen(shelf, None, "parties")

    spoken = {claim.position.party for claim in worked.evidence.claims}
    assert {one.id for one in screen.parties if one.quotes} == spoken & {
        one.id for one in screen.parties
    }
    for issue in screen.issues:
        assert bool(issue.quotes) == any(one.voiced for one in issue.options)


def test_a_rule_is_shown_with_what_is_said_of_its_terms(worked):
    template = worked.template
    issue = next(one for one in template.issues if any(o.voiced_by for o in one.options))
    voiced = next(one.id for one in issue.options if one.voiced_by)

    row = ruled_out(worked.desk, template, {issue.key: voiced})

    assert row.told == worked.desk.term(issue.key, voiced)
    assert row.quotes


def test_a_number_that_moves_nothing_says_so_beside_its_range(shelf, worked):
    lost = Override(
        party="south", issue=IssueKey("territory:the harbour"), option="left_open",
        low=0.1, mode=0.2, high=0.3, reason="told",
    )  # fmt: skip
    shelf.case.override(lost)
    shelf.case.override(no_agreement("south", 0.4))

    one, other = model_screen(shelf, None, "preferences").overrides

    assert one.notes == (idle(worked.template, lost),)
    assert (other.notes, one.of_case) == ((), True)


def test_a_number_that_the_template_sets_as_well_says_so_before_it_is_taken_back(shelf, worked):
    written = no_agreement("south", 0.4)
    shelf.case.set_template(write_template(replace(worked.template, overrides=(written,))))
    shelf.case.override(no_agreement("south", 0.6))

    (one,) = model_screen(shelf, None, "preferences").overrides

    assert "the template sets this number as well" in one.notes[0]


def test_without_a_model_what_was_set_stands_there_all_the_same(shelf):
    shelf.case.set_template("")
    shelf.case.override(no_agreement("south", 0.6))
    day = shelf.case.last_day()

    everything = model_screen(shelf, day, "preferences")

    assert [one.mode for one in everything.overrides] == [0.6]
