import pytest
from exchange.graph_models import TRUCE

from detente.exchange.stability_file import read_stability
from detente.exchange.stability_models import load_stability
from detente.printing import inverse_words
from detente.printing.inverse_words import want_json, want_lines, wanted
from detente.printing.stability_look import Asked, look

VALUES = (
    TRUCE[: TRUCE.index("[preference.north]")]
    + """\
[preference.north]
values.truce = { no = 0, yes = 2 }
values.north_acts = { no = 0, yes = 3 }
values.arms = { low = 0, middle = 0, high = 0 }

[preference.south]
ranking = [1, 5, 0, 4, 8, 2, 6, 10]
"""
)


def asked(model, outcome, *concepts):
    """Return the JSON and the lines on an outcome that is wanted."""
    found = look(model, Asked(concepts=concepts))
    target = wanted(found, outcome)
    return want_json(model, target), "\n".join(want_lines(found, target))


def test_a_party_that_ranks_is_told_how_far_the_outcome_must_rise_or_what_must_fall():
    data, text = asked(load_stability("syria-iraq"), 1, "nash")

    syria, iraq = data["changes"]
    assert (syria["rise_above"], syria["must_fall"]) == ([0, 2, 6], [0, 2])
    assert (iraq["stable"], iraq["must_fall"]) == (True, [])
    assert data["together"] == {"nash": True}
    assert "- Syria would have to like 1 as well as 0." in text
    assert "- Iraq stays as it is." in text
    assert "- If 1 rises so far for each of them, it is an equilibrium." in text


def test_concepts_of_which_the_same_is_told_share_one_block():
    _, text = asked(load_stability("chicken"), 1)

    assert text.count("Nash, GMR, SMR, SEQ, SSEQ") == 1
    assert text.count("stays as it is.") == 2
    assert "So 1 is an equilibrium as things are." in text


def test_of_many_outcomes_that_would_have_to_fall_a_few_are_named(monkeypatch):
    monkeypatch.setattr(inverse_words, "_NAMED", 1)

    _, text = asked(load_stability("syria-iraq"), 1, "nash")

    assert "no longer likes 0 and 1 more better" in text


def test_a_party_with_statements_is_told_which_to_move_or_to_add():
    data, text = asked(load_stability("gisborne-economic"), 5, "nash")

    assert data["changes"][1]["statements"] == [[{"add": "lift_ban = no", "place": 1}]]
    assert 'By its statements: add "lift_ban = no" at place 1.' in text


def test_a_statement_that_is_moved_is_told_with_both_places():
    text = TRUCE.replace('["truce = yes", [', '["arms = high", "truce = yes", [')

    data, told = asked(read_stability(text), 5, "nash")

    assert {"move": 2, "place": 1} in [
        one for some in data["changes"][1]["statements"] for one in some
    ]
    assert "move statement 2 to place 1" in told


def test_a_party_with_values_is_told_the_least_change_of_values():
    data, text = asked(read_stability(VALUES), 1, "nash")

    north = data["changes"][0]
    assert sum(abs(one["add"]) for one in north["values"]) == pytest.approx(1)
    assert "With the least change of values: " in text


WEIGHED = VALUES.replace(
    "values.truce = { no = 0, yes = 2 }",
    "weights = { truce = 1, north_acts = 0.3, arms = 0 }\nvalues.truce = { no = 0, yes = 0.1 }",
)


def test_values_that_are_changed_as_told_make_the_party_stay_whatever_the_weights():
    model = read_stability(WEIGHED)
    data, _ = asked(model, 1, "nash")

    changed = WEIGHED
    for one in data["changes"][0]["values"]:
        assert one["add"] == round(one["add"], 4)
        before = {
            "no": "no = 0",
            "yes": "yes = 3" if one["issue"] == "north_acts" else "yes = 0.1",
        }
        old = before[one["option"]]
        name, _, value = old.partition(" = ")
        start = changed.index(f"values.{one['issue']}")
        line = changed[start:].split("\n", 1)[0]
        new = line.replace(old, f"{name} = {float(value) + one['add']}")
        changed = changed.replace(line, new)

    assert not data["changes"][0]["stable"]
    assert changed != WEIGHED
    assert asked(read_stability(changed), 1, "nash")[0]["changes"][0]["stable"]


def test_where_the_answers_of_others_change_that_is_said():
    found = look(load_stability("syria-iraq"), Asked(concepts=("seq",)))
    target = wanted(found, 1)

    told = want_lines(
        found, type(target)(outcome=1, changes=target.changes, together={"seq": False})
    )

    assert "Even then 1 would not hold" in " ".join(told)
