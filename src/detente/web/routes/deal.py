"""The screen that tells whether there is a deal."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from detente.web.asking import Asked
from detente.web.pages import View, show
from detente.web.waiting import with_bench
from detente.workspace.bench import Bench
from detente.workspace.dealing import DealAsked, deal_screen, package_lines
from detente.workspace.pictures import deal_picture

router = APIRouter()
Package = Annotated[str | None, Query(max_length=4000)]


def asked(package: Package = None, pin: Package = None, compare: Package = None) -> DealAsked:
    """Return what is asked for."""
    return DealAsked(package=package or None, pin=pin or None, compare=compare or None)


@router.get("/deal")
def deal(view: Asked, wanted: Annotated[DealAsked, Depends(asked)]) -> Response:
    """Show the packages, one of them taken apart, and what carries the verdict."""
    return with_bench(
        view, "Is there a deal?", lambda bench: _shown(view, bench, wanted), where="packages"
    )


def _shown(view: View, bench: Bench, wanted: DealAsked) -> Response:
    """Show the screen in the form that is asked for."""
    screen = deal_screen(bench, wanted)
    picture = deal_picture(
        bench, screen, lambda package: view.to("/deal", package=package, pin=wanted.pin)
    )
    rows = package_lines(screen)
    return show(view, "deal.html.j2", screen, rows, picture=picture)
