"""What stands behind a number of the model: some of its words, or why there are none."""

from collections.abc import Iterable

from detente.brief.desk import Desk
from detente.workspace.quotes import PRESUMPTION, Quote
from detente.workspace.quotes import quotes_of as all_quotes_of

MOST = 4


def quotes_of(desk: Desk, keys: Iterable[str], most: int = MOST) -> tuple[Quote, ...]:
    """Return the words of some keys, the same words once, at most so many."""
    found: dict[tuple[str, str], Quote] = {}
    for quote in all_quotes_of(desk, keys):
        found.setdefault((quote.spot.document, quote.words), quote)
    return tuple(found.values())[:most]


def sources_told(desk: Desk, keys: Iterable[str]) -> str:
    """Return in words where a number comes from that no quotation supports."""
    given = set(keys)
    if any(key.startswith("override:") for key in given):
        return "set by an analyst"
    if PRESUMPTION in given:
        return "presumed from who would gain or lose by it; nobody speaks of it"
    return "" if any(desk.item(key) for key in given) else "nothing in the record"
