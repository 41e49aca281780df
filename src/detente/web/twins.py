"""Every screen's address with an ending is the same screen as data: /documents.json."""

from starlette.types import ASGIApp, Receive, Scope, Send

FORMS = ("json", "csv", "svg")


class Twins:
    """Takes the ending off an address and keeps it, so that a route is written once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] == "http" and not scope["path"].startswith(("/static/", "/api/")):
            stem, _, ending = scope["path"].rpartition(".")
            if stem and ending in FORMS:
                scope = {**scope, "path": stem, "raw_path": stem.encode(), "form": ending}
        await self._app(scope, receive, send)
