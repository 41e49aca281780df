"""An article as it was published: loaded once from a file or a stream, its parts marked."""

import datetime as dt
import hashlib
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from detente.article import Article, ArticleId, PublishedBasis, Span
from detente.errors import ReadError
from detente.reading.page.decoding import decode
from detente.reading.page.language import language_of, require_english
from detente.reading.page.markdown import markdown_of
from detente.reading.page.metadata import Metadata
from detente.reading.page.structure import Structure, structure_of
from detente.reading.page.webpage import page_of

MOST_BYTES = 5_000_000
MOST_CHARACTERS = 1_000_000
_LONGEST_WORD = 1_000
_LEAST_WORDS, _LEAST_SPOKEN = 4, 3
_WORD = re.compile(r"[^\W\d_]{2,}|\b[AIai]\b")
_SPOKEN = re.compile(r"\b(?=[^\W\d_]{3})[^\W\d_]*[AEIOUYaeiouy][^\W\d_]*")
_MOST_LOST = 0.05
_LONG_RUN = re.compile(rf"\S{{{_LONGEST_WORD}}}")
_LOOKS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_KINDS = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_HINT = "give the path of a .txt, .md or .html file, or - for standard input"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """The text to store, and what its format says of it; ranges of headings if it marks them."""

    text: str
    metadata: Metadata = field(default_factory=Metadata)
    headings: tuple[tuple[int, int], ...] = ()
    front: int = 0


def load_article(path: str | Path, *, published: dt.date | None = None) -> Article:
    """Load an article from a file, or from standard input where the path is ``-``.

    Parameters
    ----------
    path
        A text, Markdown or HTML file.
    published
        The day of publication if it is known; it outranks what the article says of itself.

    Raises
    ------
    ReadError
        If there is no such file or it is not an article.
    LanguageError
        If it is in another language than English.
    """
    if str(path) == "-":
        raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        return article_from_bytes(raw, "-", published=published)
    return article_from_bytes(_bytes_of(Path(path)), str(path), published=published)


def article_from_bytes(raw: bytes, name: str, *, published: dt.date | None = None) -> Article:
    """Return the article that a file's bytes hold; ``name`` is its path or what to call it.

    Raises
    ------
    ReadError
        If the bytes are not an article.
    LanguageError
        If it is in another language than English.
    """
    shown = "standard input" if name == "-" else Path(name).name or name
    _refuse_size(len(raw), shown)
    decoded = decode(raw, shown)
    kind = _kind_of(name, decoded.text)
    if kind != "text/html":
        _refuse_length(decoded.text, shown)
    source = _source_of(kind, decoded.text, shown)
    _refuse_length(source.text, shown)
    _refuse_wordless(source.text, shown)
    require_english(source.text, shown)
    _refuse_garbled(source.text, shown)
    return _article(raw, name, source, kind, (published, decoded.warnings))


def require_file(path: str | Path) -> None:
    """Refuse the path of no file; costs next to nothing.

    Raises
    ------
    ReadError
        If there is no such file or it cannot be opened.
    """
    if str(path) != "-":
        _bytes_of(Path(path), most=0)


def _bytes_of(path: Path, *, most: int = MOST_BYTES + 1) -> bytes:
    """Read a file; every way in which that fails is one sentence."""
    try:
        if path.is_dir():
            raise ReadError(f"{path} is a folder, not an article", hint=_HINT)
        _refuse_size(path.stat().st_size, path.name)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as error:
        raise ReadError(f"there is no file {path}", hint=_HINT) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one a file can have"
        raise ReadError(f"{path} cannot be read: {reason}", hint=_HINT) from error


def _refuse_size(size: int, name: str) -> None:
    """Refuse a file that is larger than any article, before it is parsed."""
    if size > MOST_BYTES:
        raise ReadError(
            f"{name} has more than {MOST_BYTES // 1_000_000} MB; no article is so long",
            hint="give one article a file",
        )


def _kind_of(name: str, text: str) -> str:
    """Return the media type by the file's ending, else by the text's beginning."""
    known = _KINDS.get(Path(name).suffix.lower())
    if known in (None, "text/plain") and _LOOKS_HTML.match(text):
        return "text/html"
    return known or "text/plain"


def _source_of(kind: str, text: str, name: str) -> _Source:
    """Return the text to store and what the format says of it."""
    if kind == "text/html":
        page = page_of(text, name)
        stored, headings = _joined(page.lines, page.headings)
        return _Source(text=stored, metadata=page.metadata, headings=headings)
    if kind == "text/markdown":
        marked = markdown_of(text)
        return _Source(text=marked.text, metadata=marked.metadata, front=marked.front)
    return _Source(text=text)


def _joined(
    lines: tuple[str, ...], headings: frozenset[int]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return lines as one text, and the ranges of those that are headings."""
    ranges, place = [], 0
    for number, line in enumerate(lines):
        if number in headings:
            ranges.append((place, place + len(line)))
        place += len(line) + 1
    return "\n".join(lines), tuple(ranges)


def _refuse_length(text: str, name: str) -> None:
    """Refuse a text that is longer than the parser takes."""
    if len(text) > MOST_CHARACTERS:
        raise ReadError(
            f"{name} has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read",
            hint="give one article a file",
        )


def _refuse_wordless(text: str, name: str) -> None:
    """Refuse a text that cannot be an article: garbled, or hardly a word in it."""
    if _LONG_RUN.search(text):
        raise ReadError(
            f"{name} holds a run of more than {_LONGEST_WORD:,} characters without a blank: "
            "it is not running text",
            hint="check that the file holds an article and not data",
        )
    words = len(_WORD.findall(text.lstrip()[:10_000]))
    if words < _LEAST_WORDS:
        count = {0: "no words", 1: "one word"}.get(words, f"only {words} words")
        raise ReadError(
            f"{name} holds {count}; an article has at least a sentence",
            hint="check that the file holds the article's text",
        )


def _refuse_garbled(text: str, name: str) -> None:
    """Refuse a text of signs that stand for nothing, or without words that can be spoken."""
    sample = text[:10_000]
    lost = sample.count("\ufffd")
    if lost > _MOST_LOST * len(sample):
        raise ReadError(
            f"{name} cannot be read as text at {lost:,} places",
            hint="save the article as text in UTF-8",
        )
    if language_of(text) is None and len(_SPOKEN.findall(sample)) < _LEAST_SPOKEN:
        raise ReadError(
            f"{name} holds no sentence that could be read",
            hint="check that it is the article's running text",
        )


def _article(
    raw: bytes,
    name: str,
    source: _Source,
    kind: str,
    said: tuple[dt.date | None, tuple[str, ...]],
) -> Article:
    """Put the article together: what the format says of it outranks what its layout shows."""
    ident = ArticleId(hashlib.sha256(raw).hexdigest())
    found, meta = structure_of(source.text[source.front :]), source.metadata
    headings = source.headings or _shifted(found.headings, source.front)
    front = ((0, source.front),) if source.front else ()
    day, basis = _published(said[0], meta, found)
    return Article(
        id=ident,
        text=source.text,
        path=name,
        raw=raw,
        media_type=kind,
        title=meta.title or found.title,
        deck=found.deck or _deck(meta, source.text),
        bylines=meta.authors or found.bylines,
        outlet=meta.outlet or found.outlet,
        published=day,
        published_basis=basis,
        headings=_spans(ident, headings),
        boilerplate=_spans(ident, (*front, *_shifted(found.boilerplate, source.front))),
        warnings=(*said[1], *_other_day(said[0], meta.published or found.published)),
    )


def _published(
    given: dt.date | None, meta: Metadata, found: Structure
) -> tuple[dt.date | None, PublishedBasis]:
    """Return the day of publication and what it rests on; never today's date.

    A day that was given rests on that, unless the article says the same.
    """
    if given is not None and given != (meta.published or found.published):
        return given, "given"
    if meta.published is not None:
        return meta.published, "metadata"
    return found.published, "unknown" if found.published is None else "stated"


def _other_day(given: dt.date | None, own: dt.date | None) -> tuple[str, ...]:
    """Return what to say where an article states another day than the one given for it."""
    if given is None or own is None or given == own:
        return ()
    said = [f"{day.day} {day:%B %Y}" for day in (own, given)]
    return (f"the article itself says {said[0]}; {said[1]} was given",)


def _deck(meta: Metadata, text: str) -> str | None:
    """Return a page's description, unless it only repeats the title or the body's beginning."""
    if meta.deck is None or meta.deck == meta.title:
        return None
    start = meta.deck.rstrip(".… ")[:80]
    return (
        None
        if any(len(line) > len(meta.deck) and line.startswith(start) for line in text.split("\n"))
        else meta.deck
    )


def _shifted(ranges: tuple[tuple[int, int], ...], by: int) -> tuple[tuple[int, int], ...]:
    """Return character ranges moved by some characters."""
    return tuple((start + by, end + by) for start, end in ranges)


def _spans(ident: ArticleId, ranges: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Return character ranges as spans of an article."""
    return tuple(Span(article=ident, start=start, end=end) for start, end in ranges)
