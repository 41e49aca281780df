"""What comes about by itself: "clashes erupted", "a truce took effect", "talks got under way"."""

from detente.reading.deeds.mode import reality
from detente.reading.lexicon.deeds import (
    Sense,
    event_lexicon,
    noun_lemma,
    noun_sense,
    objects_of,
    verb_names,
)
from detente.reading.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def come_about(verb: Token) -> Sense | None:
    """Return the class of a deed whose noun is the subject of a verb of happening."""
    noun = occurrence(verb)
    return None if noun is None or reality(verb) != "fact" else noun_sense(noun)


def occurrence(verb: Token) -> Token | None:
    """Return the noun of the deed that a verb says came about."""
    if not _happens(verb):
        return None
    words = event_lexicon().words["happens"]
    for noun in [c for c in verb.children if c.dep_ in _SUBJECTS]:
        sense = noun_sense(noun)
        if sense is not None and sense.type in words["types"]:
            return noun
    return None


def _happens(verb: Token) -> bool:
    """Tell a verb of happening from one with an object of its own."""
    lexicon, lemma = event_lexicon(), verb.lemma_.lower()
    if not any(c.dep_ in _SUBJECTS for c in verb.children):
        return False
    nouns = {noun_lemma(noun) for noun in objects_of(verb)}
    nouns |= {noun_lemma(p) for c in verb.children if c.dep_ == "prep" for p in c.children}
    if any((lemma, noun) in lexicon.happens for noun in nouns):
        return True
    if any(c.dep_ == "nsubjpass" for c in verb.children):
        return lemma in lexicon.words["happens"]["passive"]
    names = {lemma, *verb_names(verb)} | {f"{lemma}_{c.lower_}" for c in verb.children}
    bare = not any(c.dep_ in {"dobj", "nsubjpass", "xcomp"} for c in verb.children)
    return bare and bool(names & set(lexicon.words["happens"]["verbs"]))
