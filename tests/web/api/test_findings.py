"""Findings by the API are what the commands print, as of a day."""

import datetime as dt
import json

import pytest

from detente import dossier
from detente.printing.answers import analysis_json, positions_json, timeline_json


@pytest.mark.parametrize("day", [None, "2031-03-05"])
@pytest.mark.parametrize(
    ("name", "printed"), [("positions", positions_json), ("timeline", timeline_json)]
)
def test_what_the_record_tells_is_what_the_command_prints(client, tmp_path, name, printed, day):
    found = client.get(f"/api/{name}", params={"as_of": day} if day else {}).json()

    known = dt.date.fromisoformat(day) if day else None
    evidence = dossier.evidence_of(tmp_path / "harbour.detente", known)
    assert found == json.loads(json.dumps(printed(evidence)))


def test_the_analysis_is_what_the_command_prints(client, tmp_path):
    found = client.get("/api/analysis").json()

    printed = analysis_json(*dossier.analyse_case(tmp_path / "harbour.detente"))
    assert found == json.loads(json.dumps(printed))


def test_the_brief_comes_in_each_of_its_formats(client, tmp_path):
    brief = dossier.brief_of_case(tmp_path / "harbour.detente")

    for form in dossier.RENDERERS:
        assert client.get(f"/api/brief?format={form}").text == dossier.render(brief, form)


def test_without_a_negotiation_there_is_a_partial_brief_and_no_analysis(client):
    assert client.get("/api/brief?as_of=2030-01-01").status_code == 200

    answer = client.get("/api/analysis?as_of=2030-01-01")

    assert answer.status_code == 422
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"value": "nonsense"}, "'nonsense' is no change of a value"),
        ({"stance": "nonsense/1"}, "'nonsense/1' is no change of a value"),
        ({"lift": "nonsense"}, "'nonsense' names no party with a term"),
    ],
)
def test_a_change_of_another_form_is_told_its_form(client, asked, said):
    answer = client.get("/api/whatif", params=asked)

    assert (answer.status_code, answer.json()["detail"]) == (422, said)
    assert answer.json()["hint"].startswith("Write it as party/issue=option")


def test_what_is_no_json_is_called_so(client):
    headers = {"content-type": "application/json"}

    answer = client.post("/api/articles", content=b"{no", headers=headers)

    assert (answer.status_code, answer.json()["detail"]) == (
        422,
        "what was sent is no JSON, from character 1 on",
    )
