import pytest

from detente.record.standing import UNDECIDED, Ruling, standing_of


def taken(*verbs, from_day=10):
    return standing_of(
        [
            Ruling(
                decision_id=n,
                tx_id=n + 100,
                item_id=1,
                verb=verb,
                replacement=7 if verb == "correct" else None,
                from_day=from_day if verb == "retract" else None,
            )
            for n, verb in enumerate(verbs)
        ]
    )


@pytest.mark.parametrize(
    ("verbs", "state"),
    [
        ([], "open"),
        (["confirm"], "confirmed"),
        (["reject"], "rejected"),
        (["correct"], "corrected"),
        (["retract"], "retracted"),
        (["confirm", "reject", "restore"], "confirmed"),
        (["confirm", "restore", "restore"], "open"),
        (["reject", "confirm"], "confirmed"),
        (["correct", "confirm"], "corrected"),
        (["correct", "reject", "confirm"], "confirmed"),
        (["correct", "reject"], "rejected"),
        (["retract", "confirm"], "retracted"),
        (["retract", "reject"], "rejected"),
        (["correct", "retract", "restore"], "corrected"),
    ],
)
def test_the_decisions_that_were_not_taken_back_tell_how_an_item_stands(verbs, state):
    assert taken(*verbs).state == state


def test_a_correction_counts_until_the_day_on_which_its_source_withdrew_it():
    standing = taken("correct", "retract")

    assert standing.replacement == 7
    assert [standing.counts_on(day) for day in (9, 10, None)] == [True, False, False]


def test_what_is_rejected_counts_on_no_day_and_what_is_open_on_each():
    assert not taken("reject").counts_on(0)
    assert UNDECIDED.counts_on(None)
    assert UNDECIDED.last_tx == 0


def test_an_item_was_last_decided_when_a_decision_was_taken_back():
    assert taken("confirm", "restore").last_tx == 101


@pytest.mark.parametrize(
    ("verbs", "upheld"),
    [(["confirm"], True), (["correct"], True), (["reject"], False), ([], False)],
)
def test_a_person_upholds_what_is_confirmed_or_corrected(verbs, upheld):
    assert taken(*verbs).upheld == upheld
