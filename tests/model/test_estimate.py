from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.by_hand import no_agreement, weight
from model.evidence_made import ARTICLE, DAY, evidence, holds, keys, provided, said, war, without
from two_levels import REFUSES, talks, template_of

from detente.article import When
from detente.evidence import Claim
from detente.model.estimate import estimate
from detente.model.rules import load_rules
from detente.model.template import draft_template
from detente.negotiation import Override, Scenario

FULL = war()
TEMPLATE = draft_template(FULL)
FREEZE = ("front_line", "freeze")
CRIMEA = ("territory:Crimea", "recognise_de_jure")


def wants(party, full=FULL, template=TEMPLATE, **scenario):
    return estimate(full, template, scenario=Scenario(**scenario)).preference(party)


def test_a_value_is_its_prior_and_the_counts_of_each_quote():
    value = wants("russia").value("ceasefire", "unconditional")

    assert [one.source for one in value.counts] == ["prior", *keys(FULL, "p13")]
    assert (value.alpha, value.beta) == (1.0, pytest.approx(1 + 10 * 0.9 * 0.9))


def test_a_weight_is_the_product_of_five_factors():
    count = wants("ukraine").conditionals[0].counts[-1]

    assert count.factors == {
        "form": 0.9, "sourcing": 0.5, "hedge": 0.7, "held": 0.7, "recency": 1.0
    }  # fmt: skip
    assert count.weight == pytest.approx(0.2205)


def test_dropping_everything_returns_ignorance():
    for one in estimate(FULL, TEMPLATE, scenario=Scenario(drop=frozenset("*"))).preferences:
        assert all(value.alpha == value.beta and not value.weight for value in one.values)
        assert set(one.salience) == {2.0}
        assert (one.conditionals, one.red_lines, one.stated_weight) == ((), (), {})


@pytest.mark.parametrize("quote", [claim.position.id for claim in FULL.claims])
def test_dropping_a_quote_is_the_same_as_never_having_read_it(quote):
    dropped = estimate(FULL, TEMPLATE, scenario=Scenario(drop=keys(FULL, quote)))

    assert dropped == estimate(without(FULL, quote), TEMPLATE)


def test_dropping_a_quote_subtracts_its_counts():
    before = wants("ukraine").value(*CRIMEA)
    quote = keys(FULL, "p07")

    after = wants("ukraine", drop=quote).value(*CRIMEA)

    lost = [one for one in before.counts if one.source in quote]
    assert after.beta == pytest.approx(before.beta - sum(one.counts_against for one in lost))


@given(stances=st.lists(st.integers(-2, 2), min_size=1, max_size=6))
def test_more_evidence_of_one_kind_never_widens_the_range(stances):
    said_so = [said(n, sourcing="named") for n in range(100, 106)]
    more = [holds(n, "russia", "front_line.freeze", stances[0]) for n in range(100, 106)]
    widths = []
    for count in range(1, len(stances) + 1):
        value = wants("russia", evidence(more[:count], said_so)).value(*FREEZE)
        widths.append(value.estimate.high - value.estimate.low)

    assert widths == sorted(widths, reverse=True)


def test_a_general_target_speaks_of_each_of_its_parts():
    russia = wants("russia", evidence([holds(1, "russia", "territory.accept_de_facto", 2)]))

    parts = [russia.value(key, "accept_de_facto") for key in TEMPLATE_KEYS]

    assert all(part.weight > 0 for part in parts)


def test_words_without_a_target_are_not_about_a_part_of_which_the_party_says_the_opposite():
    said_of_a_part = holds(1, "russia", "territory:Crimea.accept_de_facto", -2)
    general = holds(2, "russia", "territory.accept_de_facto", 1)
    russia = wants("russia", evidence([said_of_a_part, general], [said(1), said(2)]))

    crimea, others = (russia.value(key, "accept_de_facto") for key in TEMPLATE_KEYS)

    assert sum(one.weight > 0 for one in crimea.counts) == 1
    assert crimea.estimate.mode < others.estimate.mode


TEMPLATE_KEYS = ("territory:Crimea", "territory:occupied territories")


def test_one_sentence_about_a_part_and_the_whole_counts_once():
    value = wants("ukraine").value(*CRIMEA)

    sources = [one.source for one in value.counts if one.weight]

    assert sources == sorted(keys(FULL, "p07", "p08"))


def test_ten_papers_with_one_sentence_are_one_piece_of_evidence():
    first = FULL.claims[0].reports[0]
    copies = tuple(
        replace(first, article=replace(ARTICLE, id=f"{n:064}", headings=())) for n in range(10)
    )
    many = replace(FULL, claims=(Claim(reports=(first, *copies)), *FULL.claims[1:]))

    assert estimate(many, TEMPLATE) == estimate(FULL, TEMPLATE)


@pytest.mark.parametrize(("red_line", "factor"), [(False, 0.5), (True, 0.5**0.5)])
def test_words_a_half_life_old_count_half_and_a_limit_more(red_line, factor):
    old = (DAY - timedelta(days=90)).isoformat()
    statement = said(1, sourcing="named", said_on=When(date=old, precision="day"))
    position = holds(1, "russia", "ceasefire.unconditional", -2, red_line=red_line)

    value = wants("russia", evidence([position], [statement])).value("ceasefire", "unconditional")

    assert value.weight == pytest.approx(0.9 * factor)


def test_the_silent_one_is_presumed_against_what_another_would_gain():
    russia, ukraine = wants("russia"), wants("ukraine")

    gains, pays = (one.value("territory:Crimea", "accept_de_facto") for one in (russia, ukraine))

    assert "presumption" in [one.source for one in pays.counts]
    assert (pays.alpha, pays.beta) == (1.0, 2.5)
    assert gains.alpha > gains.beta


def test_hearsay_about_a_party_does_not_end_its_silence():
    rumour = holds(40, "ukraine", "territory:Crimea.accept_de_facto", 1, held="attributed")
    told = wants("ukraine", evidence([rumour], [said(40)]))

    sources = [one.source for one in told.value("territory:Crimea", "accept_de_facto").counts]

    assert sources[-1] == "presumption"


def test_presumption_can_be_switched_off_and_never_touches_a_mediator():
    off = estimate(FULL, replace(TEMPLATE, presumption=False))

    on = wants("united_states")

    values = [v for one in off.preferences for v in one.values] + list(on.values)
    assert all("presumption" not in [one.source for one in v.counts] for v in values)


def test_an_acceptance_on_a_condition_counts_only_where_the_condition_holds():
    ukraine = wants("ukraine")

    (held,) = ukraine.conditionals

    assert held.given == ("territory:occupied territories", "return")
    assert ukraine.value(*FREEZE).weight == 0
    assert held.weight > 0


def test_a_condition_that_is_no_term_binds_nowhere_and_is_counted():
    position = holds(
        1, "russia", "front_line.freeze", 1, condition=provided(1, "elections", "hold")
    )
    negotiation = estimate(evidence([position]), TEMPLATE)

    assert negotiation.preference("russia").conditionals == ()
    (warning,) = negotiation.warnings
    assert warning.startswith("what Russia says of front line hangs on a condition that is no")


def test_a_refusal_with_a_condition_is_a_refusal():
    position = holds(
        1, "russia", "front_line.freeze", -2, condition=provided(1, "territory", "return")
    )

    russia = wants("russia", evidence([position]))
    value, (met,) = russia.value(*FREEZE), russia.conditionals
    term = ("territory:occupied territories", "return")

    assert value.beta > value.alpha
    assert met.given == term
    assert not any(one.counts_against > one.counts_for for one in met.counts)
    assert russia.value_in(*FREEZE, dict([term])) == met
    assert russia.value_in(*FREEZE, {term[0]: "as_is"}) == value


def test_who_has_accepted_in_its_own_words_is_told_from_who_is_said_to():
    own = holds(1, "russia", "front_line.freeze", 2)
    hearsay = holds(1, "russia", "front_line.freeze", 2, held="attributed")

    assert wants("russia", evidence([own])).has_accepted(*FREEZE)
    assert not wants("russia", evidence([hearsay])).has_accepted(*FREEZE)
    assert not wants("russia", evidence([])).has_accepted(*FREEZE)


def test_a_term_that_there_is_not_is_refused_by_name():
    with pytest.raises(ValueError, match="no value of 'thaw' of 'front_line'"):
        wants("russia").value("front_line", "thaw")


def test_recognition_in_law_says_nothing_of_control_in_fact():
    words = holds(1, "russia", "territory:Crimea.recognise_de_jure", -2, scope="de_facto")

    russia = wants("russia", evidence([words]))

    assert russia.value(*CRIMEA).weight == 0
    assert russia.value("territory:Crimea", "accept_de_facto").weight > 0


def test_a_red_line_binds_with_the_weight_of_its_words_and_can_be_lifted():
    (line, _) = wants("ukraine").red_lines

    lifted = wants("ukraine", lift=frozenset({("ukraine", *CRIMEA)})).red_lines

    assert (line.issue, line.option) == CRIMEA
    assert line.probability == pytest.approx(0.81)
    assert [one.issue for one in lifted] == ["territory:occupied territories"]


def test_what_a_party_insists_on_puts_a_red_line_on_everything_else():
    words = holds(1, "russia", "territory:Crimea.recognise_de_jure", 2, red_line=True)

    lines = wants("russia", evidence([words])).red_lines

    assert [one.option for one in lines] == ["left_open", "accept_de_facto"]


def test_an_issue_taken_up_without_an_option_counts_against_leaving_it():
    value = wants("russia", evidence([holds(1, "russia", "ceasefire", 2)]))

    as_is = value.value("ceasefire", "as_is")

    assert as_is.beta > as_is.alpha


def test_a_rejected_claim_counts_against_recognition():
    words = holds(1, "ukraine", "territory:Crimea.reject_claim", 2)

    value = wants("ukraine", evidence([words])).value(*CRIMEA)

    assert value.beta > value.alpha


@pytest.mark.parametrize(
    ("what", "higher"), [("deal.conclude", False), ("deal.refuse", True), ("talks.refuse", True)]
)
def test_words_about_going_on_move_the_worth_of_no_agreement(what, higher):
    reservation = wants("russia", evidence([holds(1, "russia", what, 2)])).reservation

    assert (reservation.alpha > reservation.beta) == higher


def test_a_stance_on_record_replaces_what_was_known_of_a_cell():
    russia = wants("russia", stance={("russia", *FREEZE): 2})

    value = russia.value(*FREEZE)

    assert (value.alpha, value.beta) == (11.0, 1.0)
    assert russia.conditionals == ()
    assert russia.stated_weight[FREEZE] == 1.0


def test_half_of_k_is_half_the_counts():
    value = wants("russia", k_factor=0.5).value("ceasefire", "unconditional")

    assert value.beta == pytest.approx(1 + 5 * 0.81)


def test_under_equal_weights_every_source_counts_the_same():
    kept = estimate(FULL, TEMPLATE, scenario=Scenario(equal_weights=True))

    counts = [c for one in kept.preferences for v in one.values for c in v.counts if c.weight]

    assert len({one.weight for one in counts}) == 1


def test_an_analysts_range_is_a_source_that_can_be_dropped():
    mine = Override(
        party="russia",
        issue="front_line",
        option="freeze",
        low=0.6,
        mode=0.7,
        high=0.8,
        reason="-",
    )
    template = replace(TEMPLATE, overrides=(mine,))

    kept, dropped = (
        wants("russia", template=template, drop=drop).value(*FREEZE)
        for drop in (frozenset(), frozenset({mine.key}))
    )

    assert (kept.estimate.low, kept.estimate.high) == (0.6, 0.8)
    assert kept.estimate.sources == (mine.key,)
    assert dropped.weight == 0


def test_what_no_agreement_is_worth_can_be_set_in_the_place_of_words_about_it():
    mine = no_agreement("russia", 0.7, 0.1)
    template = replace(TEMPLATE, overrides=(mine,))

    set_, dropped, others = (
        wants(party, template=template, drop=drop).reservation
        for party, drop in (
            ("russia", frozenset()), ("russia", frozenset({mine.key})), ("ukraine", frozenset()),
        )
    )  # fmt: skip

    assert (set_.estimate.mode, set_.estimate.sources) == (0.7, (mine.key,))
    assert set_.issue == dropped.issue
    assert dropped == wants("russia").reservation
    assert others == wants("ukraine").reservation


def test_a_weight_that_was_set_stands_beside_what_the_evidence_counts():
    mine = weight("russia", "ceasefire", 0.7, 0.1)
    set_ = wants("russia", template=replace(TEMPLATE, overrides=(mine,)))

    assert [one.estimate.sources for one in set_.weights] == [(mine.key,)]
    assert set_.salience == wants("russia").salience
    assert wants("russia").weights == ()


def test_the_baseline_knows_no_number_that_was_set():
    mine = (weight("russia", "ceasefire", 0.7), no_agreement("russia", 0.9))
    template = replace(TEMPLATE, overrides=mine)

    assert wants("russia", template=template, drop=frozenset("*")) == wants(
        "russia", drop=frozenset("*")
    )


def test_likely_weights_are_the_means_and_keep_what_was_set():
    plain, first = wants("russia"), TEMPLATE.issues[0].key
    set_ = wants("russia", template=replace(TEMPLATE, overrides=(weight("russia", first, 0.6),)))
    every = tuple(weight("russia", one.key, 0.0) for one in TEMPLATE.issues)
    nothing = wants("russia", template=replace(TEMPLATE, overrides=every))

    whole = sum(plain.salience)
    assert plain.likely_weights() == pytest.approx([one / whole for one in plain.salience])
    assert set_.likely_weights()[0] == 0.6
    assert sum(set_.likely_weights()) == pytest.approx(1)
    ratio = [a / b for a, b in zip(set_.likely_weights(), plain.salience, strict=True)][1:]
    assert max(ratio) == pytest.approx(min(ratio))
    assert sum(nothing.likely_weights()) == pytest.approx(1)


def test_the_rules_that_were_used_stand_beside_the_result():
    assert estimate(FULL, TEMPLATE).rules == load_rules().values()


def test_a_limit_that_a_condition_would_lift_is_a_stance_and_no_red_line():
    words = holds(
        1,
        "russia",
        "front_line.freeze",
        -2,
        red_line=True,
        condition=provided(1, "territory", "accept_de_facto"),
    )

    russia = wants("russia", evidence([words]))

    assert russia.red_lines == ()
    assert russia.value(*FREEZE).weight > 0


def test_who_refuses_an_issue_is_against_every_way_to_settle_it():
    refusal = holds(1, "russia", "ceasefire", -2)
    negotiation = estimate(evidence([refusal]), TEMPLATE)
    wants = negotiation.preference("russia")
    first, *ways = TEMPLATE.issue("ceasefire").options

    assert wants.value("ceasefire", first.id).estimate.mode > 0.7
    for way in ways:
        assert wants.value("ceasefire", way.id).estimate.mode < 0.2
        assert wants.stated_weight["ceasefire", way.id] > 0


def test_who_wants_an_issue_taken_up_does_not_say_which_way():
    negotiation = estimate(evidence([holds(1, "russia", "ceasefire", 2)]), TEMPLATE)
    wants = negotiation.preference("russia")
    first, *ways = TEMPLATE.issue("ceasefire").options

    assert wants.value("ceasefire", first.id).estimate.mode < 0.3
    assert not any(wants.value("ceasefire", way.id).weight for way in ways)


def test_who_speaks_of_a_term_on_a_condition_that_is_no_term_is_not_silent():
    demand = holds(1, "russia", "territory:Crimea.recognise_de_jure", 2)
    answer = holds(
        2, "ukraine", "territory:Crimea.recognise_de_jure", 1,
        condition=provided(2, "elections", "hold"),
    )  # fmt: skip
    silent, spoken = (
        estimate(evidence(positions), TEMPLATE).preference("ukraine")
        for positions in ([demand], [demand, answer])
    )

    def presumed(wants):
        value = wants.value(*CRIMEA)
        return [one.source for one in value.counts if one.source == "presumption"]

    assert presumed(silent) == ["presumption"]
    assert presumed(spoken) == []


def test_nothing_is_presumed_of_an_audience_and_its_words_count_as_a_partys_would():
    found = talks(REFUSES, red_line=True)
    as_party = estimate(found, template_of(role="mediator", audience_of=None))

    (senate,) = estimate(found, template_of()).audiences

    assert senate == as_party.preference("senate")
    assert {one.source for value in senate.values for one in value.counts} == {
        "prior", found.claims[-1].key
    }  # fmt: skip


def test_an_audience_of_nobody_is_not_estimated():
    assert estimate(talks(REFUSES), template_of(audience_of=None)).audiences == ()
