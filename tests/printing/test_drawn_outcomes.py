from detente.analysis.status_quo import nearest_improvements
from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing.conflict_graph import graph_svg
from detente.printing.drawn_outcomes import drawn_outcomes
from detente.printing.stability_look import Asked, look


def large(*, status_quo=True):
    """Return a model of 256 outcomes in which each of two parties wants its issues in turn."""
    issues = "".join(
        f'[[issue]]\nid = "x{k}"\noptions = ["no", "yes"]\nsettled_by = ["{"ab"[k % 2]}"]\n'
        for k in range(8)
    )
    wants = "".join(
        f"[preference.{who}]\nstatements = {[f'x{k} = yes' for k in own]}\n"
        for who, own in (("a", (0, 2, 4, 6)), ("b", (1, 3, 5, 7)))
    )
    return read_stability(
        'schema = "detente.model/1"\n'
        + ("status_quo = 0\n" if status_quo else "")
        + '[[party]]\nid = "a"\n[[party]]\nid = "b"\n'
        + issues
        + wants
    )


def test_a_small_model_is_drawn_whole():
    found = look(load_stability("chicken"), Asked())

    assert drawn_outcomes(found, None, 4) == [0, 1, 2, 3]


def test_of_a_large_model_a_way_from_the_status_quo_to_an_equilibrium_is_drawn():
    found = look(large(), Asked())
    ways = nearest_improvements(found.model.graph, found.model.ranks, 0)

    shown = drawn_outcomes(found, ways, 60)

    assert found.holds("nash", 255)
    assert {0, 255, *(step.outcome for step in ways.paths[255])} <= set(shown)
    assert len(shown) <= 60
    assert len([end for end in shown if len(ways.paths[end]) == 1]) > 10


def test_a_large_model_has_arrows_with_and_without_a_status_quo():
    for model in (large(), large(status_quo=False)):
        drawing = graph_svg(look(model, Asked()))

        assert 'stroke-width="2"' in drawing
        assert drawing.count("<path") > 1
        assert "the status quo, ways on from it, and equilibria." in drawing.replace("\n", " ")
