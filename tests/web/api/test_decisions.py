"""Decisions by the API: each one act, known by its key, refused where somebody was quicker."""

import pytest


@pytest.mark.parametrize(
    ("act", "body", "state"),
    [
        ("confirm", {}, "confirmed"),
        ("reject", {"reason": "double", "note": "told twice"}, "rejected"),
        ("correct", {"changes": {"stance": 1}}, "corrected"),
        ("retract", {"from_day": "2031-03-10"}, "retracted"),
    ],
)
def test_an_act_is_answered_with_how_the_item_stands_and_is_taken_back(
    post, item, act, body, state
):
    status, done = post(f"/items/{item}/{act}", by="ada", **body)
    back = post(f"/items/{item}/restore")[1]

    assert (status, done["ok"], done["items"][0]["state"]) == (200, True, state)
    assert done["items"][0]["history"][0]["actor"] == "ada"
    assert back["items"][0]["state"] == "open"


def test_the_same_key_and_request_is_answered_by_the_first_receipt(post, item):
    first = post(f"/items/{item}/confirm", key="k-1")[1]
    again = post(f"/items/{item}/confirm", key="k-1")[1]
    other = post(f"/items/{item}/reject", key="k-1", reason="other")

    assert (first["new"], again["new"]) == (True, False)
    assert first["tx_id"] == again["tx_id"]
    assert other[0] == 422
    assert "was used for another request" in other[1]["detail"]


def test_a_decision_on_what_was_decided_since_is_a_conflict(post, item):
    post(f"/items/{item}/confirm", by="ada")

    status, problem = post(f"/items/{item}/reject", reason="other", seen=0)

    assert (status, problem["title"]) == (409, "Conflict")
    assert "was confirmed by ada" in problem["detail"]


def test_several_are_confirmed_as_one_act_undone_and_done_again(post, harbour):
    both = [f"{harbour[1]}:p01", f"{harbour[1]}:p02"]

    done = post("/confirm", items=both)[1]
    undone = post("/undo")[1]
    redone = post("/redo")[1]

    assert [one["state"] for one in done["items"]] == ["confirmed"] * 2
    assert [one["state"] for one in undone["items"]] == ["open"] * 2
    assert (undone["of"], redone["of"]) == (done["tx_id"], done["tx_id"])


def test_an_item_is_added_from_its_words(post, harbour):
    fields = {
        "span": [0, 11], "party": "north", "issue": "ceasefire", "option": "unconditional",
        "stance": 1,
    }  # fmt: skip

    status, done = post(f"/documents/{harbour[1]}/items", kind="position", fields=fields)

    assert status == 200
    assert (done["items"][0]["state"], done["items"][0]["quote"]) == ("added", "Envoys meet")


def test_a_publication_day_is_mended_with_its_reason_and_undone(client, post, harbour):
    path = f"/documents/{harbour[1]}"

    status, done = post(f"{path}/day", published="2025-03-09", note="the byline says so")
    mended = client.get(f"/api{path}").json()["article"]["published"]
    undone = post("/undo")[1]

    assert (status, mended, undone["of"]) == (200, "2025-03-09", done["tx_id"])
    assert client.get(f"/api{path}").json()["article"]["published"] == "2031-03-04"


def test_a_mended_day_tells_how_many_items_keep_theirs(client, post, harbour):
    path = f"/documents/{harbour[1]}"
    items = client.get(f"/api{path}/items").json()["items"]
    post("/confirm", items=[one["address"] for one in items])

    done = post(f"{path}/day", published="2025-03-09", note="the byline says so")[1]

    assert done["kept_days"] > 0
    assert done["told"].startswith(f"{done['kept_days']} item")


def test_nothing_to_undo_is_said(post):
    status, problem = post("/undo", by="nobody yet")

    assert status == 422
    assert problem["detail"]
