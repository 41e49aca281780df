"""Answers: each carries the head as its tag; a GET writes nothing; other content is refused."""

import pytest

from detente.record.case import open_case

GETS = (
    "/case", "/log", "/documents", "/positions", "/timeline", "/analysis", "/brief",
    "/whatif", "/forks", "/template", "/overrides",
)  # fmt: skip


@pytest.mark.parametrize("path", GETS)
def test_an_answer_is_held_until_the_head_moves(client, post, item, path):
    first = client.get(f"/api{path}")
    tag = first.headers["etag"]
    again = client.get(f"/api{path}", headers={"if-none-match": f'"other", W/{tag}'})
    post(f"/items/{item}/confirm")
    moved = client.get(f"/api{path}", headers={"if-none-match": tag})

    assert (first.status_code, again.status_code, moved.status_code) == (200, 304, 200)
    assert again.text == ""
    assert tag == again.headers["etag"] != moved.headers["etag"]


def test_no_get_writes(client, tmp_path):
    before = (tmp_path / "harbour.detente").read_bytes()

    for path in (*GETS, "/verify"):
        assert client.get(f"/api{path}").status_code == 200

    assert (tmp_path / "harbour.detente").read_bytes() == before
    assert open_case(tmp_path / "harbour").last == 3


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
def test_what_is_not_said_to_be_json_is_refused(client, item, kind):
    answer = client.post(
        f"/api/items/{item}/confirm", content="{}", headers={"content-type": kind}
    )

    assert answer.status_code == 415
    assert "application/json" in answer.json()["hint"]
