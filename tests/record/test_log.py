import datetime as dt

import pytest

from detente.negotiation import Override
from detente.record.decisions import Correction

POSITION = 5
NAMED = "(north, territory:the harbour: reject claim, demands, red line)"


def last(case):
    return case.log()[-1].about


def test_a_decision_is_told_with_its_item_and_its_reason(filled, reading):
    filled.reject(POSITION, "speaker", note="it was the aide")

    address = f"{reading.article.id[:12]}:p01"
    assert last(filled) == f"position {address} {NAMED} · speaker: it was the aide"


def test_a_correction_is_told_from_what_to_what(filled):
    filled.correct(
        POSITION, Correction(stance=-1, condition=(4, 10), said_on="2031-03", speaker=None)
    )

    told = last(filled)
    assert "stance 2 → -1, actor north_envoy → none, condition none → 4-10" in told
    assert "said on 2031-03-03 → 2031-03" in told


def test_a_withdrawal_is_told_with_its_day(filled):
    filled.retract(POSITION, dt.date(2031, 3, 10))

    assert last(filled).endswith("from 2031-03-10 on")


def test_an_undo_tells_what_it_takes_back(filled):
    filled.confirm(POSITION)
    filled.undo()

    assert last(filled).startswith("transaction 3: confirm position ")


def test_many_decisions_are_counted(filled):
    filled.confirm_all([3, 4, 5, 6])

    assert last(filled).endswith("; and 1 more")


def test_a_new_item_is_told_with_what_it_says(filled, reading):
    change = Correction(span=(4, 10), type="ASSAULT", actors=())
    filled.add_item(reading.article.id, "event", change)

    assert last(filled) == f"event {reading.article.id[:12]}:ea01 (ASSAULT)"


@pytest.mark.parametrize("withdrawn", [False, True])
def test_an_override_is_told_with_its_range_and_its_withdrawal_without(filled, withdrawn):
    party, issue, option = "north", "talks", "direct"
    filled.override(
        Override(party=party, issue=issue, option=option, low=0, mode=0.5, high=1, reason="x")
    )
    if withdrawn:
        filled.withdraw_override(party, issue, option, note="y")

    told = "north, talks: direct · y" if withdrawn else (
        "north, talks: direct: 0 to 1, most likely 0.5 · x"
    )  # fmt: skip
    assert last(filled) == told
