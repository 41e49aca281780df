"""The brief as one HTML file: no script, no foreign request, light and dark, screen and paper."""

import base64
import hashlib
import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from detente.brief.prose import (
    Block,
    Brief,
    Bullets,
    Chart,
    Citation,
    Paragraph,
    Passage,
    Sentence,
    sentences_of,
)
from detente.brief.styles import style_sheets
from detente.brief.wording import as_of, day, spaced
from detente.display import clean

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(slots=True)
class Anchors:
    """Which citations the page has pointed to so far; the first place of each is an anchor."""

    seen: set[int] = field(default_factory=set)

    def first(self, number: int) -> bool:
        """Tell whether this is the first place that points to a citation, and note it."""
        fresh = number not in self.seen
        self.seen.add(number)
        return fresh

    def used(self, number: int) -> bool:
        """Tell whether any place so far points to a citation."""
        return number in self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of a paragraph that is either cited or not, and the citations that begin with it."""

    text: str
    marked: bool
    opens: tuple[int, ...]


def to_html(brief: Brief) -> str:
    """Return the brief as a page that stands alone; text of articles is only ever text."""
    by_number = {one.number: one for one in brief.citations}
    css = _style()
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        _template_environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            anchors=Anchors(),
            css=Markup(css),  # noqa: S704 - our own file
            css_hash=f"sha256-{digest}",
            hint=lambda number: hint(by_number[number]),
        )
    )


@cache
def _style() -> str:
    """Return the style sheet: the colours, the charts, and what is the brief's own."""
    return style_sheets("palette", "charts", "brief")


@cache
def _template_environment() -> Environment:
    """Return the templates with every variable escaped and none missing."""
    environment = Environment(
        loader=PackageLoader("detente.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(helpers())
    return environment


def helpers() -> dict[str, Callable[..., object]]:
    """Return what the templates of sentences call; the workspace shows them too."""
    return {
        "as_of": as_of, "day": day, "show": clean, "spaced": spaced, "show_text": readable,
        "kind": kind, "label": is_inference, "pieces": pieces, "drawing": drawing,
    }  # fmt: skip


def kind(block: Block) -> str:
    """Return the name of a block's type."""
    return type(block).__name__


def drawing(chart: Chart) -> Markup:
    """Return a chart's SVG, whose labels were escaped where it was drawn."""
    return Markup(chart.svg)  # noqa: S704 - escaped by charts.py


def is_inference(block: Paragraph | Bullets) -> bool:
    """Tell whether one mark can stand for all sentences of a block."""
    sentences: list[Sentence] = list(sentences_of(block))
    lead = isinstance(block, Paragraph) and block.lead
    return not lead and bool(sentences) and all(one.inference for one in sentences)


def hint(citation: Citation) -> str:
    """Return who said the words of a citation, when, and how that is known."""
    quote = clean(citation.quote)
    words = quote if len(quote) <= 200 else quote[:200].rsplit(" ", 1)[0] + " …"  # noqa: PLR2004 - a tooltip
    return f"{words} — {citation.speaker} ({citation.sourcing}), {day(citation.day)}"


def readable(text: str) -> str:
    """Return a passage without characters that steer a terminal or turn its direction."""
    return _CONTROL.sub(" ", text)


def pieces(passage: Passage) -> list[Piece]:
    """Cut a paragraph where citations begin and end; overlaps are marked once."""
    base = passage.span.start
    spans = [(c.span.start - base, c.span.end - base, c.number) for c in passage.citations]
    cuts = sorted(
        {0, len(passage.text), *(edge for start, end, _ in spans for edge in (start, end))}
    )
    return [_piece(passage.text, spans, start, end) for start, end in _pairs(cuts)]


def _pairs(cuts: list[int]) -> Iterable[tuple[int, int]]:
    """Return neighbouring cuts."""
    return itertools.pairwise(cuts)


def _piece(text: str, spans: list[tuple[int, int, int]], start: int, end: int) -> Piece:
    """Return one run between two cuts."""
    return Piece(
        text=text[start:end],
        marked=any(first <= start and end <= last for first, last, _ in spans),
        opens=tuple(number for first, _, number in spans if first == start),
    )
