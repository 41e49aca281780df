"""What if: one thing changed, and what moved because."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.errors import DetenteError, FieldError
from detente.web.asking import Asked as View
from detente.web.pages import address_of, render, show
from detente.web.problems import Problem, problem_of, wants_data
from detente.web.routes.reader import Given
from detente.web.waiting import with_bench
from detente.workspace.bench import Bench, begun
from detente.workspace.forking import fork_screen, moved_lines
from detente.workspace.forks import Adding, Asked, keep_fork, with_added

router = APIRouter()
Texts = Annotated[list[Annotated[str, Query(max_length=400)]] | None, Query(max_length=40)]
Text = Annotated[str, Query(max_length=400)]
Sent = Annotated[str | None, Query(max_length=400)]


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


def adding(
    party: Text = "", term: Text = "", says: Sent = None, worth: Sent = None
) -> Adding | None:
    """Return what a form adds to the fork, if it comes from a form."""
    if not (party or term) and says is None and worth is None:
        return None
    return Adding(party=party, term=term, says=None if worth is not None else says, worth=worth)


Wanted = Annotated[Asked, Depends(asked)]


@router.get("/whatif")
def whatif(
    view: View, wanted: Wanted, added: Annotated[Adding | None, Depends(adding)]
) -> Response:
    """Show the model as it stands, the fork, and what moved; a form leads to its address."""
    if added is None:
        return with_bench(view, "What if", lambda bench: _shown(view, bench, wanted))
    try:
        fork = with_added(wanted, added)
    except FieldError as error:
        if wants_data(view.request):
            raise
        refused = Refused(error=error, typed=_typed(added))
        return with_bench(view, "What if", lambda bench: _shown(view, bench, wanted, refused))
    return _led(view, fork)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A form that was refused: why, and what it held."""

    error: DetenteError
    typed: Mapping[str, str]

    @property
    def form(self) -> str:
        """Return which form it is: says, worth or keep."""
        return next((one for one in ("says", "worth") if one in self.typed), "keep")

    @property
    def problem(self) -> Problem:
        """Return what is said beside the field: of a fork that is kept, beside its name."""
        found = problem_of(self.error)
        return replace(found, field=found.field or "name")


def _typed(added: Adding) -> Mapping[str, str]:
    """Return the fields of a form that adds something."""
    name, text = ("says", added.says) if added.worth is None else ("worth", added.worth)
    return {"party": added.party, "term": added.term, name: text or ""}


def _shown(view: View, bench: Bench, wanted: Asked, refused: Refused | None = None) -> Response:
    """Show the screen in the form that is asked for; of a refused form alone where htmx asks."""
    screen = fork_screen(bench, wanted, view.shelf.kept("forks", view.shelf.case.forks))
    typed, form = (refused.typed, refused.form) if refused else (None, "")
    more = {"problem": refused and refused.problem, "typed": typed, "refused": form}
    if refused and view.part:
        made: Response = HTMLResponse(
            render(view, "whatif_form.html.j2", screen=screen, listed=False, **more)
        )
    else:
        made = show(view, "whatif.html.j2", screen, moved_lines(screen), **more)
    made.status_code = 422 if refused else made.status_code
    return made


@router.post("/whatif/keep")
def kept(view: View, wanted: Wanted, form: Given) -> Response:
    """Keep the fork by name, signed and dated; what is refused stands beside its field."""
    bench = begun(view.shelf, view.as_of).result()
    told = fork_screen(bench, wanted).told
    day = view.as_of or bench.desk.today
    try:
        keep_fork(view.shelf, address_of("/whatif", wanted.pairs(), day), told, form)
    except DetenteError as error:
        if wants_data(view.request):
            raise
        return _shown(view, bench, wanted, Refused(error=error, typed=form))
    return _led(view, wanted, "#kept-h")


def _led(view: View, wanted: Asked, mark: str = "") -> Response:
    """Lead to the address of a fork."""
    path = address_of("/whatif", wanted.pairs(), view.as_of) + mark
    if view.part:
        return Response(status_code=204, headers={"HX-Redirect": path})
    return RedirectResponse(path, status_code=303)
