"""The door: names, origins, sizes, headers; a failure tells nothing but its id."""

import re

import pytest
from starlette.datastructures import Headers

from detente.web.security import HEADERS, MOST_BYTES, is_own
from detente.workspace.shelf import Shelf

HONEST = {"sec-fetch-site": "same-origin"}
FOREIGN = [
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "", "origin": "https://evil.invalid"},
    {"sec-fetch-site": "", "origin": "null"},
    {"sec-fetch-site": "", "cookie": "a=b"},
]
UNSAFE = [
    "/add", "/documents/{doc}/items/p01/confirm", "/documents/{doc}/items/p01/reject",
    "/documents/{doc}/items/p01/correct", "/documents/{doc}/items/p01/retract",
    "/documents/{doc}/items/p01/restore", "/documents/{doc}/confirm", "/documents/{doc}/items",
    "/documents/{doc}/undo", "/documents/{doc}/redo",
]  # fmt: skip


def patterns(app):
    """Return the paths of all routes that change something."""
    unsafe = {"POST", "PUT", "PATCH", "DELETE"}
    return {one.path for one in routes_of(app) if (one.methods or set()) & unsafe}


def routes_of(app):
    """Yield the routes of an application, those of its routers too."""
    for route in app.routes:
        inner = getattr(route, "original_router", None)
        yield from inner.routes if inner else [route]


def bare(client, headers):
    """Return the headers of a request without those that are empty."""
    client.headers.pop("sec-fetch-site", None)
    return {name: value for name, value in headers.items() if value}


@pytest.mark.parametrize("host", ["evil.invalid", "127.0.0.1.evil.invalid", "", "10.0.0.1:8321"])
def test_a_foreign_name_is_refused(client, host):
    answer = client.get("/documents", headers={"host": host})

    assert answer.status_code == 403
    assert "detente serve" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:1", "localhost", "LOCALHOST:8321", "[::1]:8321"])
def test_our_own_names_are_let_in(client, host):
    assert client.get("/documents", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
@pytest.mark.parametrize("path", UNSAFE)
def test_what_another_page_sends_is_refused(client, harbour, path, headers):
    sent = bare(client, headers)

    answer = client.post(path.format(doc=harbour[1]), headers=sent, follow_redirects=False)

    assert answer.status_code == 403


@pytest.mark.parametrize("path", UNSAFE)
def test_what_our_own_page_sends_passes_the_door(client, harbour, path):
    by_site = client.post(path.format(doc=harbour[1]), headers=HONEST, follow_redirects=False)
    sent = bare(client, {"origin": "http://127.0.0.1:8321"})
    by_origin = client.post(path.format(doc=harbour[1]), headers=sent, follow_redirects=False)

    assert {by_site.status_code, by_origin.status_code}.isdisjoint({403, 404, 405, 500})


def test_every_route_that_changes_something_is_among_those_tried(client):
    tried = [re.sub(r"\{doc\}", "x", path) for path in UNSAFE]

    for path in patterns(client.app):
        pattern = re.sub(r"\\\{[a-z]+\\\}", "[^/]+", re.escape(path))
        assert any(re.fullmatch(pattern, one) for one in tried), path


@pytest.mark.parametrize("path", ["/documents", "/nothing", "/static/style.css", "/add.json"])
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)

    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(client):
    told = client.post("/add", content=b"", headers={"content-length": str(MOST_BYTES * 2)})
    untold = client.post("/add", content=(b"x" * 1_000_000 for _ in range(7)),
                         headers={"content-type": "multipart/form-data; boundary=x"})  # fmt: skip

    assert (told.status_code, untold.status_code) == (413, 413)
    assert "More than 5 MB" in told.text


def test_a_failure_tells_an_id_and_keeps_its_secrets(client, monkeypatch):
    monkeypatch.setattr(Shelf, "evidence", lambda *_: {}["secret /home/x SELECT"])

    page = client.get("/documents")
    data = client.get("/documents.json")

    assert (page.status_code, data.status_code) == (500, 500)
    assert data.headers["content-type"] == "application/problem+json"
    assert data.json()["id"] in data.json()["hint"]
    for text in (page.text, data.text):
        assert not re.search(r"secret|SELECT|Traceback|\.py", text)
    assert {name: page.headers[name] for name in HEADERS} == HEADERS


def test_a_program_without_a_page_may_use_the_api_as_long_as_it_brings_no_cookie():
    plain = Headers({"host": "127.0.0.1"})
    with_cookie = Headers({"host": "127.0.0.1", "cookie": "a=b"})

    assert is_own(plain, "/api/cases", "http")
    assert not is_own(with_cookie, "/api/cases", "http")
    assert not is_own(plain, "/documents", "http")
