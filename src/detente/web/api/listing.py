"""The API as it describes itself: a document for programs, and a page that lists what it does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.responses import Response
from fastapi.routing import APIRoute

from detente.web.api import decisions, findings, intake, model, record, whatif
from detente.web.asking import Asked
from detente.web.pages import show

PREFIX = "/api"
DOCUMENT = f"{PREFIX}/openapi.json"
ROUTERS = (
    record.router,
    decisions.router,
    findings.router,
    whatif.router,
    model.router,
    intake.router,
)
router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing that the API does."""

    method: str
    path: str
    does: str


class Workspace(FastAPI):
    """The application, whose description holds the contract's objects by name."""

    def openapi(self) -> dict[str, Any]:
        """Return the OpenAPI document."""
        from detente.web.api.schemas import SCHEMAS  # noqa: PLC0415 - knows every vocabulary

        document = super().openapi()
        document.setdefault("components", {}).setdefault("schemas", {}).update(SCHEMAS)
        return document


def add_api(app: FastAPI) -> None:
    """Put the API's operations and its page into an application."""
    for one in ROUTERS:
        app.include_router(one, prefix=PREFIX)
    app.include_router(router, include_in_schema=False)


@router.get(PREFIX)
def listing(view: Asked) -> Response:
    """List the operations on a page."""
    operations = tuple(operations_of(view.request.app.openapi()))
    return show(view, "api.html.j2", operations, operations)


def methods_at(path: str) -> tuple[str, ...]:
    """Return the methods that an address of the API takes; none of an address that it has not."""
    inside = path.removeprefix(PREFIX)
    routes = (one for router in ROUTERS for one in router.routes if isinstance(one, APIRoute))
    found = {
        method for one in routes if one.path_regex.match(inside) for method in one.methods or ()
    }
    return tuple(sorted(found)) if path.startswith(f"{PREFIX}/") else ()


def operations_of(document: dict[str, Any]) -> Iterator[Operation]:
    """Yield the operations of a description, in its order."""
    for path, methods in document["paths"].items():
        for method, told in methods.items():
            yield Operation(method=method.upper(), path=path, does=told["description"])
