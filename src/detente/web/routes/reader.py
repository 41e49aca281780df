"""Reader and review of one document."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.evidence import Reading
from detente.web.asking import Asked as View
from detente.web.pages import render, show
from detente.workspace.deciding import (
    Done,
    add,
    at_item,
    confirm_shown,
    decide,
    open_items,
    take_back,
)
from detente.workspace.documents import next_document
from detente.workspace.reader import Asked, card_screen, reader_screen
from detente.workspace.telling import KINDS

router = APIRouter()
Place = Annotated[int | None, Query(ge=0, le=2**31)]
Digits = Annotated[str, Path(pattern="^[0-9a-f]{8,64}$")]
Ref = Annotated[str, Path(max_length=80)]
VERBS = "confirm|reject|correct|retract|restore"


def asked(
    item: Annotated[str | None, Query(max_length=80)] = None,
    kinds: Annotated[str, Query(alias="show", max_length=80)] = "",
    edit: Annotated[str | None, Query(max_length=20)] = None,
    start: Place = None,
    end: Place = None,
) -> Asked:
    """Return what is asked for of a document."""
    chosen = tuple(one for one in KINDS if one in kinds.split(","))
    return Asked(item=item or None, kinds=chosen, edit=edit or None, start=start, end=end)


Wanted = Annotated[Asked, Depends(asked)]


async def given(request: Request) -> dict[str, str]:
    """Return the fields of a form."""
    async with request.form() as form:
        return {name: one for name, one in form.items() if isinstance(one, str)}


Given = Annotated[dict[str, str], Depends(given)]


@router.get("/documents/{document}")
def reader(view: View, document: Digits, wanted: Wanted, fade: str = "") -> Response:
    """Show a document with its marks, and the card of one item; or the card alone."""
    reading = view.shelf.reading(document, view.as_of)
    if view.part:
        return card(view, reading, wanted)
    screen = reader_screen(reading, view.shelf.items(reading), wanted)
    if view.form != "html":
        return show(view, "", screen, screen.items)
    page = render(
        view, "reader.html.j2", screen=screen, wanted=wanted, fade=bool(fade), listed=True,
        following=following(view, reading, screen.current.card is None),
    )  # fmt: skip
    return HTMLResponse(page)


def card(view: View, reading: Reading, wanted: Asked, done: Done | None = None) -> Response:
    """Return one item's card with how all stand: the answer to a key."""
    screen = card_screen(reading, view.shelf.items(reading), wanted)
    page = render(
        view, "answer.html.j2", current=screen, wanted=wanted, done=done,
        language=reading.article.language,
        following=following(view, reading, screen.card is None),
    )  # fmt: skip
    return HTMLResponse(page)


def following(view: View, reading: Reading, ended: bool) -> object:  # noqa: FBT001 - a fact
    """Return the document to go on with, once nothing of this one is left."""
    return next_document(view.shelf, reading, view.as_of) if ended else None


def answered(view: View, reading: Reading, wanted: Asked, done: Done) -> Response:
    """Answer an act: with the card to go on with, or by leading a page without script there."""
    after = at_item(wanted, done.item)
    if view.part:
        return card(view, reading, after, done)
    path = f"/documents/{reading.article.id[:12]}"
    return RedirectResponse(
        view.to(f"{path}#card", item=after.item, show=",".join(after.kinds)), status_code=303
    )


@router.post("/documents/{document}/items/{ref}/{verb}")
def decided(
    view: View,
    document: Digits,
    ref: Ref,
    verb: Annotated[str, Path(pattern=f"^({VERBS})$")],
    wanted: Wanted,
    form: Given,
) -> Response:
    """Confirm, reject, correct, retract or restore one item."""
    reading = view.shelf.reading(document, view.as_of)
    here = at_item(wanted, ref)
    return answered(view, reading, here, decide(view.shelf, reading, here, verb, form))


@router.get("/documents/{document}/confirm")
def ask_to_confirm(view: View, document: Digits, wanted: Wanted) -> Response:
    """Ask before everything that the filter shows is confirmed."""
    reading = view.shelf.reading(document, view.as_of)
    count = len(open_items(view.shelf, reading, wanted))
    name = "confirm_part.html.j2" if view.part else "confirm.html.j2"
    return HTMLResponse(
        render(view, name, document=document, wanted=wanted, count=count, listed=False)
    )


@router.post("/documents/{document}/confirm")
def confirmed(view: View, document: Digits, wanted: Wanted, form: Given) -> Response:
    """Confirm everything that the filter shows and nobody has decided."""
    reading = view.shelf.reading(document, view.as_of)
    return answered(view, reading, wanted, confirm_shown(view.shelf, reading, wanted, form))


@router.post("/documents/{document}/items")
def added(view: View, document: Digits, wanted: Wanted, form: Given) -> Response:
    """Add an item that no reader found."""
    reading = view.shelf.reading(document, view.as_of)
    kind = wanted.edit if wanted.edit in KINDS else "position"
    return answered(view, reading, wanted, add(view.shelf, reading, kind, form))


@router.post("/documents/{document}/{verb}")
def taken_back(
    view: View,
    document: Digits,
    verb: Annotated[str, Path(pattern="^(undo|redo)$")],
    wanted: Wanted,
    form: Given,
) -> Response:
    """Undo the last act, or redo what was undone."""
    reading = view.shelf.reading(document, view.as_of)
    return answered(view, reading, wanted, take_back(view.shelf, reading, wanted, verb, form))


@router.get("/documents/{document}/list")
def listed(view: View, document: Digits, wanted: Wanted) -> Response:
    """Show the list of items alone, near the one that is asked for."""
    reading = view.shelf.reading(document, view.as_of)
    screen = reader_screen(reading, view.shelf.items(reading), wanted)
    return HTMLResponse(render(view, "listed.html.j2", screen=screen, wanted=wanted))
