"""Markdown: its front matter as metadata, its links as words, everything else as it stands."""

import re
from dataclasses import dataclass

from detente.reading.page.metadata import Metadata, day_in

_FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<lines>(?:[^\n]*\n){0,60}?)---[ \t]*(?:\n|\Z)")
_FIELD = re.compile(r"([A-Za-z_]{1,20})\s*:\s*(.*)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[(?P<words>[^\]\[\n]{1,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,100}\])")
_EMPHASIS = re.compile(
    r"(?<![\w*_])(\*{1,3}|_{1,3})(?=[^\s*_])(?P<words>[^\n*_]{1,500})(?<=\S)\1(?![\w*_])"
)
_LEAST_RULE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """The text to store, what its front matter says, and how long that matter is."""

    text: str
    metadata: Metadata
    front: int = 0


def markdown_of(source: str) -> Markdown:
    """Return a Markdown text with links and emphasis shown as their words."""
    matter = _FRONT_MATTER.match(source)
    front = matter.group() if matter else ""
    body = _LINK.sub(r"\g<words>", _IMAGE.sub("", source[len(front) :]))
    return Markdown(
        text=front + _EMPHASIS.sub(r"\g<words>", body),
        metadata=_metadata(matter["lines"]) if matter else Metadata(),
        front=len(front.rstrip()),
    )


def _metadata(lines: str) -> Metadata:
    """Return what the lines of a front matter say."""
    said = {key.lower(): _bare(value) for key, value in _FIELD.findall(lines)}
    names = said.get("authors") or said.get("author") or ""
    parts = re.split(r",| and | & ", names.strip("[]"))
    return Metadata(
        title=said.get("title") or None,
        deck=said.get("description") or said.get("deck") or said.get("subtitle") or None,
        authors=tuple(name for part in parts if (name := _bare(part))),
        outlet=said.get("outlet") or said.get("source") or None,
        published=day_in(said.get("date") or said.get("published") or ""),
    )


def _bare(value: str) -> str:
    """Return a value without blanks and the quotation marks around it."""
    return value.strip().strip("\"'").strip()
