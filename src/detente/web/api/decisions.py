"""Decisions: each one committed act, known again by its Idempotency-Key, answered as it stands."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from detente.mended_day import redate
from detente.printing.items import decided_by, mended_json
from detente.record.writer import Receipt
from detente.web.api.answering import JSON_ONLY, WRITING, Called, described
from detente.web.api.bounds import (
    Added,
    Corrected,
    Document,
    Item,
    Key,
    Redated,
    Rejected,
    Retracted,
    Several,
    Signed,
)
from detente.web.pages import View

router = APIRouter(tags=["decisions"], dependencies=JSON_ONLY)
DECIDED = described("Decided", *WRITING, tag=False)
MENDED = described("Mended", *WRITING, tag=False)


def answered(view: View, receipt: Receipt) -> Response:
    """Return a receipt with the items as they stand now."""
    return JSONResponse(decided_by(view.shelf.case, receipt))


@router.post("/confirm", **DECIDED)
def confirm_several(view: Called, body: Several, key: Key = None) -> Response:
    """Confirm several items as one act."""
    receipt = view.shelf.case.confirm_all(body.items, **body.signing(key))
    return answered(view, receipt)


@router.post("/items/{item}/confirm", **DECIDED)
def confirm(view: Called, item: Item, body: Signed, key: Key = None) -> Response:
    """Say that an item was read rightly."""
    return answered(view, view.shelf.case.confirm(item, **body.signing(key)))


@router.post("/items/{item}/reject", **DECIDED)
def reject(view: Called, item: Item, body: Rejected, key: Key = None) -> Response:
    """Say that an item was read wrongly, and why: it counts nowhere."""
    return answered(view, view.shelf.case.reject(item, body.reason, **body.signing(key)))


@router.post("/items/{item}/correct", **DECIDED)
def correct(view: Called, item: Item, body: Corrected, key: Key = None) -> Response:
    """Say what an item should be; what the machine read stays beside it."""
    change = body.changes.correction()
    return answered(view, view.shelf.case.correct(item, change, **body.signing(key)))


@router.post("/items/{item}/retract", **DECIDED)
def retract(view: Called, item: Item, body: Retracted, key: Key = None) -> Response:
    """Say that its source withdrew an item: it counts before that day, not from it on."""
    receipt = view.shelf.case.retract(item, body.from_day, **body.signing(key))  # type: ignore[arg-type]
    return answered(view, receipt)


@router.post("/items/{item}/restore", **DECIDED)
def restore(view: Called, item: Item, body: Signed, key: Key = None) -> Response:
    """Take back the last decision on an item, whoever took it."""
    return answered(view, view.shelf.case.restore(item, **body.signing(key)))


@router.post("/documents/{document}/items", **DECIDED)
def add(view: Called, document: Document, body: Added, key: Key = None) -> Response:
    """Add an item that no reader found, from the article's words."""
    given = body.fields.correction()
    receipt = view.shelf.case.add_item(document, body.kind, given, **body.signing(key))
    return answered(view, receipt)


@router.post("/documents/{document}/day", **MENDED)
def mend_day(view: Called, document: Document, body: Redated, key: Key = None) -> Response:
    """Mend an article's publication day: it is read again under it; ``note`` is the reason.

    ``kept_days`` counts the items that keep a day a person confirmed, ``told`` says so in words.
    """
    article = view.shelf.reading(document).article.id
    mended = redate(view.shelf.case, article, body.published, **body.signing(key))  # type: ignore[arg-type]
    return JSONResponse(mended_json(mended))


@router.post("/undo", **DECIDED)
def undo(view: Called, body: Signed, key: Key = None) -> Response:
    """Take back the last act of whoever asks, by writing its opposite."""
    return answered(view, view.shelf.case.undo(**body.signing(key)))


@router.post("/redo", **DECIDED)
def redo(view: Called, body: Signed, key: Key = None) -> Response:
    """Bring back what whoever asks undid last."""
    return answered(view, view.shelf.case.redo(**body.signing(key)))
