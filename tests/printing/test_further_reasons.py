from detente.exchange.stability_file import read_stability
from detente.printing.stability import judged
from detente.printing.stability_look import Asked
from detente.samples.models import stability_models

DILEMMA = stability_models()["prisoners-dilemma"].read_text(encoding="utf-8")
UNSURE = read_stability(DILEMMA + "unknown = [[0, 2]]")
GREATLY = read_stability(DILEMMA + "strong_gaps = [2]")


def told(model, outcome, *concepts):
    text = judged(model, Asked(why=outcome, concepts=concepts))[1][1]()
    return " ".join(text.split())


def test_an_attitude_has_the_exits_of_its_own():
    tries, stays = told(UNSURE, "2", "nash_a"), told(UNSURE, "2", "nash_b")

    assert (
        "By Nash (a) Two would try two cooperates = no (0), which it cannot compare with" in tries
    )
    assert "So Two leaves by Nash (a)." in tries
    assert "By Nash (b) Two has nothing to leave for, so it stays." in stays
    assert "would gain" not in stays
    assert "as its ranking has it" not in tries


def test_an_answer_under_an_attitude_is_told_with_what_it_leaves():
    text = told(UNSURE, "3", "gmr_c", "seq_b")

    assert "Two's answer, two cooperates = no (0), leaves it no better than where it is." in text
    assert "each step being better for who makes it or not to be compared" in text
    assert "Together: all stay by GMR (c), SEQ (b)." in text


def test_strong_and_weak_are_grades_of_stability_and_nobody_leaves():
    text = told(GREATLY, "3", "strong_smr")

    assert "One is stable, weakly, by SMR." in text
    assert "Two is strongly stable by SMR." in text
    assert "leaves it far below where it is, and whatever it does then, it stays so" in text
    assert "no answer leaves it far below where it is" in text
    assert "Together: a weak equilibrium by SMR: stable for all, but not strongly for One." in text
    assert "leaves by" not in text
    assert "not stable by GMR" in told(GREATLY, "1", "weak_gmr")
    assert "Together: a strong equilibrium by GMR." in told(GREATLY, "0", "strong_gmr")


def test_what_is_weak_for_one_and_strong_for_another_is_a_weak_equilibrium():
    data, _ = judged(GREATLY, Asked(concepts=("strong_gmr", "weak_gmr")))[1]

    assert data["equilibria"]["gmr"] == [0, 3]
    assert data["equilibria"]["strong_gmr"] == [0]
    assert data["equilibria"]["weak_gmr"] == [3]
    assert data["stable"]["weak_gmr"] == {"one": [3], "two": []}
