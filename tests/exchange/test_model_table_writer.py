import pytest
from exchange.graph_models import STATES, TRUCE

from detente.errors import TemplateError
from detente.exchange.model_table import read_table
from detente.exchange.model_table_writer import write_table
from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.samples.models import stability_models

WHOLE = [name for name in stability_models() if name not in ("elmira-states", "joint-ceasefire")]


@pytest.mark.parametrize("name", WHOLE)
def test_a_model_comes_back_from_its_table_as_it_was(name):
    model = load_stability(name)

    again = read_table(write_table(model)[0])

    assert again.ranks.tolist() == model.ranks.tolist()
    assert again.options == model.options
    assert again.status_quo == model.status_quo
    for mover, members in enumerate(model.graph.movers):
        place = again.graph.movers.index(members)
        for one in model.feasible:
            assert (again.graph.targets(place, one) == model.graph.targets(mover, one)).all()


@pytest.mark.parametrize(
    ("model", "lost"),
    [
        (load_stability("chicken"), []),
        (load_stability("joint-ceasefire"), ["who may"]),
        (load_stability("elmira-states"), ["which outcomes"]),
        (load_stability("gisborne-economic"), ["the statements"]),
        (
            read_stability(TRUCE.replace("8, 10]", "8, 10]\nstrong_gaps = [1]")),
            ["who may", "which steps", "the statements"],
        ),
    ],
    ids=lambda one: getattr(one, "title", ""),
)
def test_what_a_table_does_not_hold_is_told(model, lost):
    _, told = write_table(model)

    assert [one[: len(start)] for one, start in zip(told, lost, strict=False)] == lost
    assert told[len(lost) :] == ("the title",)


def test_a_cell_that_a_spreadsheet_would_compute_is_quoted_and_read_back():
    text = TRUCE.replace('"middle"', '"=1-1"')

    table, _ = write_table(read_stability(text))

    assert "'=1-1" in table.splitlines()[5]
    assert read_table(table).options[2] == ("low", "=1-1", "high")


def test_what_no_table_can_hold_is_refused():
    with pytest.raises(TemplateError, match="a graph of states is no table"):
        write_table(read_stability(STATES))
    with pytest.raises(TemplateError, match="'a:b' holds one of"):
        write_table(read_stability(TRUCE.replace('"middle"', '"a:b"')))
