"""A history as a page: words of sources are only ever text."""

import re

import pytest
import quarrel
from fastapi.testclient import TestClient

from detente.record.decisions import Correction
from detente.web.app import make_app

FREEZE = "/positions/south/front_line?option=freeze"


@pytest.fixture(name="asking")
def _asking(tmp_path):
    with TestClient(make_app(quarrel.make_quarrel(tmp_path)), "http://127.0.0.1:8321") as client:
        yield client


def test_a_history_has_its_quotes_its_drawing_and_why_it_is_so(asking):
    page = asking.get(FREEZE).text

    assert "2 quotes, in order" in page
    assert "Why this value?" in page
    assert 'href="/rules#form.indirect"' in page
    assert 'href="#q1"' in page
    assert "Under the term" in page


def test_words_of_sources_are_shown_as_text(asking):
    page = asking.get(FREEZE).text

    assert "<script>alert" not in page


def test_a_name_with_a_blank_and_a_colon_is_an_address(asking):
    assert asking.get("/positions/north/territory:the%20harbour").status_code == 200
    assert asking.get("/positions/north/territory:the%20harbour.csv").status_code == 200


def test_an_option_without_quotes_says_what_to_do(asking):
    page = asking.get("/positions/north/prisoners?option=all_for_all").text

    assert "No quote of Northland is about this option" in page


def test_links_of_the_past_keep_the_day(asking):
    page = asking.get(f"{FREEZE}&as_of=2031-03-25").text

    assert "1 quote, in order" in page
    assert "item=p01&amp;as_of=2031-03-25" in page or "as_of=2031-03-25&amp;item=p01" in page


@pytest.mark.parametrize("path", ["/positions/nobody/ceasefire", "/positions/south/nothing"])
def test_what_nobody_knows_is_a_sentence(asking, path):
    answer = asking.get(path)

    assert answer.status_code == 404
    assert "knows" in answer.text


def test_an_issue_taken_up_without_a_way_is_found_where_the_matrix_has_it(asking):
    case = asking.app.state.shelf.case
    article = case.items()[0].article
    given = Correction(span=(0, 6), party="south", issue="prisoners", stance=-2, option=None)
    case.add_item(article, "position", given)

    page = asking.get("/positions/south/prisoners?option=unsaid").text

    assert "1 quote, in order" in page
    assert re.search(r'aria-current="page">Which way is not said <small>1<', page)
