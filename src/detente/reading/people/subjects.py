"""Subjects: which word a clause is about, and which clause governs a word."""

from detente.reading.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WDT", "WP"})


def verb_of(token: Token) -> Token:
    """Return the verb or auxiliary that governs a word most nearly."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return token.sent.root


def shares_clause(token: Token, head: Token) -> bool:
    """Tell whether both are arguments of one verb, which no plain pronoun allows."""
    if token.dep_ == "poss" or token.lower_.endswith("self"):
        return False
    return head.dep_ in SUBJECTS and verb_of(token) == head.head


def subject_above(token: Token) -> Token | None:
    """Return the nearest subject over a pronoun: its clause's, or that of the governing one."""
    verb = verb_of(token)
    while True:
        subject = next((t for t in verb.children if t.dep_ in SUBJECTS), None)
        if subject is not None and not _is_inside(token, subject):
            relative = subject.tag_ in _RELATIVE and verb.dep_ == "relcl"
            return verb.head if relative else subject
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ not in ("ccomp", "xcomp", "advcl", "conj", "pcomp"):
            return None
        verb = verb.head if verb.dep_ != "pcomp" else verb_of(verb)


def _is_inside(token: Token, phrase: Token) -> bool:
    """Tell whether a word belongs to the phrase of another."""
    return phrase.left_edge.i <= token.i <= phrase.right_edge.i
