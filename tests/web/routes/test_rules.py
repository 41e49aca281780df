"""The rules as a page."""


def test_every_row_can_be_linked_to_and_has_its_reason(client):
    page = client.get("/rules").text

    assert 'id="form.direct"' in page
    assert "The words themselves stand in the report." in page
