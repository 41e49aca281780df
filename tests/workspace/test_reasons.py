"""Why a value is what it is: the rows that weigh a quote multiply to its weight."""

from math import isclose, prod

import pytest
import quarrel

from detente.model.rules import load_rules
from detente.negotiation import Override
from detente.workspace.known import known_of
from detente.workspace.reasons import levels, rules_screen, why


@pytest.fixture(name="reasons")
def _reasons():
    known = quarrel.known()
    return why(known, known.value("south", "ceasefire", "unconditional"))


def test_the_factors_of_a_quote_multiply_to_its_weight_and_k_to_its_counts(reasons):
    quotes = [one for one in reasons.counts if one.factors]

    assert len(quotes) == 2
    for one in quotes:
        assert isclose(prod(f.value for f in one.factors), one.weight)
        assert isclose(one.counts_for + one.counts_against, one.weight * reasons.k)
        assert isclose(one.level, levels_of(one.stance))


def levels_of(word):
    return next(level for level, named in levels().items() if named == word)


def test_the_counts_add_up_to_the_value_and_quotes_stand_in_order_of_days(reasons):
    assert isclose(sum(one.counts_for for one in reasons.counts), reasons.counts_for)
    assert [one.stance for one in reasons.counts] == ["", "demands", "accepts"]


def test_every_factor_names_a_row_that_exists_and_says_why(reasons):
    rules = load_rules().rows
    factors = [f for one in reasons.counts for f in one.factors]

    for one in factors:
        assert one.row in rules
        assert one.reason
    ages = [one for one in factors if one.about == "Age"]
    assert ages[0].reason == "24 days old; half its weight is gone after 90 days."


def test_what_is_no_quote_says_what_it_is():
    range_ = Override(party="south", issue="front_line", option="freeze", low=0.1, mode=0.2,
                      high=0.3, reason="a talk")  # fmt: skip
    known = known_of(quarrel.evidence(), overrides=(range_,))

    set_by_hand = why(known, known.value("south", "front_line", "freeze"))
    silent = why(known, known.value("north", "prisoners", "all_for_all"))

    assert [one.told for one in set_by_hand.counts] == [
        "An analyst's own range, set by an analyst: a talk"
    ]
    assert silent.counts[0].told.startswith("Before any word.")


def test_a_value_under_a_term_names_the_term():
    known = quarrel.known()
    (conditional,) = known.preference("south").conditionals

    assert "prisoners" in why(known, conditional).given.lower()


def test_every_rule_is_listed_with_its_reason():
    screen = rules_screen()

    assert [row.name for row in screen.rows] == list(load_rules().rows)
    assert all(row.reason for row in screen.rows)
    assert next(iter(screen.groups)) == "form"
