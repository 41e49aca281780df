"""The screen that tells whether a package would hold."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import View, show
from detente.web.waiting import with_bench
from detente.workspace.bench import Bench
from detente.workspace.holding import hold_screen, state_lines
from detente.workspace.moving import hold_picture

router = APIRouter()


@router.get("/hold")
def hold(view: Asked, state: Annotated[str | None, Query(max_length=4000)] = None) -> Response:
    """Show packages and the status quo as states, and one of them taken apart."""
    return with_bench(view, "Would it hold?", lambda bench: _shown(view, bench, state or None))


def _shown(view: View, bench: Bench, state: str | None) -> Response:
    """Show the screen in the form that is asked for."""
    screen = hold_screen(bench, state)
    picture = hold_picture(screen, lambda address: view.to("/hold", state=address))
    return show(view, "hold.html.j2", screen, state_lines(screen), picture=picture)
