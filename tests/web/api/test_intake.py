"""Adding by the API: a job that leads to the article, and a refusal of what is known already."""

import time

import pytest
from harbour import FIRST, first_reading

TEXT = "The envoys of both sides said on Monday that the truce holds along the whole front.\n"


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """Let a reader that is quick read."""
    monkeypatch.setattr("detente.reading.pipeline.load_pipeline", lambda: None)
    monkeypatch.setattr(
        "detente.reading.reader.read",
        lambda article, _: type(first_reading())(article=article, reader_version="quick"),
    )


def over(client, address):
    """Return a job once nothing more happens."""
    while not (job := client.get(address).json())["over"]:
        time.sleep(0.01)
    return job


def test_a_text_is_taken_in_and_its_job_leads_to_it(client):
    body = {"text": TEXT, "published": "2025-03-11", "confidential": True}

    taken = client.post("/api/articles", json=body)
    job = over(client, taken.headers["location"])

    assert (taken.status_code, job["step"], job["error"]) == (202, "done", None)
    found = client.get(f"/api/documents/{job['document']}?with_text=true").json()["article"]
    assert (found["text"], found["published"], found["confidential"]) == (TEXT, "2025-03-11", True)


def test_a_file_is_taken_in_under_its_name(client):
    files = {"file": ("dispatch.txt", TEXT.encode())}

    taken = client.post("/api/articles/file", files=files, data={"published": "2025-03-11"})
    job = over(client, taken.headers["location"])

    found = client.get(f"/api/documents/{job['document']}").json()["article"]
    assert found["path"] == "dispatch.txt"


def test_an_article_that_the_case_has_is_a_conflict(client):
    assert client.post("/api/articles", json={"text": FIRST}).status_code == 409


@pytest.mark.parametrize(
    "text", ["7", "Les deux parties ont dit que les armes se taisent depuis lundi. " * 9]
)
def test_what_is_no_article_is_refused(client, text):
    answer = client.post("/api/articles", json={"text": text})

    assert answer.status_code == 422
    assert answer.json()["hint"]


def test_a_job_that_nobody_knows_is_not_found(client):
    assert client.get(f"/api/jobs/{'0' * 16}").status_code == 404
