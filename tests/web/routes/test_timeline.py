"""The timeline as a page: what is chosen stands in the address."""

import re
from dataclasses import replace

import pytest
import quarrel
from fastapi.testclient import TestClient

from detente.article import Span
from detente.record.case import open_case
from detente.web.app import make_app


@pytest.fixture(name="asking")
def _asking(tmp_path):
    with TestClient(make_app(quarrel.make_quarrel(tmp_path)), "http://127.0.0.1:8321") as client:
        yield client


def test_a_choice_is_the_address_and_shows_in_the_form(asking):
    page = asking.get("/timeline?party=south&kind=talks&start=2031-03-01").text

    assert 'value="south" checked' in page
    assert 'value="talks" checked' in page
    assert 'name="start" value="2031-03-01"' in page
    assert "2 events with a day" in page


def test_an_empty_field_chooses_nothing_and_what_does_not_exist_is_refused(asking):
    assert asking.get("/timeline?kind=nothing").status_code == 422
    page = asking.get("/timeline?kind=&party=&start=&end=").text

    assert "4 events with a day" in page


def test_a_choice_of_nothing_and_a_record_of_nothing_say_what_to_do(asking):
    chosen = asking.get("/timeline?party=nobody").text
    nothing = asking.get("/timeline?as_of=2030-01-01").text

    assert "None of 5 events is of this choice" in chosen
    assert "The record tells of no event by 1 January 2030" in nothing


def test_numbers_on_the_screen_follow_each_other(asking):
    page = asking.get("/timeline").text

    assert re.findall(r'<td class="number">(\d+)</td>', page) == ["1", "2", "3", "4", "5", "6"]


def test_what_has_no_day_stands_under_the_others(asking):
    assert "1 event without a day in the record" in asking.get("/timeline").text


def test_a_number_that_another_report_contradicts_says_so_at_its_slot(tmp_path):
    case, report = open_case(quarrel.make_quarrel(tmp_path)), quarrel.third_reading()
    again = quarrel.article_of(f"Again. {report.article.text}", report.article.published)
    span = Span(article=again.id, start=7, end=40)
    told = replace(report.events[0], ordinal=3, spans=(span,))
    moved = replace(report, article=again, statements=(), positions=(), events=(told,))
    case.add(moved)

    with TestClient(make_app(case.path), "http://127.0.0.1:8321") as asking:
        page = asking.get("/timeline").text

    assert "4 known, 2 dated" in page
    assert "● also told as the third" in page


def test_the_drawing_alone_is_a_file_with_its_own_style(asking):
    answer = asking.get("/timeline.svg")

    assert answer.headers["content-disposition"] == "attachment"
    assert "<style>" in answer.text
    assert "var(" not in answer.text


def test_without_a_drawing_there_is_no_file_of_it(asking):
    assert asking.get("/timeline.svg?party=nobody").status_code == 404
