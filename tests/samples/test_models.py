import pytest

from detente.analysis.agreements import agreements
from detente.exchange.model_file import read_model
from detente.samples.models import bargaining_models

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
