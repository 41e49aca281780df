import pytest

from detente.errors import CaseError, ConflictError
from detente.record.decisions import Correction

POSITION, STATEMENT = 5, 3


def states(case, *items):
    return [case.item(one).state for one in items]


def test_undo_takes_back_ones_own_last_act_and_writes_a_row(filled):
    first = filled.confirm(POSITION, actor="ada")
    filled.reject(STATEMENT, "other", actor="bo")

    receipt = filled.undo(actor="ada")

    assert receipt.of == first.tx_id
    assert states(filled, POSITION, STATEMENT) == ["open", "rejected"]
    assert [one.verb for one in filled.item(POSITION).history] == ["confirm", "restore"]


def test_redo_brings_back_what_was_undone_in_the_other_order(filled):
    filled.confirm(POSITION)
    filled.reject(POSITION, "stance")
    filled.undo()
    filled.undo()

    told = []
    for _ in range(2):
        filled.redo()
        told += states(filled, POSITION)

    assert told == ["confirmed", "rejected"]


def test_a_new_act_leaves_nothing_to_redo(filled):
    filled.confirm(POSITION)
    filled.undo()
    filled.confirm(STATEMENT)

    with pytest.raises(CaseError, match="nothing of analyst to redo"):
        filled.redo()


def test_whoever_did_nothing_has_nothing_to_undo(filled):
    filled.confirm(POSITION, actor="ada")

    with pytest.raises(CaseError, match="nothing of bo to undo"):
        filled.undo(actor="bo")


def test_what_somebody_built_upon_is_not_undone_and_is_told(filled):
    filled.confirm(POSITION, actor="ada")
    filled.reject(POSITION, "speaker", actor="bo")

    with pytest.raises(ConflictError, match=r"position p01 .* was rejected by bo after you"):
        filled.undo(actor="ada")

    filled.undo(actor="bo")
    filled.undo(actor="ada")
    assert states(filled, POSITION) == ["open"]


def test_an_undone_restore_leaves_the_decision_as_it_was(filled):
    filled.correct(POSITION, Correction(stance=-1), actor="bo")
    filled.restore(POSITION, actor="ada")

    filled.undo(actor="ada")

    state = filled.item(POSITION)
    assert (state.state, state.counts.stance) == ("corrected", -1)


def test_a_correction_of_speaker_and_day_is_undone_in_the_statement_too(filled):
    filled.correct(POSITION, Correction(speaker="Bo South", said_on="2031-03-01"))
    filled.undo()

    assert states(filled, POSITION, STATEMENT) == ["open", "open"]


def test_an_added_item_is_undone_and_redone(filled, reading):
    given = Correction(span=(4, 10), party="south", issue="talks", option="direct", stance=1)
    (item,) = filled.add_item(reading.article.id, "position", given).items

    filled.undo()
    gone = [one.id for one in filled.as_of().readings[0].positions]
    filled.redo()

    assert gone == ["p01"]
    assert [one.id for one in filled.as_of().readings[0].positions] == ["p01", "pa01"]
    assert states(filled, item) == ["added"]


def test_an_added_item_that_was_taken_back_is_decided_on_only_to_restore_it(filled, reading):
    given = Correction(span=(4, 10), party="south", issue="talks", option="direct", stance=1)
    (item,) = filled.add_item(reading.article.id, "position", given, actor="ada").items
    filled.undo(actor="ada")

    with pytest.raises(CaseError, match="was added by hand and taken back"):
        filled.confirm(item, actor="bo")
    filled.restore(item, actor="bo")

    assert states(filled, item) == ["added"]
    with pytest.raises(ConflictError, match="was restored by bo"):
        filled.redo(actor="ada")


def test_an_undo_with_the_same_key_is_done_once(filled):
    filled.confirm(POSITION)
    filled.confirm(STATEMENT)

    first, again = (filled.undo(key="u1") for _ in range(2))

    assert (again.new, again.of, again.items) == (False, first.of, first.items)
    assert states(filled, POSITION, STATEMENT) == ["confirmed", "open"]
