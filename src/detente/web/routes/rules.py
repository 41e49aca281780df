"""The rules from words to numbers, each with its reason."""

from fastapi import APIRouter
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import show
from detente.workspace.reasons import rules_screen

router = APIRouter()


@router.get("/rules")
def rules(view: Asked) -> Response:
    """Show every number that a person chose."""
    screen = rules_screen()
    return show(view, "rules.html.j2", screen, screen.rows)
