"""Whose something is: the party that a target names by its name, its acronym or an adjective."""

import math
import re
from collections.abc import Sequence

from detente.negotiation import Party


def owner_of(
    target: str | None, parties: Sequence[Party], about: str = ""
) -> tuple[str, ...] | None:
    """Return the one party that a target names with the most of its words; None if unclear.

    A word names a party if it is the party's acronym, or begins as a word of its name does, for
    four letters and most of that word. Words of ``about``, the title of the issue, name nobody.
    Where two parties are named by equally many words, it is nobody's.

    Examples
    --------
    >>> north = Party(id="north", name="Northland")
    >>> front = Party(id="jdf", name="Joint Delta Front")
    >>> owner_of("Northlandic troops", (north, front)), owner_of("the JDF", (north, front))
    (('north',), ('jdf',))
    >>> owner_of("the front", (front,), "Front line") is None
    True
    """
    words = [word for word in _words(target or "") if word not in _words(about)]
    counts = {party.id: sum(_names(word, party) for word in words) for party in parties}
    most = max(counts.values(), default=0)
    found = tuple(party for party, count in counts.items() if count == most > 0)
    return found if len(found) == 1 else None


def _names(word: str, party: Party) -> bool:
    """Tell whether a word is a party's acronym, or like a word of its name."""
    names = {*_words(party.name), *_words(party.id.replace("_", " "))}
    return word in (party.id, _acronym(party.name)) or any(_alike(word, name) for name in names)


def _alike(word: str, name: str) -> bool:
    """Tell whether a word begins as a name does, for four letters and most of the name."""
    size = max(4, math.ceil(0.7 * len(name)))
    return size <= len(name) and word[:size] == name[:size]


def _acronym(name: str) -> str:
    """Return the first letters of the capitalised words of a name; of one word nothing."""
    letters = [word[0] for word in name.split() if word[0].isupper()]
    return "".join(letters).lower() if len(letters) > 1 else ""


def _words(text: str) -> list[str]:
    """Return the words of a text in small letters."""
    return re.findall(r"\w+", text.lower())
