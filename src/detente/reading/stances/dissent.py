"""Who speaks against his own side or for himself alone: what he says is not his party's word."""

from collections.abc import Iterable

from detente.reading.stances.stance import Stances
from detente.reading.tokens import Token

_OWN = frozenset({"his", "her", "their", "its", "own", "the"})
_PRONOUNS = frozenset({"he", "she"})


def is_dissent(words: Iterable[Token], stances: Stances) -> bool:
    """Tell whether the sentence of one of some words says that somebody breaks ranks."""
    found = {word.sent.start: word for word in words}
    return any(
        _says_so(list(one.sent), stances) or _is_added(one, stances) for one in found.values()
    )


def _is_added(word: Token, stances: Stances) -> bool:
    """Tell whether the next sentence adds it ("She was speaking in a personal capacity")."""
    doc, end = word.doc, word.sent.end
    while end < len(doc) and doc[end].is_space:
        end += 1
    if end >= len(doc) or doc[end].lower_ not in _PRONOUNS:
        return False
    return _has_phrase(list(doc[end].sent), stances)


def _says_so(sentence: list[Token], stances: Stances) -> bool:
    """Tell whether a sentence says that somebody speaks against his own or for himself."""
    return _has_phrase(sentence, stances) or any(
        stances.has(token, "dissent.verbs") and _is_against_own(token, stances)
        for token in sentence
    )


def _has_phrase(sentence: list[Token], stances: Stances) -> bool:
    """Tell whether a sentence has one of the phrases, in any form of its words."""
    told = (
        " ".join(t.lemma_.lower() for t in sentence),
        " ".join(t.lower_ for t in sentence),
        " ".join(t.lemma_.lower() if t.pos_ == "VERB" else t.lower_ for t in sentence),
    )
    return any(one in text for one in stances.phrases["dissent"] for text in told)


def _is_against_own(token: Token, stances: Stances) -> bool:
    """Tell whether a word is against "his government" or "the cabinet", not against another's."""
    return any(
        stances.has(noun, "dissent.superiors") and _is_own(noun)
        for child in token.children
        for noun in (child, *child.children)
        if noun.dep_ in {"dobj", "pobj"}
    )


def _is_own(noun: Token) -> bool:
    """Tell whether a noun has an owner that can be the speaker, and no name."""
    beside = list(noun.children)
    named = any(c.ent_type_ or c.pos_ == "PROPN" for c in beside)
    return not named and any(c.lower_ in _OWN for c in beside)
