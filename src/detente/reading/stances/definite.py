"""Which option "the ceasefire" means: the one that the text has named before.

"X accepts a limited ceasefire. Y agrees to the ceasefire" - the limited one. Where the text has
named none, or several, it stays open.
"""

from collections.abc import Iterable
from dataclasses import replace

from detente.reading.stances.issues import Hit

_POINTING = frozenset({"the", "this", "that"})


def with_options(hits: Iterable[Hit]) -> list[Hit]:
    """Return hits in text order, each definite noun with the option that it takes up."""
    named: dict[str, set[str]] = {}
    found: list[Hit] = []
    for hit in hits:
        options = named.setdefault(hit.issue.id, set())
        one = _taken_up(hit, options)
        found.append(one)
        if one.option is not None and one.head.pos_ == "NOUN":
            options.add(one.option)
    return found


def _taken_up(hit: Hit, options: set[str]) -> Hit:
    """Return a hit with the one option named so far, if it is a bare definite noun."""
    head = hit.head
    plain = hit.option is None and hit.tokens == (head,) and head.tag_ == "NN"
    thing = bool(hit.issue.in_package) and not hit.issue.topical
    pointing = any(c.dep_ == "det" and c.lower_ in _POINTING for c in head.children)
    if not (plain and pointing and thing and len(options) == 1):
        return hit
    return replace(hit, option=next(iter(options)))
