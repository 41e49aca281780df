"""Answering a program: one object of the contract, with the record's head as its tag."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import Depends, Request
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from detente.web.api.bounds import AsOf
from detente.web.pages import View
from detente.web.problems import MEDIA_TYPE

Json = dict[str, Any]
EVERY = (403, 404, 405, 422, 500)
WRITING = (400, 409, 413, 415, 507)
_TAG: Json = {"ETag": {"schema": {"type": "string"}, "required": True}}


def asked(request: Request, as_of: AsOf = None) -> View:
    """Return the request with the day that it is about."""
    return View(request=request, shelf=request.app.state.shelf, as_of=as_of)  # type: ignore[arg-type]


def called(request: Request) -> View:
    """Return a request that is about no day."""
    return View(request=request, shelf=request.app.state.shelf, as_of=None)


Asked = Annotated[View, Depends(asked)]
Called = Annotated[View, Depends(called)]


def tagged(view: View, make: Callable[[], object]) -> Response:
    """Answer with what ``make`` returns, or say that what is held of this head still stands."""
    return tagged_as(view, lambda headers: JSONResponse(make(), headers=headers))


def tagged_as(view: View, make: Callable[[Mapping[str, str]], Response]) -> Response:
    """Answer with a response that carries the head as its tag, unless it is held already."""
    tag = f'"{view.shelf.case.head}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    held = view.request.headers.get("if-none-match", "").split(",")
    if tag in (one.strip().removeprefix("W/") for one in held):
        return Response(status_code=304, headers=headers)
    return make(headers)


def require_json(request: Request) -> None:
    """Refuse a body that is not JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415)


JSON_ONLY = [Depends(require_json)]


def described(name: str, *problems: int, tag: bool = True) -> Json:
    """Return how an operation's answers are described: its object, and each of its problems."""
    answer = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
    return {"response_model": None, "responses": responses(answer, *problems, tag=tag)}


def responses(
    content: Json, *problems: int, tag: bool = True, status: int = 200
) -> dict[int | str, Json]:
    """Return the answers of an operation by status."""
    found: dict[int | str, Json] = {
        status: {"description": HTTPStatus(status).phrase, "content": content}
    }
    if tag:
        found[200]["headers"] = _TAG
        found[304] = {"description": "What is held still stands.", "headers": _TAG}
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for one in (*EVERY, *problems):
        found[one] = {"description": HTTPStatus(one).phrase, "content": problem}
    return found
