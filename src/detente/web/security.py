"""The door of the workspace: who may ask, how much they may send, what every answer carries."""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from detente.web.problems import Problem, problem_of, problem_response

LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})
MOST_BYTES = 5_000_000
"""The largest article, and the largest body of anything else."""
FORM = "/add"
_ENVELOPE = 64_000
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What every answer carries; script and style come from files of ours alone."""


class TooLargeError(Exception):
    """A body that grows beyond what is taken, told or not."""


class Door:
    """Refuses foreign names, foreign pages and bodies too large, before anything is read."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let one request in, or say why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        guarded = _guarded(send)
        if (refusal := refusal_of(scope)) is not None:
            await problem_response(Request(scope), refusal)(scope, receive, guarded)
            return
        try:
            await self._app(scope, _counted(receive), guarded)
        except Exception as error:  # noqa: BLE001 - the one place where everything is caught
            problem = too_large() if isinstance(error, TooLargeError) else problem_of(error)
            await problem_response(Request(scope), problem)(scope, receive, guarded)


def refusal_of(scope: Scope) -> Problem | None:
    """Return why a request may not come in, or None."""
    headers = Headers(scope=scope)
    if _name(headers.get("host", "")) not in LOOPBACK:
        return Problem(
            status=403,
            detail="this workspace answers to 127.0.0.1 and localhost alone",
            hint="Open it under the address that `detente serve` printed.",
        )
    if scope["method"] not in _SAFE and not is_own(headers, scope["path"], scope["scheme"]):
        return Problem(
            status=403,
            detail="this request comes from another page than the workspace",
            hint="Open the workspace itself and try again.",
        )
    return too_large() if says_too_large(headers) and not keeps_its_form(scope) else None


def says_too_large(headers: Headers) -> bool:
    """Tell whether a request says that it brings more than is taken, or no number at all."""
    told = headers.get("content-length", "0")
    return not told.isdigit() or int(told) > MOST_BYTES + _ENVELOPE


def keeps_its_form(scope: Scope) -> bool:
    """Tell whether a screen itself refuses what is too large, so that its form is shown again."""
    return bool(scope["path"] == FORM)


def _name(host: str) -> str:
    """Return a host's name without its port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdigit() else host).lower()


def is_own(headers: Headers, path: str, scheme: str) -> bool:
    """Tell whether an unsafe request was made by our own page, or by a program without a page.

    A browser says where a request comes from: ``Sec-Fetch-Site``, or ``Origin`` in older ones. A
    request that says neither comes from a program; it may use the API as long as it brings no
    cookie.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in ("same-origin", "none")
    if origin is not None:
        return origin == f"{scheme}://{headers.get('host', '')}"
    return path.startswith("/api/") and "cookie" not in headers


def too_large() -> Problem:
    """Return what is said of a body beyond the limit."""
    return Problem(
        status=413,
        detail=f"more than {MOST_BYTES // 1_000_000} MB were sent",
        hint="Send one article at a time, without pictures.",
    )


def _counted(receive: Receive) -> Receive:
    """Return a receiver that stops a body whose length was not told, or was a lie."""
    taken = 0

    async def counting() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES + _ENVELOPE:
            raise TooLargeError
        return message

    return counting


def _guarded(send: Send) -> Send:
    """Return a sender that puts the headers of safety on every answer."""

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            _set(headers, HEADERS.items())
        await send(message)

    return sending


def _set(headers: MutableHeaders, pairs: Iterable[tuple[str, str]]) -> None:
    """Set headers, whatever stood there."""
    for name, value in pairs:
        headers[name] = value
