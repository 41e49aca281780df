"""The model: the case's template, and the ranges that analysts set by hand, each with a reason."""

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from detente.dossier import set_template, template_of
from detente.in_use import notes_after, numbers_shown
from detente.negotiation import Override
from detente.printing.case_answers import overrides_json, written_json
from detente.record.overrides import meant
from detente.web.api.answering import JSON_ONLY, WRITING, Asked, Called, described, tagged
from detente.web.api.bounds import Cell, Edited, Key, Ranged

router = APIRouter(tags=["model"])
WRITTEN = described("Written", *WRITING, tag=False) | {"dependencies": JSON_ONLY}


@router.get("/template", **described("Template"))
def template(view: Called) -> Response:
    """Return the template as TOML: the analyst's, else one drafted from the evidence."""
    return tagged(view, lambda: {"template": template_of(view.shelf.case.path)})


@router.put("/template", **WRITTEN)
def edit(view: Called, body: Edited) -> Response:
    """Make an edited template the case's, from today on."""
    path = view.shelf.case.path
    return JSONResponse(written_json(set_template(path, body.template, reason=body.reason)))


@router.get("/overrides", **described("Overrides"))
def overrides(view: Asked) -> Response:
    """List the numbers set by hand that stand on a day, in the record or in the template."""
    shelf, day = view.shelf, view.as_of

    return tagged(
        view, lambda: overrides_json(*numbers_shown(shelf.case, shelf.evidence(day), day))
    )


@router.post("/overrides", **WRITTEN)
def override(view: Called, body: Ranged, key: Key = None) -> Response:
    """Set a range for a value, a weight or no agreement, from today on."""
    issue, option = meant(body.about, body.issue, body.option)
    made = Override(
        party=body.party, issue=issue, option=option,
        low=body.low, mode=body.mode, high=body.high, reason=body.reason,
    )  # fmt: skip
    case = view.shelf.case
    receipt = case.override(made, actor=body.by, key=key)
    return JSONResponse(written_json(receipt, notes_after(case, receipt)))


@router.post("/overrides/withdraw", **WRITTEN)
def withdraw(view: Called, body: Cell, key: Key = None) -> Response:
    """Take a range back from today on."""
    case = view.shelf.case
    issue, option = meant(body.about, body.issue, body.option)
    receipt = case.withdraw_override(
        body.party, issue, option, actor=body.by, key=key, note=body.reason
    )
    return JSONResponse(written_json(receipt, notes_after(case, receipt)))
