"""Somebody without a name: which nouns can do a deed, or have one done to them."""

from collections.abc import Iterable, Iterator

from detente.reading.actors import Cast
from detente.reading.lexicon.deeds import event_lexicon, noun_names
from detente.reading.tokens import Token

_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PRONOUNS = frozenset({"he", "she", "they", "who", "we", "i", "others", "both", "him", "them"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_NEVER = frozenset({"place", "outlet"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def is_doer(cast: Cast, noun: Token) -> bool:
    """Tell whether a noun means somebody who can act: of the cast, of a name, or a kind of people.

    "Hundreds of people" are the people; "the storm" is nobody.
    """
    return any(_is_somebody(cast, one) for one in meant_by(noun))


def meant_by(noun: Token) -> Iterator[Token]:
    """Yield a noun, or the people whom it counts or gathers."""
    counts = event_lexicon().doers["counts"]
    behind = [p for c in noun.children if c.lower_ == "of" for p in c.children]
    people = [p for p in behind if p.dep_ == "pobj"]
    if people and (noun.lemma_.lower() in counts or noun.pos_ in {"NUM", "DET", "PRON"}):
        for one in people:
            yield from meant_by(one)
    yield noun


def _is_somebody(cast: Cast, noun: Token) -> bool:
    """Tell whether one noun means somebody."""
    if noun.pos_ not in _NAMING:
        return False
    actor = cast.of(noun)
    if actor is not None and (actor.kind not in _NEVER or noun.dep_ in _SUBJECTS):
        return actor.kind != "outlet"
    people = event_lexicon().doers["people"]
    kind = any(name in people for name in noun_names(noun))
    return kind or noun.lower_ in _PRONOUNS or _is_named(noun)


def _is_named(noun: Token) -> bool:
    """Tell a name, or people with the name of their nation before them."""
    if noun.pos_ == "PROPN":
        return noun.ent_type_ in _PEOPLE
    return noun.tag_ == "NNS" and any(c.ent_type_ == "NORP" for c in noun.children)


def is_nature(noun: Token) -> bool:
    """Tell what does harm without a doer: an earthquake, an illness, a crash."""
    nature = event_lexicon().doers["nature"]
    before = (f"{c.lower_} {noun.lemma_.lower()}" for c in noun.children)
    return noun.lemma_.lower() in nature or any(name in nature for name in before)


def is_target(cast: Cast, noun: Token) -> bool:
    """Tell whether a deed can be done to what a noun means: people, a place, a building."""
    if is_doer(cast, noun) or any(t.ent_type_ in _PLACES for t in noun.subtree):
        return True
    return noun.lemma_.lower() in event_lexicon().doers["targets"]


def heads(cast: Cast, nouns: Iterable[Token]) -> int:
    """Count those who take part in something, named or not; a plural is two."""
    everyone = [one for noun in nouns for one in (noun, *noun.conjuncts)]
    found = {one.i: one for top in everyone for one in meant_by(top) if _is_somebody(cast, one)}
    return sum(1 + (one.tag_ in _PLURAL or one.lower_ == "they") for one in found.values())
