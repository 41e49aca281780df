"""What follows from the record: positions, timeline, analysis, brief."""

from fastapi import APIRouter
from fastapi.responses import Response

from detente.printing.answers import positions_json, timeline_json
from detente.web.api.answering import Asked, described, tagged

router = APIRouter(tags=["findings"])


@router.get("/positions", **described("Positions"))
def positions(view: Asked) -> Response:
    """Tell who stands where, as ``detente positions`` does."""
    return tagged(view, lambda: positions_json(view.shelf.evidence(view.as_of)))


@router.get("/timeline", **described("Timeline"))
def timeline(view: Asked) -> Response:
    """Tell what happened, as ``detente timeline`` does."""
    return tagged(view, lambda: timeline_json(view.shelf.evidence(view.as_of)))
