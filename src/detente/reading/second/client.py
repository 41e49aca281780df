"""One request to the endpoint, and what its answer is worth: within bounds, never elsewhere."""

import email.utils
import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from detente.errors import EndpointError, InstallationError
from detente.reading.second.settings import ModelSettings
from detente.reading.second.strict import NotJsonError, loads

_AGAIN = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_LONGEST_WAIT = 60.0
_TALKATIVE = ("httpcore", "httpx")
"""Loggers whose lines for debugging show headers, in which an endpoint may echo the key."""
_OK, _REDIRECTS, _FAULTS = 200, range(300, 400), 400


class UnusableError(Exception):
    """An answer that gives nothing, for a reason that does not lie in the settings."""


class CutOffError(UnusableError):
    """An answer that ended before its end: there was more to say than the model may."""


class BusyError(UnusableError):
    """An endpoint that asks to be asked again, after some seconds if it says so."""

    def __init__(self, reason: str, after: float | None = None) -> None:
        super().__init__(reason)
        self.after = after


class Wire(Protocol):
    """Sends one request."""

    def send(self, body: bytes, seconds: float) -> tuple[int, str | None, bytes]:
        """Return the status, the words of Retry-After, and the body."""

    def close(self) -> None:
        """Let go of the connection."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """Asks one endpoint, again where it is busy, never after the run is stopped or its time up."""

    settings: ModelSettings
    wire: Wire
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], object] | None = None
    stopped: threading.Event = field(default_factory=threading.Event, repr=False)
    _start: list[float] = field(default_factory=list, repr=False)

    def ask(self, request: dict[str, Any]) -> str:
        """Return the text of an answer.

        Raises
        ------
        CutOffError
            If the model stopped for want of room.
        UnusableError
            If there is no answer that can be used.
        EndpointError
            If the endpoint refuses what it is asked, or sends elsewhere.
        """
        body = json.dumps(request, ensure_ascii=False).encode()
        for attempt in range(1, self.settings.attempts + 1):
            try:
                return self._once(body)
            except BusyError as busy:
                wait = min(busy.after if busy.after is not None else 2.0**attempt, _LONGEST_WAIT)
                if attempt == self.settings.attempts or wait >= self.left():
                    raise
            (self.sleep or self.stopped.wait)(wait)
        raise UnusableError("it was not asked")

    def left(self) -> float:
        """Return how many seconds of the run's budget are left; the first call starts it."""
        now = self.clock()
        if not self._start:
            self._start.append(now)
        return self.settings.budget - (now - self._start[0])

    def _once(self, body: bytes) -> str:
        """Ask once."""
        if self.stopped.is_set():
            raise UnusableError("the run was stopped")
        seconds = min(self.settings.timeout, self.left())
        if seconds <= 0:
            raise UnusableError("the time for the whole run is up")
        status, after, answer = self.wire.send(body, seconds)
        self._judge(status, after)
        key = self.settings.key
        content = _content(answer.decode("utf-8", errors="replace"))
        if key is not None and key.reveal() in content:
            raise UnusableError("it holds the key")
        return content

    def _judge(self, status: int, after: str | None) -> None:
        """Let an answer through, or say what its status means."""
        if status in _AGAIN:
            raise BusyError(f"the endpoint is busy or broken (status {status})", _seconds(after))
        host = self.settings.endpoint.host
        if status in _REDIRECTS:
            raise EndpointError(
                f"{host} sends requests on to another address, which is not followed",
                hint="Set the address that answers itself.",
            )
        if status != _OK:
            raise EndpointError(
                f"{host} refuses the request (status {status})", hint=_hint(status)
            )


def _hint(status: int) -> str:
    """Return what to do about a refusal."""
    known = {
        401: "Check the key: DETENTE_MODEL_KEY or DETENTE_MODEL_KEY_FILE.",
        403: "Check the key and what it may be used for.",
        404: "Check the address and the model's name.",
        413: "Set a smaller most_characters.",
    }
    return known.get(
        status,
        "Check the model's name; if the endpoint knows no JSON schema, set structured to "
        "json_object.",
    )


def _seconds(after: str | None) -> float | None:
    """Return how long Retry-After asks to wait: in seconds, or until a time of day."""
    if after is None:
        return None
    if after.strip().isdecimal():
        return min(float(after.strip()[:6]), _LONGEST_WAIT)
    try:
        until = email.utils.parsedate_to_datetime(after).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, until - time.time())


def _content(text: str) -> str:
    """Return the words of the first choice of a completion."""
    try:
        choice = loads(text)["choices"][0]
        content, reason = choice["message"]["content"], choice.get("finish_reason")
    except (NotJsonError, LookupError, TypeError, AttributeError):
        raise UnusableError("it is no completion") from None
    if reason == "length":
        raise CutOffError("it is cut off")
    if not isinstance(content, str):
        raise UnusableError("it is empty")
    return content


def open_wire(settings: ModelSettings) -> "HttpWire":
    """Return a connection to the endpoint.

    Raises
    ------
    InstallationError
        If the extra is not installed.
    """
    try:
        import httpx  # noqa: PLC0415 - an extra; without it everything else works
    except ImportError:
        raise InstallationError(
            "the language-model reader needs httpx", hint='Install it: pip install "detente[llm]"'
        ) from None
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
    if settings.key is not None:
        headers["Authorization"] = f"Bearer {settings.key.reveal()}"
    return HttpWire(
        httpx.Client(headers=headers, follow_redirects=False, trust_env=False), settings
    )


class HttpWire:
    """A connection that goes to one address only: no proxy, no redirect, no cookie kept."""

    def __init__(self, client: Any, settings: ModelSettings) -> None:  # noqa: ANN401 - httpx is an extra
        self._client = client
        self._settings = settings

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def send(self, body: bytes, seconds: float) -> tuple[int, str | None, bytes]:
        """Return the status, the words of Retry-After, and the body, within time and size.

        Raises
        ------
        BusyError
            If it takes too long or the connection breaks.
        UnusableError
            If the answer is too large or packed.
        """
        import httpx  # noqa: PLC0415 - as above

        address, until = self._settings.endpoint.address, time.monotonic() + seconds
        self._client.cookies.clear()
        try:
            with self._client.stream("POST", address, content=body, timeout=seconds) as answer:
                after = answer.headers.get("retry-after")
                if answer.status_code != _OK:
                    return answer.status_code, after, b""
                return answer.status_code, after, self._body(answer, until)
        except httpx.TimeoutException:
            raise BusyError("the endpoint does not answer in time") from None
        except httpx.ConnectError:
            raise EndpointError(
                f"{self._settings.endpoint.host} cannot be reached",
                hint="Check the address, and that the service runs.",
            ) from None
        except (httpx.HTTPError, httpx.StreamError):
            raise BusyError("the connection broke off") from None

    def _body(self, answer: Any, until: float) -> bytes:  # noqa: ANN401 - an httpx.Response
        """Return the body of an answer, unless it grows too large or takes too long."""
        if answer.headers.get("content-encoding", "identity") != "identity":
            raise UnusableError("it is packed although that was not asked for")
        found = bytearray()
        for piece in answer.iter_raw():
            found += piece
            if len(found) > self._settings.most_bytes:
                raise UnusableError("it is too large")
            if time.monotonic() > until:
                raise BusyError("the endpoint does not answer in time")
        return bytes(found)
