"""Would it hold, as a page: apart from the deal, with a drawing of exits and a table under it."""

from dataclasses import replace

from detente.workspace.holding import stability


def test_it_says_who_leaves_and_that_acceptance_is_another_question(client):
    page = client.get("/hold").text

    assert "nothing of whether it is accepted" in page
    assert 'class="chart"' in page
    assert "The same as a table" in page


def test_a_state_has_an_address_and_its_letter_in_the_data(client):
    states = client.get("/hold.json").json()["states"]

    for state in states:
        data = client.get("/hold.json", params={"state": state["address"]}).json()
        assert data["current"]["address"] == state["address"]


def page_where(client, monkeypatch, **answered):
    """Return the page where a party leaves and is answered so often."""

    def told(bench, outcome):
        leaver = bench.seen.draws.parties[0]
        found = stability(bench, outcome)
        return replace(found, leaves_first=leaver, answer=dict(outcome), **answered)

    monkeypatch.setattr("detente.workspace.holding.stability", told)
    return client.get("/hold").text


def test_an_answer_of_any_cost_is_told_from_a_credible_one(client, monkeypatch):
    page = page_where(client, monkeypatch, sanctioned=0.84, sanctioned_credibly=0.13)

    assert "In 84 of 100 of those draws some answer would deter it" in page
    assert "in 13 a credible one, by which each of them gains (SEQ)" in page
    assert "deterred in 84, credibly in 13" in page


def test_where_no_answer_deters_it_the_page_says_so_in_one_sentence(client, monkeypatch):
    page = page_where(client, monkeypatch, sanctioned=0.0, sanctioned_credibly=0.0)

    assert "In none of those draws would any answer deter it." in page
    assert "some answer would deter" not in page


def test_the_twins_are_to_be_had(client):
    assert client.get("/hold.svg").text.startswith("<svg")
    assert client.get("/hold.csv").text.startswith("state,terms,status_quo,party,nash")
    assert client.get("/hold?state=war%3Dover").status_code == 404
