import json

import pytest
from exchange.graph_models import STATES

from detente.errors import DetenteError
from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing import stability
from detente.printing.stability import judged
from detente.printing.stability_look import Asked
from detente.samples.models import stability_models

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")


def asked(name, **what):
    """Return the JSON and the words of an answer on a built-in model."""
    _, (data, text) = judged(load_stability(name), Asked(**what))
    return json.loads(json.dumps(data, allow_nan=False)), " ".join(text().split())


@pytest.mark.parametrize("name", stability_models())
def test_the_answer_holds_what_the_contract_names(name):
    data, text = asked(name)

    assert data["schema"] == "detente.stability/1"
    assert tuple(data["stable"]) == tuple(data["equilibria"]) == CONCEPTS
    for concept in CONCEPTS:
        stays = [set(one) for one in data["stable"][concept].values()]
        assert set(data["equilibria"][concept]) == set.intersection(*stays)
        assert {len(one) for one in data["margins"][concept].values()} == {len(data["feasible"])}
    assert data["seconds"] >= 0
    assert text.startswith(data["title"])


def test_a_party_leaves_where_its_margin_is_negative_and_cannot_where_it_has_none():
    data, _ = asked("elmira-states")

    for party, margins in data["margins"]["seq"].items():
        for outcome, margin in zip(data["feasible"], margins, strict=True):
            stays = outcome in data["stable"]["seq"][party]
            assert stays == (margin is None or margin >= 0)
            assert (margin is None) == (outcome in data["no_move"][party])


def test_a_concept_that_is_asked_for_stands_beside_the_five():
    data, text = asked("cuba", concepts=("sim", "seq"))

    assert tuple(data["stable"]) == (*CONCEPTS, "sim")
    assert "GMR" not in text
    assert "SIM" in text


def test_why_gives_a_witness_for_each_party_concept_and_exit_and_only_words_of_it():
    data, text = asked("joint-ceasefire", why="1")

    seq = [one for one in data["why"] if (one["party"], one["concept"]) == ("north", "seq")]
    assert seq == [
        {
            "party": "north", "outcome": 1, "concept": "seq", "stable": True, "exit": 2,
            "sanction": [{"by": ["south"], "to": 6}], "countermove": None,
        }
    ]  # fmt: skip
    assert "South's answer, south attacks = yes (6)" in text
    assert "Who stays where" not in text


@pytest.mark.parametrize(
    ("concept", "others"),
    [("nash", ["GMR", "SMR", "SEQ"]), ("seq", ["Nash", "GMR", "SMR"]), ("sim", ["Nash", "SEQ"])],
)
def test_why_speaks_of_the_concepts_that_are_asked_for_alone(concept, others):
    _, text = asked("joint-ceasefire", why="1", concepts=(concept,))

    assert text.count("North") > 1
    assert concept.upper() in text.upper().split("TOGETHER")[0]
    assert not [one for one in others if one in text]


def test_why_and_want_tell_of_parties_that_have_no_move_of_their_own():
    for what in (Asked(why="war"), Asked(want="war")):
        _, (_, text) = judged(read_stability(STATES), what)

        assert "- South moves only with North." in text()


def test_coalitions_are_in_the_data_always_and_in_the_words_where_they_are_asked_for():
    data, text = asked("elmira-states")
    _, told = asked("elmira-states", coalitions=True)

    assert [one["by"] for one in data["coalitions"]["6"]] == [["ministry", "uniroyal"]]
    assert data["coalitions"]["6"][0]["improvements"] == [9]
    assert "together would rather be in" not in text
    assert "Ministry and Uniroyal together would rather be in 9" in told


PACT = """
schema = "detente.model/1"
party = [{ id = "a" }, { id = "b" }]
issue = [{ id = "pact", options = ["no", "yes"], settled_by = ["a", "b"] }]
preference = { a = { ranking = [1, 0] }, b = { ranking = [1, 0] } }
"""


def test_coalitions_of_parties_that_only_move_together_are_told():
    _, (data, text) = judged(read_stability(PACT), Asked(coalitions=True))

    assert [(one["by"], one["improvements"]) for one in data["coalitions"]["0"]] == [
        (["a", "b"], [1])
    ]
    assert "A and B together would rather be in 1" in text()


def test_a_coalition_of_which_one_gains_and_none_loses_leaves_where_that_is_asked():
    model = read_stability(PACT.replace("a = { ranking = [1, 0]", "a = { ranking = [[1, 0]]"))
    _, (strict, _) = judged(model, Asked(coalitions=True))
    _, (weak, text) = judged(model, Asked(coalitions=True, pareto=True))

    assert strict["coalitions"] == {}
    assert weak["pareto"]
    assert weak["coalitions"]["0"][0]["improvements"] == [1]
    assert "(some member gains, none loses)" in text()


def test_coalitions_of_a_large_model_are_looked_at_only_where_they_are_asked_for(monkeypatch):
    monkeypatch.setattr(stability, "MOST_LISTED", 3)

    assert asked("elmira-states")[0]["coalitions"] == {}
    assert asked("elmira-states", coalitions=True)[0]["coalitions"] != {}


def test_ways_from_the_status_quo_are_given_for_each_kind_of_move():
    data, text = asked("elmira-states", paths=True)

    joint = data["paths"]["joint"]
    assert joint["reached"] == [6, 9]
    assert joint["to"]["9"] == [
        {"by": ["local_government"], "to": 6}, {"by": ["ministry", "uniroyal"], "to": 9},
    ]  # fmt: skip
    assert joint["to"]["4"] is None
    assert joint["to"]["0"] == []
    assert "not reachable" in text
    assert "it is the status quo" in text


def test_ways_need_a_status_quo():
    with pytest.raises(DetenteError, match="does not say what the status quo is"):
        asked("cuba", paths=True)


def test_what_is_wanted_is_told_with_what_would_have_to_change():
    data, text = asked("syria-iraq", want="1")

    assert data["want"]["together"] == dict.fromkeys(CONCEPTS, True)
    assert "What would make 1 (" in text


def test_states_are_called_by_their_names():
    _, (data, text) = judged(read_stability(STATES), Asked())

    assert data["states"] == ["war", "lull", "peace"]
    assert data["status_quo"] == 0
    assert "(war)" in text()


def test_moves_of_parties_together_are_followed_in_small_models_only(monkeypatch):
    monkeypatch.setattr(stability, "MOST_JOINT", 3)

    data, text = asked("elmira-states", paths=True)

    assert set(data["paths"]) == {"moves", "improvements"}
    assert "alone or together" not in text


def test_another_rule_than_that_of_the_literature_is_named_wherever_its_verdicts_are_told():
    data, text = asked("elmira", rule="each_opponent_once")
    why, told = asked("elmira", rule="each_opponent_once", why="0")

    assert "Rule each_opponent_once: in an answer each mover moves at most once" in text
    assert data["warnings"][0] in text
    assert why["warnings"][0] in told
    assert "told by legal sequences all the same" in told
    assert "Rule" not in asked("elmira")[1]
    assert asked("elmira")[0]["warnings"] == []
