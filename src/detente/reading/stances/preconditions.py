"""What somebody says must come first: "there will be no talks without a ceasefire" demands one."""

from detente.reading.stances.issues import Hit
from detente.reading.stances.stance import Stances
from detente.reading.stances.voices import Voice
from detente.reading.tokens import Token

_DEMANDED = 2
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def precondition_voice(hit: Hit, stances: Stances) -> Voice | None:
    """Return the demand for an option without which "there is no" something, or None.

    It is the speaker's own; a time that is past ("there was no peace without") demands nothing.
    """
    below = _opening_of(hit.head, stances)
    if below is None:
        return None
    verb = next((t for t in below.ancestors if _says_there_is_no(t)), None)
    if verb is None or verb.tag_ == "VBD" or verb.sent != hit.head.sent:
        return None
    return Voice(value=_DEMANDED, at=verb, tokens=(verb,), directive=True, asserted=True)


def _opening_of(head: Token, stances: Stances) -> Token | None:
    """Return "without", or the verb behind "until" or "unless", under which an option stands."""
    above = head.head
    if above.dep_ == "prep" and stances.has(above, "conditions.turning"):
        return above
    verb = above if head.dep_ in _SUBJECTS else head
    marks = [c for c in verb.children if c.dep_ in {"mark", "advmod"}]
    turned = verb.dep_ == "advcl" and any(stances.has(c, "conditions.turning") for c in marks)
    return verb if turned and not any(c.dep_ == "neg" for c in verb.children) else None


def _says_there_is_no(verb: Token) -> bool:
    """Tell whether a verb says "there is no ..."."""
    there = any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children)
    told = [c for c in verb.children if c.dep_ in {"attr", *_SUBJECTS, "neg"}]
    told += [c for t in told for c in t.children if c.dep_ in {"det", "neg"}]
    return there and any(t.lower_ in {"no", "not", "never", "nothing"} for t in told)
