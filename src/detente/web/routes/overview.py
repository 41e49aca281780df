"""The overview, and the mark up to which a person has read."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import RedirectResponse, Response

from detente.web.asking import Asked
from detente.web.front import front_page
from detente.workspace.overview import case_mark

router = APIRouter()
Tx = Annotated[int | None, Query(ge=1, le=2**53)]
_YEAR = 365 * 24 * 3600


@router.get("/overview")
def overview(view: Asked, since: Tx = None) -> Response:
    """Show what changed, who stands where, what happened, and what waits."""
    return front_page(view, since)


@router.post("/overview/read")
def mark_as_read(view: Asked, tx: Annotated[int, Form(ge=1, le=2**53)]) -> Response:
    """Remember in the browser, and nowhere else, that everything up to a transaction was read."""
    answer = RedirectResponse(view.to("/overview"), status_code=303)
    answer.set_cookie(
        case_mark(view.shelf), str(tx), max_age=_YEAR, httponly=True, samesite="strict"
    )
    return answer
