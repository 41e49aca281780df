"""The overview as a page: it is light, it escapes, it remembers only what it is told to."""

import csv
import io
import json
import re

import pytest
import quarrel
from fastapi.testclient import TestClient
from harbour import article_of

from detente.article import Reading
from detente.record.case import create_case
from detente.record.decisions import Correction
from detente.web.app import make_app
from detente.workspace.overview import case_mark

OWN = {"sec-fetch-site": "same-origin"}
AT = "http://127.0.0.1:8321"


@pytest.fixture(name="asking")
def _asking(tmp_path):
    with TestClient(make_app(quarrel.make_quarrel(tmp_path)), AT, headers=OWN) as client:
        yield client


def test_the_page_is_light_and_says_what_changed_who_stands_where_and_what_waits(asking):
    page = asking.get("/overview").text

    assert len(page.encode()) <= 100_000
    assert "+2 to +1 (demands, now accepts), 1 quote" in page
    assert "Positions by issue and party as of 2 April 2031" in page
    assert re.search(r"<strong>\d+</strong> items to review", page)
    assert "4 known, 2 dated" in page


def test_every_sign_of_the_matrix_is_a_word_too(asking):
    page = asking.get("/overview").text

    for sign in ("red line", "contested", ">if<", "so Bo South", "no evidence", "moved away"):
        assert sign in page


def test_no_if_stands_before_words_that_say_themselves_that_they_are_a_condition(asking):
    page = asking.get("/overview").text

    assert "on a condition</span> <q>if all prisoners come home</q>" in page
    assert ">if</span> <q>" not in page


def test_every_cell_leads_to_its_history_and_its_quotes(asking):
    page = asking.get("/overview").text

    for path in set(re.findall(r'href="(/(?:positions|issues|evidence)[^"]*)"', page)):
        assert asking.get(path.replace("&amp;", "&")).status_code == 200


def test_marking_as_read_is_kept_by_the_browser_and_nothing_is_written(asking):
    before = asking.app.state.shelf.case.head

    answer = asking.post("/overview/read", data={"tx": 5})

    assert answer.history[0].status_code == 303
    assert "Nothing has changed: everything is read." in answer.text
    assert "httponly" in answer.history[0].headers["set-cookie"].lower()
    assert asking.app.state.shelf.case.head == before
    assert "Nothing has changed" not in asking.get("/overview?since=1").text


def test_a_foreign_page_cannot_mark_as_read(asking):
    answer = asking.post(
        "/overview/read", data={"tx": 5}, headers={"sec-fetch-site": "cross-site"}
    )

    assert answer.status_code == 403


@pytest.mark.parametrize("mark", ["x", "-1", "٣", "9" * 40])
def test_a_mark_that_is_no_number_is_none(asking, mark):
    name = case_mark(asking.app.state.shelf)
    page = asking.get("/overview", headers={"cookie": f"{name}={mark}".encode()}).text

    assert "What the last article brought" in page


def test_the_twins_hold_the_same(asking):
    data = json.loads(asking.get("/overview.json").text)
    rows = list(csv.DictReader(io.StringIO(asking.get("/overview.csv").text)))

    entries = [e for row in data["matrix"]["rows"] for c in row["cells"] for e in c["entries"]]
    assert len(entries) == len(rows) == 5
    assert asking.get("/overview.svg").headers["content-type"] == "image/svg+xml"


def test_a_case_without_articles_and_one_without_positions_say_what_to_do(tmp_path):
    case = create_case(tmp_path / "empty", "Empty")
    with TestClient(make_app(case.path), AT) as client:
        assert "Add an article</a>: its positions" in client.get("/overview").text
        case.add(Reading(article=article_of("A fair\nThe fair is open.\n", quarrel.NINTH)))

        page = client.get("/overview").text

    assert "No position was found in 1 article" in page
    assert "select the words in which a party takes a stance" in page
    assert "No event has a day yet" in page


def test_after_decisions_every_link_still_leads_to_its_words(asking):
    case = asking.app.state.shelf.case
    first, *_ = (one for one in case.items() if one.kind == "event")
    case.correct(first.item_id, Correction(type="AGREE", place="the harbour"))
    case.add_item(
        first.article, "position",
        Correction(span=(0, 6), party="south", issue="prisoners", option="partial", stance=2),
    )  # fmt: skip
    case.add_item(
        first.article, "position",
        Correction(span=(7, 11), party="south", issue="prisoners", option=None, stance=-2),
    )  # fmt: skip
    case.add_item(first.article, "event", Correction(span=(7, 11), type="THREATEN"))

    pages = [asking.get(path).text for path in ("/overview", "/timeline", "/issues/prisoners")]

    links = {link for page in pages for link in re.findall(r'href="(/(?!static)[^"#]*)', page)}
    assert len(links) > 20
    assert "/positions/south/prisoners?option=unsaid" in links
    for link in links:
        assert asking.get(link.replace("&amp;", "&")).status_code == 200, link
