"""Reader and review of one document."""

from collections.abc import Callable, Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.article import Reading
from detente.errors import ConflictError, DetenteError, NotFoundError
from detente.web.asking import Asked as View
from detente.web.pages import render, show
from detente.web.problems import Problem, problem_of, wants_data
from detente.workspace.deciding import (
    Done,
    add,
    at_item,
    coded,
    confirm_shown,
    decide,
    kind_of,
    mend_day,
    open_items,
    take_back,
    tried,
)
from detente.workspace.documents import next_document
from detente.workspace.reader import (
    Asked,
    ReaderScreen,
    card_screen,
    reader_screen,
    refs_of,
    rows_about,
)
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
    """Return what is asked for of a document.

    Raises
    ------
    DetenteError
        If there is no such kind of item.
    """
    named = [one for one in kinds.split(",") if one]
    for one in named:
        if one not in KINDS:
            raise DetenteError(
                f"there is no kind of item {one!r}", hint=f"Choose from {', '.join(KINDS)}."
            )
    chosen = tuple(one for one in KINDS if one in named)
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
    wanted = coded(view.shelf, wanted)
    screen = screen_of(view, reading, wanted)
    if view.form != "html":
        return show(view, "", screen, screen.items)
    return page(view, reading, wanted, fade=bool(fade))


def screen_of(view: View, reading: Reading, wanted: Asked) -> ReaderScreen:
    """Return a document as it is shown, with how its day was mended."""
    article = reading.article.id
    mended = view.shelf.case.mended_days(article)
    kept = view.shelf.case.upheld_days(article) if mended else 0
    return reader_screen(reading, view.shelf.items(reading), wanted, mended, kept)


def page(
    view: View,
    reading: Reading,
    wanted: Asked,
    *,
    fade: bool = False,
    problem: Problem | None = None,
    mending: Mapping[str, str] | None = None,
) -> Response:
    """Return a document as a page; above a form that was refused stands why.

    ``mending`` is what was typed to mend its day, if that is what was refused.
    """
    screen = screen_of(view, reading, wanted)
    made = render(
        view, "reader.html.j2", screen=screen, wanted=wanted, fade=fade, listed=True,
        problem=problem, mending=mending,
        following=following(view, reading, screen.current.card is None),
    )  # fmt: skip
    return HTMLResponse(made, problem.status if problem else 200)


def card(
    view: View,
    reading: Reading,
    wanted: Asked,
    done: Done | None = None,
    problem: Problem | None = None,
) -> Response:
    """Return one item's card with how all stand: the answer to a key."""
    wanted, states = coded(view.shelf, wanted), view.shelf.items(reading)
    screen = card_screen(reading, states, wanted)
    shown = refs_of(states).get(screen.item)
    touched = {*(done.touched if done else ()), *([shown.item_id] if shown else [])}
    made = render(
        view, "answer.html.j2", current=screen, wanted=wanted, done=done, problem=problem,
        language=reading.article.language, rows=rows_about(reading, states, wanted, touched),
        following=following(view, reading, screen.card is None),
    )  # fmt: skip
    return HTMLResponse(made, problem.status if problem else 200)


def following(view: View, reading: Reading, ended: bool) -> object:  # noqa: FBT001 - a fact
    """Return the document to go on with, once nothing of this one is left."""
    return next_document(view.shelf, reading, view.as_of) if ended else None


def answer(
    view: View, reading: Reading, wanted: Asked, act: Callable[[], Done], again: Asked
) -> Response:
    """Answer an act; what is refused leaves what was typed, beside how the item now stands.

    ``again`` is what is shown then. Where a script keeps the card, only another's decision renews
    it: everything else is told above what stands there.
    """
    try:
        done = act()
    except NotFoundError:
        raise
    except DetenteError as error:
        if wants_data(view.request) or (view.part and not isinstance(error, ConflictError)):
            raise
        shown = card if view.part else page
        return shown(view, reading, again, problem=problem_of(error))
    return answered(view, reading, wanted, done)


def answered(view: View, reading: Reading, wanted: Asked, done: Done) -> Response:
    """Answer an act: with the card to go on with, or by leading a page without script there."""
    after = at_item(wanted, done.item)
    if view.part:
        made = card(view, view.shelf.reading(reading.article.id, view.as_of), after, done)
        if not done.touched:  # the text or its day may be another one
            made.headers["HX-Refresh"] = "true"
        return made
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
    kind = kind_of(view.shelf, reading, ref)
    again = tried(here, verb, form, kind)
    return answer(
        view, reading, here, lambda: decide(view.shelf, reading, here, verb, form), again
    )


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
    return answer(
        view, reading, wanted, lambda: confirm_shown(view.shelf, reading, wanted, form), wanted
    )


@router.post("/documents/{document}/items")
def added(view: View, document: Digits, wanted: Wanted, form: Given) -> Response:
    """Add an item that no reader found."""
    reading = view.shelf.reading(document, view.as_of)
    kind = wanted.edit if wanted.edit in KINDS else "position"
    again = tried(at_item(wanted, "new"), "add", form, kind)
    return answer(view, reading, wanted, lambda: add(view.shelf, reading, kind, form), again)


@router.post("/documents/{document}/day")
def mended(view: View, document: Digits, wanted: Wanted, form: Given) -> Response:
    """Mend the publication day of a document; what is refused stands above it with why."""
    reading = view.shelf.reading(document, view.as_of)
    try:
        mend_day(view.shelf, reading, form)
    except DetenteError as error:
        if wants_data(view.request):
            raise
        return page(view, reading, wanted, problem=problem_of(error), mending=form)
    return RedirectResponse(view.to(f"/documents/{document}"), status_code=303)


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
    return answer(
        view, reading, wanted, lambda: take_back(view.shelf, reading, wanted, verb, form), wanted
    )


@router.get("/documents/{document}/list")
def listed(view: View, document: Digits, wanted: Wanted) -> Response:
    """Show the list of items alone, near the one that is asked for."""
    reading = view.shelf.reading(document, view.as_of)
    screen = reader_screen(reading, view.shelf.items(reading), wanted)
    return HTMLResponse(render(view, "listed.html.j2", screen=screen, wanted=wanted))
