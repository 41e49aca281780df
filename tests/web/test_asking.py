"""Addresses: what a page does not know is refused, and what is wrong is said in plain words."""

import pytest


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/deal?draws=-1", 422, "This address has no setting &#39;draws&#39;"),
        ("/overview?as_off=2031-03-04", 422, "no setting &#39;as_off&#39;"),
        ("/overview?as_of=banana", 422, "as_of &#39;banana&#39; is not a day"),
        ("/overview?since=x", 422, "Since &#39;x&#39; is not a whole number"),
        ("/overview?since=0", 422, "Since &#39;0&#39; is too small"),
        ("/timeline?kind=banana", 422, "There is no kind &#39;banana&#39;"),
        ("/documents/zzz", 404, "There is no such page"),
        ("/documents/000000000000", 404, "The case has no document 000000000000"),
        ("/model?tab=zz", 422, "Tab &#39;zz&#39; is not one that exists here"),
        ("/api/positions?asof=2031-03-04", 422, "no setting 'asof'"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_a_sentence_with_what_to_do(client, path, status, said):
    answer = client.get(path)

    assert answer.status_code == status
    assert said in answer.text
    hint = answer.json()["hint"] if path.startswith("/api/") else answer.text.split("<p>")[1]
    assert hint[:1].isupper()
    assert "input should" not in answer.text.lower()


def test_an_address_leads_back_to_its_page_without_what_was_wrong(client):
    assert 'href="/deal">Show the page without it' in client.get("/deal?draws=-1").text


def test_a_kind_of_item_that_there_is_not_is_refused(client, first):
    assert client.get(f"{first}?show=banana").status_code == 422
    assert client.get(f"{first}?show=position,event").status_code == 200
