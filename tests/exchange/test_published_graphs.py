"""Published graph models, where the folder with them is at hand."""

import tomllib
from pathlib import Path

import pytest

from detente.analysis.coalitions import coalitions, departures
from detente.analysis.stability import solve
from detente.exchange.stability_file import read_stability

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "stability"
pytestmark = pytest.mark.skipif(not CASES.exists(), reason="the published cases are not here")


@pytest.mark.parametrize("path", sorted(CASES.glob("*.toml")), ids=lambda path: path.stem)
def test_a_published_model_has_its_published_verdicts(path):
    text = path.read_text(encoding="utf-8")
    expected = tomllib.loads(text)["expected"]
    model = read_stability(text)

    verdicts = solve(model.graph, model.ranks)

    for concept, equilibria in expected["equilibria"].items():
        assert list(map(model.name, verdicts.equilibria(concept))) == list(map(str, equilibria))
    for concept, by_party in expected.get("stable", {}).items():
        for party, outcomes in by_party.items():
            stays = verdicts.stable[concept][model.parties.index(party)].nonzero()[0].tolist()
            assert list(map(model.name, stays)) == list(map(str, outcomes))


@pytest.mark.parametrize(("name", "outcome", "end"), [("elmira", 6, 9), ("elmira_graph", 4, 7)])
def test_two_parties_leave_an_equilibrium_together(name, outcome, end):
    model = read_stability((CASES / f"{name}.toml").read_text(encoding="utf-8"))

    leaving = departures(model.graph, model.ranks, [outcome], coalitions(model.graph.focal))

    together = {frozenset(model.named(one.members)): one.improvements for one in leaving}
    assert together == {frozenset({"ministry", "uniroyal"}): (end,)}
