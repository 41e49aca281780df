"""The overview, and the mark up to which a person has read."""

from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import RedirectResponse, Response

from detente.web.drawings import show_drawn
from detente.web.pages import Asked, View
from detente.workspace.known import known
from detente.workspace.overview import case_mark, overview_screen, position_rows
from detente.workspace.strip import timeline_chart

router = APIRouter()
Tx = Annotated[int | None, Query(ge=1, le=2**53)]
_YEAR = 365 * 24 * 3600


@router.get("/overview")
def overview(view: Asked, since: Tx = None) -> Response:
    """Show what changed, who stands where, what happened, and what waits."""
    read = read_up_to(view)
    name = ("overview page", view.request.url.path, view.request.url.query, view.form, read)
    return view.shelf.kept(name, lambda: _overview(view, since, read))


def _overview(view: View, since: int | None, read: int | None) -> Response:
    """Return the overview, which is the same until the case changes."""
    screen = overview_screen(view.shelf, view.as_of, asked=since, read=read)
    rows = position_rows(screen, known(view.shelf, view.as_of))
    picture = timeline_chart(screen.timeline, view.as_of)
    return show_drawn(view, "overview.html.j2", screen, rows, picture)


def read_up_to(view: View) -> int | None:
    """Return the transaction up to which the browser remembers that its person has read."""
    kept = view.request.cookies.get(case_mark(view.shelf), "")
    return int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 16 else None  # noqa: PLR2004 - as long as a number of a transaction can be


@router.post("/overview/read")
def mark_as_read(view: Asked, tx: Annotated[int, Form(ge=1, le=2**53)]) -> Response:
    """Remember in the browser, and nowhere else, that everything up to a transaction was read."""
    answer = RedirectResponse(view.to("/overview"), status_code=303)
    answer.set_cookie(
        case_mark(view.shelf), str(tx), max_age=_YEAR, httponly=True, samesite="strict"
    )
    return answer
