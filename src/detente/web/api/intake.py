"""Adding an article: taken at once, read in the background, its way told by a job."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, UploadFile
from fastapi.responses import JSONResponse, Response

from detente.web.api.answering import (
    JSON_ONLY,
    WRITING,
    Called,
    described,
    responses,
)
from detente.web.api.bounds import Day, Pasted
from detente.web.pages import View
from detente.workspace.adding import PASTED, Intake, article_of, job_json, pasted

router = APIRouter(tags=["articles"])
_JOB = {"application/json": {"schema": {"$ref": "#/components/schemas/Job"}}}
_TAKEN: dict[str, Any] = {
    "status_code": 202,
    "response_model": None,
    "responses": responses(_JOB, *WRITING, tag=False, status=202),
}
Asked = Annotated[str, Path(pattern="^[0-9a-f]{16}$", description="A job's id.")]


def started(
    view: View,
    raw: bytes,
    name: str,
    published: Any,  # noqa: ANN401 - pydantic has made a day of it
    confidential: bool,  # noqa: FBT001 - a fact
) -> Response:
    """Begin to take an article in, and tell where its way can be followed."""
    today = view.shelf.case.latest_day()
    article = article_of(raw, name, published, confidential=confidential, today=today)
    intake: Intake = view.request.app.state.intake
    job = intake.start(article)
    return JSONResponse(job_json(job), 202, headers={"Location": f"/api/jobs/{job.id}"})


@router.post("/articles", **_TAKEN, dependencies=JSON_ONLY)
def paste(view: Called, body: Pasted) -> Response:
    """Add an article from its text."""
    raw = pasted(body.text)
    return started(view, raw, body.name, body.published, body.confidential)


@router.post("/articles/file", **_TAKEN)
def upload(
    view: Called,
    file: Annotated[UploadFile, File(description="A .txt, .md or .html file.")],
    published: Annotated[Day | None, Form()] = None,
    confidential: Annotated[bool, Form()] = False,  # noqa: FBT002 - a field
) -> Response:
    """Add an article from a file."""
    raw = file.file.read()
    name = file.filename or PASTED
    return started(view, raw, name, published, confidential)


@router.get("/jobs/{job}", **described("Job", tag=False))
def job(view: Called, job: Asked) -> Response:
    """Tell how an article's reading goes."""
    intake: Intake = view.request.app.state.intake
    return JSONResponse(job_json(intake.job(job)))
