import json

import pytest

from detente.errors import NoAgreementError
from detente.exchange.model_file import read_model
from detente.exchange.models import load_model
from detente.printing.bargaining import bargained

CONCEPTS = ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian")


def asked(name, procedure=None, limit=None):
    """Return the JSON and the words of a procedure on a built-in model."""
    data, text = bargained(load_model(name), procedure=procedure, limit=limit, rounds=3)
    return json.loads(json.dumps(data, allow_nan=False)), text()


def test_the_answer_holds_what_the_contract_names():
    data, _ = asked("barter")

    assert data["schema"] == "detente.bargain/1"
    assert (data["outcomes"], data["frontier_size"], data["zone_size"]) == (512, 11, 293)
    assert data["frontier"][6]["utility"] == {"bill": 14, "jack": 4}
    assert len(data["frontier"]) == 11
    for concept in CONCEPTS:
        assert set(data[concept]["outcome"]) == set(data["issues"])
        assert set(data[concept]["utility"]) == {"bill", "jack"}
    assert data["seconds"] >= 0


def test_a_limit_cuts_the_frontier_and_not_its_size():
    data, text = asked("barter", limit=2)

    assert (len(data["frontier"]), data["frontier_size"]) == (2, 11)
    assert "... and 5 more" in text


def test_without_a_zone_every_solution_is_none_and_the_words_say_what_to_ask():
    data, text = asked("ceasefire")

    assert [data[concept] for concept in CONCEPTS] == [None] * 4
    assert (data["zone_size"], data["ideal"]) == (0, None)
    assert "there is no zone of agreement" in text
    assert "--procedure least-concession" in text


@pytest.mark.parametrize(
    ("name", "procedure", "said"),
    [
        ("barter", "nash", "bill 12 · jack 5"),
        ("barter", "egalitarian", "tied with 2 other outcomes"),
        ("divorce", "adjusted-winner", "retirement_account: carol 5/6, bob 1/6"),
        ("barter", "single-text", "Draft 3"),
        ("barter", "rubinstein", "first proposer would get 0.7143"),
        (
            "river",
            "single-text",
            "below its reservation value (0.18, and no agreement is worth 0.5)",
        ),
        ("barter", "least-concession", "nobody has to give way"),
        ("ceasefire", "least-concession", "lift: government on observers = international"),
    ],
)
def test_each_procedure_is_told_in_words(name, procedure, said):
    data, text = asked(name, procedure)

    assert said in text
    assert data["schema"] == "detente.bargain/1"


def read(text, procedure=None, rounds=3):
    """Return the JSON and the words of a procedure on a model in TOML."""
    data, words = bargained(read_model(text), procedure=procedure, limit=None, rounds=rounds)
    return json.loads(json.dumps(data, allow_nan=False)), words()


PARTIES = """
[[party]]
id = "a"

[[party]]
id = "b"

[[party]]
id = "c"
"""
CAKE = f"""\
schema = "detente.model/1"
title = "A cake"
{PARTIES}role = "mediator"

[[issue]]
id = "cake"
options = ["c0", "c1", "c2"]

[preference.a]
discount = 0.9
values.cake = {{ c0 = 0, c1 = 1, c2 = 2 }}

[preference.b]
discount = 0.8
values.cake = {{ c0 = 2, c1 = 1, c2 = 0 }}

[preference.c]
reservation = 9
values.cake = {{ c0 = 0, c1 = 5, c2 = 0 }}
"""
SHUT = """
[[infeasible]]
cake = ["c0", "c1"]

[[require]]
at_least_one = ["cake = c1"]

[[infeasible]]
cake = "c0"
"""


def test_who_has_no_veto_is_shown_with_what_outcomes_are_worth_to_it():
    data, text = read(CAKE)

    assert (data["parties"], data["without_veto"]) == (["a", "b"], {"c": "mediator"})
    assert data["nash"]["utility_without_veto"] == {"c": 5}
    assert data["zone_size"] == 3
    assert "Without a veto, so that no bottom line or red line binds: c (mediator)." in text
    assert "a 1 · b 1 (without a veto: c 5)" in text


@pytest.mark.parametrize("procedure", [None, "nash", "least-concession"])
def test_where_nothing_is_possible_the_rows_that_contradict_each_other_are_named(procedure):
    data, text = read(CAKE + SHUT, procedure)

    assert data["contradiction"] == [
        "[[infeasible]], line 30: cake = ['c0', 'c1']",
        "[[require]], line 33: at_least_one = ['cake = c1']",
    ]
    assert "constraints contradict each other" in text
    assert "line 33: at_least_one" in text
    assert "--procedure least-concession" not in text


def test_where_something_is_possible_no_row_is_named():
    for procedure in (None, "least-concession"):
        assert read(CAKE, procedure)[0]["contradiction"] == []


def test_where_no_concession_suffices_there_is_no_total():
    data, _ = read(CAKE + SHUT, "least-concession")

    for one in data["concessions"].values():
        assert (one["outcome"], one["total"], one["worst"]) == (None, None, None)


def test_only_the_first_round_is_reached_and_equal_offers_of_later_ones_are_told_once():
    model = load_model("barter")
    data, words = bargained(model, procedure="rubinstein", limit=None, rounds=20)
    text = words()

    assert [one["reached"] for one in data["offers"]] == [True] + [False] * 19
    assert text.splitlines()[1] == "Alternating offers, 20 at most, bill first"
    assert "No later round is reached" in text
    assert "  rounds 2 to 13: the same: bill 14 · jack 4\n" in text
    assert "  rounds 14 to 15: ball = give: bill 12 · jack 5\n" in text
    assert text.index("Round 1") < text.index("For comparison")


def test_a_single_round_has_no_later_ones():
    assert "No later round" not in read(CAKE, "rubinstein", rounds=1)[1]


def test_a_single_text_that_crosses_a_red_line_is_no_agreement():
    lined = CAKE.replace("discount = 0.9", 'red_lines = { cake = ["c0"] }')

    data, text = read(lined, "single-text")

    assert data["crossed"] == [{"party": "a", "issue": "cake", "option": "c0"}]
    assert not data["agreement"]
    assert "it crosses a's red line on cake = c0" in " ".join(text.split())


def test_a_single_text_that_all_would_sign_says_so():
    data, text = read(CAKE, "single-text")

    assert (data["agreement"], data["below"], data["crossed"]) == (True, {}, [])
    assert "No party is below its reservation value" in text


def test_twice_the_same_question_has_the_same_answer():
    first, second = asked("river"), asked("river")

    for one in (first, second):
        one[0].pop("seconds")
    assert first == second


THREE = f"""\
schema = "detente.model/1"
status_quo = {{ land = "north" }}
{PARTIES}
[[issue]]
id = "land"
options = ["north", "south"]

[preference.a]
reservation = 2
weights = {{ land = 2 }}
values.land = {{ north = 0.5, south = 0 }}

[preference.b]
reservation = 3
values.land = {{ north = 0, south = 2 }}

[preference.c]
reservation = 1
values.land = {{ north = 1, south = 1 }}
"""
CLOSED = '\n[[infeasible]]\nland = "north"\n'


def test_of_three_parties_the_best_pair_is_told():
    data, text = read(THREE, "least-concession")

    assert data["concessions"]["pair"]["by_party"] == {"a": 2, "b": 1, "c": 0}
    told = text.split("The two parties who can open a zone together for the least\n")[1]
    assert told.startswith("  give way: a 2 · b 1")
    assert "pair" not in read(CAKE + SHUT, "least-concession")[0]["concessions"]


@pytest.mark.parametrize("procedure", [None, "least-concession", "utilitarian"])
def test_each_procedure_notes_what_was_read_otherwise_than_meant(procedure):
    data, text = read(THREE + CLOSED, procedure)

    assert data["warnings"][0] == "the weights of a sum to 2, not to 1; they are used as given"
    assert data["warnings"][1].startswith("the status quo is no possible outcome: [[infeasible]]")
    assert "\nNote: the weights of a sum to 2" in text


def test_a_first_draft_that_cannot_be_is_named_with_the_row_that_rules_it_out():
    with pytest.raises(
        NoAgreementError, match=r"status quo, land = north, and .*line \d+"
    ) as told:
        read(THREE + CLOSED, "single-text")

    assert "status_quo" in told.value.hint
