"""Claims that the same sentence says are denied ("said that X agreed, a claim X denied")."""

from detente.reading.grammar.clauses import children
from detente.reading.stances.stance import Stances, negation
from detente.reading.tokens import Token

_POINTERS = frozenset({"it", "this", "that", "which", "so"})
_MODIFIERS = frozenset({"relcl", "acl"})


def is_contested(at: Token, stances: Stances) -> bool:
    """Tell whether words behind a reported stance in its sentence deny what is reported."""
    behind = (t for t in at.sent if t.i > at.i)
    return any(_denies(t, at, stances) for t in behind if negation(t, stances) is None)


def _denies(verb: Token, at: Token, stances: Stances) -> bool:
    """Tell whether a word is a denial of the report that stands before it."""
    denies = stances.has(verb, "denials")
    if verb.dep_ in _MODIFIERS and verb.head.i > at.i and _is_claim(verb.head, stances):
        return denies or stances.has(verb, "denials.reports")
    if not denies or verb.pos_ not in {"VERB", "NOUN"}:
        return False
    things = children(verb, "dobj", "nsubjpass")
    pointed = any(t.lower_ in _POINTERS and not list(t.children) for t in things)
    bare = not children(verb, "ccomp", "xcomp", "dobj", "prep", "pcomp", "nsubjpass")
    return (pointed or bare) and verb.pos_ == "VERB"


def _is_claim(noun: Token, stances: Stances) -> bool:
    """Tell whether a noun is "a claim" or "something", set behind a report."""
    return stances.has(noun, "denials.told") or noun.lower_ in {"something", "thing"}
