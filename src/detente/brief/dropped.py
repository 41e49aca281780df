"""Which sources can be shown, and which words go where one is dropped: its whole statement."""

from detente.analysis.results import Carried
from detente.brief.desk import Desk
from detente.brief.items import Item
from detente.brief.prose import Part


def shown_sources(desk: Desk) -> list[Carried]:
    """Return the sources of the headline that can be shown: quotations, numbers set by hand."""
    every = desk.analysis.zone.carried_by
    return [one for one in every if desk.item(one.source) or desk.hand(one.source)]


def dropped_keys(desk: Desk, one: Carried) -> tuple[str, ...]:
    """Return the keys whose words are dropped with a source, its own first, no words twice.

    Words that lie within those of another key are left to that key; of equal words the first key
    stands for all.
    """
    found = {key: item for key in (one.source, *one.goes_with) if (item := desk.item(key))}
    kept: dict[str, Item] = {}
    for key, item in found.items():
        rest = [other for name, other in found.items() if name != key]
        wider = any(_holds(other, item) and other.span != item.span for other in rest)
        if not wider and all(item.span != other.span for other in kept.values()):
            kept[key] = item
    return tuple(kept)


def dropped_words(desk: Desk, one: Carried) -> list[str | Part]:
    """Return all words that are dropped with a source, each stretch as a quotation of its own."""
    parts: list[str | Part] = []
    for key in dropped_keys(desk, one):
        parts += [" … " if parts else "", desk.quoted(key)]
    return parts


def _holds(item: Item, other: Item) -> bool:
    """Tell whether the words of one item lie within those of another."""
    wide, narrow = item.span, other.span
    same = wide.article == narrow.article
    return same and wide.start <= narrow.start and narrow.end <= wide.end
