import numpy as np
from exchange.graph_models import STATES

from detente.analysis.verdicts import Step, Witness
from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing.narration import bound, narrated

MODEL = load_stability("joint-ceasefire")
ANSWER = (Step(movers=frozenset({1}), outcome=6),)


def witness(concept, sanction=(), countermove=None, end=2):
    return Witness(
        party=0, outcome=1, concept=concept, stable=bool(sanction), exit=end,
        sanction=sanction, countermove=countermove,
    )  # fmt: skip


def told(*witnesses):
    """Return what is told of one exit of north's from the ceasefire."""
    return narrated(MODEL, 0, 1, {2: {one.concept: one for one in witnesses}}, able=True)


def test_an_exit_its_answer_and_what_is_left_are_told_in_one_sentence():
    first, last = told(witness("nash"), witness("seq", ANSWER))

    assert first == (
        "North would gain by ceasefire = none, north attacks = yes (2); South's answer, "
        "south attacks = yes (6), each step of which betters who makes it, leaves North below "
        "where it is (1), and North can do no better from there."
    )
    assert last == "So North stays by SEQ, and leaves by Nash."


def test_an_exit_that_nothing_deters_makes_a_party_leave_by_every_concept():
    first, last = told(witness("nash"), witness("gmr"))

    assert first.endswith("nothing that the others can do takes that gain away.")
    assert last == "So North leaves by Nash, GMR."
    every = [witness(one) for one in ("nash", "gmr", "smr", "seq", "sseq")]
    assert told(*every)[1] == "So North leaves, by every concept."


def test_only_the_concepts_that_are_asked_for_are_spoken_of():
    gain = "North would gain by ceasefire = none, north attacks = yes (2)"

    assert told(witness("nash")) == [f"{gain}.", "So North leaves by Nash."]
    assert told(witness("seq")) == [
        f"{gain}; no answer that counts by SEQ takes that gain away.",
        "So North leaves by SEQ.",
    ]
    assert told(witness("seq", ANSWER))[1] == "So North stays by SEQ."
    assert narrated(MODEL, 0, 1, {2: {}}, able=True) == [f"{gain}."]


def test_a_countermove_that_mends_the_answer_is_told_and_one_that_does_not_is_told_otherwise():
    mended, _ = told(witness("gmr", ANSWER, countermove=4))
    unmended, _ = told(witness("smr", ANSWER, countermove=4))

    assert mended.endswith("though from there it could do better by north attacks = no (4).")
    assert unmended.endswith(
        "and from there North gets no further, even by north attacks = no (4)."
    )


def test_an_answer_of_several_steps_names_who_makes_each():
    steps = (Step(movers=frozenset({1}), outcome=6), Step(movers=frozenset({0, 1}), outcome=0))

    first, _ = told(witness("gmr", steps))

    assert "South's answer, south attacks = yes (6), then North and South's answer," in first
    assert "leaves North below where it is (1)" in first


def test_an_answer_that_is_as_good_is_no_better():
    level = MODEL.ranks.copy()
    level[0, 6] = level[0, 1]
    model = type(MODEL)(
        **{name: getattr(MODEL, name) for name in MODEL.__dataclass_fields__} | {"ranks": level}
    )

    first, _ = narrated(model, 0, 1, {2: {"gmr": witness("gmr", ANSWER)}}, able=True)

    assert "leaves North no better than where it is (1)" in first
    assert np.array_equal(MODEL.ranks[1], level[1])


def test_a_party_without_a_move_of_its_own_is_told_with_whom_it_moves():
    model = read_stability(STATES)
    nobody = read_stability(STATES.replace('party = ["north", "south"]', 'party = "north"'))

    assert bound(model) == ["South moves only with North."]
    assert bound(nobody) == ["South has no moves."]
    assert bound(MODEL) == []


def test_who_cannot_move_and_who_does_not_want_to_are_told_apart():
    unable = narrated(MODEL, 0, 1, {}, able=False)
    content = narrated(MODEL, 0, 1, {}, able=True)

    assert unable == ["North cannot move from here by itself."]
    assert content == ["North has no better outcome within its own reach, so it stays."]
