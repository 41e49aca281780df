"""The record by the API: what the commands print, of the case that is served."""

import pytest

from detente.contract import reading_to_json
from detente.record.case import open_case


def test_the_case_tells_its_head_and_how_much_it_holds(client, tmp_path):
    found = client.get("/api/case").json()

    assert found == {
        "schema": "detente.case/1",
        "title": "The harbour",
        "head": open_case(tmp_path / "harbour").head,
        "tx_id": 3,
        "as_of": "2031-03-09",
        "articles": 2,
    }


def test_the_file_is_verified(client):
    found = client.get("/api/verify").json()

    assert found["ok"]
    assert {one["name"] for one in found["checks"]} > {"integrity"}


def test_the_log_lists_what_happened(client):
    entries = client.get("/api/log").json()["entries"]

    assert [one["verb"] for one in entries] == ["new", "add", "add"]


def test_documents_are_those_of_the_day(client, harbour):
    every = client.get("/api/documents").json()["documents"]
    early = client.get("/api/documents?as_of=2031-03-05").json()["documents"]

    assert [one["id"] for one in every] == [harbour[2], harbour[1]]
    assert [one["id"] for one in early] == [harbour[1]]


def test_a_reading_is_what_the_command_prints_by_the_whole_id_or_its_first_digits(
    client, harbour, tmp_path
):
    (reading,) = open_case(tmp_path / "harbour").as_of(None).readings[:1]

    short = client.get(f"/api/documents/{harbour[1]}").json()
    whole = client.get(f"/api/documents/{reading.article.id}?with_text=true").json()

    assert short == reading_to_json(reading)
    assert whole == reading_to_json(reading, with_text=True)


@pytest.mark.parametrize("path", ["/documents/000000000000", "/items/00000000:p01"])
def test_what_is_not_there_is_not_found(client, path):
    answer = client.get(f"/api{path}")

    assert answer.status_code == 404
    assert answer.json()["hint"]


def test_an_id_that_only_begins_like_one_is_not_found(client, harbour):
    assert client.get(f"/api/documents/{harbour[1]}{'0' * 52}").status_code == 404


def test_items_come_with_how_they_stand(client, post, harbour, item):
    post(f"/items/{item}/confirm")

    every = client.get(f"/api/documents/{harbour[1]}/items").json()["items"]
    left = client.get(f"/api/documents/{harbour[1]}/items?open=true").json()["items"]

    assert {one["state"] for one in every} == {"open", "confirmed"}
    assert len(left) == len(every) - 1
    assert client.get(f"/api/items/{item}").json()["state"] == "confirmed"
