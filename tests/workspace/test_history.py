"""The history of a position: as it could be known day by day, with every quote."""

import datetime as dt

import pytest
import quarrel
from model.by_hand import no_agreement, weight

from detente.errors import NotFoundError
from detente.negotiation import Override
from detente.workspace.history import history_screen, known_by
from detente.workspace.known import known_of


@pytest.fixture(name="screen")
def _screen():
    return history_screen(quarrel.known(), "south", "ceasefire", "unconditional")


def test_the_quotes_stand_in_order_and_say_whether_they_count(screen):
    assert [(one.number, one.stance_word, one.counts) for one in screen.quotes] == [
        (1, "demands", True),
        (2, "accepts", True),
    ]


def test_each_step_is_the_value_as_it_could_be_known_on_its_day(screen):
    then = quarrel.known(2).value("south", "ceasefire", "unconditional")

    assert [one.day for one in screen.steps] == [dt.date(2031, 3, 9), dt.date(2031, 4, 2)]
    assert screen.steps[-1].mode == screen.why.mode
    if then is not None:
        assert screen.steps[0].mode == then.estimate.mode


def test_what_was_published_later_is_not_known_by_a_day():
    claims = known_by(quarrel.evidence(), dt.date(2031, 3, 9)).claims

    days = {one.reports[0].article.published for one in claims}
    assert max(days) == dt.date(2031, 3, 9)


def test_the_options_are_tabs_and_the_most_told_is_chosen_of_itself():
    screen = history_screen(quarrel.known(), "south", "ceasefire", None)

    assert [(one.option, one.quotes, one.chosen) for one in screen.tabs] == [
        ("as_is", 0, False),
        ("unconditional", 2, True),
    ]


def test_an_option_that_nobody_spoke_of_has_its_prior_and_no_quotes():
    screen = history_screen(quarrel.known(), "north", "prisoners", "all_for_all")

    assert screen.quotes == ()
    assert screen.why is not None


def test_what_is_no_term_has_quotes_and_no_value():
    screen = history_screen(quarrel.known(), "north", "territory:the harbour", None)

    assert screen.why is None
    assert screen.steps == ()
    assert [one.quote.red_line for one in screen.quotes] == [True]


def test_a_condition_is_a_wish_for_its_own_term_and_says_what_it_was_read_as():
    screen = history_screen(quarrel.known(), "south", "prisoners", "all_for_all")

    (one,) = screen.quotes
    assert "front line" in one.told.lower()
    assert one.counts


def test_under_a_further_term_the_value_stands_beside():
    screen = history_screen(quarrel.known(), "south", "front_line", "freeze")

    assert len(screen.conditionals) == 1


def test_conflicting_quotes_stand_side_by_side():
    screen = history_screen(quarrel.known(), "north", "ceasefire", "unconditional")

    assert [one.contested for one in screen.quotes] == [True, True]
    assert len(screen.conflicts) == 1


@pytest.mark.parametrize(
    ("party", "issue", "option", "said"),
    [
        ("nobody", "ceasefire", None, "party nobody"),
        ("south", "nothing", None, "issue nothing"),
        ("south", "ceasefire", "nothing", "no option nothing"),
    ],
)
def test_what_nobody_has_heard_of_is_not_found(party, issue, option, said):
    with pytest.raises(NotFoundError, match=said):
        history_screen(quarrel.known(), party, issue, option)


def test_a_party_that_is_silent_on_an_issue_of_the_record_has_an_empty_history():
    screen = history_screen(quarrel.known(), "south", "territory:the harbour", None)

    assert screen.quotes == ()


def test_under_a_range_that_an_analyst_set_the_quotes_keep_their_counts():
    hand = Override(party="south", issue="front_line", option="freeze", low=0.1, mode=0.2,
                    high=0.3, reason="a talk", by="ada")  # fmt: skip
    plain = history_screen(quarrel.known(), "south", "front_line", "freeze")
    known = known_of(quarrel.evidence(), overrides=(hand,))

    screen = history_screen(known, "south", "front_line", "freeze")

    assert (screen.set_by, screen.why.mode) == ("set by ada: a talk", 0.2)
    assert (screen.unset, screen.steps) == (plain.why, plain.steps)
    assert [one.counts for one in screen.quotes] == [one.counts for one in plain.quotes]
    assert (plain.set_by, plain.unset) == ("", None)


def test_a_weight_and_no_agreement_that_were_set_stand_in_the_history_of_their_party():
    mine = (weight("south", "front_line", 0.4), no_agreement("south", 0.3))
    known = known_of(quarrel.evidence(), overrides=mine)

    own, others = (
        history_screen(known, party, "front_line", "freeze") for party in ("south", "north")
    )

    assert [(one.about, one.mode) for one in own.by_hand] == [
        ("weight", 0.4), ("no_agreement", 0.3),
    ]  # fmt: skip
    assert others.by_hand == ()
