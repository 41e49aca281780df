"""What follows from the record: positions, timeline, analysis, brief."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from detente.dossier import render
from detente.in_use import numbers_shown
from detente.printing.answers import analysis_json, positions_json, timeline_json
from detente.web.api.answering import Asked, described, responses, tagged, tagged_as
from detente.web.routes.brief import MEDIA_TYPES
from detente.workspace.bench import begun
from detente.workspace.briefing import brief_on

router = APIRouter(tags=["findings"])
_WRITTEN = {
    "application/json": {"schema": {"$ref": "#/components/schemas/Brief"}},
    "text/html": {"schema": {"type": "string"}},
    "text/markdown": {"schema": {"type": "string"}},
}
Form = Annotated[Literal["json", "html", "md"], Query(alias="format", description="How.")]


@router.get("/positions", **described("Positions"))
def positions(view: Asked) -> Response:
    """Tell who stands where, as ``detente positions`` does."""
    shelf, day = view.shelf, view.as_of

    def answer() -> object:
        evidence = shelf.evidence(day)
        return positions_json(evidence, *numbers_shown(shelf.case, evidence, day))

    return tagged(view, answer)


@router.get("/timeline", **described("Timeline"))
def timeline(view: Asked) -> Response:
    """Tell what happened, as ``detente timeline`` does."""
    return tagged(view, lambda: timeline_json(view.shelf.evidence(view.as_of)))


@router.get("/analysis", **described("Analysis"))
def analysis(view: Asked) -> Response:
    """Work out what agreements are in reach, as ``detente analyse`` does."""

    def answer() -> object:
        bench = begun(view.shelf, view.as_of).result()
        return analysis_json(bench.negotiation, bench.analysis, bench.evidence)

    return tagged(view, answer)


@router.get("/brief", response_model=None, responses=responses(_WRITTEN))
def brief(view: Asked, form: Form = "json") -> Response:
    """Write the brief, as ``detente brief`` does."""
    return tagged_as(
        view,
        lambda headers: Response(
            render(brief_on(view.shelf, view.as_of).brief, form),
            media_type=MEDIA_TYPES[form],
            headers=headers,
        ),
    )
