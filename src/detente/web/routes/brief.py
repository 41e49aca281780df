"""The brief in the browser, and as a file."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from detente.brief.page import Anchors
from detente.dossier import RENDERERS, render
from detente.errors import NoNegotiationError
from detente.web.asking import Asked
from detente.web.pages import View, show
from detente.web.waiting import with_bench
from detente.workspace.bench import Bench
from detente.workspace.briefing import BriefScreen, brief_screen

router = APIRouter()
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
Form = Annotated[str, Path(pattern=f"^({'|'.join(RENDERERS)})$")]


@router.get("/brief")
def brief(view: Asked) -> Response:
    """Show the brief with its evidence."""
    return _with_brief(view, lambda screen: _shown(view, screen))


@router.get("/brief/file/{form}")
def file(view: Asked, form: Form) -> Response:
    """Return the brief as a file."""
    return _with_brief(view, lambda screen: _file(screen, form))


def _with_brief(view: View, answer: Callable[[BriefScreen], Response]) -> Response:
    """Answer with the brief of the case, a partial one where there is no negotiation."""

    def composed(bench: Bench | None, why: str = "") -> Response:
        evidence = view.shelf.evidence(view.as_of)
        name = ("brief", view.as_of)
        return answer(view.shelf.kept(name, lambda: brief_screen(evidence, bench, why)))

    def partial(error: NoNegotiationError) -> Response:
        return composed(None, str(error))

    return with_bench(view, "Brief", composed, otherwise=partial)


def _shown(view: View, screen: BriefScreen) -> Response:
    """Show the brief as a page; its anchors are given out anew."""
    hints = {one.number: one.hint for one in screen.cited}
    return show(
        view, "briefing.html.j2", screen, screen.cited, brief=screen.brief, anchors=Anchors(),
        hint=lambda number: hints.get(number, ""), forms=tuple(RENDERERS),
    )  # fmt: skip


def _file(screen: BriefScreen, form: str) -> Response:
    """Return the brief as a file to be saved."""
    day = screen.brief.as_of.isoformat() if screen.brief.as_of else "undated"
    saved = {"Content-Disposition": f'attachment; filename="brief-{day}.{form}"'}
    return Response(render(screen.brief, form), media_type=MEDIA_TYPES[form], headers=saved)
