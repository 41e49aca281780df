"""A drawing answers under its own twin, and only where there is one."""

import pytest


def test_a_drawing_stands_alone_in_the_light_colours(client):
    answer = client.get("/overview.svg")

    assert answer.text.startswith('<svg class="chart"')
    assert "light-dark" not in answer.text


@pytest.mark.parametrize("path", ["/overview.svg?as_of=2030-01-01", "/issues/ceasefire.svg"])
def test_without_a_drawing_nothing_is_found(client, path):
    assert client.get(path).status_code == 404
