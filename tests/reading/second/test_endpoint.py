"""One address, checked: what is loopback, and what is no address at all."""

import pytest

from detente.errors import ModelSettingsError
from detente.reading.second.endpoint import endpoint_of


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/chat/completions"),
        ("https://models.example/v1/", "https://models.example/v1/chat/completions"),
        ("http://[::1]:1/v1/chat/completions", "http://[::1]:1/v1/chat/completions"),
        ("https://models.example", "https://models.example/chat/completions"),
    ],
)
def test_answers_are_asked_for_below_the_base_address(url, address):
    assert endpoint_of(url).address == address


@pytest.mark.parametrize(
    "url", ["http://localhost:1/v1", "http://127.0.0.1", "http://127.9.9.9/v1", "http://[::1]/v1"]
)
def test_this_machine_is_known_by_its_plain_spellings(url):
    assert endpoint_of(url).loopback


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1.models.example/v1", "http://localhost.models.example", "http://10.0.0.1",
        "http://0x7f.1/v1", "http://2130706433/v1", "http://0.0.0.0/v1", "http://192.168.1.5:11434",
        "http://[::ffff:10.0.0.1]/v1", "https://models.example/127.0.0.1",
    ],
)  # fmt: skip
def test_anything_else_is_another_machine(url):
    assert not endpoint_of(url).loopback


@pytest.mark.parametrize(
    "url",
    [
        "", "models.example/v1", "file:///etc/hosts", "ftp://models.example", "http://",
        "http://a b/v1", "http://models.example:port/v1", "http://[::1/v1", "http://x/\r\nHost: y",
        "http://models.example/v1\u2028x", "javascript:alert(1)",
    ],
)  # fmt: skip
def test_what_is_no_address_of_http_is_refused(url):
    with pytest.raises(ModelSettingsError, match="not one of http"):
        endpoint_of(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://me:canary@m.example/v1",
        "https://m.example/v1?key=canary",
        "https://m.example#canary",
    ],
)
def test_an_address_that_carries_a_key_is_refused_and_not_repeated(url):
    with pytest.raises(ModelSettingsError, match="carries more") as caught:
        endpoint_of(url)

    assert "canary" not in f"{caught.value} {caught.value.hint}"
