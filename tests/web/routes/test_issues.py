"""One issue as a page."""


def test_an_issue_leads_to_the_history_of_each_party(client):
    page = client.get("/issues/ceasefire").text

    assert 'href="/positions/north/ceasefire?option=unconditional"' in page
    assert 'href="/positions/south/ceasefire?option=unconditional"' in page
    assert "2 quotes, in order" in page


def test_an_issue_that_nobody_knows_is_a_sentence(client):
    assert client.get("/issues/nothing").status_code == 404
