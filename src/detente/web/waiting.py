"""A first analysis takes a second or two: a person sees that it is being worked out."""

from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass

from starlette.responses import HTMLResponse, Response

from detente.errors import NoNegotiationError
from detente.web.pages import View, render, show
from detente.workspace.bench import Bench, begun

PATIENCE = 0.3
"""For so many seconds a page is waited for before it says that it is being worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Why there is nothing to analyse, and what to do."""

    why: str
    hint: str


def with_bench(
    view: View,
    title: str,
    answer: Callable[[Bench], Response],
    *,
    where: str = "",
    otherwise: Callable[[NoNegotiationError], Response] | None = None,
) -> Response:
    """Answer with a case's model, or say that it is being worked out, or why there is none.

    A browser that opens a page is shown at once that it has to wait; whoever asks otherwise (the
    waiting page itself, a program) waits. ``otherwise`` answers where there is no negotiation.
    """
    future = begun(view.shelf, view.as_of)
    if not is_ready(view, future):
        return HTMLResponse(
            render(view, "waiting.html.j2", title=title, where=where, listed=False)
        )
    try:
        bench = future.result()
    except NoNegotiationError as error:
        if otherwise is not None:
            return otherwise(error)
        nothing = Nothing(why=str(error), hint=error.hint)
        return show(view, "nothing.html.j2", nothing, title=title)
    return answer(bench)


def is_ready(view: View, future: Future[Bench]) -> bool:
    """Tell whether an answer can be given now; one that is waited for is."""
    opened = view.request.headers.get("sec-fetch-mode") == "navigate"
    if view.form != "html" or not opened:
        return True
    done, _ = wait([future], timeout=PATIENCE)
    return bool(done)
