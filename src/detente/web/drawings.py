"""A screen with a drawing: in the page, and alone under the twin address that ends in .svg."""

from collections.abc import Sequence
from typing import Any

from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from detente.brief.charts import Drawing
from detente.brief.styles import standing_alone
from detente.web.pages import View, render, show


def show_drawn(
    view: View, template: str, screen: object, rows: Sequence[Any], drawing: Drawing
) -> Response:
    """Return a screen in the form that its address asks for, with our own drawing.

    Without a drawing (nothing has a day, say) there is no SVG either.
    """
    if view.form == "svg" and drawing.svg:
        saved = {"Content-Disposition": "attachment"}
        return Response(standing_alone(drawing.svg), media_type="image/svg+xml", headers=saved)
    if view.form != "html":
        return show(view, template, screen, rows)
    drawn = Markup(drawing.svg)  # noqa: S704 - words of sources were escaped where it was drawn
    page = render(
        view, template, screen=screen, listed=True, drawing=drawn, told=drawing.description
    )
    return HTMLResponse(page)
