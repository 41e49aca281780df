"""Calling names: "called the talks a farce" blames, "called the vote a success" does nothing."""

from collections.abc import Iterable

from detente.reading.lexicon.deeds import Sense, event_lexicon
from detente.reading.tokens import Token

_BLAME = Sense(type="ACCUSE", mode="disapprove")
_NAMES = frozenset({"oprd", "attr", "acomp"})


def names_for(verb: Token) -> list[Token]:
    """Return the words behind "called it", "described it as": what something is said to be."""
    words = event_lexicon().words["naming"]["verbs"]
    if verb.lemma_.lower() not in words:
        return []
    if any(c.dep_ == "auxpass" for c in verb.children) and not any(
        c.dep_ == "agent" for c in verb.children
    ):
        return []
    named = [c for c in verb.children if c.dep_ in _NAMES and c.i > verb.i]
    behind = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    as_ = [c for one in behind for c in one.children if c.dep_ == "prep" and c.lower_ == "as"]
    # the parser may take thing and name for a small clause: "called [it illegal]"
    small = [c for c in verb.children if c.dep_ == "ccomp" and c.pos_ in {"NOUN", "ADJ"}]
    return [*named, *(p for prep in as_ for p in prep.children), *small]


def named_sense(names: Iterable[Token]) -> Sense | None:
    """Return the blame that a name is, None for one that praises or only tells."""
    derogatory = event_lexicon().words["naming"]["derogatory"]
    words = [word for name in names for word in (name, *name.children, *name.conjuncts)]
    return _BLAME if any(word.lemma_.lower() in derogatory for word in words) else None
