"""Show evidence: the quotes behind a value, as a page or as the sheet at its side."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import show
from detente.workspace.known import known
from detente.workspace.showing import evidence_screen

router = APIRouter()


@router.get("/evidence")
def evidence(view: Asked, of: Annotated[str, Query(max_length=8000)] = "") -> Response:
    """Show the quotes of some keys; ``of`` holds them with commas between."""
    keys = [one for one in of.split(",") if one]
    screen = evidence_screen(known(view.shelf, view.as_of), keys)
    name = "showing_part.html.j2" if view.part else "showing.html.j2"
    return show(view, name, screen, screen.quotes)
