"""Addresses: what a page does not know is refused, and what is wrong is said in plain words."""

import datetime as dt
import json

import pytest
from click.testing import CliRunner
from fastapi.testclient import TestClient
from harbour import make_harbour
from hypothesis import given, settings
from hypothesis import strategies as st
from model.by_hand import no_agreement, weight

from detente.cli import detente
from detente.record.case import open_case
from detente.web.app import make_app

NEWEST = dt.date(2031, 3, 9)


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/deal?draws=-1", 422, "This address has no setting &#39;draws&#39;"),
        ("/overview?as_off=2031-03-04", 422, "no setting &#39;as_off&#39;"),
        ("/overview?as_of=banana", 422, "as_of &#39;banana&#39; is not a day"),
        ("/overview?since=x", 422, "Since &#39;x&#39; is not a whole number"),
        ("/overview?since=0", 422, "Since &#39;0&#39; is too small"),
        ("/timeline?kind=banana", 422, "There is no kind &#39;banana&#39;"),
        ("/documents/zzz", 404, "There is no such page"),
        ("/documents/000000000000", 404, "The case has no document 000000000000"),
        ("/model?tab=zz", 422, "Tab &#39;zz&#39; is not one that exists here"),
        ("/api/positions?asof=2031-03-04", 422, "no setting 'asof'"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_a_sentence_with_what_to_do(client, path, status, said):
    answer = client.get(path)

    assert answer.status_code == status
    assert said in answer.text
    hint = answer.json()["hint"] if path.startswith("/api/") else answer.text.split("<p>")[1]
    assert hint[:1].isupper()
    assert "input should" not in answer.text.lower()


def test_an_address_leads_back_to_its_page_without_what_was_wrong(client):
    assert 'href="/deal">Show the page without it' in client.get("/deal?draws=-1").text


def test_a_kind_of_item_that_there_is_not_is_refused(client, first):
    assert client.get(f"{first}?show=banana").status_code == 422
    assert client.get(f"{first}?show=position,event").status_code == 200


@pytest.fixture(scope="module", name="judged")
def _judged(tmp_path_factory):
    """Return a case in which numbers were set and taken back in spring, and who asks it."""
    path, *_ = make_harbour(tmp_path_factory.mktemp("judged"))
    acts = {
        dt.date(2031, 3, 5): lambda case: case.override(no_agreement("north", 0.4)),
        dt.date(2031, 4, 2): lambda case: case.override(weight("south", "ceasefire", 0.3)),
        dt.date(2031, 5, 1): lambda case: case.withdraw_override("north", "", "", note="a slip"),
        dt.date(2031, 6, 1): lambda case: case.override(no_agreement("north", 0.6)),
    }
    for day, act in acts.items():
        moment = int(dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC).timestamp() * 1e9)
        act(open_case(path, clock=lambda at=moment: at))
    with TestClient(make_app(path), "http://127.0.0.1:8321") as asking:
        yield path, asking


@settings(max_examples=12, deadline=None)
@given(
    day=st.none()
    | st.sampled_from([NEWEST, dt.date(2031, 4, 2)])
    | st.dates(dt.date(2031, 3, 1), dt.date(2031, 7, 1))
)
def test_of_any_day_command_api_and_workspace_show_the_same_numbers_set_by_hand(judged, day):
    path, asking = judged
    words, asked = (["--as-of", str(day)], f"?as_of={day}") if day else ([], "")

    told = CliRunner().invoke(detente, ["positions", str(path), "--json", *words]).stdout
    screen = asking.get(f"/model.json{asked}").json()

    printed = json.loads(told)["overrides"]
    assert asking.get(f"/api/overrides{asked}").json()["overrides"] == printed
    assert asking.get(f"/api/positions{asked}").json()["overrides"] == printed
    assert [(one["party_id"], one["issue"], one["mode"]) for one in screen["overrides"]] == [
        (one["party"], one["issue"], one["mode"]) for one in printed
    ]


def test_the_newest_day_is_told_to_leave_out_what_was_set_since(judged):
    page = judged[1].get(f"/model?tab=preferences&as_of={NEWEST}").text

    assert 'class="tint"' in page
    assert "Show everything" in page
    assert "no agreement" in page
    whole = judged[1].get("/model").text
    assert 'class="tint"' not in whole
    day = f"{NEWEST.day} {NEWEST:%B %Y}"
    assert f"as of {day}: what was set later is left out" in page
    assert "no day is asked for: everything counts" in whole
