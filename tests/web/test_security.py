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
    "/add", "/add/x", "/documents/{doc}/items/p01/confirm", "/documents/{doc}/items/p01/reject",
    "/documents/{doc}/items/p01/correct", "/documents/{doc}/items/p01/retract",
    "/documents/{doc}/items/p01/restore", "/documents/{doc}/confirm", "/documents/{doc}/items",
    "/documents/{doc}/day", "/documents/{doc}/undo", "/documents/{doc}/redo", "/overview/read",
    "/whatif/keep", "/model/toml", "/model/toml/count", "/model/preferences/set",
    "/api/articles", "/api/articles/file", "/api/confirm", "/api/items/{doc}:p01/confirm",
    "/api/items/{doc}:p01/reject", "/api/items/{doc}:p01/correct",
    "/api/items/{doc}:p01/retract", "/api/items/{doc}:p01/restore", "/api/documents/{doc}/items",
    "/api/documents/{doc}/day", "/api/undo", "/api/redo", "/api/overrides",
    "/api/overrides/withdraw", "/api/forks", "PUT /api/template",
]  # fmt: skip
"""What changes something: POST where no other method is told."""


def patterns(app):
    """Return the paths of all routes that change something."""
    unsafe = {"POST", "PUT", "PATCH", "DELETE"}
    return {path for path, one in routes_of(app) if (one.methods or set()) & unsafe}


def routes_of(app):
    """Yield the routes of an application with their paths, those of its routers too."""
    for route in app.routes:
        inner = getattr(route, "original_router", None)
        prefix = route.include_context.prefix if inner else ""
        yield from ((prefix + one.path, one) for one in (inner.routes if inner else [route]))


def sent(client, path, doc, headers):
    """Send what changes something, with some headers and nothing else."""
    method, _, path = path.rpartition(" ")
    address = path.format(doc=doc)
    return client.request(method or "POST", address, headers=headers, follow_redirects=False)


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
    answer = sent(client, path, harbour[1], bare(client, headers))

    assert answer.status_code == 403


@pytest.mark.parametrize("path", UNSAFE)
def test_what_our_own_page_sends_passes_the_door(client, harbour, path):
    by_site = sent(client, path, harbour[1], HONEST)
    by_origin = sent(client, path, harbour[1], bare(client, {"origin": "http://127.0.0.1:8321"}))

    assert {by_site.status_code, by_origin.status_code}.isdisjoint({403, 404, 405, 500})


def test_every_route_that_changes_something_is_among_those_tried(client):
    tried = [re.sub(r"\{doc\}", "x", path.removeprefix("PUT ")) for path in UNSAFE]

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
    assert '<a href="/documents">' in told.text
    assert "More than 5 MB" in told.text


TELLTALE = "secret /home/x/case.detente SELECT * FROM tx"
FILLED = {
    "{document}": "{doc}", "{item}": "{doc}:p01", "{ref}": "p01", "{job}": "0" * 16,
    "{party}": "north", "{issue:path}": "ceasefire", "{form}": "md", "{name:path}": "style.css",
}  # fmt: skip
CELL = {"party": "north", "issue": "ceasefire", "option": "unconditional", "reason": "mine"}
BODIES = {
    "/api/confirm": {"items": ["00000000:p01"]},
    "/api/items/{doc}:p01/reject": {"reason": "other"},
    "/api/items/{doc}:p01/correct": {"changes": {"stance": 1}},
    "/api/items/{doc}:p01/retract": {"from_day": "2031-03-05"},
    "/api/documents/{doc}/items": {"kind": "position", "fields": {}},
    "/api/documents/{doc}/day": {"published": "2031-03-05", "note": "mine"},
    "/api/articles": {"text": "A truce holds, the envoys of both sides said on Monday."},
    "/api/overrides": CELL | {"low": 0, "mode": 0.1, "high": 0.2},
    "/api/overrides/withdraw": CELL,
    "/api/forks": {"name": "mine"},
    "PUT /api/template": {"template": "x", "reason": "mine"},
}
WITHOUT_CASE = {"/static/style.css", "/api/openapi.json"}


class Broken:
    """Stands for a case that fails at every touch, with words that are nobody's business."""

    def __getattr__(self, name):
        """Fail."""
        raise RuntimeError(TELLTALE)

    def close(self):
        """Let the server stop."""


def every_request(app, doc):
    """Yield a request to every route: its method and address, and what is sent in it."""
    for path, route in routes_of(app):
        if "GET" in (route.methods or set()):
            for name, one in FILLED.items():
                path = path.replace(name, one)  # noqa: PLW2901 - filled in, one name after another
            yield f"GET {path.format(doc=doc)}", {}
    for path in UNSAFE:
        json = BODIES.get(path, {}) if "/api/" in path and not path.endswith("file") else None
        form = {"tx": "1", "text": "A truce holds, the envoys of both sides said.", "name": "x"}
        sent = {"data": form} if json is None else {"json": json}
        sent |= {"files": {"file": ("a.txt", form["text"])}} if path.endswith("file") else {}
        method, _, path = path.rpartition(" ")  # noqa: PLW2901 - taken apart
        yield f"{method or 'POST'} {path.format(doc=doc)}", sent


def test_a_forced_error_on_every_route_shows_no_path_no_query_and_no_stack(client, harbour):
    requests = dict(every_request(client.app, harbour[1]))
    client.app.state.shelf = client.app.state.intake = Broken()

    whole = set()
    for request, given in requests.items():
        method, path = request.split()
        answer = client.request(method, path, follow_redirects=False, **given)
        assert not re.search(r"secret|SELECT|/home|Traceback|\.py\b", answer.text), request
        if answer.status_code != 500:
            whole.add(path)

    assert whole == WITHOUT_CASE


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
