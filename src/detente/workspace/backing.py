"""Show evidence: the words behind a number, with who said them, when, and where they stand."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from detente.brief.desk import Desk
from detente.brief.hearsay import voice
from detente.brief.items import outlet_of
from detente.brief.marks import bare
from detente.display import clean
from detente.workspace.shelf import DIGITS

MOST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article: ``document`` and ``item`` are their address in the reader.

    ``by`` tells on whose word it stands where that is not the party's own.
    """

    key: str
    words: str
    speaker: str
    sourcing: str
    by: str
    day: dt.date | None
    title: str
    outlet: str
    language: str
    document: str
    item: str


def quote_of(desk: Desk, key: str) -> Quote | None:
    """Return the words of a key; None for what is no quotation (a presumption, an override)."""
    item = desk.item(key)
    if item is None:
        return None
    return Quote(
        key=key,
        words=bare(clean(item.quote)),
        speaker=clean(item.credit or item.speaker),
        sourcing=item.sourcing,
        by=voice(desk, item),
        day=item.day or item.article.published,
        title=clean(item.article.title or item.article.path),
        outlet=outlet_of(item.article),
        language=item.article.language,
        document=item.article.id[:DIGITS],
        item=key.partition(":")[2],
    )


def quotes_of(desk: Desk, keys: Iterable[str], most: int = MOST) -> tuple[Quote, ...]:
    """Return the words of some keys, the same words once, at most so many."""
    found: dict[tuple[str, str], Quote] = {}
    for key in keys:
        quote = quote_of(desk, key)
        if quote is not None:
            found.setdefault((quote.document, quote.words), quote)
    return tuple(found.values())[:most]


def sources_told(desk: Desk, keys: Iterable[str]) -> str:
    """Return in words where a number comes from that no quotation supports."""
    given = set(keys)
    if any(key.startswith("override:") for key in given):
        return "set by an analyst"
    if "presumption" in given:
        return "presumed from who would gain or lose by it; nobody speaks of it"
    return "" if any(desk.item(key) for key in given) else "nothing in the record"
