import json

import pytest

from detente.exchange.models import load_model
from detente.printing.bargaining import bargained

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def asked(name, procedure=None, limit=None):
    """Return the JSON and the words of a procedure on a built-in model."""
    data, text = bargained(load_model(name), procedure=procedure, limit=limit, rounds=3)
    return json.loads(json.dumps(data, allow_nan=False)), text()


def test_the_answer_holds_what_the_contract_names():
    data, _ = asked("barter")

    assert data["schema"] == "detente.bargain/1"
    assert (data["outcomes"], data["frontier_size"], data["zone_size"]) == (512, 11, 293)
    assert data["frontier"][6]["utility"] == {"bill": 14, "jack": 4}
    assert len(data["frontier"]) == 11
    for concept in CONCEPTS:
        assert set(data[concept]["outcome"]) == set(data["issues"])
        assert set(data[concept]["utility"]) == {"bill", "jack"}
    assert data["seconds"] >= 0


def test_a_limit_cuts_the_frontier_and_not_its_size():
    data, text = asked("barter", limit=2)

    assert (len(data["frontier"]), data["frontier_size"]) == (2, 11)
    assert "... and 5 more" in text


def test_without_a_zone_every_solution_is_none_and_the_words_say_what_to_ask():
    data, text = asked("ceasefire")

    assert [data[concept] for concept in CONCEPTS] == [None] * 4
    assert (data["zone_size"], data["ideal"]) == (0, None)
    assert "there is no zone of agreement" in text
    assert "--procedure least-concession" in text


@pytest.mark.parametrize(
    ("name", "procedure", "said"),
    [
        ("barter", "nash", "bill 12 · jack 5"),
        ("barter", "egalitarian", "tied with 2 other outcomes"),
        ("divorce", "adjusted-winner", "retirement_account: carol 5/6, bob 1/6"),
        ("barter", "single-text", "Draft 3"),
        ("barter", "rubinstein", "the first proposer gets 0.7143"),
        ("barter", "least-concession", "nobody has to give way"),
        ("ceasefire", "least-concession", "lift: government on observers = international"),
    ],
)
def test_each_procedure_is_told_in_words(name, procedure, said):
    data, text = asked(name, procedure)

    assert said in text
    assert data["schema"] == "detente.bargain/1"


def test_twice_the_same_question_has_the_same_answer():
    first, second = asked("river"), asked("river")

    for one in (first, second):
        one[0].pop("seconds")
    assert first == second
