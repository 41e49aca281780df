import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.page.metadata import Metadata, day_in, json_ld_metadata

ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Envoys  meet",
    "author": [{"name": "Ada North"}, "Bo South", {"url": "x"}],
    "publisher": {"name": "The Courier"},
    "datePublished": "2031-03-04T09:00:00Z",
}


@given(day=st.dates(min_value=dt.date(1000, 1, 1)))
@pytest.mark.parametrize("form", ["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%b. %d, %Y"])
def test_a_full_day_is_read_in_each_of_its_forms(form, day):
    assert day_in(f"Published {day.strftime(form)} at noon") == day


@pytest.mark.parametrize("text", ["", "March 2031", "4 March", "2031-13-40", "31 February 2031"])
def test_what_is_no_full_day_is_none(text):
    assert day_in(text) is None


@pytest.mark.parametrize("around", [lambda a: a, lambda a: [a], lambda a: {"@graph": [{}, a]}])
def test_a_page_says_who_wrote_what_and_when_wherever_it_nests_that(around):
    found = json_ld_metadata([json.dumps(around(ARTICLE))])

    assert found == Metadata(
        title="Envoys meet",
        authors=("Ada North", "Bo South"),
        outlet="The Courier",
        published=dt.date(2031, 3, 4),
    )


@pytest.mark.parametrize(
    "script",
    ["{", "[" * 100_000, json.dumps({"@type": "WebSite", "headline": "x"}), " " * 400_000],
    ids=["broken", "deep", "no article", "long"],
)
def test_a_script_that_is_broken_or_about_something_else_says_nothing(script):
    assert json_ld_metadata([script]) == Metadata()
