import json
import shutil

import pytest
from click.testing import CliRunner
from record.conftest import reading_of

from detente.cli import detente
from detente.model.template_writer import write_template
from detente.negotiation import Issue, Option, Override, Party, Template
from detente.preference import IssueKey
from detente.printing import deciding
from detente.record.case import create_case, open_case

A = reading_of().article.id[:12]


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    case = create_case(tmp_path_factory.mktemp("case") / "harbour")
    case.add(reading_of())
    return case.path


@pytest.fixture
def run(original, tmp_path):
    """Return a function that runs a command on a case of its own."""
    path = shutil.copy(original, tmp_path / "harbour.detente")

    def told(command, *words):
        result = CliRunner().invoke(detente, [command, str(path), *words])
        return result.exit_code, result.output

    return told


def test_every_verb_of_the_command_line_reaches_the_record(run):
    p01 = f"{A}:p01"
    asked = [
        ("decide", p01, "--confirm", "--by", "ada"),
        ("decide", p01, "--reject", "speaker", "--note", "it was the aide"),
        ("decide", p01, "--restore"),
        ("decide", p01, "--set", "stance=-1", "--set", "target="),
        ("decide", p01, "--retract", "2031-03-10"),
        ("undo",),
        ("redo",),
        ("decide", A, "--add", "event", "--set", "span=4-10", "--set", "type=ASSAULT"),
        ("decide", f"{A}:s01", f"{A}:e01", "--confirm"),
    ]

    codes = [run(*one)[0] for one in asked]

    assert codes == [0] * len(asked)
    _, told = run("items", A)
    assert f"{A}:p01   retracted from 2031-03-10" in told
    assert "redo by analyst" in told
    assert f"{A}:ea01  added · event: ASSAULT, undated" in told


def test_what_was_saved_is_told_with_its_time_and_how_the_item_stands(run):
    _, told = run(
        "decide", f"{A}:p01", "--reject", "stance", "--by", "ada", "--note", "too strong"
    )

    first, second, *_ = told.splitlines()
    assert first.startswith("Saved at ")
    assert first.endswith(" UTC as transaction 3.")
    assert second.startswith(f"{A}:p01   rejected · position: north, territory")
    assert "(stance: too strong)" in told


def test_a_decision_is_printed_as_json_with_the_machines_item_beside_what_counts(run):
    _, told = run("decide", f"{A}:p01", "--set", "stance=-1", "--by", "ada", "--json")

    data = json.loads(told)
    (item,) = data["items"]
    assert (data["schema"], data["ok"], data["new"]) == ("detente.decided/1", True, True)
    assert (item["original"]["stance"], item["counts"]["stance"]) == (2, -1)
    assert (item["state"], item["changed"]) == ("corrected", ["stance"])
    assert [one["actor"] for one in item["history"]] == ["ada"]


def test_items_are_listed_as_json_with_the_precision_of_each_reader(run):
    run("decide", f"{A}:p01", "--confirm")

    data = json.loads(run("items", "--json")[1])
    still_open = json.loads(run("items", "--open", "--json")[1])

    assert data["schema"] == "detente.items/1"
    assert [one["address"] for one in data["items"]] == [
        f"{A}:{local}" for local in ("e01", "r01", "s01", "p01")
    ]
    assert data["precision"] == [
        {
            "reader": "rules", "reader_version": "1", "confirmed": 1, "rejected": 0,
            "corrected": 0, "value": 1.0,
        }
    ]  # fmt: skip
    assert len(still_open["items"]) == 3


@pytest.mark.parametrize(
    "words",
    [
        ["p01", "--confirm"],
        [f"{A}:p01"],
        [f"{A}:p01", "--confirm", "--restore"],
        [f"{A}:p01", "--add", "position"],
        [f"{A}:p01", f"{A}:s01", "--restore"],
        [f"{A}:p01", "--set", "stance"],
        [f"{A}:p01", "--reject", "boring"],
        [f"{A}:p01", "--retract", "soon"],
    ],
)
def test_what_cannot_be_done_ends_in_a_sentence_and_code_2(run, words):
    code, told = run("decide", *words)

    assert code == 2
    assert "Traceback" not in told
    assert told.startswith("detente: ")


def test_an_override_is_set_and_withdrawn_and_undone(run, tmp_path):
    cell = ("north", "territory:the harbour", "reject_claim")
    case = open_case(tmp_path / "harbour.detente")

    codes = [run("override", *cell, "--range", "0.1", "0.2", "0.4", "--reason", "told us")[0]]
    was_set = case.overrides()
    codes.append(run("override", *cell, "--withdraw", "--reason", "no longer")[0])
    withdrawn = case.overrides()
    codes += [run("undo")[0], run("override", *cell, "--reason", "none")[0]]

    assert codes == [0, 0, 0, 2]
    assert [one.mode for one in was_set] == [0.2]
    assert withdrawn == ()
    assert case.overrides() == was_set


@pytest.mark.parametrize(
    ("words", "about"),
    [(("territory:the harbour", "--weight"), "weight"), (("--no-agreement",), "no_agreement")],
)
def test_a_weight_and_a_reservation_value_are_set_and_withdrawn(run, tmp_path, words, about):
    case = open_case(tmp_path / "harbour.detente")
    numbers = ("--range", "0.1", "0.2", "0.4", "--reason", "told us")

    code, _ = run("override", "north", *words, *numbers)
    (held,) = case.overrides()
    back, _ = run("override", "north", *words, "--withdraw", "--reason", "no longer")

    assert (code, held.about, held.mode, back) == (0, about, 0.2, 0)
    assert case.overrides() == ()


@pytest.mark.parametrize(
    ("role", "issue", "told"),
    [
        ("principal", "territory:the harbour", None),
        ("principal", "territory", "note: the model has no such number"),
        ("mediator", "territory:the harbour", "note: North need not agree"),
    ],
)
def test_a_number_that_moves_nothing_is_said_to(run, monkeypatch, role, issue, told):
    ways = tuple(Option(id=one, title=one) for one in ("left_open", "reject_claim"))
    template = Template(
        title="made",
        parties=(Party(id="north", name="North", role=role), Party(id="south", name="South")),
        issues=(Issue(id="territory", target="the harbour", options=ways, settled_by=("north",)),),
    )
    monkeypatch.setattr("detente.in_use.model_in_use", lambda *_: template)

    numbers = ("--range", "0.1", "0.2", "0.4", "--reason", "told us")
    code, said = run("override", "north", issue, "reject_claim", *numbers)

    assert code == 0
    assert told in said if told else "note:" not in said


def test_a_number_that_the_template_sets_as_well_is_told_of_and_marked(run, tmp_path):
    cell = ("north", "territory:the harbour", "reject_claim")
    written = Override(
        party=cell[0], issue=IssueKey(cell[1]), option=cell[2], low=0.7, mode=0.8, high=0.9,
        reason="they wrote so",
    )  # fmt: skip
    ways = tuple(Option(id=one, title=one) for one in ("left_open", "reject_claim"))
    template = Template(
        title="made",
        parties=(Party(id="north", name="North"), Party(id="south", name="South")),
        issues=(Issue(id="territory", target="the harbour", options=ways, settled_by=("north",)),),
        overrides=(written,),
    )
    open_case(tmp_path / "harbour.detente").set_template(write_template(template))

    _, listed = run("positions")
    _, was_set = run("override", *cell, "--range", "0.1", "0.2", "0.4", "--reason", "told us")
    _, withdrawn = run("override", *cell, "--withdraw", "--reason", "no longer")
    run("undo")
    _, undone = run("undo", "--json")
    refused, why = run("override", *cell, "--withdraw", "--reason", "no longer")

    assert "◆" in listed.split("red line")[0]
    assert "0.7 to 0.9, most likely 0.8; set by an analyst: they wrote so" in " ".join(
        listed.split()
    )
    assert "note:" not in was_set
    (note,) = json.loads(undone)["notes"]
    assert "the template sets this number as well" in note
    assert note in " ".join(withdrawn.split())
    assert refused == 2
    assert "one in the template is taken out there" in " ".join(why.split())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("territory:the harbour",), "needs an option"),
        (("territory:the harbour", "reject_claim", "--weight"), "takes no option"),
        (("territory:the harbour", "--no-agreement"), "takes no issue"),
        (("--weight",), "needs an issue"),
        (("territory:the harbour", "--weight", "--no-agreement"), "say one thing"),
    ],
)
def test_a_number_that_is_half_named_is_not_set(run, tmp_path, words, told):
    numbers = ("--range", "0.1", "0.2", "0.4", "--reason", "told us")

    code, said = run("override", "north", *words, *numbers)

    assert code == 2
    assert told in said
    assert open_case(tmp_path / "harbour.detente").overrides() == ()


def test_nothing_to_undo_is_said(run):
    assert run("undo")[0] == 2


def test_a_case_without_items_says_so(run):
    for local in ("s01", "p01", "e01", "r01"):
        run("decide", f"{A}:{local}", "--confirm")

    assert run("items", "--open")[1].startswith("No items.")


def test_the_commands_are_of_the_program():
    assert {one.name for one in deciding.COMMANDS} <= set(detente.commands)
