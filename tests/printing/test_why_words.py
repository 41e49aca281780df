from exchange.graph_models import STATES

from detente.exchange.stability_file import read_stability
from detente.printing.stability import judged
from detente.printing.stability_look import Asked
from detente.samples.models import stability_models

DILEMMA = stability_models()["prisoners-dilemma"].read_text(encoding="utf-8")


def told(more, outcome, *concepts):
    text = judged(read_stability(DILEMMA + more), Asked(why=outcome, concepts=concepts))[1][1]()
    return " ".join(text.split())


def test_an_exit_that_cannot_be_compared_is_said_to_be_judged_by_the_ranking():
    gains, stays = told("unknown = [[0, 2]]", "2"), told("unknown = [[0, 2]]", "0")

    assert (
        "Two cannot compare two cooperates = no (0) with where it is (2). As its ranking has it, "
        "it would gain;"
    ) in gains
    assert "So, as its ranking has it, Two leaves, by every concept." in gains
    assert "Two stays by Nash (b, d)" in gains
    assert "One stays by Nash (a-d)" in gains
    assert "As its ranking has it, it would not gain." in stays
    assert (
        "has no better outcome within its own reach, so it stays" not in stays.split("Two", 1)[1]
    )


def test_where_everything_can_be_compared_nothing_is_said_of_rankings():
    text = told("", "2")

    assert "Two would gain by two cooperates = no (0)" in text
    assert "ranking" not in text
    assert text.endswith("Together: somebody leaves by every concept.")


def test_where_nobody_can_move_nobody_is_said_to_stay_by_a_concept():
    text = judged(read_stability(STATES), Asked(why="peace"))[1][1]()

    assert text.endswith("Together: nobody can move from here.")
