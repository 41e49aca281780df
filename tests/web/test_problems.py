"""Problems: a sentence and a hint, as a page or as a document."""

import pytest

from detente.errors import CaseError, KnownArticleError, NotFoundError, StorageError
from detente.web.problems import problem_of


@pytest.mark.parametrize(
    ("kind", "status"),
    [(NotFoundError, 404), (KnownArticleError, 409), (StorageError, 507), (CaseError, 422)],
)
def test_each_kind_of_error_has_its_status(kind, status):
    problem = problem_of(kind("what was found", hint="what to do"))

    assert (problem.status, problem.detail, problem.hint) == (
        status, "what was found", "what to do",
    )  # fmt: skip


def test_a_page_says_what_was_asked_wrongly(client):
    answer = client.get("/documents?as_of=yesterday")

    assert answer.status_code == 422
    assert "<h1>as_of &#39;yesterday&#39; is not a day" in answer.text


def test_a_program_gets_a_problem_document_with_a_hint(client):
    answer = client.get("/documents/000000000000.json")

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "the case has no document 000000000000",
        "hint": "The list of documents has them all.",
    }


def test_a_part_of_a_page_gets_its_problem_as_a_notice(client, first):
    answer = client.get(f"{first}?item=p99", headers={"hx-request": "true"})

    assert answer.status_code == 404
    assert answer.headers["hx-retarget"] == "#notice"
    assert answer.text.startswith('<p class="toast problem">')
