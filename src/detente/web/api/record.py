"""What the record holds: the case, its documents, their readings, items with their states, log."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from detente.contract import reading_to_json
from detente.printing.answers import checks_json, log_json
from detente.printing.case_answers import case_json
from detente.printing.items import items_json, state_json
from detente.web.api.answering import Asked, Called, described, tagged
from detente.web.api.bounds import Document, Flag, Item
from detente.workspace.documents import documents_json, documents_screen

router = APIRouter(tags=["record"])
Open = Annotated[Flag, Query(alias="open", description="Only what nobody has decided.")]
Text = Annotated[Flag, Query(description="With the article's text.")]


@router.get("/case", **described("Case"))
def case(view: Called) -> Response:
    """Tell the case's title, its head and how much it holds."""
    return tagged(view, lambda: case_json(view.shelf.case, view.shelf.evidence()))


@router.get("/verify", **described("Checks", tag=False))
def verify(view: Called) -> Response:
    """Check that the file is whole, as ``detente verify`` does."""
    return JSONResponse(checks_json("detente.verify/1", view.shelf.case.verify()))


@router.get("/log", **described("Log"))
def log(view: Called) -> Response:
    """List what happened to the case, first things first."""
    return tagged(view, lambda: log_json(view.shelf.case.log()))


@router.get("/documents", **described("Documents"))
def documents(view: Asked) -> Response:
    """List the articles, newest first."""
    shown = view.shelf.evidence
    return tagged(view, lambda: documents_json(documents_screen(shown(view.as_of))))


@router.get("/documents/{document}", **described("Reading"))
def reading(view: Asked, document: Document, with_text: Text = False) -> Response:  # noqa: FBT002 - a query
    """Return an article's reading, as ``detente read`` prints it."""
    found = view.shelf.reading(document, view.as_of)
    return tagged(view, lambda: reading_to_json(found, with_text=with_text))


@router.get("/documents/{document}/items", **described("Items"))
def items(view: Called, document: Document, only_open: Open = False) -> Response:  # noqa: FBT002 - a query
    """List an article's items, each with how it stands and what was decided of it."""
    states = view.shelf.items(view.shelf.reading(document))
    listed = [one for one in states if not only_open or one.state == "open"]
    return tagged(view, lambda: items_json(listed, view.shelf.case.precision()))


@router.get("/items/{item}", **described("Item"))
def item(view: Called, item: Item) -> Response:
    """Return one item with how it stands and what was decided of it."""
    state = view.shelf.case.item(item)
    return tagged(view, lambda: state_json(state))
