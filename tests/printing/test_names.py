"""What results name by ids, in the words of the template."""

from dataclasses import replace

from builders import make_issue, make_template

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


def test_two_issues_of_one_title_are_told_apart():
    port, pier = (replace(make_issue(one), title="The port") for one in ("control", "pier_use"))
    names = Names(make_template(port, pier))

    assert names.term("control", "yes") == "The port (control): yes"
    assert names.term("pier_use", "") == "weight of The port (pier use)"
