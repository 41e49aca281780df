"""What if, as a page: the change is the address, and a kept fork leads back to it."""

import html
import re

import pytest
from model.by_hand import two_issues

TRUCE = "ceasefire=unconditional"
OFF = {"off": TRUCE}


def test_nothing_changed_says_what_can_be(client):
    page = client.get("/whatif").text

    assert "Nothing is changed yet" in page
    assert "drop=" in page


def test_every_offered_change_is_an_address_that_answers(client):
    page = client.get("/whatif").text
    links = {html.unescape(one) for one in re.findall(r'href="(/whatif\?[^"]+)"', page)}

    assert links
    for link in links:
        assert client.get(link).status_code == 200


@pytest.mark.parametrize(
    ("given", "pair"),
    [
        ({"says": "2"}, ["stance", f"south/{TRUCE}/2"]),
        ({"worth": "0.2 0.4 0.6"}, ["value", f"south/{TRUCE}/0.2-0.4-0.6"]),
        ({"term": "ceasefire=", "worth": "0.9"}, ["weight", "south/ceasefire/0.9-0.9-0.9"]),
        ({"term": "=", "worth": "0.9"}, ["no_agreement", "south/0.9-0.9-0.9"]),
    ],
)
def test_a_form_leads_to_the_address_that_says_the_same(client, given, pair):
    asked = {"party": "south", "term": TRUCE, **given}

    led = client.get("/whatif", params=asked, follow_redirects=False)

    assert led.status_code == 303
    name = led.headers["location"].replace("/whatif?", "/whatif.json?")
    assert client.get(name).json()["pairs"] == [pair]


def test_a_weight_and_no_agreement_are_told_with_what_moved(client):
    two_issues(client)
    asked = {"weight": "south/ceasefire/0.8-0.9-1", "no_agreement": "south/0.1-0.2-0.3"}

    screen = client.get("/whatif.json", params=asked).json()
    page = client.get("/whatif", params=asked).text

    first, second = (one["told"] for one in screen["parts"])
    assert first.endswith("the weight of ceasefire: 0.8 to 1, most likely 0.9")
    assert second.endswith("no agreement: worth 0.1 to 0.3, most likely 0.2")
    causes = {one["what"]: one["cause"] for one in screen["values"]}
    assert causes[first.partition(": 0.8")[0]] == first
    assert causes[second.partition(": worth")[0]] == second
    assert "the weight of ceasefire" in page


def test_a_kept_fork_stands_in_the_list_and_leads_to_itself_on_its_day(client):
    client.post("/whatif/keep", params={"rule": "equal_weights"}, data={"name": "All alike"})

    (kept,) = client.get("/whatif.json").json()["kept"]
    assert kept["name"] == "All alike"
    assert kept["address"] == "/whatif?rule=equal_weights&as_of=2031-03-09"
    assert client.get(kept["address"]).status_code == 200
    assert 'href="/whatif?rule=equal_weights&amp;as_of=2031-03-09"' in client.get("/whatif").text


def test_a_fork_without_a_name_is_refused_and_not_kept(client):
    answer = client.post("/whatif/keep", params=OFF, data={"name": " "})

    assert answer.status_code == 422
    assert client.get("/whatif.json").json()["kept"] == []


def test_what_moved_comes_as_a_spreadsheet(client):
    text = client.get("/whatif.csv", params={"rule": "equal_weights"}).text

    assert text.startswith("kind,what,before,after,cause\nheadline,")


NUMBER = {"party": "south", "term": TRUCE}
PART = {"hx-request": "true", "hx-request-type": "partial"}


@pytest.mark.parametrize("headers", [{}, PART], ids=["page", "part"])
@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        ({"worth": "7"}, "worth", "7 is not between 0 and 1."),
        ({"worth": "half"}, "worth", "&#39;half&#39; is no number."),
        ({"worth": "0.5", "party": ""}, "party", "No party is chosen."),
        ({"worth": "0.5", "term": ""}, "term", "No number is chosen."),
        ({"says": ""}, "says", "No stance is chosen."),
    ],
)
def test_a_form_that_is_refused_comes_back_with_what_was_typed(
    client, headers, given, field, said
):
    asked = NUMBER | given | {"off": "ceasefire=unconditional"}

    answer = client.get("/whatif", params=asked, headers=headers)

    assert answer.status_code == 422
    assert re.search(rf'name="{field}"[^>]* aria-invalid="true"', answer.text)
    assert re.search(rf'id="wrong-{field}"[^>]*>{re.escape(said)}', answer.text)
    if "worth" in given:
        assert re.search(rf'name="worth"[^>]* value="{given["worth"]}"', answer.text)
    if asked["party"]:
        assert '<option value="south" selected>' in answer.text
    assert 'name="off" value="ceasefire=unconditional"' in answer.text
    assert ("<html" in answer.text) == (headers == {})


def test_a_part_is_led_on_and_data_is_refused_as_data(client):
    led = client.get("/whatif", params=NUMBER | {"worth": "0,5"}, headers=PART)
    data = client.get("/whatif.json", params=NUMBER | {"worth": "7"})

    assert (led.status_code, led.headers["hx-redirect"]) == (
        204, "/whatif?value=south%2Fceasefire%3Dunconditional%2F0.5-0.5-0.5",
    )  # fmt: skip
    assert (data.status_code, data.json()["detail"]) == (422, "7 is not between 0 and 1")


def test_no_party_and_no_number_is_chosen_beforehand(client):
    listed = re.compile(r'<select name="(?:party|term|says)" required>\s*(.{24})')

    for page in (client.get("/whatif").text, client.get("/model?tab=preferences").text):
        assert set(listed.findall(page)) == {'<option value="">choose…'}


def test_a_refused_name_stands_beside_its_field(client):
    answer = client.post("/whatif/keep", params=OFF, data={"name": " ", "actor": "Ana"})

    assert re.search(r'name="name"[^>]* aria-invalid="true"', answer.text)
    assert 'value="Ana"' in answer.text


def test_a_sentence_or_number_that_the_record_does_not_have_is_not_found(client):
    answer = client.get("/whatif", params={"drop": "override:north:weather:"})

    assert answer.status_code == 404
    assert "the record has no position" in answer.text.lower()
