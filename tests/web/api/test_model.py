"""The model by the API: read, edited with a reason, a value set by hand and taken back."""

import pytest

CELL = {"party": "north", "issue": "ceasefire", "option": "unconditional"}


def test_a_template_comes_back_edited_with_its_reason_in_the_log(client):
    text = client.get("/api/template").json()["template"]
    mine = text.replace("The harbour", "The old harbour", 1)

    done = client.put("/api/template", json={"template": mine, "reason": "its other name"})

    assert done.json()["new"] is True
    assert client.get("/api/template").json()["template"] == mine
    assert "its other name" in client.get("/api/log").json()["entries"][-1]["about"]


def test_a_draft_that_is_put_back_as_it_is_changes_nothing(client):
    text, before = client.get("/api/template").json()["template"], client.get("/api/log").json()

    done = client.put("/api/template", json={"template": text, "reason": "looked at it"})

    assert (done.status_code, done.json()["new"]) == (200, False)
    assert client.get("/api/log").json() == before


def test_what_is_no_template_is_refused_with_what_is_wrong(client):
    answer = client.put("/api/template", json={"template": "x = [", "reason": "mine"})

    assert answer.status_code == 422
    assert answer.json()["detail"]
    assert len(client.get("/api/log").json()["entries"]) == 3


def test_a_value_is_set_by_hand_and_taken_back(client, post):
    numbers = {"low": 0.1, "mode": 0.2, "high": 0.4}

    status, _ = post("/overrides", **CELL, **numbers, reason="told us")
    (held,) = client.get("/api/overrides").json()["overrides"]
    back, _ = post("/overrides/withdraw", **CELL, reason="no longer so")

    assert (status, back) == (200, 200)
    told = {"reason": "told us", "by": "analyst", "about": "value", "note": ""}
    today = client.get("/api/log").json()["entries"][-1]["recorded_at"][:10]
    assert held == {**CELL, **numbers, **told, "on": today}
    assert client.get("/api/overrides").json()["overrides"] == []


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ({"about": "weight", "issue": "ceasefire"}, {"issue": ""}),
        ({"about": "no_agreement"}, {"issue": "ceasefire"}),
    ],
)
def test_a_weight_and_a_reservation_value_are_set_and_taken_back(client, post, number, wrong):
    sent = {"party": "north", "reason": "told us", **number}
    numbers = {"low": 0.1, "mode": 0.2, "high": 0.4}

    status, _ = post("/overrides", **sent, **numbers)
    (held,) = client.get("/api/overrides").json()["overrides"]
    refused, _ = post("/overrides", **sent | wrong, **numbers)
    back, _ = post("/overrides/withdraw", **sent)

    assert (status, refused, back) == (200, 422, 200)
    assert held.items() >= {"issue": "", "option": "", "by": "analyst", **sent, **numbers}.items()
    assert client.get("/api/overrides").json()["overrides"] == []


def test_an_option_that_was_forgotten_sets_no_weight(client, post):
    status, told = post(
        "/overrides", party="north", issue="ceasefire", low=0, mode=0, high=1, reason="x"
    )

    assert status == 422
    assert "needs an option" in told["detail"]
    assert client.get("/api/overrides").json()["overrides"] == []


def test_a_range_that_is_none_and_a_party_that_is_none_are_refused(post):
    backwards = {"low": 0.5, "mode": 0.2, "high": 0.4, "reason": "x"}
    nobody = CELL | {"party": "The Moon!", "low": 0, "mode": 0, "high": 1, "reason": "x"}

    assert post("/overrides", **CELL, **backwards)[0] == 422
    assert post("/overrides", **nobody)[0] == 422


def test_a_number_that_moves_nothing_says_so_in_every_answer(client, post):
    numbers = {"low": 0.1, "mode": 0.2, "high": 0.4, "reason": "told us"}
    lost = CELL | {"issue": "territory:the harbour", "option": "left_open"}

    _, was_set = post("/overrides", **lost, **numbers)
    (held,) = client.get("/api/overrides").json()["overrides"]
    (listed,) = client.get("/api/positions").json()["overrides"]
    _, undone = post("/undo")
    _, again = post("/redo")
    _, counts = post("/overrides", **CELL, **numbers)

    assert "moves nothing" in held["note"]
    assert was_set["notes"] == again["notes"] == [held["note"]] == [listed["note"]]
    assert undone["notes"] == counts["notes"] == []
