"""The workspace of the harbour: asked directly, and served to a browser."""

import shutil
import threading
import time
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi.testclient import TestClient
from harbour import make_harbour

from detente.web.app import make_app
from detente.web.serving import listening

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
OWN = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="session", name="harbour")
def _harbour(tmp_path_factory):
    return make_harbour(tmp_path_factory.mktemp("harbour"))


@pytest.fixture
def client(harbour, tmp_path):
    """Return who asks the workspace of a fresh case, as a browser at our own page would."""
    app = make_app(shutil.copy(harbour[0], tmp_path / "harbour.detente"))
    address = "http://127.0.0.1:8321"
    with TestClient(app, address, raise_server_exceptions=False, headers=OWN) as asking:
        yield asking


@pytest.fixture
def first(harbour):
    """Return the address of the first document."""
    return f"/documents/{harbour[1]}"


@pytest.fixture(scope="session")
def serving():
    """Return what serves a case in a thread, for the time of a ``with``, and gives its address."""

    @contextmanager
    def served(path):
        bound = listening(0)
        server = uvicorn.Server(uvicorn.Config(make_app(path), log_config=None))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join()

    return served


@pytest.fixture(scope="module")
def chromium():
    """Return a browser, or skip where there is none."""
    api = pytest.importorskip("playwright.sync_api")
    place = shutil.which("chromium")
    if place is None:
        pytest.skip("no chromium on this machine")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
        yield browser
        browser.close()
