"""A web page's article: its paragraphs as lines, without what stands around them."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from detente.errors import ReadError
from detente.reading.lexicon.tables import table
from detente.reading.page.markup import Token, tokens_of
from detente.reading.page.metadata import Metadata, day_in, json_ld_metadata

DEEPEST = 512
_PAGE = table("boilerplate")["page"]
_VOID = frozenset(_PAGE["void"])
_BLOCK = frozenset(_PAGE["block"])
_LEFT_OUT = frozenset(_PAGE["left_out"])
_FURNITURE = frozenset(_PAGE["names"])
_ENDS_BEFORE = {
    "li": frozenset({"li", "p"}),
    "td": frozenset({"td", "th", "p"}),
    "th": frozenset({"td", "th", "p"}),
    "tr": frozenset({"td", "th", "tr", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "option": frozenset({"option"}),
}
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_PARAGRAPH = frozenset({"p"})
_NEVER_FURNITURE = frozenset({"html", "body", "main", "article"})
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_BREAK = re.compile(r"\n\s*\n")
_MOSTLY = 0.8
_LONGEST_LINK = 200
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One block of a page: its words, its tag, the article it stands in (0 = none), its links."""

    text: str
    tag: str
    article: int
    in_main: bool
    linked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's article as lines, which of them are headings, and what the page says of itself."""

    lines: tuple[str, ...]
    headings: frozenset[int]
    metadata: Metadata


def page_of(markup: str, name: str) -> Page:
    """Extract the article of a page.

    Raises
    ------
    ReadError
        If the page is nested deeper or holds more tags than any article.
    """
    builder = _Builder(name=name)
    for token in tokens_of(markup, name):
        builder.take(token)
    builder.flush()
    chosen = _article_lines(builder.lines)
    metadata = _metadata_of(builder, chosen)
    texts = [line.text for line in chosen]
    headings = {place for place, line in enumerate(chosen) if line.tag in _HEADINGS}
    if metadata.title and metadata.title not in texts[:3]:
        texts.insert(0, metadata.title)
        headings = {place + 1 for place in headings}
    return Page(lines=tuple(texts), headings=frozenset(headings), metadata=metadata)


@dataclass(slots=True)
class _Builder:
    """The state of one pass over a page: open elements, the block being filled, blocks so far."""

    name: str
    lines: list[Line] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    hidden_from: int | None = None
    buffer: list[str] = field(default_factory=list)
    linked: int = 0
    articles: int = 0

    def take(self, token: Token) -> None:
        """Take in one tag, text or script."""
        if token.kind == "open":
            self._start(token)
        elif token.kind == "close":
            self._end(token.name)
        elif token.kind == "text":
            self._text(token.text)
        elif "ld+json" in self.meta.pop("script type", ""):
            self.scripts.append(token.text)

    def flush(self) -> None:
        """End the block being filled: its words become lines of their own."""
        whole = "".join(self.buffer)
        tag = next((one for one in reversed(self.stack) if one in _BLOCK), "body")
        for part in _BREAK.split(whole):
            words = " ".join(part.split())
            if words:
                self.lines.append(self._line(words, tag))
        self.buffer.clear()
        self.linked = 0

    def _line(self, words: str, tag: str) -> Line:
        """Return a block's words with where it stands."""
        return Line(
            text=words,
            tag=tag,
            article=self.articles if self.open["article"] else 0,
            in_main=bool(self.open["main"]),
            linked=self.linked,
        )

    def _start(self, token: Token) -> None:
        """Open an element, ending before it what it ends."""
        self._note(token)
        if token.name == "br":
            self.buffer.append("\n")
        if token.name in _BLOCK:
            self.flush()
        if token.name in _VOID:
            return
        ended = _ENDS_BEFORE.get(token.name, _PARAGRAPH if token.name in _BLOCK else frozenset())
        while self.stack and self.stack[-1] in ended:
            self._pop()
        self._push(token)

    def _push(self, token: Token) -> None:
        """Put an element on the stack of open ones; refuse a page that goes too deep."""
        if len(self.stack) >= DEEPEST:
            raise ReadError(
                f"{self.name} nests more than {DEEPEST} elements; no article goes so deep",
                hint="save the article's text as .txt and read that",
            )
        if token.name == "article" and not self.open["article"]:
            self.articles += 1
        self.stack.append(token.name)
        self.open[token.name] += 1
        if self.hidden_from is None and _is_left_out(token):
            self.hidden_from = len(self.stack)

    def _end(self, name: str) -> None:
        """Close an element and whatever was left open inside it."""
        if name in _BLOCK:
            self.flush()
        while self.open[name]:
            if self._pop() == name:
                break

    def _pop(self) -> str:
        """Take the innermost element off the stack."""
        name = self.stack.pop()
        self.open[name] -= 1
        if self.hidden_from is not None and len(self.stack) < self.hidden_from:
            self.hidden_from = None
        return name

    def _text(self, text: str) -> None:
        """Take in words, unless they stand in a part that is left out."""
        if self.open["title"]:
            if self.hidden_from is None:
                self.meta["title"] = self.meta.get("title", "") + text
            return
        if self.hidden_from is None:
            self.buffer.append(text)
            self.linked += len(text) if self.open["a"] else 0

    def _note(self, token: Token) -> None:
        """Note what a tag says about the page."""
        said = token.attributes
        if token.name == "meta":
            key = (said.get("property") or said.get("name") or said.get("itemprop") or "").lower()
            if key and said.get("content", "").strip():
                self.meta.setdefault(key, " ".join(said["content"].split()))
        elif token.name == "time" and said.get("datetime"):
            self.meta.setdefault("time datetime", said["datetime"])
        elif token.name == "script":
            self.meta["script type"] = said.get("type", "").lower()


def _is_left_out(token: Token) -> bool:
    """Tell whether an element is furniture of the page: by its tag, its state or its names."""
    if token.name in _LEFT_OUT:
        return True
    said = token.attributes
    if token.name in _NEVER_FURNITURE or token.name not in _BLOCK:
        return False
    if "hidden" in said or said.get("aria-hidden", "").lower() == "true":
        return True
    names = " ".join(said.get(key, "") for key in ("class", "id", "role"))[:400]
    return any(part.lower() in _FURNITURE for part in _NAME_PART.findall(names))


def _article_lines(lines: list[Line]) -> list[Line]:
    """Return the lines of the page's main article, without lines that are only links."""
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.article] += len(line.text)
    best = max((one for one in sizes if one), key=lambda one: sizes[one], default=0)
    chosen = [line for line in lines if line.article == best] if best else []
    if sizes[best] < _LEAST_SHARE * sizes.total() or not chosen:
        chosen = [line for line in lines if line.in_main] or lines
    return [line for line in chosen if not _is_link(line)] or chosen


def _is_link(line: Line) -> bool:
    """Tell whether a line is a link to something else."""
    short = len(line.text) < _LONGEST_LINK and line.tag not in _HEADINGS | {"h1"}
    return short and line.linked > _MOSTLY * len(line.text)


def _metadata_of(builder: _Builder, chosen: list[Line]) -> Metadata:
    """Return what the page says of itself; its meta tags before its JSON-LD."""
    meta, linked = builder.meta, json_ld_metadata(builder.scripts)
    outlet = meta.get("og:site_name") or linked.outlet
    own = next((line.text for line in [*chosen, *builder.lines] if line.tag == "h1"), None)
    tag_title = " ".join(meta.get("title", "").split())
    said = meta.get("article:published_time") or meta.get("datepublished") or meta.get("date")
    return replace(
        linked,
        title=own or meta.get("og:title") or linked.title or _without_site(tag_title, outlet),
        deck=meta.get("description") or meta.get("og:description") or linked.deck,
        authors=_authors(meta.get("author")) or linked.authors,
        outlet=outlet,
        published=day_in(said or "") or linked.published or day_in(meta.get("time datetime", "")),
    )


def _without_site(title: str, outlet: str | None) -> str | None:
    """Return a window's title without the site's name at its end."""
    head, mark, tail = title.rpartition(" | ") if " | " in title else title.rpartition(" - ")
    if mark and head and (tail == outlet or " | " in title):
        return head
    return title or None


def _authors(said: str | None) -> tuple[str, ...]:
    """Return the authors that a meta tag names; an address is no name."""
    names = re.split(r",| and | & ", said or "")
    return tuple(name.strip() for name in names if name.strip() and "//" not in name)
