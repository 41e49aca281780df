"""A first analysis is waited for in sight: a page says so, and whoever asks again gets it."""

import time

import pytest

from detente.workspace import bench

NAVIGATES = {"sec-fetch-mode": "navigate"}


@pytest.fixture
def slow(monkeypatch):
    """Make the working out of a model take a moment."""
    quick = bench.bench_of

    def slowly(*given):
        time.sleep(1.0)
        return quick(*given)

    monkeypatch.setattr(bench, "bench_of", slowly)


@pytest.mark.usefixtures("slow")
def test_a_person_is_told_at_once_that_it_is_being_worked_out(client):
    page = client.get("/deal?pin=-", headers=NAVIGATES).text

    assert "is being worked out" in page
    assert 'hx-get="/deal?pin=-"' in page
    assert '<noscript><meta http-equiv="refresh" content="1; url=/' in page


@pytest.mark.usefixtures("slow")
def test_what_the_page_asks_for_itself_is_the_whole_screen(client):
    client.get("/deal", headers=NAVIGATES)

    page = client.get("/deal", headers={"hx-request": "true", "hx-request-type": "full"}).text

    assert 'id="packages-h"' in page
    assert 'id="foot"' in page


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize("path", ["/deal", "/deal.json", "/hold.csv"])
def test_whoever_asks_plainly_waits(client, path):
    answer = client.get(path)

    assert answer.status_code == 200
    assert "being worked out" not in answer.text


@pytest.mark.parametrize("path", ["/deal", "/hold", "/whatif"])
def test_where_nothing_can_be_analysed_it_says_why_and_what_to_do(client, path):
    page = client.get(f"{path}?as_of=2031-03-05").text
    data = client.get(f"{path}.json?as_of=2031-03-05").json()

    assert "Nothing to analyse" in page
    assert 'href="/add?as_of=2031-03-05"' in page
    assert data["why"].startswith("nothing to analyse")
