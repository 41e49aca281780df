from detente.exchange.stability_file import read_stability
from detente.printing.stability import judged
from detente.printing.stability_look import Asked
from detente.samples.models import stability_models

UNSURE = stability_models()["prisoners-dilemma"].read_text(encoding="utf-8") + "unknown = [[0, 2]]"


def told(*concepts):
    data, text = judged(read_stability(UNSURE), Asked(concepts=concepts))[1]
    return data, text()


def test_each_attitude_has_its_verdicts_and_its_equilibria():
    data, text = told()

    rows = {line.split("  ")[0]: line.split("  ")[1:] for line in text.splitlines()}
    assert "What Two cannot compare" in text
    assert " ".join(rows["(a) Two"]).split()[0] == "1"
    assert rows["(b) all: equilibria"][0] == "0, 2"
    assert data["equilibria"]["nash_b"] == [0, 2]
    assert data["stable"]["nash_a"]["two"] == [1]


def test_who_asks_for_concepts_sees_these_alone():
    _, text = told("gmr_a")

    assert "GMR (a)" in text
    assert "cannot compare" not in text


def test_what_rests_on_a_ranking_says_so_wherever_it_is_told():
    for what in ({"coalitions": True}, {"want": "0"}, {"concepts": ("nash",)}, {"why": "0"}):
        text = judged(read_stability(UNSURE), Asked(**what))[1][1]()
        assert "Two cannot compare is judged here as its ranking has it." in " ".join(text.split())
