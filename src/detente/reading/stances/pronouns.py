"""An "it" that is accepted or refused: the plan of the sentence before.

"The plan frees 200 prisoners. The Front accepts it."

The grammar of such an "it" names nothing, so it is a naming of what it takes up: of the plan,
the offer or the truce that was the subject or the object shortly before.
"""

from collections.abc import Iterable, Iterator, Mapping

from detente.reading.document import Document
from detente.reading.people.cast import Cast
from detente.reading.stances.issues import Hit, Lexicon
from detente.reading.stances.stance import Stances, subject_of
from detente.reading.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass"})
_TAKEN_UP = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "pobj"})
_POINTERS = frozenset({"these", "those"})
_ANSWERS = ("accepted", "rejected", "weighed")


def answered_hits(
    hits: list[Hit], document: Document, cast: Cast, desk: tuple[Stances, Lexicon]
) -> list[Hit]:
    """Return a hit for each "it" that somebody answers and that takes up a plan before it."""
    stances, lexicon = desk
    known = {hit.head.i: hit for hit in hits if hit.issue.carrier}
    named = {hit.head.i: hit for hit in hits if hit.head.dep_ in _OBJECTS}
    for token in document.tokens():
        if not _is_answered(token, stances) or _is_body(token, cast):
            continue
        same = _object_before(token, named)
        before = same or next(_before(token, known, document, stances), None)
        issue = lexicon.issues.get("deal")
        found = {**known, **named}.get(before.i) if before is not None else None
        if found is not None:
            known[token.i] = Hit(
                issue=found.issue, option=found.option, head=token, tokens=(token,)
            )
        elif before is not None and issue is not None:
            known[token.i] = Hit(issue=issue, option=issue.in_package, head=token, tokens=(token,))
    return [hit for hit in known.values() if hit.head.lower_ == "it"]


def _object_before(token: Token, named: Mapping[int, Hit]) -> Token | None:
    """Return what the verb before takes or refuses ("took the truce but later broke it")."""
    verb = token.head
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
        own = [c for c in verb.children if c.i in named and c.i < token.i]
        if own:
            return own[-1] if own[-1].tag_ == "NN" else None
    return None


def _is_body(token: Token, cast: Cast) -> bool:
    """Tell whether "it" is known to be somebody else than who answers."""
    actor, subject = cast.of(token), subject_of(token.head)
    return actor is not None and (subject is None or cast.of(subject) != actor)


def _is_answered(token: Token, stances: Stances) -> bool:
    """Tell whether a word is the "it" that a verb accepts, refuses or weighs."""
    if token.lower_ != "it" or token.dep_ not in _OBJECTS | {"pobj"}:
        return False
    verb = token.head.head if token.dep_ == "pobj" else token.head
    answers = verb.pos_ == "VERB" and any(stances.has(verb, f"proposals.{k}") for k in _ANSWERS)
    return answers and stances.attitude(verb) is not None


def _before(
    token: Token, known: Mapping[int, Hit], document: Document, stances: Stances
) -> Iterator[Token]:
    """Yield the things that "it" can take up, the nearest first: of its sentence or the last.

    What stands in the clause of "it" itself is not meant by it.
    """
    paragraph = document.paragraph_at(token.idx)
    start = token.sent.start
    first = document.doc[start - 1].sent.start if start else 0
    clause = {t.i for t in token.head.subtree} if token.head.dep_ != "ROOT" else set()
    for place in range(token.i - 1, first - 1, -1):
        head = document.doc[place]
        near = head.i not in clause and document.paragraph_at(head.idx) == paragraph
        told = head.i in known or stances.has(head, "proposals.nouns")
        if near and told and _is_thing(head, token):
            yield head


def _is_thing(head: Token, token: Token) -> bool:
    """Tell whether a word is told of as a whole, or an "it" that takes up such a one."""
    if head.lower_ == "it":
        return True
    return head.tag_ == "NN" and head.dep_ in _TAKEN_UP and head.head != token.head


def means_another(hit: Hit, hits: Iterable[Hit]) -> bool:
    """Tell whether "these sanctions" names what was told before, no issue named so far.

    "Two drivers were suspended; the union wants these sanctions lifted" is about drivers.
    """
    pointed = [t for t in hit.tokens if any(c.lower_ in _POINTERS for c in t.children)]
    plural = any(t.tag_ == "NNS" for t in pointed)
    first = all(one.head.i >= hit.head.i for one in hits if one.issue == hit.issue)
    return plural and first
