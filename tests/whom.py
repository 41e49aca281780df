"""How a reading is held against a short text that says whom its words mean.

The texts stand in ``reading/people/whom.toml``, whose head explains the keys.
"""

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

from detente.article import Actor, Article, ArticleId
from detente.reading.actors import find_cast
from detente.reading.document import parse

Item = dict[str, Any]
FILE = Path(__file__).parent / "reading" / "people" / "whom.toml"


def items() -> list[Item]:
    """Return all texts, each with what its words mean."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["item"]


def place_of(text: str, words: str, nth: int = 0) -> tuple[int, int]:
    """Return where some whole words stand for the nth time."""
    return list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))[nth].span()


class Reader:
    """The cast of one text, asked by the text's own words."""

    def __init__(self, item: Item, nlp: Any) -> None:
        """Read the text."""
        day = item.get("day")
        self.text = item["text"]
        article = Article(
            id=ArticleId("a"),
            text=self.text,
            path="a.txt",
            published=dt.date.fromisoformat(day) if day else None,
            published_basis="given" if day else "unknown",
        )
        self.document = parse(article, nlp)
        self.cast = find_cast(self.document)

    def actor(self, words: str, nth: int = 0) -> Actor | None:
        """Return whom some words mean, asked as every later stage asks: by their last word."""
        start, end = place_of(self.text, words, nth)
        inside = self.document.doc.touching(start, end)
        return self.cast.of(inside[-1])

    def misreading(self, row: Item) -> str | None:
        """Return what is wrong with the reading of some words, or None."""
        actor = self.actor(row["words"], row.get("nth", 0))
        told = f"{row['words']!r} is {actor and (actor.id, actor.kind, actor.party)}"
        if actor is None:
            return None if row.get("nobody") or row.get("or_nobody") else f"{told}: {row}"
        wrong = [key for key in row if key in CHECKS and not CHECKS[key](self, actor, row[key])]
        return f"{told}: {row}" if wrong else None


def _is_of(_: Reader, actor: Actor, wanted: str | list[str]) -> bool:
    """Tell whether an actor is of one of some parties, or of none."""
    return (actor.party or "none") in ([wanted] if isinstance(wanted, str) else wanted)


def _sides(reader: Reader, actor: Actor, words: str) -> bool:
    """Tell whether an actor is of the party that other words mean."""
    other = reader.actor(words)
    return other is not None and actor.party is not None and actor.party == other.party


CHECKS = {
    "who": lambda _, actor, wanted: actor.id == wanted,
    "name": lambda _, actor, wanted: actor.name == wanted,
    "kind": lambda _, actor, wanted: actor.kind == wanted,
    "party": _is_of,
    "same": lambda reader, actor, words: reader.actor(words) == actor,
    "unlike": lambda reader, actor, words: reader.actor(words) not in (None, actor),
    "sides_with": _sides,
    "nobody": lambda *_: False,
}
"""What a row may ask of the actor that its words mean."""


def misreadings(item: Item, nlp: Any) -> list[str]:
    """Return what is wrong with the reading of a text."""
    reader = Reader(item, nlp)
    return [wrong for row in item["means"] if (wrong := reader.misreading(row))]
