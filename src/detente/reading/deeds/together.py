"""Who acts together where no word names them: "both sides", "they", "their delegations"."""

from detente.article import Actor
from detente.reading.actors import Cast
from detente.reading.stances.sides import both
from detente.reading.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_THEIRS = frozenset({"they", "their"})
_PAIR = 2


def together(cast: Cast, noun: Token) -> list[Actor]:
    """Return the parties that a noun means together, or none.

    "Both sides" are the two of whom the text has told; "they" and "their delegations" those who
    were the subject together in this sentence before the word, or in the sentence before it.
    """
    if cast.of(noun) is not None and cast.party_of(_id(cast, noun)) is not None:
        return []
    plural = noun.lower_ == "they" or noun.tag_ in {"NNS", "NNPS"}
    owners = [noun, *(c for c in noun.children if c.dep_ == "poss")] if plural else []
    theirs = next((one for one in owners if one.lower_ in _THEIRS), None)
    if theirs is None:
        return both(noun, cast)
    return _pair_before(cast, theirs) if cast.of(theirs) is None else []


def _id(cast: Cast, noun: Token) -> str | None:
    """Return the id of whom a noun means."""
    actor = cast.of(noun)
    return None if actor is None else actor.id


def _pair_before(cast: Cast, word: Token) -> list[Actor]:
    """Return those who last were a subject together before a word, in two sentences."""
    start = word.sent.start
    first = word.doc[start - 1].sent.start if start else start
    if "\n" in word.doc.words(first, word.i).strip("\n"):
        first = start
    for token in reversed(word.doc[first : word.i]):
        if token.dep_ in _SUBJECTS and token.pos_ != "PRON":
            pair = _pair(cast, token) or together(cast, token)
            if pair or token.tag_ in {"NNS", "NNPS"}:
                return pair
    return []


def _pair(cast: Cast, subject: Token) -> list[Actor]:
    """Return the parties that a subject names side by side, if they are two or more."""
    named = [cast.of(one) for one in (subject, *subject.conjuncts)]
    found = [one for one in named if one is not None and one.party is not None]
    several = len({one.party for one in found}) >= _PAIR
    return found if several and len(found) == len(named) else []
