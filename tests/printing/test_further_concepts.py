import numpy as np
import pytest
from exchange.graph_models import STATES, TRUCE

from detente.analysis.stability import solve
from detente.errors import DetenteError
from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing.further_concepts import UNKNOWN, concept_meant, further
from detente.samples.models import stability_models

TWO = load_stability("chicken")
UNSURE = read_stability(
    stability_models()["prisoners-dilemma"].read_text(encoding="utf-8") + "unknown = [[0, 2]]\n"
)
GAPS = read_stability(TRUCE.replace("8, 10]", "8, 10]\nstrong_gaps = [2]"))


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("Nash", "nash"), ("SIM", "sim"), ("L2", "l_2"), ("l_12", "l_12"),
        ("strong-gmr", "strong_gmr"), ("Weak SEQ", "weak_seq"),
        ("SEQ d", "seq_d"), ("nash-a", "nash_a"),
    ],
)  # fmt: skip
def test_a_concept_is_meant_however_it_is_written(given, meant):
    assert concept_meant(given) == meant


@pytest.mark.parametrize("given", ["", "nsh", "l_0", "l_100", "strong_nash", "strong", "gmr_e"])
def test_what_is_no_concept_is_refused_with_those_there_are(given):
    with pytest.raises(DetenteError, match="is no concept of stability") as caught:
        concept_meant(given)

    assert "sseq, sim" in caught.value.hint


def test_to_look_one_move_ahead_is_nash_stability():
    nash = solve(TWO.graph, TWO.ranks).stable["nash"]

    assert further(TWO, ["l_1"])["l_1"].tolist() == nash.tolist()


def test_what_is_stable_is_strongly_or_weakly_so():
    stable = solve(GAPS.graph, GAPS.ranks).stable["gmr"]

    strong, weak = further(GAPS, ["strong_gmr", "weak_gmr"]).values()

    assert ((strong | weak) == stable).all()
    assert not (strong & weak).any()


def test_nash_stability_is_stability_by_simultaneous_moves():
    nash = solve(TWO.graph, TWO.ranks).stable["nash"]

    assert np.all(further(TWO, ["sim"])["sim"] | ~nash)


def test_who_leaves_for_the_unknown_leaves_what_it_cannot_compare():
    """The second prisoner cannot compare defection of both (0) with being exploited (2)."""
    found = further(UNSURE, UNKNOWN)

    nash = {kind: np.flatnonzero(found[f"nash_{kind}"][1]).tolist() for kind in "abcd"}

    assert len(found) == 16
    assert nash == {"a": [1], "b": [0, 1, 2], "c": [1], "d": [0, 1, 2]}


@pytest.mark.parametrize(
    ("model", "concept", "said"),
    [
        (read_stability(STATES), "sim", "need issues"),
        (load_stability("elmira-states"), "sim", "need issues"),
        (load_stability("elmira"), "l_2", "for two parties, and the model has 3"),
        (TWO, "strong_gmr", "which of its steps are strong"),
        (TWO, "gmr_a", "which outcomes cannot be compared"),
    ],
)
def test_a_concept_that_does_not_fit_the_model_is_refused(model, concept, said):
    with pytest.raises(DetenteError, match=said):
        further(model, [concept])
