"""Would it hold, as a page: apart from the deal, with a drawing of exits and a table under it."""


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


def test_an_answer_of_any_cost_is_told_from_a_credible_one(client):
    states = client.get("/hold.json").json()["states"]
    answered = next(one for one in states if one["answer"])

    page = client.get("/hold", params={"state": answered["address"]}).text

    assert "whatever it costs those who answer (GMR)" in page
    assert "a credible one, by which each of them gains (SEQ)" in page


def test_the_twins_are_to_be_had(client):
    assert client.get("/hold.svg").text.startswith("<svg")
    assert client.get("/hold.csv").text.startswith("state,terms,status_quo,party,nash")
    assert client.get("/hold?state=war%3Dover").status_code == 404
