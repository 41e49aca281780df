"""One issue."""

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import show
from detente.workspace.issue import issue_screen
from detente.workspace.known import known

router = APIRouter()


@router.get("/issues/{issue:path}")
def issue(view: Asked, issue: Annotated[str, Path(min_length=1, max_length=300)]) -> Response:
    """Show how each party stands on an issue, and what was said of it."""
    screen = issue_screen(known(view.shelf, view.as_of), issue)
    return show(view, "issue.html.j2", screen, screen.quotes)
