"""The front page: the overview as it is shown, by whoever answers for it."""

from starlette.responses import Response

from detente.web.pages import View, show
from detente.workspace.known import known
from detente.workspace.overview import case_mark, overview_screen, position_rows
from detente.workspace.strip import timeline_chart

PATH = "/overview"
"""Where the workspace opens."""


def front_page(view: View, since: int | None = None) -> Response:
    """Return the overview; what is new counts from a transaction. Kept until the case changes."""
    read = read_up_to(view)
    name = ("overview page", view.request.url.path, view.request.url.query, view.form, read)
    return view.shelf.kept(name, lambda: _overview(view, since, read))


def _overview(view: View, since: int | None, read: int | None) -> Response:
    """Return the overview, which is the same until the case changes."""
    screen = overview_screen(view.shelf, view.as_of, asked=since, read=read)
    rows = position_rows(screen, known(view.shelf, view.as_of))
    picture = timeline_chart(screen.timeline, view.as_of)
    return show(view, "overview.html.j2", screen, rows, picture=picture)


def read_up_to(view: View) -> int | None:
    """Return the transaction up to which the browser remembers that its person has read."""
    kept = view.request.cookies.get(case_mark(view.shelf), "")
    return int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 16 else None  # noqa: PLR2004 - as long as a number of a transaction can be
