import datetime as dt
import sqlite3

import pytest

from detente.errors import CaseError, ConflictError
from detente.record.case import open_case
from detente.record.decisions import Correction

POSITION, STATEMENT = 5, 3
DAY = dt.date(2031, 3, 4)


def test_an_act_is_acknowledged_with_its_place_hash_moment_and_items(filled):
    receipt = filled.confirm(POSITION, actor="ada", note="compared with the recording")

    last = filled.log()[-1]
    assert (receipt.tx_id, receipt.hash) == (last.tx_id, last.hash)
    assert (receipt.recorded_at, receipt.items) == (last.recorded_at, (POSITION,))
    assert (last.actor, last.verb) == ("ada", "confirm")
    assert last.about.endswith("compared with the recording")


def test_the_same_key_and_request_are_answered_by_the_first_receipt(filled):
    first = filled.reject(POSITION, "speaker", actor="ada", key="k1")
    head = filled.head

    again = open_case(filled.path).reject(POSITION, "speaker", actor="ada", key="k1")

    assert (first.new, again.new) == (True, False)
    assert (again.tx_id, again.hash, again.items) == (first.tx_id, first.hash, first.items)
    assert (again.recorded_at, filled.head) == (first.recorded_at, head)


@pytest.mark.parametrize(
    "other",
    [
        lambda case: case.confirm(POSITION, actor="ada", key="k1"),
        lambda case: case.reject(POSITION, "stance", actor="ada", key="k1"),
        lambda case: case.reject(STATEMENT, "speaker", actor="ada", key="k1"),
        lambda case: case.reject(POSITION, "speaker", actor="bo", key="k1"),
        lambda case: case.reject(POSITION, "speaker", actor="ada", key="k1", note="more"),
        lambda case: case.undo(actor="ada", key="k1"),
    ],
)
def test_the_same_key_with_another_request_is_refused(filled, other):
    filled.reject(POSITION, "speaker", actor="ada", key="k1")

    with pytest.raises(CaseError, match="'k1' was used for another request"):
        other(filled)

    assert len(filled.item(POSITION).history) == 1


def test_a_decision_on_what_somebody_decided_meanwhile_is_refused_with_who_and_what(filled):
    seen = filled.item(POSITION).seen
    filled.reject(POSITION, "speaker", actor="bo", seen=seen)

    with pytest.raises(
        ConflictError, match=r"position p01 .* was rejected by bo since you looked at it"
    ):
        filled.confirm(POSITION, actor="ada", seen=seen)

    assert filled.item(POSITION).state == "rejected"
    assert filled.confirm(POSITION, actor="ada", seen=filled.item(POSITION).seen).new


def test_a_decision_on_another_item_is_no_conflict(filled):
    seen = filled.item(POSITION).seen
    filled.confirm(STATEMENT, actor="bo")

    assert filled.confirm(POSITION, actor="ada", seen=seen).new


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda case: case.reject(POSITION, "boring"), "'boring' is no reason to reject"),
        (lambda case: case.restore(POSITION), "no decision on position p01 .* to take back"),
        (lambda case: case.confirm(99), "there is no item 99"),
        (lambda case: case.confirm(1), "item 1 is an actor"),
        (lambda case: case.confirm(POSITION, actor=" "), "is no name for who decides"),
        (lambda case: case.confirm(POSITION, actor="a\nb"), "is no name for who decides"),
        (lambda case: case.confirm(POSITION, note="x" * 10_001), "10001 characters is too long"),
        (lambda case: case.correct(POSITION, Correction()), "nothing is to be corrected"),
        (lambda case: case.correct(POSITION, Correction(stance=2)), "changes nothing"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence_and_nothing_is_written(filled, act, said):
    head = filled.head

    with pytest.raises(CaseError, match=said) as refused:
        act(filled)

    assert refused.value.hint
    assert filled.head == head


def test_many_items_are_confirmed_in_one_transaction_and_undone_as_one(filled):
    filled.correct(STATEMENT, Correction(hedged=True))

    receipt = filled.confirm_all([STATEMENT, 4, POSITION, 6], actor="ada")
    states = [filled.item(one).state for one in (STATEMENT, 4, POSITION, 6)]
    filled.undo(actor="ada")

    assert receipt.items == (4, POSITION, 6)
    assert states == ["corrected", "confirmed", "confirmed", "confirmed"]
    assert [filled.item(one).state for one in (4, POSITION, 6)] == ["open"] * 3


def test_a_list_with_nothing_left_to_confirm_is_refused(filled):
    filled.confirm_all([4, POSITION])

    with pytest.raises(CaseError, match="nothing left to confirm"):
        filled.confirm_all([4, POSITION])


def test_the_machines_item_stays_beside_its_correction(filled, reading):
    filled.correct(POSITION, Correction(stance=-2, red_line=False), actor="ada")

    state = filled.item(POSITION)
    assert state.original == reading.positions[0]
    assert (state.counts.stance, state.counts.red_line) == (-2, False)
    assert state.counts.readers == ("rules", "analyst:ada")
    assert state.changed == ("stance", "red_line")


def test_a_second_correction_builds_on_the_first(filled):
    filled.correct(POSITION, Correction(stance=-2), actor="ada")
    filled.correct(POSITION, Correction(held="conduct"), actor="bo")

    counts = filled.as_of(DAY).claims[0].position
    assert (counts.stance, counts.held) == (-2, "conduct")


def test_a_correction_itself_is_not_decided_on_but_what_it_corrects_is(filled):
    filled.correct(POSITION, Correction(stance=-2))

    with pytest.raises(CaseError, match=f"item 7 is the correction of item {POSITION}"):
        filled.confirm(7)


def test_decisions_reach_the_evidence_and_its_counts(filled):
    filled.correct(POSITION, Correction(stance=-2))
    filled.confirm(STATEMENT)
    filled.reject(4, "double")

    evidence = filled.as_of(DAY)

    assert (evidence.confirmed, evidence.rejected, evidence.corrected) == (1, 1, 1)
    assert evidence.claims[0].reports[0].reviewed == "correct"
    assert evidence.happenings == ()


def test_no_row_of_a_decision_can_be_changed_or_removed(filled):
    filled.confirm(POSITION)

    connection = sqlite3.connect(filled.path)
    for statement in ("UPDATE decision SET verb = 'reject'", "DELETE FROM decision"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            connection.execute(statement)
    connection.close()


def test_a_source_does_not_withdraw_words_before_they_could_be_read(filled):
    with pytest.raises(CaseError, match="could first be read on 2031-03-04") as refused:
        filled.retract(POSITION, dt.date(2031, 3, 3))

    assert "2031-03-04" in refused.value.hint
    assert filled.retract(POSITION, dt.date(2031, 3, 4)).new
