"""What went wrong, to a person as a page and to a program as a problem document (RFC 9457)."""

from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from detente.errors import (
    ConflictError,
    DetenteError,
    FieldError,
    KnownArticleError,
    NotFoundError,
    StorageError,
)
from detente.printing.failures import kept_traceback
from detente.web.mistakes import told_wrong
from detente.web.pages import environment
from detente.web.twins import FORMS

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A status, a sentence that says what was found, and one that says what to do.

    ``field`` names the field of a form that it is about, if it is about one.
    """

    status: int
    detail: str
    hint: str = ""
    id: str | None = None
    field: str = ""


_STATUS: tuple[tuple[type[DetenteError], int], ...] = (
    (NotFoundError, 404),
    (KnownArticleError, 409),
    (ConflictError, 409),
    (StorageError, 507),
    (DetenteError, 422),
)


_PLAIN = {
    400: ("what was sent cannot be read", "Send JSON in UTF-8, or a form as a browser sends it."),
    404: ("there is no such page", "The first page leads to all that there are."),
    405: ("this page does not take that", ""),
    415: ("what was sent is not said to be JSON", "Send it as Content-Type: application/json."),
}
"""What a status means in plain words, and what to do."""


def problem_of(error: Exception) -> Problem:
    """Return what is said of an error; what nobody foresaw gets an id and keeps its secrets."""
    if isinstance(error, DetenteError):
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        field = error.field if isinstance(error, FieldError) else ""
        return Problem(status=status, detail=str(error), hint=error.hint, field=field)
    if isinstance(error, HTTPException):
        detail, hint = _PLAIN.get(error.status_code, ("", ""))
        said = detail or HTTPStatus(error.status_code).phrase.lower()
        return Problem(status=error.status_code, detail=said, hint=hint)
    from fastapi.exceptions import RequestValidationError  # noqa: PLC0415 - the front has none

    if isinstance(error, RequestValidationError):
        detail, hint = told_wrong(error.errors()[0])
        return Problem(status=422, detail=detail, hint=hint)
    return _unforeseen(error)


def _unforeseen(error: Exception) -> Problem:
    """Keep the traceback in the log of failures under an id, and tell the id alone."""
    key, _ = kept_traceback(error)
    return Problem(
        status=500,
        detail="something went wrong that should not",
        hint=f"The details are in the log of failures under {key}. Nothing was half written.",
        id=key,
    )


def wants_data(request: Request) -> bool:
    """Tell a program from a person at a page."""
    path = str(request.scope["path"])
    form = str(request.scope.get("form", path.rpartition(".")[2]))
    return path.startswith("/api/") or form in FORMS


def problem_response(request: Request, problem: Problem) -> Response:
    """Return a problem as a document or as a page; for a part of a page, as its notice."""
    if wants_data(request):
        return JSONResponse(_document(problem), problem.status, media_type=MEDIA_TYPE)
    part = request.headers.get("hx-request") == "true"
    name = "notice.html.j2" if part else "error.html.j2"
    again = str(request.url.path) if request.method == "GET" and request.url.query else None
    again = None if problem.status == HTTPStatus.NOT_FOUND else again
    page = environment().get_template(name).render(problem=problem, again=again)
    headers = {"HX-Retarget": "#notice", "HX-Reswap": "innerHTML"} if part else {}
    return HTMLResponse(page, problem.status, headers)


def _document(problem: Problem) -> dict[str, object]:
    """Return the members of a problem document."""
    title = HTTPStatus(problem.status).phrase
    document: dict[str, object] = {
        "type": "about:blank", "title": title, "status": problem.status,
        "detail": problem.detail, "hint": problem.hint,
    }  # fmt: skip
    return document | ({"id": problem.id} if problem.id else {})
