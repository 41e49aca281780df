"""HTML as a stream of tags and texts: one pass, linear in the page, whatever the page holds."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from detente.errors import ReadError

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][^\s/><]{0,60}+)"
    r"(?P<attributes>(?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)>"
)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']*))?")
_LONG_NUMBER = re.compile(r"&#[xX]?[0-9a-fA-F]{8,};?")
_RAW = {
    name: re.compile(rf"</{name}[\s>/]", re.IGNORECASE)
    for name in ("script", "style", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_WIDEST_TAG = 65_536
MOST_TAGS = 100_000
MOST_ATTRIBUTES = 200_000
MOST_ENTITIES = 300_000
MOST_STRAYS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A tag that opens or closes, a text with its entities resolved, or a script's raw content."""

    kind: Literal["open", "close", "text", "raw"]
    name: str = ""
    text: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens_of(page: str, name: str) -> Iterator[Token]:
    """Yield the tags and texts of a page; comments and declarations are left out.

    Raises
    ------
    ReadError
        If the page has more tags, attributes, entities or broken tags than any article.
    """
    _refuse_floods(page, name)
    place = tags = attributes = strays = 0
    while place < len(page):
        found = page.find("<", place)
        start = found if found >= 0 else len(page)
        if start > place:
            yield Token(kind="text", text=_resolved(page[place:start]))
        tag = _TAG.match(page, start, start + _WIDEST_TAG)
        if tag is None:
            place, literal = _past_other(page, start)
            strays += len(literal)
            _refuse_more(strays, MOST_STRAYS, "broken tags", name)
            if literal:
                yield Token(kind="text", text=literal)
            continue
        tags, attributes = tags + 1, attributes + tag["attributes"].count("=")
        _refuse_more(tags, MOST_TAGS, "tags", name)
        _refuse_more(attributes, MOST_ATTRIBUTES, "attributes", name)
        yield _tag_token(tag)
        place = tag.end()
        if not tag["close"] and tag["name"].lower() in _RAW:
            place, content = _past_raw(page, place, tag["name"].lower())
            yield content


def _refuse_floods(page: str, name: str) -> None:
    """Refuse a page with more entities than any article, before anything is parsed."""
    _refuse_more(page.count("&"), MOST_ENTITIES, "entities", name)


def _refuse_more(count: int, most: int, what: str, name: str) -> None:
    """Refuse a page that has more of something than any article."""
    if count > most:
        raise ReadError(
            f"{name} has more than {most:,} {what}; no article has so many",
            hint="save the article's text as .txt and read that",
        )


def _resolved(text: str) -> str:
    """Return a text with its entities resolved; numbers beyond any character are replaced."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text)) if "&" in text else text


def _past_other(page: str, start: int) -> tuple[int, str]:
    """Return the place after a comment or a declaration, or a ``<`` that is only a character."""
    if page.startswith("<!--", start):
        end = page.find("-->", start + 4)
        return (end + 3 if end >= 0 else len(page)), ""
    if page.startswith(("<!", "<?", "</"), start):
        end = page.find(">", start)
        return (end + 1 if end >= 0 else len(page)), ""
    return start + 1, page[start : start + 1]


def _tag_token(tag: re.Match[str]) -> Token:
    """Return a tag with its attributes, the first of each name."""
    attributes: dict[str, str] = {}
    for key, value in _ATTRIBUTE.findall(tag["attributes"]):
        bare = value[1:-1] if value[:1] in ('"', "'") else value
        attributes.setdefault(key.lower(), _resolved(bare))
    kind: Literal["open", "close"] = "close" if tag["close"] else "open"
    return Token(kind=kind, name=tag["name"].lower(), attributes=attributes)


def _past_raw(page: str, place: int, name: str) -> tuple[int, Token]:
    """Return the place where a raw element's closing tag begins, and its content as it stands."""
    found = _RAW[name].search(page, place)
    end = found.start() if found else len(page)
    return end, Token(kind="raw", name=name, text=page[place:end])
