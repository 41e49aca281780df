"""The timeline."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from detente.web.asking import Asked, Day
from detente.web.pages import show
from detente.workspace.chronology import KINDS, Filter, kept_deeds, timeline_screen
from detente.workspace.known import known
from detente.workspace.strip import timeline_chart

router = APIRouter()
Names = Annotated[list[str], Query(max_length=50)]


def wanted(
    party: Names = [],  # noqa: B006 - a default of FastAPI is never changed
    kind: Names = [],  # noqa: B006 - the same
    start: Day = None,
    end: Day = None,
) -> Filter:
    """Return what is to be shown; what is no kind is passed over."""
    parties = tuple(dict.fromkeys(one for one in party if one))
    kinds = tuple(one for one in KINDS if one in kind)
    return Filter(parties=parties, kinds=kinds, start=start, end=end)


@router.get("/timeline")
def timeline(view: Asked, shown: Annotated[Filter, Depends(wanted)]) -> Response:
    """Show what happened by day."""
    now = known(view.shelf, view.as_of)
    screen = timeline_screen(now, shown, kept_deeds(view.shelf, now))
    picture = timeline_chart(screen, view.as_of)
    rows = (*screen.deeds, *screen.undated)
    return show(view, "timeline.html.j2", screen, rows, picture=picture)
