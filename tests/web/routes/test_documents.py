"""The list of documents as a page."""


def test_the_list_leads_to_each_document(client, harbour):
    page = client.get("/documents").text

    for document in harbour[1:]:
        assert f'href="/documents/{document}"' in page


def test_a_day_before_everything_says_what_to_do(client):
    page = client.get("/documents?as_of=2030-01-01").text

    assert "Nothing has been read by 1 January 2030" in page
    assert 'href="/add?as_of=2030-01-01"' in page
