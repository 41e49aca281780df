"""What if: one thing changed, and what moved because."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import RedirectResponse, Response

from detente.web.asking import Asked as View
from detente.web.pages import address_of, show
from detente.web.routes.reader import Given
from detente.web.waiting import with_bench
from detente.workspace.bench import Bench, begun
from detente.workspace.forking import fork_screen, moved_lines
from detente.workspace.forks import Adding, Asked, keep_fork, with_added

router = APIRouter()
Texts = Annotated[list[Annotated[str, Query(max_length=400)]] | None, Query(max_length=40)]
Text = Annotated[str, Query(max_length=400)]


def asked(  # noqa: PLR0913, PLR0917 - a parameter for each kind of part of an address
    drop: Texts = None,
    lift: Texts = None,
    stance: Texts = None,
    value: Texts = None,
    weight: Texts = None,
    no_agreement: Texts = None,
    off: Texts = None,
    rule: Texts = None,
) -> Asked:
    """Return the fork that is asked for."""
    return Asked(
        drop=_texts(drop),
        lift=_texts(lift),
        stance=_texts(stance),
        value=_texts(value),
        weight=_texts(weight),
        no_agreement=_texts(no_agreement),
        off=_texts(off),
        rule=_texts(rule),
    )


def _texts(given: list[str] | None) -> tuple[str, ...]:
    """Return the texts of a parameter, each once, without empty ones."""
    return tuple(dict.fromkeys(one for one in given or () if one))


def adding(party: Text = "", term: Text = "", says: Text = "", worth: Text = "") -> Adding | None:
    """Return what a form adds to the fork, if it comes from a form."""
    return Adding(party=party, term=term, says=says, worth=worth) if party and term else None


Wanted = Annotated[Asked, Depends(asked)]


@router.get("/whatif")
def whatif(
    view: View, wanted: Wanted, added: Annotated[Adding | None, Depends(adding)]
) -> Response:
    """Show the model as it stands, the fork, and what moved; a form leads to its address."""
    if added is not None:
        return _led(view, with_added(wanted, added))
    return with_bench(view, "What if", lambda bench: _shown(view, bench, wanted))


def _shown(view: View, bench: Bench, wanted: Asked) -> Response:
    """Show the screen in the form that is asked for."""
    screen = fork_screen(bench, wanted, view.shelf.kept("forks", view.shelf.case.forks))
    return show(view, "whatif.html.j2", screen, moved_lines(screen))


@router.post("/whatif/keep")
def kept(view: View, wanted: Wanted, form: Given) -> Response:
    """Keep the fork by name, signed and dated."""
    bench = begun(view.shelf, view.as_of).result()
    told = fork_screen(bench, wanted).told
    day = view.as_of or bench.desk.today
    keep_fork(view.shelf, address_of("/whatif", wanted.pairs(), day), told, form)
    return _led(view, wanted, "#kept-h")


def _led(view: View, wanted: Asked, mark: str = "") -> Response:
    """Lead to the address of a fork."""
    path = address_of("/whatif", wanted.pairs(), view.as_of)
    return RedirectResponse(path + mark, status_code=303)
