"""Opening: the front page before the application, and everything else from the application."""

import subprocess
import sys
import threading

import pytest
from fastapi.testclient import TestClient

from detente.web.app import make_app
from detente.web.opening import Opening, is_front
from detente.workspace.shelf import Shelf

AT = "http://127.0.0.1:8321"


@pytest.fixture(name="opening")
def _opening(harbour):
    return Opening(Shelf(harbour[0]))


def test_the_front_page_is_the_one_of_the_application(harbour, opening):
    with TestClient(opening, AT) as asking:
        early = asking.get("/")
    with TestClient(make_app(harbour[0]), AT) as asking:
        late = asking.get("/")

    assert early.text == late.text
    assert early.url == late.url
    assert early.headers == late.headers


def test_after_the_front_page_the_application_is_loaded_and_says_so(harbour):
    loaded = threading.Event()

    with TestClient(Opening(Shelf(harbour[0]), loaded.set), AT) as asking:
        asking.get("/overview")

        assert loaded.wait(60)


def test_every_other_address_waits_for_the_application(opening, first):
    with TestClient(opening, AT) as asking:
        assert asking.get(first).status_code == 200
        assert asking.get("/overview?since=1").status_code == 200
        assert asking.get("/nothing").status_code == 404


def test_the_files_of_the_front_page_are_answered_before_the_application(opening):
    with TestClient(opening, AT) as asking:
        assert asking.get("/static/style.css").headers["content-type"].startswith("text/css")
        assert asking.get("/static/nothing").status_code == 404


def test_the_door_stands_before_the_front_page_too(opening):
    with TestClient(opening, "http://evil.invalid") as asking:
        answer = asking.get("/overview")

    assert answer.status_code == 403
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_case_is_closed_when_its_server_stops(harbour):
    before = set(threading.enumerate())

    with TestClient(Opening(Shelf(harbour[0])), AT) as asking:
        asking.get("/documents")

    assert not [one for one in set(threading.enumerate()) - before if "writer" in one.name]


@pytest.mark.parametrize(
    ("path", "query", "method", "front"),
    [
        ("/", b"", "GET", True),
        ("/overview", b"", "GET", True),
        ("/overview", b"as_of=2031-03-05", "GET", False),
        ("/overview", b"", "POST", False),
        ("/static/style.css", b"v=1", "GET", True),
        ("/overview.json", b"", "GET", False),
    ],
)
def test_the_front_is_the_plain_page_and_its_files(path, query, method, front):
    asked = {"type": "http", "path": path, "query_string": query, "method": method}

    assert is_front(asked) is front


def test_the_front_page_loads_no_library_that_it_does_not_need():
    code = (
        "import sys, detente.web.opening as _; "
        "print([n for n in ('fastapi', 'numpy', 'scipy', 'spacy') if n in sys.modules])"
    )

    words = [sys.executable, "-c", code]
    said = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603 - ourselves

    assert said.stdout.strip() == "[]"
