import datetime as dt

import pytest

from detente.errors import CaseError
from detente.negotiation import Override
from detente.record.case import open_case
from detente.record.overrides import meant

CELL = ("north", "territory:the harbour", "reject_claim")


def made(**more):
    parts = {"low": 0.1, "mode": 0.2, "high": 0.3, "reason": "they told us", "by": "analyst"}
    parts |= more
    party, issue, option = CELL
    return Override(**({"party": party, "issue": issue, "option": option} | parts))


def on(case, *day):
    """Return the case as it is on a day."""
    moment = int(dt.datetime(*day, 12, tzinfo=dt.UTC).timestamp() * 1e9)
    return open_case(case.path, clock=lambda: moment)


def test_an_override_is_kept_with_its_reason_and_comes_back_as_it_was(filled):
    filled.override(made(), actor="ada")

    assert filled.overrides() == (made(by="ada"),)
    assert filled.log()[-1].about.endswith("they told us")


def test_an_override_holds_from_the_day_it_was_made_until_the_next(filled):
    on(filled, 2031, 5, 1).override(made())
    on(filled, 2031, 6, 1).override(made(mode=0.3))
    on(filled, 2031, 7, 1).withdraw_override(*CELL, note="no longer so")

    days = [dt.date(2031, month, 15) for month in (4, 5, 6, 7)]

    assert [filled.overrides(day) for day in days] == [(), (made(),), (made(mode=0.3),), ()]


def test_an_override_is_undone_redone_and_withdrawn(filled):
    filled.override(made())
    filled.override(made(mode=0.3))

    filled.undo()
    undone = filled.overrides()
    filled.redo()
    redone = filled.overrides()
    filled.withdraw_override(*CELL, note="a slip")
    filled.undo()

    assert (undone, redone) == ((made(),), (made(mode=0.3),))
    assert filled.overrides() == (made(mode=0.3),)


def test_what_another_puts_back_stays_under_the_name_of_who_set_it(filled):
    filled.override(made(), actor="ada")
    filled.withdraw_override(*CELL, note="a slip", actor="bo")
    filled.undo(actor="bo")

    assert [one.by for one in filled.overrides()] == ["ada"]


@pytest.mark.parametrize("cell", [("territory:the harbour", ""), ("", "")])
def test_a_weight_and_a_reservation_value_are_undone_redone_and_withdrawn(filled, cell):
    one, other = (made(issue=cell[0], option=cell[1], mode=mode) for mode in (0.2, 0.3))
    filled.override(made())
    filled.override(one)
    filled.override(other)

    filled.undo()
    undone = filled.overrides()
    filled.redo()
    redone = filled.overrides()
    filled.withdraw_override("north", *cell, note="a slip")

    assert (undone, redone) == ((made(), one), (made(), other))
    assert filled.overrides() == (made(),)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (("territory:the harbour", ""), "north, the weight of territory:the harbour: 0.1 to 0.3"),
        (("", ""), "north, no agreement: 0.1 to 0.3"),
    ],
)
def test_the_log_tells_which_number_was_set(filled, cell, told):
    filled.override(made(issue=cell[0], option=cell[1]))

    assert told in filled.log()[-1].about


@pytest.mark.parametrize("about", ["value", "weight", "no_agreement"])
def test_what_a_number_is_named_by_is_complete_and_no_more(about):
    given = {"value": ("a", "b"), "weight": ("a", ""), "no_agreement": ("", "")}

    assert meant(about, *given[about]) == given[about]
    for other in set(given) - {about}:
        with pytest.raises(CaseError, match=r"needs an|takes no"):
            meant(about, *given[other])


def test_the_first_override_of_a_value_is_undone_to_nothing(filled):
    filled.override(made())
    filled.undo()

    assert filled.overrides() == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"low": 0.3}, "0.3, 0.2, 0.3 is not a range"),
        ({"high": 1.5}, "is not a range"),
        ({"mode": float("nan")}, "is not a range"),
        ({"reason": " "}, "an override needs a reason"),
        ({"party": "nrth_side!"}, "the case knows no party"),
        ({"issue": "weather"}, "there is no issue 'weather'"),
        ({"option": "freeze"}, "issue territory has no option 'freeze'"),
        ({"issue": "weather", "option": ""}, "there is no issue 'weather'"),
        ({"party": "nrth_side!", "issue": "", "option": ""}, "the case knows no party"),
    ],
)
def test_an_override_that_is_no_range_of_a_value_is_refused(filled, wrong, said):
    with pytest.raises(CaseError, match=said):
        filled.override(made(**wrong))

    assert filled.overrides() == ()


def test_what_was_not_set_is_not_withdrawn_and_a_withdrawal_needs_a_reason(filled):
    with pytest.raises(CaseError, match="no override of north"):
        filled.withdraw_override(*CELL, note="why")

    filled.override(made())
    with pytest.raises(CaseError, match="needs a reason"):
        filled.withdraw_override(*CELL)


def test_an_override_was_unknown_before_it_was_written(filled):
    before = len(filled.log())
    filled.override(made())

    assert filled.overrides(known=before) == ()
