import numpy as np
import pytest

from detente.errors import DetenteError
from detente.exchange.stability_models import load_stability
from detente.printing import stability_look
from detente.printing.stability_look import Asked, look

CUBA = load_stability("cuba")


def test_the_five_concepts_are_always_judged_and_those_that_are_asked_for_are_shown():
    found = look(CUBA, Asked(concepts=("sim",)))

    assert set(found.verdicts.stable) == {"nash", "gmr", "smr", "seq", "sseq", "sim"}
    assert found.concepts == ("sim",)
    assert look(CUBA, Asked()).concepts == ("nash", "gmr", "smr", "seq", "sseq")


def test_an_outcome_is_an_equilibrium_if_it_holds_by_some_concept_that_is_shown():
    assert look(CUBA, Asked(concepts=("seq",))).equilibria == [4, 6]
    assert look(CUBA, Asked()).equilibria == [0, 1, 2, 4, 5, 6, 7]
    assert look(CUBA, Asked()).holds("seq", 4)
    assert not look(CUBA, Asked()).holds("nash", 4)


def test_outcomes_are_meant_by_words():
    found = look(CUBA, Asked(why="6", want="air_strike = no, withdraw=yes, blockade=no"))

    assert (found.why, found.want) == (6, 4)


@pytest.mark.parametrize("rule", ["legal", "each_opponent_once"])
def test_either_rule_of_sequences_can_be_asked_for(rule):
    found = look(load_stability("gisborne-economic"), Asked(rule=rule))

    assert found.verdicts.equilibria("nash") == (3,)


@pytest.mark.parametrize("asked", [{"why": "0", "paths": True}, {"want": "0"}, {"paths": True}])
def test_moves_of_a_model_that_is_too_large_are_not_followed_one_by_one(monkeypatch, asked):
    monkeypatch.setattr(stability_look, "MOST_FOLLOWED", 11)

    with pytest.raises(DetenteError, match="12 outcomes, too many to follow"):
        look(CUBA, Asked(**asked))
    assert np.any(look(CUBA, Asked()).verdicts.stable["nash"])


def test_why_follows_moves_from_one_outcome_and_so_in_larger_models(monkeypatch):
    monkeypatch.setattr(stability_look, "MOST_FOLLOWED", 11)
    assert look(CUBA, Asked(why="0")).why == 0

    monkeypatch.setattr(stability_look, "MOST_TOLD_WHY", 11)
    with pytest.raises(DetenteError, match="12 outcomes, too many to follow"):
        look(CUBA, Asked(why="0"))


def test_what_would_have_to_change_is_asked_of_the_five_concepts_alone():
    with pytest.raises(DetenteError, match="not known of SIM, L2") as refused:
        look(CUBA, Asked(want="0", concepts=("nash", "sim", "l_2")))

    assert refused.value.hint == "--want knows Nash, GMR, SMR, SEQ, SSEQ."
    assert look(CUBA, Asked(want="0", concepts=("sseq",))).want == 0


def test_coalitions_of_many_parties_are_looked_at_in_smaller_models(monkeypatch):
    monkeypatch.setattr(stability_look, "MOST_TOGETHER", 11)

    with pytest.raises(DetenteError, match="12 outcomes and 1 coalition,") as refused:
        look(CUBA, Asked(coalitions=True))
    assert "11 outcomes of these parties at most" in refused.value.hint
    assert look(CUBA, Asked(why="0")).why == 0


def test_margins_of_a_model_that_is_too_large_are_left_out(monkeypatch):
    monkeypatch.setattr(stability_look, "MOST_WEIGHED", 11)

    assert look(CUBA, Asked()).verdicts.margins == {}


@pytest.mark.parametrize("name", ["joint-ceasefire", "elmira-states"])
def test_moves_that_are_listed_are_those_of_the_model(name):
    model = load_stability(name)
    listed = look(model, Asked()).listed

    for mover in range(len(model.graph.movers)):
        for one in model.feasible:
            assert (listed.targets(mover, one) == model.graph.targets(mover, one)).all()


def test_a_large_model_is_judged_in_narrower_numbers_with_the_same_verdicts(monkeypatch):
    wide = look(CUBA, Asked())
    monkeypatch.setattr(stability_look, "MOST_WEIGHED", 3)
    narrow = look(CUBA, Asked())

    assert narrow.verdicts.margins == {}
    assert narrow.equilibria == wide.equilibria
    for concept in wide.concepts:
        assert (narrow.verdicts.stable[concept] == wide.verdicts.stable[concept]).all()
