"""The workspace as an application: the door, the routes, and what is said when one fails.

To add a screen: a module in ``workspace`` with frozen dataclasses and one function that returns
them; a router in ``routes`` whose route calls it and returns ``show(...)``; a template that
extends ``base.html.j2``; a row in ``workspace/places.toml``; and the router in ``ROUTERS`` here.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from detente import __version__
from detente.errors import DetenteError
from detente.web.api.listing import DOCUMENT, Workspace, add_api, methods_at
from detente.web.asking import Asked
from detente.web.front import PATH
from detente.web.pages import asset_answer
from detente.web.problems import problem_of, problem_response
from detente.web.routes import (
    adding,
    brief,
    deal,
    documents,
    evidence,
    hold,
    issues,
    model,
    overview,
    positions,
    reader,
    rules,
    timeline,
    whatif,
)
from detente.web.security import Door
from detente.web.twins import Twins
from detente.workspace.adding import Intake
from detente.workspace.shelf import Shelf

_SCREENS = (
    overview,
    timeline,
    positions,
    issues,
    evidence,
    rules,
    documents,
    reader,
    adding,
    deal,
    hold,
    whatif,
    model,
    brief,
)
ROUTERS = tuple(one.router for one in _SCREENS)
"""The screens."""


def make_app(path: str | Path) -> Workspace:
    """Return the workspace of a case."""
    return app_of(Shelf(path))


def app_of(shelf: Shelf) -> Workspace:
    """Return the workspace of a case that is open."""
    app = Workspace(
        title="détente", version=__version__, docs_url=None, redoc_url=None,
        openapi_url=DOCUMENT, lifespan=_open_until_the_end,
    )  # fmt: skip
    app.state.shelf = shelf
    app.state.intake = Intake(app.state.shelf)
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    add_api(app)
    app.add_api_route("/", first, include_in_schema=False)
    app.add_api_route("/static/{name:path}", asset_answer, include_in_schema=False)
    for kind in (DetenteError, RequestValidationError, HTTPException):
        app.add_exception_handler(kind, failed)
    app.add_middleware(Twins)
    app.add_middleware(Door)
    return app


@asynccontextmanager
async def _open_until_the_end(app: Workspace) -> AsyncIterator[None]:
    """Close the case when the server stops: what was acknowledged is stored by then."""
    yield
    app.state.intake.close()
    app.state.shelf.close()


def failed(request: Request, error: Exception) -> Response:
    """Say what went wrong."""
    answer = problem_response(request, problem_of(error))
    if methods := methods_at(request.url.path) if answer.status_code == 405 else ():  # noqa: PLR2004 - the status
        answer.headers["Allow"] = ", ".join(methods)
    return answer


def first(view: Asked) -> Response:
    """Lead to the screen with which the day begins."""
    return RedirectResponse(view.to(PATH), status_code=303)
