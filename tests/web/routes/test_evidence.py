"""Show evidence: a page of its own, or the part that a sheet takes."""


def test_the_quotes_of_a_key_are_a_page_and_a_part(client, harbour):
    path = f"/evidence?of={harbour[1]}:p01,presumption"

    page, part = client.get(path).text, client.get(path, headers={"hx-request": "true"}).text

    assert "We will never hand over the harbour" in page
    assert "<html" in page
    assert "We will never hand over the harbour" in part
    assert "<html" not in part


def test_markup_in_the_words_of_a_source_is_text(client, harbour):
    page = client.get(f"/evidence?of={harbour[1]}:s02").text

    assert "&lt;b&gt;both&lt;/b&gt;" in page
    assert "<b>both</b>" not in page


def test_what_the_record_does_not_hold_on_a_day_is_said(client, harbour):
    page = client.get(f"/evidence?of={harbour[2]}:p01&as_of=2031-03-05").text

    assert "not in the record as of 5 March 2031" in page


def test_no_key_says_where_quotes_are(client):
    assert "No value was named" in client.get("/evidence").text
