"""What results name by ids, in the words of the template."""

import datetime as dt
from dataclasses import replace

from builders import make_issue, make_template
from model.by_hand import no_agreement

from detente.printing.names import Names

NAMES = Names(make_template(make_issue("truce"), make_issue("border")))


def test_an_outcome_tells_only_what_it_changes():
    assert NAMES.outcome({"truce": "yes", "border": "as_is"}) == "truce: yes"
    assert NAMES.outcome({"truce": "as_is", "border": "as_is"}) == "everything as it is"


def test_a_move_back_is_told_as_well():
    assert NAMES.moves({"truce": "as_is"}) == "truce: as_is"
    assert NAMES.party("north") == "North"


def test_without_an_option_the_weight_is_named_and_without_an_issue_no_agreement():
    assert NAMES.term("truce", "") == "weight of truce"
    assert NAMES.term("", "") == "no agreement"


def test_a_source_is_an_address_of_words_or_whose_number_it_is():
    hand = replace(no_agreement("north", 0.4), by="ada", on=dt.date(2031, 3, 3))
    names = Names(replace(NAMES.template, overrides=(hand,)))

    assert names.source("0123456789ab:p01") == "0123456789ab:p01"
    assert names.source(hand.key) == "set by ada on 3 March 2031: -"


def test_two_issues_of_one_title_are_told_apart():
    port, pier = (replace(make_issue(one), title="The port") for one in ("control", "pier_use"))
    names = Names(make_template(port, pier))

    assert names.term("control", "yes") == "The port (control): yes"
    assert names.term("pier_use", "") == "weight of The port (pier use)"
