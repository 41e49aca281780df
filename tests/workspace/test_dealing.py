"""Is there a deal: what stands on the screen is what was counted, with the words behind it."""

from dataclasses import replace

import pytest
from model.by_hand import no_agreement

from detente.errors import NotFoundError
from detente.negotiation import Override
from detente.workspace.bench import bench_of
from detente.workspace.dealing import DealAsked, deal_screen, package_lines
from detente.workspace.outcomes import outcome_of

TRUCE = "ceasefire=unconditional;front_line=freeze"


@pytest.fixture(name="screen", scope="module")
def _screen(bench):
    return deal_screen(bench, DealAsked())


def test_the_headline_is_the_analysis_own(screen, bench):
    zone = bench.analysis.zone

    assert (screen.share, screen.interval, screen.baseline, screen.verdict) == (
        zone.share_of_draws, zone.interval, zone.baseline, zone.verdict
    )  # fmt: skip
    assert [row.all for row in screen.packages] == [one.all for one in zone.packages]
    assert screen.current.address == screen.packages[0].address


def test_each_worth_lies_within_its_band(screen):
    for row in screen.packages:
        for band in row.worth.values():
            assert 0 <= band.low <= band.mean <= band.high <= 1


def test_a_package_of_ones_own_is_worked_out_and_its_neighbours_differ_in_one_term(bench):
    screen = deal_screen(bench, DealAsked(package=TRUCE))

    here = outcome_of(TRUCE, bench.template)
    assert screen.current.all == bench.seen.package(here).all
    for row in screen.terms:
        for choice in row.choices:
            there = outcome_of(choice.package, bench.template)
            assert there == {**here, row.issue: choice.option}
            assert choice.chosen == (there == here)


def test_an_objection_has_the_words_or_says_that_there_are_none(bench):
    screen = deal_screen(bench, DealAsked(package=TRUCE))

    assert any(one.red_line and one.quotes for one in screen.current.objections)
    assert all(bool(one.quotes) != bool(one.unsaid) for one in screen.current.objections)


def test_each_price_is_the_headline_without_that_sentence_the_dearest_first(screen, bench):
    carried = {one.source: one.share_without for one in bench.analysis.zone.carried_by}

    assert screen.prices
    for price in screen.prices:
        assert price.share_without == carried[price.key]
        assert price.moved == pytest.approx(price.share_without - screen.share)
        assert price.quotes
    moves = [abs(price.moved) for price in screen.prices]
    assert moves == sorted(moves, reverse=True)


def test_what_is_dropped_by_its_link_is_all_that_the_price_counts(screen, bench):
    together = {one.source: one.goes_with for one in bench.analysis.zone.carried_by}

    for price in screen.prices:
        assert {key for _, key in price.drop} == {price.key, *together[price.key]}


def test_two_packages_are_set_side_by_side_by_what_differs(bench):
    screen = deal_screen(bench, DealAsked(pin="-", compare=TRUCE))

    assert screen.beside.left.all is None
    assert len(screen.beside.differ) == 2


def test_nothing_stands_beside_where_nothing_is_pinned(screen):
    assert screen.beside is None


def test_steps_carry_the_words_against_them_and_lead_to_their_fork(screen, bench):
    alone = [one for one in bench.analysis.concessions if not one.together_with]
    most = max(one.opens for one in alone if one.what == "stance")

    assert screen.steps[0].opens == most
    assert screen.steps[0].against
    assert screen.steps[0].fork[0][0] == "stance"


def test_what_stands_between_the_parties_at_the_likeliest_values_is_told(screen, bench):
    assert screen.smallest.needed == bench.analysis.smallest_change.needed
    assert bool(screen.smallest.lines) == screen.smallest.needed


def test_the_spreadsheet_has_a_line_for_each_package_and_party(screen):
    lines = package_lines(screen)

    assert len(lines) == len(screen.packages) * len(screen.parties)
    assert {line.party for line in lines} == set(screen.parties)


@pytest.mark.parametrize("asked", [{"package": "war=over"}, {"pin": "ceasefire=maybe"}])
def test_a_package_that_the_model_does_not_have_is_not_found(bench, asked):
    with pytest.raises(NotFoundError):
        deal_screen(bench, DealAsked(**asked))


def test_numbers_that_an_analyst_set_are_told_beside_the_headline(bench):
    issue = bench.template.issues[0]
    party = bench.seen.draws.parties[0]
    hand = Override(party=party, issue=issue.key, option=issue.options[0].id, low=0.1, mode=0.2,
                    high=0.3, reason="a talk", by="ada")  # fmt: skip
    template = replace(bench.template, overrides=(hand,))

    screen = deal_screen(replace(bench, template=template), DealAsked())

    assert [one.told for one in screen.by_hand] == ["set by ada: a talk"]
    assert screen.terms[0].choices[0].by_hand == (bench.desk.party(party),)
    assert deal_screen(bench, DealAsked()).by_hand == ()


def test_a_number_set_by_hand_that_moves_the_headline_has_a_price(bench):
    hand = no_agreement("north", 0.9, 0.05)
    mine = bench_of(bench.evidence, replace(bench.template, overrides=(hand,)))

    price = next(one for one in deal_screen(mine, DealAsked()).prices if one.key == hand.key)

    assert price.share_without == bench.seen.zone.share_of_draws
    assert price.told == "no agreement: 0.85 to 0.95, most likely 0.9, set by an analyst: -"
    assert (price.party, price.quotes) == ("North", ())
