"""The history of a position, and why it is what it is."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import show
from detente.workspace.course import history_chart, history_rows
from detente.workspace.history import history_screen
from detente.workspace.known import known

router = APIRouter()
Name = Annotated[str, Path(min_length=1, max_length=300)]


@router.get("/positions/{party}/{issue:path}")
def position(
    view: Asked,
    party: Name,
    issue: Name,
    option: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """Show how a party's position on an issue came about."""
    now = known(view.shelf, view.as_of)
    screen = history_screen(now, party, issue, option or None)
    picture = history_chart(screen)
    return show(view, "position.html.j2", screen, history_rows(screen), picture=picture)
