"""What the tests of the API share: an address of an item, and a sender of JSON."""

import pytest


@pytest.fixture
def item(harbour):
    """Return the address of a position."""
    return f"{harbour[1]}:p01"


@pytest.fixture
def post(client):
    """Return what posts JSON and gives the status with the answer."""

    def posted(path, key=None, **body):
        headers = {"Idempotency-Key": key} if key else {}
        answer = client.post(f"/api{path}", json=body, headers=headers)
        return answer.status_code, answer.json()

    return posted
