"""The words of a position that one would quote, its whole predicate; questions hold none."""

from collections.abc import Iterable, Iterator

from detente.reading.stances.stance import Stances, clause_verb
from detente.reading.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_QUESTION_WORDS = frozenset({"WP", "WRB", "WDT", "WP$"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_MOST_WORDS = 45


def predicate(at: Token, words: Iterable[Token]) -> list[Token]:
    """Return the clause around the word that carries a stance, up to its end.

    A further predicate behind it ("..., but rejects") and what stands outside the sentence are
    not taken, nor is anything if the clause would be too long to quote.
    """
    home = [token for token in words if token.sent == at.sent]
    first = min(token.i for token in (*home, at))
    last = max(token.i for token in (*home, at))
    top = _top(at)
    clause = [*_clause(top, first, last), *_shared_subject(top)]
    clause.sort(key=lambda token: token.i)
    if clause and clause[-1].i - first > _MOST_WORDS:
        return []
    while clause and _is_edge(clause[-1]):
        clause.pop()
    while clause and _is_edge(clause[0]):
        clause.pop(0)
    return clause


def _top(at: Token) -> Token:
    """Return the verb of the clause in which a stance word stands."""
    top = clause_verb(at)
    while top.dep_ == "xcomp":
        top = top.head
    while top.pos_ not in _VERBS and top.head.sent == at.sent and top.head != top:
        if top.dep_ not in {"dobj", "attr", "acomp", "prep", "pobj", "conj", "nsubjpass"}:
            break
        top = top.head
    return top


def _clause(top: Token, first: int, last: int) -> Iterator[Token]:
    """Yield the words of a clause that one would quote with it."""
    subject = next((c.left_edge.i for c in top.lefts if c.dep_ in _SUBJECTS), 0)
    yield top
    for child in top.children:
        leads = child.right_edge.i < min(subject, first)
        trails = child.left_edge.i > last and _is_apart(child)
        if not leads and not trails:
            yield from _clause(child, first, last)


def _shared_subject(verb: Token) -> list[Token]:
    """Return the subject that a second predicate shares with the first ("... and remove")."""
    while verb.dep_ == "conj" and not any(c.dep_ in _SUBJECTS for c in verb.children):
        if verb.tag_ == "VB" and verb.head.tag_ != "VB":
            return []
        verb = verb.head
        found = [t for c in verb.children if c.dep_ in _SUBJECTS for t in c.subtree]
        if found:
            return found
    return []


def _is_apart(child: Token) -> bool:
    """Tell whether words behind a predicate tell who says so, or are a second predicate."""
    if child.dep_ == "parataxis" or child.lower_ == "according":
        return True
    verbal = child.pos_ in _VERBS
    speaks = verbal and child.dep_ in {"advcl", "ccomp"} and _is_aside(child)
    return speaks or (verbal and child.dep_ == "conj")


def _is_aside(verb: Token) -> bool:
    """Tell "..., he said" from a clause that belongs to the predicate."""
    before = verb.left_edge.i - 1
    subject = [c for c in verb.children if c.dep_ in _SUBJECTS]
    marked = any(c.dep_ == "mark" for c in verb.children)
    return bool(subject) and not marked and verb.doc[before].text == ","


def _is_edge(token: Token) -> bool:
    """Tell whether a word only opens or closes a clause."""
    return token.is_punct or token.is_space or token.dep_ in {"cc", "mark"}


def is_asked(token: Token, stances: Stances) -> bool:
    """Tell whether a word stands in a question, put directly or told ("asked who would ...")."""
    end = token.sent[-1]
    while end.i > token.sent.start and (end.is_space or end.is_quote):
        end = end.nbor(-1)
    return end.text == "?" or any(
        _opens_with_question(branch)
        for branch in (token, *token.ancestors)
        if branch.dep_ == "ccomp" and stances.has(branch.head, "asks")
    )


def _opens_with_question(clause: Token) -> bool:
    """Tell whether a clause begins with who, what, when, whether."""
    first = clause.left_edge
    return first.tag_ in _QUESTION_WORDS or first.lower_ in {"whether", "if"}
