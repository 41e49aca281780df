"""The model's editor as pages: each tab saves with a reason; a text is mended at its line."""

import html
import re

import pytest
from model.by_hand import two_issues

from detente.workspace.modelling import STARTER, TABS


@pytest.mark.parametrize("tab", TABS)
def test_every_tab_is_a_page_and_counts_the_outcomes(client, tab):
    page = client.get(f"/model?tab={tab}").text

    assert 'id="count"' in page
    assert f"/model?tab={tab}" in page


def test_a_form_is_saved_with_its_reason_and_leads_back_to_its_tab(client):
    sent = {"half_life_days": "30", "reason": "slow news"}

    led = client.post("/model/uncertainty", data=sent, follow_redirects=False)

    assert (led.status_code, led.headers["location"]) == (303, "/model?tab=uncertainty")
    data = client.get("/model.json").json()
    assert (data["half_life_days"], data["presumption"], data["by_hand"]) == (30.0, False, True)


def test_whose_audience_a_party_is_is_chosen_beside_its_role(client):
    text = client.get("/model.json").json()["text"]
    senate = '[[party]]\nid = "senate"\nrole = "audience"\naudience_of = "south"\n\n'
    sent = {"text": text.replace("[[party]]", f"{senate}[[party]]", 1), "reason": "their law"}

    client.post("/model/toml", data=sent)
    page = client.get("/model").text

    chosen = re.search(r'<select name="party.0.audience_of".*?</select>', page)[0]
    assert 'aria-label="Whose audience senate is"' in chosen
    assert '<option value="south" selected>' in chosen
    assert '<option value="senate"' not in chosen


def test_a_change_without_a_reason_is_refused_on_the_page(client):
    answer = client.post("/model/uncertainty", data={"half_life_days": "30"})

    assert answer.status_code == 422
    assert "needs a reason" in answer.text
    assert client.get("/model.json").json()["by_hand"] is False


def test_a_wrong_text_comes_back_whole_with_the_line_marked(client):
    text = STARTER.replace('role = "principal"', 'role = "<king>"', 1)

    answer = client.post("/model/toml", data={"text": text, "reason": "mine"})

    assert answer.status_code == 422
    marked = re.search(r'<li value="10" class="wrong".*?</li>', answer.text)
    assert "&lt;king&gt;" in marked[0]
    assert html.escape('role = "<king>"', quote=False) in html.unescape(answer.text).replace(
        "<king>", "&lt;king&gt;"
    )


def test_the_count_follows_the_form_and_says_what_is_wrong_with_it(client):
    ruled = client.post("/model/infeasible/count", data={"first": "ceasefire=unconditional"})
    wrong = client.post("/model/uncertainty/count", data={"half_life_days": "soon"})

    assert "no package is possible" in ruled.text
    assert "no number of days" in wrong.text


def test_a_range_is_set_shown_and_taken_back(client):
    cell = {"party": "south", "term": "ceasefire=unconditional"}
    numbers = {"low": "0.1", "mode": "0.2", "high": "0.3"}

    client.post("/model/preferences/set", data=cell | numbers | {"reason": "by telephone"})
    (one,) = client.get("/model.json").json()["overrides"]
    assert (one["mode"], one["reason"]) == (0.2, "by telephone")
    assert "by telephone" in client.get("/brief").text

    back = {"party": "south", "issue": "ceasefire", "option": "unconditional", "reason": "no"}
    client.post("/model/preferences/withdraw", data=back)
    assert client.get("/model.json").json()["overrides"] == []


@pytest.mark.parametrize(
    ("term", "number"),
    [("ceasefire=", "the weight of ceasefire"), ("=", "no agreement")],
)
def test_a_weight_and_no_agreement_are_set_from_the_page_and_taken_back(client, term, number):
    two_issues(client)
    numbers = {"low": "0.1", "mode": "0.2", "high": "0.3", "reason": "by telephone"}
    page = client.get("/model?tab=preferences").text
    assert f'<option value="{term}">{number}</option>' in page

    led = client.post("/model/preferences/set", data={"party": "south", "term": term} | numbers)
    (one,) = client.get("/model.json").json()["overrides"]

    assert re.search(rf"<th scope=\"row\">[^<]*: {number}</th>", led.text)
    assert (one["term"], one["mode"], one["reason"]) == (number, 0.2, "by telephone")
    assert number in client.get("/deal").text
    assert "by telephone" in client.get("/brief").text

    back = {name: one[name] for name in ("issue", "option")} | {"party": "south", "reason": "no"}
    client.post("/model/preferences/withdraw", data=back)
    assert client.get("/model.json").json()["overrides"] == []


def test_an_only_issue_has_all_the_weight_and_none_to_be_set(client):
    screen = client.get("/model.json").json()

    assert [one["low"] for one in screen["weights"]] == [1.0, 1.0]
    assert [name for name, _ in screen["numbers"]] == ["="]


def test_weights_and_no_agreement_stand_with_the_words_behind_them(client):
    screen = client.get("/model.json").json()
    page = client.get("/model?tab=preferences").text

    assert any(one["quotes"] for one in screen["weights"])
    assert {one["party"] for one in screen["no_agreement"]} == {
        one["party"] for one in screen["preferences"]
    }
    assert "<h2>What weighs with each party</h2>" in page
    assert "<h2>What no agreement is worth</h2>" in page


def test_without_a_negotiation_a_model_can_be_written_by_hand(client):
    page = client.get("/model?as_of=2031-03-05").text

    assert "write the model below by hand" in page
    assert html.escape('id = "first"', quote=True).replace("&quot;", "&#34;") in page


SET = {
    "party": "south", "term": "ceasefire=unconditional", "low": "0,1", "mode": "0.2",
    "high": "0.3", "reason": "by telephone", "actor": "Ana",
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"low": "7"}, "low"),
        ({"high": "much"}, "high"),
        ({"party": ""}, "party"),
        ({"term": ""}, "term"),
        ({"reason": " "}, "reason"),
    ],
)
def test_a_range_that_is_refused_comes_back_with_what_was_typed(client, given, field):
    answer = client.post("/model/preferences/set", data=SET | given)

    assert answer.status_code == 422
    assert re.search(rf'name="{field}"[^>]* aria-invalid="true"', answer.text)
    assert f'id="wrong-{field}"' in answer.text
    assert 'value="Ana"' in answer.text
    assert ('value="0,1"' in answer.text) == ("low" not in given)
    assert client.get("/model.json").json()["overrides"] == []


def test_a_tab_that_is_refused_keeps_what_was_typed(client):
    text = client.get("/model?tab=parties").text
    sent = dict.fromkeys(re.findall(r'name="((?:issue|option)[.0-9]*keep)"', text), "yes")
    named = {"title": "My talks", "party.0.name": "The valley", "party.new.id": "east"}

    answer = client.post("/model/parties", data=sent | named)
    days = client.post("/model/uncertainty", data={"half_life_days": "soon", "reason": "slow"})

    assert answer.status_code == 422
    assert 'id="wrong-reason"' in answer.text
    for value in named.values():
        assert f'value="{value}"' in answer.text
    assert re.search(r'name="half_life_days" value="soon"[^>]* aria-invalid="true"', days.text)
    assert 'value="slow"' in days.text
    assert "checked" not in re.search(r'name="presumption"[^>]*>', days.text)[0]


def test_two_parties_of_one_name_are_refused_beside_the_field_and_in_the_text(client):
    text = client.get("/model?tab=parties").text
    sent = dict.fromkeys(re.findall(r'name="((?:issue|option)[.0-9]*keep)"', text), "yes")
    name = re.search(r'name="party.0.name" value="([^"]*)"', text)[1]
    whole = client.get("/model?tab=toml").text
    toml = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", whole, re.DOTALL)[1])
    other = re.search(r'name="party.1.name" value="([^"]*)"', text)[1]

    form = client.post("/model/parties", data={**sent, "party.1.name": name, "reason": "a test"})
    new = client.post(
        "/model/parties",
        data={**sent, "party.new.id": "x", "party.new.name": name, "reason": "a test"},
    )
    twin = toml.replace(f'name = "{other}"', f'name = "{name}"')
    whole = client.post("/model/toml", data={"text": twin, "reason": "a test"})

    assert {form.status_code, new.status_code, whole.status_code} == {422}
    assert f"have one name, {name}." in form.text
    assert re.search(r'name="party.1.name"[^>]* aria-invalid="true"', form.text)
    assert re.search(r'name="party.new.name"[^>]* aria-invalid="true"', new.text)
    assert re.search(r"line \d+: the parties .* have one name", whole.text)


def test_a_range_is_taken_back_for_a_reason_or_the_row_says_that_it_needs_one(client):
    client.post("/model/preferences/set", data=SET)
    back = {"party": "south", "issue": "ceasefire", "option": "unconditional"}

    answer = client.post("/model/preferences/withdraw", data=back)

    assert answer.status_code == 422
    assert 'id="wrong-withdraw"' in answer.text
    assert len(client.get("/model.json").json()["overrides"]) == 1
