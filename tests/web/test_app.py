"""Pages and their twins: an address is the whole state, links keep the day, files are vendored."""

import csv
import hashlib
import io
import json
import re
import tomllib
from importlib.resources import files

import pytest

from detente.web.pages import address, asset, assets
from detente.workspace.frame import places

VENDOR = files("detente.web").joinpath("static", "vendor")


def test_the_first_page_leads_to_a_screen_and_keeps_the_day(client):
    answer = client.get("/?as_of=2031-03-05", follow_redirects=False)

    assert answer.headers["location"].endswith("?as_of=2031-03-05")


@pytest.mark.parametrize("place", places(), ids=lambda one: one.name)
def test_every_place_of_the_navigation_is_a_page_and_is_data(client, place):
    page, data = client.get(place.path), client.get(f"{place.path}.json")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert 'aria-current="page"' in page.text
    assert isinstance(json.loads(data.text), dict)


def test_every_own_link_of_a_page_of_the_past_keeps_the_day(client, first):
    for path in ("/documents", first):
        page = client.get(f"{path}?as_of=2031-03-05").text
        links = re.findall(r'(?:href|action)="(/(?!static)[^"]*|\?[^"]*)"', page)
        away = f'<a href="{path}">Back to 9 March 2031</a>'

        assert away in page
        without = {one for one in links if "as_of=2031-03-05" not in one}
        assert without == {path}


def test_the_day_of_the_newest_article_is_no_day_in_the_past(client):
    past, newest = (client.get(f"/documents?as_of=2031-03-{day}").text for day in ("05", "09"))

    assert 'href="/timeline?as_of=2031-03-05"' in past
    assert 'class="tint"' in past
    assert 'href="/timeline"' in newest
    assert 'class="tint"' not in newest


def test_a_list_comes_as_a_spreadsheet(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/documents.csv").text)))

    assert [row["title"] for row in rows] == ["A second day", "Envoys meet in the old mint"]


@pytest.mark.parametrize("path", ["/documents.svg", "/add.csv", "/static/../app.py", "/nothing"])
def test_what_is_not_there_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/documents", "/add"])
def test_no_page_holds_a_script_or_a_style_of_its_own(client, path, first):
    for page in (client.get(path).text, client.get(first).text):
        assert not re.search(
            r"<script(?! src=\"/static/)|<style| style=| on[a-z]+=|javascript:", page
        )


def test_every_file_of_ours_is_served_under_an_address_that_changes_with_it(client):
    for name, kind in assets().items():
        answer = client.get(asset(name))

        assert answer.headers["content-type"] == kind
        assert "immutable" in answer.headers["cache-control"]


def test_vendored_files_are_what_their_list_says():
    rows = tomllib.loads(VENDOR.joinpath("VENDOR.toml").read_text("utf-8"))["file"]
    listed = {name for row in rows for name in (row["path"], row["licence_file"])}

    for row in rows:
        body = VENDOR.joinpath(row["path"]).read_bytes()
        assert hashlib.sha256(body).hexdigest() == row["sha256"]
    assert {one.name for one in VENDOR.iterdir()} == listed | {"VENDOR.toml"}


def test_an_address_holds_what_is_asked_for_and_nothing_empty():
    assert address("/x#card", item="a&b", show="") == "/x?item=a%26b#card"
