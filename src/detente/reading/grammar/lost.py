"""Subjects that the parse lost: in "a day after shelling killed four" the shelling kills.

The parser takes a word in -ing behind "after" for a gerund of the clause above. A clause with a
tense always has a subject, and the word right before it is that subject.
"""

from detente.reading.grammar.clauses import own_subject, subject
from detente.reading.lexicon.deeds import event_lexicon
from detente.reading.tokens import Token

_CLAUSES = frozenset({"advcl", "pcomp", "ccomp", "conj", "dep"})
_TENSED = frozenset({"VBD", "VBZ", "VBP"})
_VERBS = _TENSED | {"VBN"}
_REACH = 5
_GROUP = frozenset({"aux", "auxpass", "neg", "advmod"})
_HEADS = frozenset({"VBG", "NN", "NNS", "NNP", "NNPS"})
_BEFORE = frozenset({"DT", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "VBG", "PRP$", "POS", "VBN"})


def subject_of(verb: Token) -> Token | None:
    """Return the subject of a verb, the one that the parse lost before any of a clause above."""
    found = lost_subject(verb)
    return subject(verb)[0] if found is None else found


def lost_subject(verb: Token) -> Token | None:
    """Return the word right before a clause of its own that is its subject and not labelled so."""
    if verb.dep_ not in _CLAUSES or _labelled(verb) is not None:
        return _name_before(verb)
    first = _first_of_group(verb)
    tensed = any(token.tag_ in _TENSED for token in verb.doc[first.i : verb.i + 1])
    if not tensed or first.i == verb.sent.start:
        return None
    noun = first.nbor(-1)
    if _follows_date(noun):
        return noun
    return noun if noun.tag_ in _HEADS and opener_of(noun) is not None else None


def is_torn(verb: Token) -> bool:
    """Tell "X massed troops" where the parser takes the verb for an adjective of a noun."""
    head, name = verb.head, verb.doc[max(0, verb.i - 1)]
    alone = verb.dep_ == "amod" and head.dep_ == "ROOT" and head.i > verb.i
    return (
        alone
        and verb.tag_ in _VERBS
        and name.pos_ == "PROPN"
        and name.dep_ == "npadvmod"
        and name.head == verb
    )


def _name_before(verb: Token) -> Token | None:
    """Return the name before a verb that the parse hung elsewhere ("on Friday X agreed")."""
    if is_torn(verb):
        return verb.doc[verb.i - 1]
    if verb.dep_ != "ROOT" or verb.tag_ not in _TENSED or own_subject(verb) is not None:
        return None
    name = verb.doc[max(0, verb.i - 1)]
    return name if _follows_date(name) else None


def _follows_date(name: Token) -> bool:
    """Tell a name right behind a date, which the parse hung on the date's preposition."""
    date = name.doc[max(0, name.i - 1)]
    torn = name.pos_ == "PROPN" and name.dep_ == "pobj" and name.ent_type_ != "DATE"
    return torn and date.ent_type_ == "DATE" and date.head == name


def opener_of(noun: Token) -> Token | None:
    """Return the word of time or cause ("after", "as") right before a noun phrase."""
    openers = event_lexicon().words["operators"]["clause_openers"]
    token = noun
    while token.i > token.sent.start:
        token = token.nbor(-1)
        if token.lower_ in openers:
            return token
        if token.tag_ not in _BEFORE:
            return None
    return None


def clause_below(noun: Token) -> Token | None:
    """Return the verb whose lost subject a noun or gerund is, or a part of it."""
    for token in noun.doc[noun.i + 1 : min(noun.i + _REACH, noun.sent.end)]:
        found = lost_subject(token) if token.tag_ in _VERBS else None
        if found is not None:
            return token if opener_of(found) == opener_of(noun) else None
    return None


def _labelled(verb: Token) -> Token | None:
    """Return the subject that the parse gives a verb; a gerund beside it owns the place."""
    found = own_subject(verb)
    gerunds = [c for c in verb.children if c.dep_ == "aux" and c.tag_ == "VBG"]
    return None if gerunds else found


def _first_of_group(verb: Token) -> Token:
    """Return the first of a verb and the auxiliaries and adverbs right before it."""
    first = verb
    while first.i > verb.sent.start:
        token = first.nbor(-1)
        if token.head != verb or token.dep_ not in _GROUP or token.tag_ == "VBG":
            break
        first = token
    return first
