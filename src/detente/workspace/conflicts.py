"""Contradictions as people read them: one sentence, and the quotes side by side."""

from collections.abc import Collection
from dataclasses import dataclass

from detente.brief.latest import has_moved
from detente.brief.wording import capital
from detente.workspace.known import Known
from detente.workspace.quotes import Quote, quotes_of

KINDS = {
    "position": "a party on both sides",
    "claim": "what others say of a party, and what it says itself",
    "detail": "details of one event",
    "background": "a narrator's fact",
}
"""The kinds of contradiction in words."""
_MOVED = "a party that took one side first and another later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Reports that cannot all be right: what they are about, the sentence, the quotes."""

    kind: str
    kind_name: str
    sentence: str
    quotes: tuple[Quote, ...]


def conflicts_of(known: Known, about: Collection[str] | None = None) -> tuple[Conflict, ...]:
    """Return the contradictions of the record; with ``about`` only those of one of these keys."""
    return tuple(
        Conflict(
            kind=one.kind,
            kind_name=_MOVED if has_moved(known.evidence.claims, one) else KINDS[one.kind],
            sentence=capital(one.sentence),
            quotes=quotes_of(known.desk, one.sources),
        )
        for one in known.evidence.contradictions
        if about is None or set(one.sources) & set(about)
    )
