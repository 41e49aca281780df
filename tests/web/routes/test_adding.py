"""Adding an article by plain requests."""

import time

import pytest
from harbour import FIRST

TEXT = "Envoys return to the river\nThe foreign minister of Egypt said that Egypt rejects delay.\n"


def waited(client, answer):
    """Wait for the end of an article's way; return its address."""
    job = answer.headers["location"]
    for _ in range(600):
        way = client.get(f"{job}.json").json()
        if way["found"] or way["error"]:
            return job
        time.sleep(0.05)
    raise AssertionError(job)


@pytest.mark.usefixtures("nlp")
def test_a_pasted_article_is_read_and_leads_to_its_review(client):
    answer = client.post(
        "/add", data={"text": TEXT, "published": "2025-03-11"}, follow_redirects=False
    )
    job = waited(client, answer)
    page = client.get(job).text
    part = client.get(job, headers={"hx-request": "true"}).text
    document = client.get(f"{job}.json").json()["document"]

    assert f'href="/documents/{document}"' in page
    assert "refresh" not in page
    assert 'id="saved"' in part
    assert 'id="as-of" name="as_of" value="2031-03-09" hx-swap-oob' in part
    assert client.get(f"/documents/{document}").status_code == 200


@pytest.mark.usefixtures("nlp")
def test_what_may_be_no_article_is_added_by_a_button_alone(client):
    text = "Shopping list: milk, eggs, bread, butter, and tea."
    held = waited(client, client.post("/add", data={"text": text}, follow_redirects=False))
    page = client.get(held).text
    again = client.post(held, follow_redirects=False)

    assert f'action="{held}"><button>Add it all the same' in page
    assert "is it an article?" in page
    assert again.status_code == 303
    assert "Read and review it" in client.get(waited(client, again)).text
    assert client.post("/add/nothing").status_code == 422


def test_an_upload_is_known_by_its_bytes(client, first):
    answer = client.post("/add", files={"file": ("a.txt", FIRST.encode())})

    assert answer.status_code == 409
    assert f'<a href="{first}">Open it</a>' in answer.text


@pytest.mark.parametrize(
    ("form", "said"), [({"text": "hi"}, "one word"), ({"text": TEXT, "published": "soon"}, "no")]
)
def test_what_cannot_be_added_is_said_and_the_text_is_kept(client, form, said):
    answer = client.post("/add", data=form)

    assert answer.status_code == 422
    assert said in answer.text
    assert form["text"][:20] in answer.text


def test_after_a_file_too_large_the_form_stands_again(client):
    answer = client.post("/add", files={"file": ("a.txt", b"a word " * 900_000)})
    lied = client.post("/add", content=(b"text=" + b"a" * 99_999 for _ in range(60)),
                       headers={"content-type": "application/x-www-form-urlencoded"})  # fmt: skip
    data = client.post("/add.json", files={"file": ("a.txt", b"a word " * 900_000)})

    for one in (answer, lied):
        assert one.status_code == 413
        assert "More than 5 MB were sent." in one.text
        assert '<textarea id="text" name="text"' in one.text
    assert (data.status_code, data.json()["status"]) == (413, 413)


def test_a_program_gets_the_problem_as_data(client):
    answer = client.post("/add.json", data={"text": "hi"})

    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == 422


def test_a_text_and_a_file_at_once_are_refused_and_the_text_is_kept(client):
    answer = client.post("/add", data={"text": TEXT}, files={"file": ("a.txt", b"Some words.")})

    assert answer.status_code == 422
    assert "one article is taken at a time" in answer.text
    assert TEXT[:20] in answer.text


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"data": {"text": " "}}, "No text was pasted and no file chosen."),
        ({"files": {"file": ("a.txt", b"")}}, "The file a.txt is empty."),
        (
            {"data": {"text": "xq zr bv nm pl kj hg fd sa"}},
            "holds no sentence that could be read.",
        ),
        ({"data": {"text": "�� ab � cd � ef gh ij kl"}}, "cannot be read as text at 4 places"),
        ({"files": {"file": ("a.pdf", b"%PDF-1.4 abc")}}, "a.pdf is a PDF document, not a text."),
    ],
)
def test_what_is_no_article_is_told_in_sentences(client, form, said):
    answer = client.post("/add", **form)

    assert answer.status_code == 422
    assert said in answer.text


def test_an_article_of_a_day_that_is_still_to_come_is_refused(client):
    answer = client.post("/add", data={"text": TEXT, "published": "2999-01-01"})
    api = client.post("/api/articles", json={"text": TEXT, "published": "2999-01-01"})

    assert (answer.status_code, api.status_code) == (422, 422)
    assert "2999-01-01 is still to come, so nothing was published on it" in answer.text
    assert "2999-01-01 is still to come" in api.json()["detail"]
    assert TEXT[:20] in answer.text
