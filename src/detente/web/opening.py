"""Opening: the front page is answered at once, and everything else when all of it is loaded.

What a person waits for is the first page. It needs neither the other screens nor the API, which
take as long to load as the page takes; they are loaded while it is read.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from detente.web.front import PATH, front_page
from detente.web.pages import View, asset_answer
from detente.web.security import Door
from detente.workspace.shelf import Shelf

if TYPE_CHECKING:
    from fastapi import FastAPI

_STATIC = "/static/"


class Opening:
    """A case as it is served: its front page until the application is there, then that.

    ``loaded`` is called once, when the application is there.
    """

    def __init__(self, shelf: Shelf, loaded: Callable[[], None] = lambda: None) -> None:
        self._shelf, self._loaded = shelf, loaded
        self._lock = threading.Lock()
        self._app: FastAPI | None = None
        self._front: ASGIApp = Door(self._answer)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or follow the server from its start to its end."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif self._app is not None:
            await self._app(scope, receive, send)
        elif is_front(scope):
            await self._front(scope, receive, send)
        else:
            await (await run_in_threadpool(self.load))(scope, receive, send)

    def load(self) -> "FastAPI":
        """Return the application, loaded if it was not yet."""
        with self._lock:
            if self._app is None:
                from detente.web.app import app_of  # noqa: PLC0415 - takes its time

                self._app = app_of(self._shelf)
                self._loaded()
            return self._app

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the front page or one of its files; after the page the rest is loaded."""
        request = Request(scope, receive)
        answer = await run_in_threadpool(self._front_of, request)
        await answer(scope, receive, send)
        if request.url.path == PATH:
            threading.Thread(target=self.load, name="loading").start()

    def _front_of(self, request: Request) -> Response:
        """Return what stands at an address of the front."""
        path = request.url.path
        if path.startswith(_STATIC):
            return asset_answer(path.removeprefix(_STATIC))
        if path == "/":
            return RedirectResponse(PATH, status_code=303)
        return front_page(View(request=request, shelf=self._shelf, as_of=None))

    async def _live(self, receive: Receive, send: Send) -> None:
        """Close the case when the server stops: what was acknowledged is stored by then."""
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        with self._lock:
            if self._app is not None:
                self._app.state.intake.close()
            self._shelf.close()
        await send({"type": "lifespan.shutdown.complete"})


def is_front(scope: Scope) -> bool:
    """Tell a plain request for the front page or its files; any other is the application's."""
    front = scope["path"] in ("/", PATH) or scope["path"].startswith(_STATIC)
    asked = b"" if scope["path"].startswith(_STATIC) else scope["query_string"]
    return bool(scope["type"] == "http" and scope["method"] == "GET" and front and not asked)
