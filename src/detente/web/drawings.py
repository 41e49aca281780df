"""A screen with a drawing: in the page, and alone under the twin address that ends in .svg."""

from collections.abc import Sequence
from typing import Any

from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from detente.brief.page import standing_alone
from detente.web.pages import View, render, show


def show_drawn(
    view: View, template: str, screen: object, rows: Sequence[Any], drawing: str
) -> Response:
    """Return a screen in the form that its address asks for; ``drawing`` is our own SVG.

    Without a drawing (nothing has a day, say) there is no SVG either.
    """
    if view.form == "svg" and drawing:
        saved = {"Content-Disposition": "attachment"}
        return Response(standing_alone(drawing), media_type="image/svg+xml", headers=saved)
    if view.form != "html":
        return show(view, template, screen, rows)
    drawn = Markup(drawing)  # noqa: S704 - words of sources were escaped where it was drawn
    return HTMLResponse(render(view, template, screen=screen, listed=True, drawing=drawn))
