"""The list of documents."""

from fastapi import APIRouter
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import show
from detente.workspace.documents import documents_screen

router = APIRouter()


@router.get("/documents")
def documents(view: Asked) -> Response:
    """Show what the case has read."""
    screen = documents_screen(view.shelf.evidence(view.as_of))
    return show(view, "documents.html.j2", screen, screen.rows)
