"""Rendering: a screen as a page, and the same screen as JSON or CSV under the twin address."""

import datetime as dt
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response

from detente.brief.charts import Drawing
from detente.brief.page import helpers
from detente.brief.styles import standing_alone, style_sheets
from detente.brief.wording import begins_itself, capital, day, listed, turns
from detente.contract import to_json
from detente.display import clean, counted, interval, per_100, plain
from detente.errors import NotFoundError
from detente.web.compiled import CompiledTemplates
from detente.workspace.frame import Frame, frame, keys, places
from detente.workspace.shelf import Shelf
from detente.workspace.spreadsheet import to_csv
from detente.workspace.telling import REASONS

_ROOM = "detente.web"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One request for a screen: the case, the day it is asked for, the form of the answer."""

    request: Request
    shelf: Shelf
    as_of: dt.date | None

    @property
    def form(self) -> str:
        """Return the ending of the address: html, json or csv."""
        return str(self.request.scope.get("form", "html"))

    @property
    def part(self) -> bool:
        """Tell whether only a part of the page is wanted: htmx asks, and selects nothing."""
        headers = self.request.headers
        return headers.get("hx-request") == "true" and headers.get("hx-request-type") != "full"

    @property
    def frame(self) -> Frame:
        """Return what stands around the screen."""
        return frame(self.shelf, self.as_of)

    def to(self, path: str, **params: object) -> str:
        """Return the address of a path that keeps the day."""
        return address(path, as_of=self.as_of, **params)


def address(path: str, **params: object) -> str:
    """Return a path with the parameters that are set.

    Examples
    --------
    >>> address("/documents", as_of=dt.date(2031, 3, 4), item=None)
    '/documents?as_of=2031-03-04'
    """
    path, _, mark = path.partition("#")
    asked = urlencode({name: one for name, one in params.items() if one not in (None, "")})
    return path + (f"?{asked}" if asked else "") + (f"#{mark}" if mark else "")


def show(
    view: View,
    template: str,
    screen: object,
    rows: Sequence[Any] | None = None,
    **more: object,
) -> Response:
    """Return a screen in the form that its address asks for; ``rows`` is what its CSV holds.

    ``more`` is for the template alone; a ``picture`` among it is what the SVG holds, and where
    there is nothing to draw there is no SVG either.
    """
    picture = more.get("picture")
    if view.form == "svg" and isinstance(picture, Drawing) and picture.svg:
        saved = {"Content-Disposition": "attachment"}
        return Response(standing_alone(picture.svg), media_type="image/svg+xml", headers=saved)
    if view.form == "json":
        return JSONResponse(to_json(screen))
    if view.form == "csv" and rows is not None:
        return PlainTextResponse(to_csv(rows), media_type="text/csv; charset=utf-8")
    if view.form != "html":
        raise NotFoundError(f"this screen is not to be had as {view.form}", hint="Ask for .json.")
    return HTMLResponse(render(view, template, screen=screen, listed=rows is not None, **more))


def render(view: View, template: str, **content: object) -> str:
    """Return a template; a whole page has the frame around it, a part of one has none."""
    found = environment().get_template(template)
    around = {} if view.part else {"frame": view.frame}
    return found.render(view=view, **around, **content)


@cache
def environment() -> Environment:
    """Return the templates: every variable escaped, none missing."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(_ROOM), PackageLoader("detente.brief")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(),
    )
    made.globals.update(helpers())
    made.globals.update(
        day=day, show=clean, plain=plain, places=places, keys=keys, reasons=REASONS,
        at=at, asset=asset, twin=twin, fresh=fresh,
        pairs=pairs, per_100=per_100, interval=interval, counted=counted, turns=turns,
        begins_itself=begins_itself,
    )  # fmt: skip
    made.filters["drawn"] = drawn
    made.filters["sentence"] = sentence
    made.filters["listed"] = listed
    return made


def drawn(picture: Drawing) -> Markup:
    """Return a drawing as markup; its labels were escaped where it was drawn."""
    return Markup(picture.svg)  # noqa: S704 - escaped in brief/charts.py and its like


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first, unless a name of a file or a field is.

    Examples
    --------
    >>> sentence("give a file"), sentence("Nothing was changed.")
    ('Give a file.', 'Nothing was changed.')
    """
    ended = words.rstrip()
    stop = "" if not ended or ended[-1] in ".!?…”`" else "."
    named = any(one in ended.split(" ", 1)[0] for one in "._:/")
    return (ended if named else capital(ended)) + stop


def fresh() -> str:
    """Return a key by which the record knows a form that is sent twice."""
    return uuid.uuid4().hex


@pass_context
def at(context: Context, path: str, **params: object) -> str:
    """Return an address that keeps the day that the page is of."""
    return address(path, **{"as_of": context["view"].as_of, **params})


@pass_context
def pairs(context: Context, path: str, params: Sequence[tuple[str, object]]) -> str:
    """Return an address whose parameters may come more than once; it keeps the day."""
    frame: Frame | None = context.get("frame")
    return address_of(path, params, frame.as_of if frame else None)


def address_of(path: str, params: Sequence[tuple[str, object]], day: dt.date | None) -> str:
    """Return a path with parameters that may come more than once, and the day.

    Examples
    --------
    >>> address_of("/whatif", [("drop", "a:p1"), ("drop", "a:p2")], None)
    '/whatif?drop=a%3Ap1&drop=a%3Ap2'
    """
    asked = urlencode([*params, *([("as_of", day)] if day else [])])
    return f"{path}?{asked}" if asked else path


@pass_context
def twin(context: Context, ending: str) -> str:
    """Return this page's address as JSON or CSV."""
    url = context["view"].request.url
    return f"{url.path}.{ending}" + (f"?{url.query}" if url.query else "")


def asset(name: str) -> str:
    """Return the address of a file of ours, which changes when the file does."""
    digest = hashlib.sha256(asset_body(name)).hexdigest()[:10]
    return f"/static/{name}?v={digest}"


@cache
def asset_body(name: str) -> bytes:
    """Return a file that the browser may have; the style begins with the brief's own.

    Raises
    ------
    NotFoundError
        If there is no such file.
    """
    if name not in assets():
        raise NotFoundError(f"there is no file {name}")
    body = resources.files(_ROOM).joinpath("static", *name.split("/")).read_bytes()
    return style_sheets("palette", "charts").encode() + body if name == "style.css" else body


def asset_answer(name: str) -> Response:
    """Answer with a file of ours; its address changes with it, so it may be kept."""
    kind = assets().get(name, "text/plain")
    kept = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset_body(name), media_type=kind, headers=kept)


@cache
def assets() -> Mapping[str, str]:
    """Return the names of the files that the browser may have, with their types."""
    return {
        "style.css": "text/css; charset=utf-8",
        "analysis.css": "text/css; charset=utf-8",
        "theme.js": "text/javascript; charset=utf-8",
        "keys.js": "text/javascript; charset=utf-8",
        "review.js": "text/javascript; charset=utf-8",
        "evidence.js": "text/javascript; charset=utf-8",
        "queue.js": "text/javascript; charset=utf-8",
        "drafts.js": "text/javascript; charset=utf-8",
        "record.css": "text/css; charset=utf-8",
        "vendor/htmx.min.js": "text/javascript; charset=utf-8",
        "icon.svg": "image/svg+xml",
    }
