"""Words that somebody denies: a denied offer is no offer, a denied report tells of no stance."""

from collections.abc import Iterable, Iterator

from detente.reading.grammar.clauses import children
from detente.reading.stances.stance import Stances, clause_verb, negation, own_subject
from detente.reading.tokens import Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "oprd"})
_CONTENTS = frozenset({"ccomp", "xcomp", "acl", "relcl", "advcl", "prep", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "csubj", "nsubjpass", "csubjpass"})
_JUDGEMENTS = ("acomp", "attr", "oprd", "xcomp", "ccomp", "advcl", "amod", "prep")


def is_denied(token: Token, stances: Stances) -> bool:
    """Tell whether what a word belongs to is denied, or called untrue.

    "denied that it had offered ...", "rejected reports that ...", "called the claim that ...
    false", "it is not true that ...", "never said that ...", "accused X of ...". A refused demand
    or request is not denied: it was made.
    """
    return any(
        _denies(above, branch, stances) or _is_untold(above, branch, stances)
        for branch, above in _upwards(token)
    )


def is_doubted(token: Token, stances: Stances) -> bool:
    """Tell whether a stance is only what somebody doubts ("critics doubt that he wants it")."""
    return any(
        branch.dep_ in {"ccomp", "acl", "relcl", "advcl"}
        and stances.has(above, "doubts")
        and not children(branch, "prt")
        for branch, above in _upwards(token)
    )


def is_called_a_lie(sentence: Iterable[Token], stances: Stances) -> bool:
    """Tell whether a sentence only says that what stands before it is false ("That is a lie")."""
    words = [t for t in sentence if not t.is_space]
    return any(
        _judged_false(verb, stances) and any(_points_back(t) for t in children(verb, "nsubj"))
        for verb in words
        if verb.dep_ in {"ROOT", "ccomp"}
    )


def _points_back(token: Token) -> bool:
    """Tell whether a word stands for what was said before."""
    return token.lower_ in {"it", "this", "that"}


def _is_untold(above: Token, branch: Token, stances: Stances) -> bool:
    """Tell whether a word says that nothing was said or true, or lays it at somebody's door."""
    if branch.dep_ == "prep" and above.pos_ == "VERB":
        return stances.has(above, "charges")
    if above.pos_ == "NOUN":
        untrue = stances.has(above, "denials.true") and branch.dep_ in _CONTENTS
        return untrue and negation(above, stances) is not None
    told = branch.dep_ == "ccomp" and above.pos_ == "VERB" and stances.has(above, "reports")
    return told and negation(above, stances) is not None


def _upwards(token: Token) -> Iterator[tuple[Token, Token]]:
    """Yield each word above a token in its sentence with the branch by which it is reached.

    What is quoted behind a colon is said beside the denial ("denied it: 'We are ready ...'").
    """
    branch = token
    while branch.head != branch and not _is_quoted_apart(branch):
        yield branch, branch.head
        branch = branch.head


def _is_quoted_apart(branch: Token) -> bool:
    """Tell whether a colon and a quotation mark stand between a clause and what it hangs on."""
    between = branch.doc[branch.head.i + 1 : branch.left_edge.i]
    return branch.dep_ in {"ccomp", "parataxis"} and any(
        t.text == ":" and t.i + 1 < len(t.doc) and t.nbor(1).is_quote for t in between
    )


def _denies(verb: Token, branch: Token, stances: Stances) -> bool:
    """Tell whether a word denies what hangs on it by a branch."""
    if branch.dep_ in _SUBJECTS and branch.dep_ != "nsubjpass":
        return _judged_false(verb, stances)
    if stances.has(verb, "denials") and verb.pos_ != "ADJ":
        return branch.dep_ in _CONTENTS | _OBJECTS and _is_told(branch, stances)
    if verb.pos_ == "VERB" and branch.dep_ in _OBJECTS | {"ccomp"}:
        named = _names_report(branch, stances)
        return named and (stances.has(verb, "denials.reports") or _judged_false(verb, stances))
    return branch.dep_ in _CONTENTS and _is_expletive(verb) and _judged_false(verb, stances)


def _is_told(branch: Token, stances: Stances) -> bool:
    """Tell a clause, a deed or a report from a demand, which may be refused but was made."""
    attitude = stances.attitude(branch) if branch.pos_ == "NOUN" else None
    if branch.dep_ == "advcl" and not children(branch, "mark"):
        return False
    return attitude is None or not attitude.directive


def _names_report(branch: Token, stances: Stances) -> bool:
    """Tell whether a branch is a report or a claim, or a clause about one; not "X's idea of"."""
    subjects = [branch, *children(branch, "nsubj", "nsubjpass")]
    named = (one for one in subjects if stances.has(one, "denials.told"))
    return any(not (children(one, "poss") and children(one, "prep")) for one in named)


def _is_expletive(verb: Token) -> bool:
    """Tell whether "it" only stands for a clause ("it is not true that")."""
    return any(one.lower_ == "it" for one in children(clause_verb(verb), "nsubj", "expl"))


def _judged_false(verb: Token, stances: Stances) -> bool:
    """Tell whether a verb calls something false, or denies that it is true."""
    words = children(verb, *_JUDGEMENTS)
    words += [one for word in words for one in children(word, *_JUDGEMENTS, "pobj")]
    if any(stances.has(one, "denials.false") for one in (verb, *words)):
        return negation(verb, stances) is None
    return negation(verb, stances) is not None and any(
        stances.has(one, "denials.true") for one in words
    )


def denier_of_report(sentence: Iterable[Token], stances: Stances) -> Token | None:
    """Return who denies in a sentence what the one before reports, or None.

    "X denied it", "X called the report false": a report or a pronoun that says no more itself.
    """
    for verb in sentence:
        if verb.dep_ == "ROOT" and _denies_all(verb, stances):
            return own_subject(verb)
    return None


def _denies_all(verb: Token, stances: Stances) -> bool:
    """Tell whether a verb denies a report that is only referred to."""
    clauses = children(verb, "ccomp", "xcomp", "oprd")
    things = children(verb, "dobj") + [t for c in clauses for t in children(c, "nsubj")]
    if negation(verb, stances) is not None or not any(_refers(t, stances) for t in things):
        return False
    denies = stances.has(verb, "denials") or stances.has(verb, "denials.reports")
    return denies or _judged_false(verb, stances)


def _refers(thing: Token, stances: Stances) -> bool:
    """Tell whether a thing is "the report", "it" or "this", with no content of its own."""
    bare = not children(thing, "acl", "relcl", "ccomp", "prep", "advcl")
    named = stances.has(thing, "denials.told") or thing.lower_ in {"it", "this", "that"}
    return bare and named
