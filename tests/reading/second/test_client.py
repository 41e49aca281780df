"""The client: bounded in time and size, patient with a busy endpoint, and never elsewhere."""

import dataclasses
import json
import sys
import traceback
from contextlib import contextmanager

import pytest
from scripted_model import Reply, ScriptedModel, answers, completion

from detente.errors import EndpointError, InstallationError
from detente.reading.second.client import (
    BusyError,
    Client,
    CutOffError,
    HttpWire,
    UnusableError,
    open_wire,
)
from detente.reading.second.settings import Secret, load_settings

CANARY = "canary-key-5b1f"
BUSY = Reply(status=429, headers={"Retry-After": "7"})


def settings_of(url, **more):
    given = {"DETENTE_MODEL_URL": url, "DETENTE_MODEL": "m", "DETENTE_MODEL_CACHE": "none"}
    more.setdefault("key", Secret(CANARY))
    return dataclasses.replace(load_settings(None, given), **more)


class Time:
    """A clock that only sleeping moves."""

    def __init__(self):
        self.now, self.slept = 100.0, []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def asked():
    """Return a function that asks a scripted endpoint once, and what came of it."""
    servers = []

    def ask(*script, **more):
        time = Time()
        with ScriptedModel(*script) as server:
            servers.append(server)
            settings = settings_of(server.url, **more)
            wire = open_wire(settings)
            client = Client(settings=settings, wire=wire, clock=lambda: time.now, sleep=time.sleep)
            try:
                return client.ask({"model": "m"}), server, time
            finally:
                wire.close()

    ask.servers = servers
    return ask


def test_a_good_answer_comes_through_with_one_request_and_the_key(asked):
    text, server, _ = asked(completion("{}"))

    assert text == "{}"
    (request,) = server.asked
    assert (request["method"], request["path"]) == ("POST", "/v1/chat/completions")
    assert request["headers"]["Authorization"] == f"Bearer {CANARY}"
    assert json.loads(request["body"]) == {"model": "m"}


def test_without_a_key_none_is_sent(asked):
    _, server, _ = asked(completion("{}"), key=None)

    assert "Authorization" not in server.asked[0]["headers"]


def test_a_busy_endpoint_is_asked_again_when_it_says(asked):
    text, server, time = asked(BUSY, Reply(status=503), completion("{}"))

    assert text == "{}"
    assert time.slept == [7.0, 4.0]
    assert len(server.asked) == 3


def test_retry_after_may_be_a_date_and_is_never_waited_for_long(asked):
    past = Reply(status=429, headers={"Retry-After": "Wed, 01 Jan 2020 00:00:00 GMT"})
    far = Reply(status=429, headers={"Retry-After": "99999999"})
    odd = Reply(status=429, headers={"Retry-After": "soon"})

    _, _, time = asked(past, far, odd, completion("{}"))

    assert time.slept == [0.0, 60.0, 8.0]


def test_an_endpoint_that_stays_busy_is_given_up(asked):
    with pytest.raises(BusyError, match="status 429"):
        asked(BUSY, attempts=3)

    assert len(asked.servers[0].asked) == 3


def test_nothing_is_waited_for_beyond_the_runs_budget(asked):
    with pytest.raises(BusyError):
        asked(BUSY, budget=5.0)

    assert len(asked.servers[0].asked) == 1


def test_once_the_time_is_up_nothing_is_asked():
    settings = settings_of("http://127.0.0.1:1/v1", budget=5.0)
    time = Time()
    client = Client(settings=settings, wire=None, clock=lambda: time.now, sleep=time.sleep)
    client.left()
    time.now += 6

    with pytest.raises(UnusableError, match="time for the whole run is up"):
        client.ask({})


def test_a_run_that_was_stopped_asks_nothing_more():
    client = Client(settings=settings_of("http://127.0.0.1:1/v1"), wire=None)
    client.stopped.set()

    with pytest.raises(UnusableError, match="stopped"):
        client.ask({})


class Dripping:
    """A client of httpx whose answers come in drops."""

    status_code = 200

    def __init__(self):
        self.cookies, self.headers = {}, {}

    @contextmanager
    def stream(self, *_, **__):
        yield self

    def iter_raw(self):
        yield from [b" "] * 9


def test_an_answer_in_drops_is_not_waited_for_beyond_its_time():
    wire = HttpWire(Dripping(), settings_of("http://127.0.0.1:1/v1"))

    with pytest.raises(BusyError, match="in time"):
        wire.send(b"", -1.0)


def test_an_endpoint_that_is_silent_is_asked_again_and_then_given_up(asked):
    with pytest.raises(BusyError, match="does not answer in time"):
        asked(Reply(slow=True), timeout=0.2, attempts=2)

    assert len(asked.servers[0].asked) == 2


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_not_followed(asked, status):
    with ScriptedModel() as elsewhere:
        moved = Reply(status=status, headers={"Location": f"{elsewhere.url}/{CANARY}"})

        with pytest.raises(EndpointError, match="not followed") as caught:
            asked(moved)

        assert elsewhere.asked == []
    assert CANARY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("status", [400, 401, 403, 404, 413, 422])
def test_a_refusal_names_the_status_and_what_to_check_and_repeats_no_word_of_the_server(
    asked, status
):
    body = f"Incorrect API key provided: {CANARY}".encode()

    with pytest.raises(EndpointError, match=f"status {status}") as caught:
        asked(Reply(status=status, body=body))

    assert caught.value.hint
    assert CANARY not in "".join(traceback.format_exception(caught.value)) + caught.value.hint
    assert len(asked.servers[0].asked) == 1


def test_an_endpoint_that_is_not_there_is_said():
    settings = settings_of("http://127.0.0.1:9/v1")
    wire = open_wire(settings)

    with pytest.raises(EndpointError, match=r"127\.0\.0\.1 cannot be reached") as caught:
        Client(settings=settings, wire=wire).ask({})

    wire.close()
    assert CANARY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(body=b"x" * 2_000), "too large"),
        (Reply(headers={"Content-Encoding": "gzip"}, body=b"\x1f\x8b"), "packed"),
        (Reply(body=b"<html>"), "no completion"),
        (Reply(body=b"[]"), "no completion"),
        (Reply(body=b'{"choices": []}'), "no completion"),
        (Reply(body=b'{"choices": [{"message": NaN}]}'), "no completion"),
        (Reply(body=b"\xff\xfe"), "no completion"),
        (Reply(body=b"[" * 900), "no completion"),
        (completion(None), "empty"),
        (completion(["a"]), "empty"),
        (completion(f"the key is {CANARY}"), "holds the key"),
    ],
)
def test_an_answer_that_cannot_be_used_says_why(asked, reply, said):
    with pytest.raises(UnusableError, match=said):
        asked(reply, most_bytes=1_000)


def test_an_answer_that_is_cut_off_is_told_apart(asked):
    with pytest.raises(CutOffError):
        asked(completion('{"statements": [', finish="length"))


def test_a_connection_that_breaks_is_tried_again(asked):
    short = Reply(body=b"", headers={"Content-Length": "50", "Connection": "close"})

    text, server, _ = asked(short, completion("{}"))

    assert text == "{}"
    assert len(server.asked) == 2


def test_cookies_are_not_kept(asked):
    _, server, _ = asked(Reply(status=503, headers={"Set-Cookie": "id=1; Path=/"}), answers())

    assert "Cookie" not in server.asked[1]["headers"]


def test_no_proxy_of_the_environment_is_used(asked, monkeypatch):
    with ScriptedModel() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")

        asked(completion("{}"))

        assert proxy.asked == []


def test_without_the_extra_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpx", None)

    with pytest.raises(InstallationError, match="needs httpx") as caught:
        open_wire(settings_of("http://127.0.0.1:1"))

    assert "detente[llm]" in caught.value.hint
