"""How names are compared: without accents, in the pieces that the tokeniser makes of them."""

import re
import unicodedata
from functools import cache

_PIECE = re.compile(r"-|[^\s-]+")
_UNSPLIT = re.compile(r"\S*\d\S*")
_PLAIN = re.compile(r"[A-Za-z .]+")


def fold(text: str) -> str:
    """Return a word without accents and with straight apostrophes, for comparing only.

    Examples
    --------
    >>> fold("Élan’s")
    "Elan's"
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


@cache
def pieces_of(name: str) -> tuple[str, ...]:
    """Split a name as the tokeniser does: at blanks, and at hyphens between letters.

    Examples
    --------
    >>> pieces_of("al-Name")
    ('al', '-', 'Name')
    """
    if _PLAIN.fullmatch(name):
        return tuple(name.split())
    return tuple(
        piece
        for word in fold(name).split()
        for piece in ([word] if _UNSPLIT.fullmatch(word) else _PIECE.findall(word))
        for piece in _unclitic(piece)
    )


def _unclitic(piece: str) -> list[str]:
    """Split a possessive ending from a piece of a name."""
    if piece.endswith("'s") and piece != "'s":
        return [piece[:-2], "'s"]
    return [piece[:-1], "'"] if piece.endswith("s'") else [piece]


def slug(name: str) -> str:
    """Return a name as an id: lower case, underscores.

    Examples
    --------
    >>> slug("Some Body")
    'some_body'
    """
    return "_".join(re.findall(r"[a-z0-9]+", fold(name).lower().replace(".", "")))


def surname_of(name: str) -> str:
    """Return the last word of a name, without an article joined to it by a hyphen.

    Examples
    --------
    >>> surname_of("First Middle el-Last")
    'Last'
    """
    return pieces_of(name)[-1]
