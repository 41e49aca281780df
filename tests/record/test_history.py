from hypothesis import given
from hypothesis import strategies as st

from detente.record.history import replayed

VERBS = st.lists(st.sampled_from(["confirm", "reject", "undo", "redo", "add"]), max_size=30)


def test_a_new_act_leaves_nothing_to_redo():
    assert replayed([(1, "confirm"), (2, "undo"), (3, "reject"), (4, "redo")]) == ([3], [])


def test_what_is_no_decision_is_neither_undone_nor_redone():
    assert replayed([(1, "add"), (2, "template"), (3, "undo")]) == ([], [])


@given(VERBS)
def test_an_undo_and_a_redo_leave_everything_as_it_was(verbs):
    acts = list(enumerate([*verbs, "confirm"]))
    end = len(acts)

    assert replayed([*acts, (end, "undo"), (end + 1, "redo")]) == replayed(acts)


@given(VERBS)
def test_every_act_holds_or_is_undone_or_was_left_behind(verbs):
    held, undone = replayed(enumerate(verbs))

    decided = [n for n, verb in enumerate(verbs) if verb in ("confirm", "reject")]
    assert set(held).isdisjoint(undone)
    assert set(held) | set(undone) <= set(decided)
    assert held == sorted(held)
