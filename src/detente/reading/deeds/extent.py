"""Which words tell a deed: the clause of its verb, without the clauses beside it."""

from detente.reading.deeds.doubt import shunned
from detente.reading.deeds.telling import VERBAL_POS
from detente.reading.grammar.clauses import is_finite
from detente.reading.grammar.lost import clause_below, is_torn, lost_subject, opener_of
from detente.reading.tokens import Token

_SHORT = 2
_OTHER_CLAUSE = frozenset({"advcl", "parataxis", "conj", "relcl", "punct", "cc"})


def clause_of(verb: Token, *, whole: bool) -> list[Token]:
    """Return the unbroken words of a clause around its verb, without the clauses beside it."""
    cut = _OTHER_CLAUSE if whole else _OTHER_CLAUSE | {"ccomp"}
    kept = {verb.i, *_lost_words(verb)}
    kept |= {t.i for one in shunned(verb) for t in one.subtree}
    if is_torn(verb):
        kept |= {token.i for token in verb.head.subtree if not token.is_punct}
    for child in verb.children:
        if child.dep_ not in cut or (child.dep_ == "conj" and child.pos_ not in VERBAL_POS):
            kept |= {t.i for t in child.subtree}
            kept -= _another_clause(child)
    if verb.dep_ == "relcl" and not any(c.dep_ == "nsubj" for c in verb.children):
        kept |= {verb.head.i}
    first = last = verb.i
    while first - 1 in kept or (first - 1 >= verb.sent.start and _joins(verb, first - 1, kept)):
        first -= 1
    while last + 1 in kept:
        last += 1
    if whole and last - first < _SHORT:
        words = [t.i for t in verb.sent if not t.is_punct and not t.is_space]
        first, last = words[0], words[-1]
    return [t for t in verb.doc[first : last + 1] if not t.is_space]


def _lost_words(verb: Token) -> range:
    """Return the places from the word that opens a clause to a subject that the parse lost."""
    noun = lost_subject(verb)
    opener = None if noun is None else opener_of(noun)
    return range(0) if noun is None or opener is None else range(opener.i, noun.i + 1)


def _another_clause(prep: Token) -> set[int]:
    """Return the words behind a preposition that are a clause of their own in truth."""
    nouns = [child for child in prep.children if child.dep_ in {"pobj", "pcomp"}]
    torn = [n for n in nouns if clause_below(n) is not None or is_finite(n)]
    return {token.i for token in prep.subtree} if torn else set()


def _joins(verb: Token, place: int, kept: set[int]) -> bool:
    """Tell a comma or dash, or a short insertion, with more of the clause before it."""
    token = verb.doc[place]
    return token.is_punct and place - 1 in kept
