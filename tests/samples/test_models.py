import pytest

from detente.analysis.agreements import agreements
from detente.analysis.stability import solve
from detente.exchange.model_file import read_model
from detente.exchange.stability_models import load_stability
from detente.samples.models import bargaining_models, stability_models

MODELS = bargaining_models()


@pytest.mark.parametrize("name", MODELS)
def test_every_built_in_model_is_read_and_only_the_ceasefire_has_no_zone(name):
    model = read_model(MODELS[name].read_text(encoding="utf-8"), name)

    assert bool(agreements(model.problem).solutions) == (name != "ceasefire")
    assert model.title != name


def test_the_barter_is_the_table_that_nash_published():
    model = read_model(MODELS["barter"].read_text(encoding="utf-8"))

    found = agreements(model.problem)

    nash = found.solutions["nash"]
    given = {good for good, what in model.problem.describe(nash.outcome).items() if what == "give"}
    assert given == {"book", "whip", "ball", "bat", "pen", "toy", "knife"}
    assert nash.utilities == (12 * 10**9, 5 * 10**9)
    assert (found.outcomes, len(found.frontier.rows), len(found.rational.rows)) == (512, 11, 7)


EQUILIBRIA = {
    "prisoners-dilemma": ([0], [0, 3], [0, 3], [0, 3]),
    "chicken": ([1, 2], [1, 2, 3], [1, 2, 3], [1, 2]),
    "cuba": ([], [0, 1, 2, 4, 5, 6, 7], [0, 1, 2, 4, 5, 6, 7], [4, 6]),
    "cuba-one-way": ([5], [0, 1, 2, 4, 5, 6, 7], [0, 1, 2, 4, 5, 6, 7], [4, 5, 6]),
    "elmira": (
        [4, 5, 6, 9, 10, 11], [0, 3, 4, 5, 6, 9, 10, 11], [0, 3, 4, 5, 6, 9, 10, 11],
        [4, 5, 6, 9, 10, 11],
    ),
    "elmira-states": ([4, 6, 9], [0, 3, 4, 6, 9], [0, 3, 4, 6, 9], [4, 6, 9]),
    "gisborne-economic": ([3], [3, 7], [3, 7], [3]),
    "gisborne-environmental": ([5], [5], [5], [5]),
    "syria-iraq": ([6], [0, 6], [6], [6]),
    "joint-ceasefire": ([6], [0, 1, 6], [0, 1, 6], [0, 1, 6]),
}  # fmt: skip
"""By Nash, GMR, SMR and SEQ: the table of docs/explanation/stability.md, with its sources."""


@pytest.mark.parametrize("name", stability_models())
def test_every_built_in_graph_model_has_its_published_equilibria(name):
    model = load_stability(name)

    verdicts = solve(model.graph, model.ranks)

    found = [list(verdicts.equilibria(one)) for one in ("nash", "gmr", "smr", "seq")]
    assert found == list(EQUILIBRIA[name])
    assert model.title != name
