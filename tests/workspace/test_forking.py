"""What if: base, fork and difference on the same draws, each moved number with its cause."""

from dataclasses import replace

import pytest
from model.by_hand import no_agreement

from detente.workspace.bench import bench_of
from detente.workspace.forking import fork_screen, moved_lines
from detente.workspace.forks import Asked, change_of
from detente.workspace.offers import options_offered

TRUCE = "ceasefire=unconditional"
LIFTED = Asked(lift=(f"south/{TRUCE}",))


def test_without_a_change_both_sides_are_one(bench):
    screen = fork_screen(bench, Asked())

    assert screen.before == screen.after
    assert (screen.moved, screen.flips, screen.values, screen.parts) == (0.0, False, (), ())


def test_the_fork_is_the_zone_under_its_change(bench):
    asked = Asked(stance=(f"south/{TRUCE}/2",), lift=LIFTED.lift)

    screen = fork_screen(bench, asked)

    zone = bench.study.glance(change_of(asked, bench)).zone
    assert screen.after.share == zone.share_of_draws
    assert screen.moved == pytest.approx(zone.share_of_draws - bench.seen.zone.share_of_draws)
    assert screen.moved > 0


def test_a_lifted_red_line_is_told_with_its_cause(bench):
    screen = fork_screen(bench, LIFTED)

    line = next(one for one in screen.values if "red line" in one.what)
    assert line.before > line.after == 0.0
    assert line.cause == screen.parts[0].told


def test_a_dropped_sentence_shows_its_words_and_moves_its_partys_values_alone(bench):
    key = bench.evidence.claims[3].key

    screen = fork_screen(bench, Asked(drop=(key,)))

    assert [quote.key for quote in screen.parts[0].quotes] == [key]
    assert screen.values
    assert all(one.what.startswith("North") for one in screen.values)


def test_a_dropped_number_gives_back_what_the_evidence_says_alone(bench):
    hand = no_agreement("north", 0.9, 0.05)
    set_by_hand = bench_of(bench.evidence, replace(bench.template, overrides=(hand,)))

    screen = fork_screen(set_by_hand, Asked(drop=(hand.key,)))

    assert screen.after.share == bench.seen.zone.share_of_draws
    assert screen.parts[0].told == (
        "without North, no agreement: 0.85 to 0.95, most likely 0.9, set by an analyst: -"
    )
    assert [one.chosen for one in screen.sources if one.pair == ("drop", hand.key)] == [True]


def test_where_nothing_is_left_it_says_so_instead_of_a_share(bench):
    screen = fork_screen(bench, Asked(off=(TRUCE, "front_line=freeze")))

    assert screen.after is None
    assert "no package is possible" in screen.nothing.lower()
    assert moved_lines(screen)[0].after is None


def test_each_offer_leads_to_its_change_and_from_there_back(bench):
    for rows in ("sources", "red_lines", "options", "rules"):
        for one in getattr(fork_screen(bench, Asked()), rows):
            name, text = one.pair
            there = fork_screen(bench, Asked(**{name: (text,)}))
            chosen = [two for two in getattr(there, rows) if two.chosen]
            assert [two.pair for two in chosen] == [one.pair]
            assert chosen[0].pairs == ()


def test_the_spreadsheet_begins_with_the_headline(bench):
    lines = moved_lines(fork_screen(bench, LIFTED))

    assert lines[0].kind == "headline"
    assert {line.kind for line in lines[1:]} == {"value", "package"}


def test_an_issue_is_named_once_and_a_place_keeps_its_capital(bench):
    target = replace(bench.template.issues[0], id="territory", target="The Quay", title="")
    template = replace(bench.template, issues=(*bench.template.issues, target))
    desk = replace(bench.desk, negotiation=replace(bench.negotiation, template=template))
    bench = replace(bench, template=template, desk=desk)

    told = [(one.party, one.told) for one in options_offered(bench, Asked())][-1]

    assert told[0] == ""
    assert told[1].startswith("The Quay: ")
