"""Is there a deal, as a page: every package has an address, a drawing and a spreadsheet."""

import csv
import html
import io
import re

TRUCE = "ceasefire=unconditional"


def test_the_verdict_the_share_and_the_other_question_stand_first(client):
    page = client.get("/deal").text
    data = client.get("/deal.json").json()

    assert data["verdict_words"] in html.unescape(page)
    assert "Would it hold?" in page
    assert "not a chance of signing" in page


def test_who_must_agree_is_said_on_every_screen_that_rests_on_it(client):
    table = client.get("/deal.json").json()["table"]
    assert table["must_agree"]

    for path in ("/deal", "/hold", "/whatif"):
        page = html.unescape(client.get(path).text)
        assert f"Must agree: {table['must_agree'][0]}" in page
        assert 'href="/model?tab=parties"' in page


def test_what_an_analyst_set_is_marked_where_it_counts(client):
    given = {"party": "south", "term": TRUCE, "low": "0.1", "mode": "0.2", "high": "0.3"}
    client.post("/model/preferences/set", data={**given, "reason": "told by telephone"})

    for path in ("/deal", "/hold", "/whatif"):
        assert "told by telephone" in client.get(path).text
    for path in ("/deal", "/hold"):
        assert "an analyst set its worth to" in client.get(path).text
    assert "◆" in client.get("/brief").text


def test_a_term_is_changed_by_a_link_whose_address_is_the_package(client):
    page = client.get("/deal?package=-").text
    links = [
        html.unescape(one) for one in re.findall(r'href="(/deal\?package=[^"]+)#view-h"', page)
    ]

    assert links
    for link in links:
        assert client.get(link).status_code == 200
    assert "This is no package" in page


def test_two_packages_are_compared_by_their_address(client):
    page = client.get("/deal", params={"pin": "-", "compare": TRUCE}).text

    assert 'id="beside-h"' in page
    assert client.get("/deal", params={"pin": "-"}).text.count("Unpin") == 1


def test_the_drawing_and_the_spreadsheet_are_to_be_had(client):
    svg = client.get("/deal.svg")
    rows = list(csv.DictReader(io.StringIO(client.get("/deal.csv").text)))

    assert svg.headers["content-type"] == "image/svg+xml"
    assert svg.text.startswith("<svg")
    assert {"package", "party", "all_accept", "mean_utility"} <= set(rows[0])


def test_a_package_of_another_model_is_not_found(client):
    assert client.get("/deal", params={"package": "war=over"}).status_code == 404


HAND = "set by an analyst: two members said so"
SENATE = """[[party]]
id = "senate"
name = "The <Senate>"
role = "audience"
audience_of = "south"

"""
AGAINST = """
[[override]]
party = "senate"
issue = "ceasefire"
option = "unconditional"
reason = "two members said so"
low = 0.0
mode = 0.05
high = 0.1
"""


def test_what_an_audience_refuses_is_told_beside_the_verdict_and_package_by_package(client):
    text = client.get("/model.json").json()["text"]
    sent = {"text": text.replace("[[party]]", f"{SENATE}[[party]]", 1) + AGAINST, "reason": "told"}

    assert 'id="home-h"' not in client.get("/deal").text
    client.post("/model/toml", data=sent)
    page, data = client.get("/deal").text, client.get("/deal.json").json()

    assert "not settled at home: The &lt;Senate&gt; refuses terms" in page
    assert 'id="home-h"' in page
    assert "<Senate>" not in page
    refused = next(one for one in data["at_home"] if one["audiences"][0]["heard"])
    assert refused["holds"] < refused["all"]
    assert refused["audiences"][0]["refuses"][0]["unsaid"] == HAND
    assert client.get("/api/analysis").json()["ratification"][0]["outcome"]
