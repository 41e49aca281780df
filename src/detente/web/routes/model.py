"""The model's editor, tab by tab, and as text."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from detente.errors import DetenteError
from detente.web.asking import Asked as View
from detente.web.pages import render, show
from detente.web.problems import problem_of, wants_data
from detente.web.routes.reader import Given
from detente.workspace.modelling import TABS, model_screen
from detente.workspace.saving import Wrong, count_form, save_model, set_range, take_back_range

router = APIRouter()
Tab = Annotated[str, Query(pattern=f"^({'|'.join(TABS)})$")]
Edited = Annotated[str, Path(pattern="^(parties|infeasible|one_way|uncertainty|toml)$")]


@router.get("/model")
def model(view: View, tab: Tab = "parties") -> Response:
    """Show one tab of the model."""
    return _answered(view, tab)


def _answered(
    view: View,
    tab: str,
    wrong: Wrong | None = None,
    problem: DetenteError | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    """Show a tab; what is wrong stands at its line or beside its field, with what was typed."""
    if problem and wants_data(view.request):
        raise problem
    screen = model_screen(view.shelf, view.as_of, tab)
    rows = (*screen.preferences, *screen.weights, *screen.no_agreement)
    told = problem_of(problem) if problem else None
    found = show(view, "model.html.j2", screen, rows, wrong=wrong, problem=told, typed=typed)
    found.status_code = told.status if told else 422 if wrong else found.status_code
    return found


@router.post("/model/{tab}")
def saved(view: View, tab: Edited, form: Given) -> Response:
    """Make what a form says the case's model."""
    try:
        wrong = save_model(view.shelf, tab, form)
    except DetenteError as error:
        return _answered(view, tab, problem=error, typed=form)
    return _answered(view, "toml", wrong, typed=form) if wrong else _led(view, tab)


@router.post("/model/{tab}/count")
def counted(view: View, tab: Edited, form: Given) -> Response:
    """Say how many outcomes the model would have, as the form has it now."""
    try:
        count, told = count_form(view.shelf, tab, form), ""
    except DetenteError as error:
        count, told = None, str(error)
    return HTMLResponse(render(view, "count.html.j2", count=count, told=told))


@router.post("/model/preferences/{act}")
def ranged(view: View, act: Literal["set", "withdraw"], form: Given) -> Response:
    """Set a range by hand, or take one back."""
    acts = {"set": set_range, "withdraw": take_back_range}
    try:
        acts[act](view.shelf, form)
    except DetenteError as error:
        return _answered(view, "preferences", problem=error, typed=form)
    return _led(view, "preferences")


def _led(view: View, tab: str) -> Response:
    """Lead to the tab as it stands now."""
    return RedirectResponse(view.to("/model", tab=tab), status_code=303)
