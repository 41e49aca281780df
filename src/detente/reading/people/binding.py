"""He and she in what somebody says: the one who says it, where nobody else comes between."""

from detente.reading.lexicon.cues import load_cues
from detente.reading.people.subjects import SUBJECTS, verb_of
from detente.reading.tokens import Token

_INNER = frozenset({"ccomp", "conj", "xcomp", "advcl", "acomp", "pcomp", "relcl", "acl"})
_PARTICIPLES = frozenset({"VBN", "VBG"})


def teller_of(token: Token) -> Token | None:
    """Return the subject of the nearest verb of saying in whose content a pronoun stands.

    Of "X, the mayor, said he would" it is X. A participle in front ("Asked whether he would, X
    replied") has the subject of the clause behind it.
    """
    verb = verb_of(token)
    while verb.dep_ in _INNER and not _is_in_subject(token):
        above, subject = verb.head, _subject_of(verb.head)
        if subject is not None and _binds(token, verb, subject):
            return subject
        if verb.dep_ == "advcl" or above.pos_ not in {"VERB", "AUX"}:
            break
        verb = above
    return None


def _binds(token: Token, verb: Token, subject: Token) -> bool:
    """Tell whether the subject of the verb above is who tells the clause of a pronoun."""
    if verb.dep_ == "ccomp":
        return _tells(verb.head, verb, subject)
    return verb.dep_ == "advcl" and verb.i < verb.head.i and _is_fronted(token, verb, subject)


def _is_in_subject(token: Token) -> bool:
    """Tell whether a pronoun belongs to the subject of a main verb ("His deputy said")."""
    verb = verb_of(token)
    subject = _subject_of(verb)
    if subject is None or verb.dep_ != "ROOT":
        return False
    return subject.left_edge.i <= token.i <= subject.right_edge.i


def _subject_of(verb: Token) -> Token | None:
    """Return the subject that stands at a verb itself."""
    return next((one for one in verb.children if one.dep_ in SUBJECTS), None)


def _tells(verb: Token, content: Token, subject: Token) -> bool:
    """Tell whether a verb of saying has its subject before it and its content behind it."""
    known = verb.lemma_.lower() in load_cues().verbs
    return known and subject.i < verb.i < content.i


def _is_fronted(token: Token, verb: Token, subject: Token) -> bool:
    """Tell whether a participle without a subject, before the main one, holds a pronoun."""
    bare = verb.tag_ in _PARTICIPLES and _subject_of(verb) is None
    return bare and token.i < subject.left_edge.i
