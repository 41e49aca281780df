"""Adding an article by paste or by file, and how its reading goes."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import UploadFile

from detente.errors import DetenteError, KnownArticleError
from detente.web.asking import Asked
from detente.web.pages import View, render, show
from detente.web.problems import Problem, problem_of, problem_response, wants_data
from detente.web.security import MOST_BYTES, TooLargeError, says_too_large, too_large
from detente.workspace.adding import PASTED, AddScreen, Intake, article_of, pasted
from detente.workspace.typed import day_in

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form as it was sent: what is shown again, and the bytes of the article with their name.

    ``twice`` tells that a text was pasted besides the file, ``large`` that more was sent than is
    taken: none of it was read.
    """

    form: AddScreen
    name: str
    raw: bytes
    twice: bool = False
    large: bool = False


async def sent(request: Request) -> Sent:
    """Return the form of an article; of one too large nothing but that."""
    try:
        if not says_too_large(request.headers):
            return await _form(request)
    except TooLargeError:
        pass
    return Sent(form=AddScreen(), name=PASTED, raw=b"", large=True)


async def _form(request: Request) -> Sent:
    """Return the form of an article that has been sent."""
    limits = {"max_files": 1, "max_fields": 20, "max_part_size": MOST_BYTES}
    async with request.form(**limits) as form:
        shown = AddScreen(
            text=str(form.get("text") or ""),
            published=str(form.get("published") or "").strip(),
            confidential="confidential" in form,
        )
        file = form.get("file")
        if isinstance(file, UploadFile) and file.filename:
            raw = await file.read()
            return Sent(form=shown, name=file.filename, raw=raw, twice=bool(shown.text.strip()))
    return Sent(form=shown, name=PASTED, raw=pasted(shown.text))


def require_one(given: Sent) -> None:
    """Refuse a form that holds no article, or two.

    Raises
    ------
    DetenteError
        If nothing was given, or a text and a file.
    """
    if given.twice:
        raise DetenteError(
            f"a text was pasted and the file {given.name} chosen; one article is taken at a time",
            hint="Nothing was added. Empty the field to add the file, or add the text first.",
        )
    if not given.raw.strip():
        what = "no text was pasted and no file chosen"
        told = f"the file {given.name} is empty" if given.name != PASTED else what
        raise DetenteError(told, hint="Paste the article, or choose its file.")


@router.get("/add")
def add_page(view: Asked) -> Response:
    """Show the form."""
    return show(view, "add.html.j2", AddScreen())


@router.post("/add")
def add(view: Asked, given: Annotated[Sent, Depends(sent)]) -> Response:
    """Take in an article; what is wrong with it is said above the form, which keeps the text."""
    intake: Intake = view.request.app.state.intake
    if given.large:
        return _too_large(view, given)
    try:
        require_one(given)
        article = article_of(
            given.raw,
            given.name,
            day_of(given.form.published),
            confidential=given.form.confidential,
            today=view.shelf.case.latest_day(),
        )
        job = intake.start(article, doubting=True)
    except DetenteError as error:
        if wants_data(view.request):
            raise
        return _refused(view, given, error)
    return RedirectResponse(view.to(f"/add/{job.id}"), status_code=303)


def _too_large(view: View, given: Sent) -> Response:
    """Show the form again after more was sent than is taken, or say so to a program."""
    problem = too_large()
    if wants_data(view.request):
        return problem_response(view.request, problem)
    page = render(
        view, "add.html.j2", screen=given.form, problem=problem, listed=False, document=None
    )
    return HTMLResponse(page, status_code=problem.status)


def _refused(view: View, given: Sent, error: DetenteError) -> Response:
    """Show the form again, with what is wrong."""
    problem: Problem = problem_of(error)
    known = isinstance(error, KnownArticleError)
    page = render(
        view, "add.html.j2", screen=given.form, problem=problem, listed=False,
        document=article_of(given.raw, given.name, None).id[:12] if known else None,
    )  # fmt: skip
    return HTMLResponse(page, status_code=problem.status)


def day_of(given: str) -> dt.date | None:
    """Return the day of publication, or None where it is left to the article to say.

    Raises
    ------
    DetenteError
        If it is not a day.
    """
    return day_in(given) if given else None


@router.get("/add/{job}")
def job_page(view: Asked, job: Annotated[str, Path(min_length=1, max_length=64)]) -> Response:
    """Show how an article's reading goes; or that part alone."""
    intake: Intake = view.request.app.state.intake
    screen = intake.job(job)
    return show(view, "job_part.html.j2" if view.part else "job.html.j2", screen)


@router.post("/add/{job}")
def add_all_the_same(
    view: Asked, job: Annotated[str, Path(min_length=1, max_length=64)]
) -> Response:
    """Take in what was held back because it may be no article."""
    intake: Intake = view.request.app.state.intake
    return RedirectResponse(view.to(f"/add/{intake.start_again(job).id}"), status_code=303)
