"""What stands between a stance word and the top of its sentence, and takes the stance away.

"Yet to accept", "too weak to accept", "refused to say that it accepts", "suppose it accepted":
nobody has accepted anything. "Would rather fight than accept" is a refusal. The grammar is here,
the words are data.
"""

from collections.abc import Iterator

from detente.reading.grammar.clauses import before, children
from detente.reading.stances.stance import Stances, clause_verb, negation
from detente.reading.tokens import Token

_CONTENTS = frozenset({"ccomp", "xcomp", "acl", "relcl", "advcl", "pcomp", "prep", "conj"})
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_QUESTIONS = frozenset({"whether", "if"})
_DOINGS = frozenset({"xcomp", "pcomp", "prep", "advcl"})
_MOST_BACK = 12


def is_left_open(at: Token, stances: Stances) -> bool:
    """Tell whether words above a stance word say that nothing has been settled.

    So what is only supposed, unlikely, unsaid, asked, "yet to" be done, or might have been.
    """
    return (
        _might_have_been(at, stances)
        or _is_first_of_two(at, stances)
        or any(_opens_up(branch, above, stances) for branch, above in _rungs(at))
    )


def is_doubt_of(at: Token, stances: Stances) -> bool:
    """Tell "doubts that X accepts", a view of X, from "doubts the wisdom of a truce"."""
    return stances.has(at, "doubts") and bool(children(at, "ccomp"))


def is_spurned(at: Token, stances: Stances) -> bool:
    """Tell whether a word names what somebody likes less ("would rather fight than accept")."""
    return any(_is_less(branch, above, stances) for branch, above in _rungs(at))


def is_passed_over(at: Token, stances: Stances) -> bool:
    """Tell whether a word stands behind a "than" or "instead of" of any kind."""
    return any(_than(branch) is not None for branch, _ in _rungs(at)) and not is_spurned(
        at, stances
    )


def _rungs(at: Token) -> Iterator[tuple[Token, Token]]:
    """Yield each word from a stance word upwards with the one on which it hangs.

    A clause beside another is no part of it; a second verb of the same doer is.
    """
    branch = at
    while branch.head != branch and branch.dep_ not in {"ROOT", "parataxis"}:
        apart = branch.dep_ == "conj" and children(branch, "nsubj", "nsubjpass")
        if apart:
            return
        yield branch, branch.head
        branch = branch.head


def _opens_up(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell whether a word leaves open what hangs on it by a branch."""
    if branch.dep_ not in _CONTENTS:
        return False
    return (
        _is_supposed(branch, above, stances)
        or _is_ahead(branch, above, stances)
        or _is_too_much(branch, above)
        or _is_asked_of(branch)
        or _is_unsaid(branch, above, stances)
        or _is_some_day(branch, above, stances)
    )


def _is_supposed(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "suppose that X agreed" and "is unlikely to agree"."""
    if branch.dep_ not in {"ccomp", "xcomp", "advcl"}:
        return False
    judged = [above, *children(above, "acomp", "attr", "oprd")]
    if any(stances.has(one, "open.unlikely") for one in judged):
        return branch.i > above.i
    bare = above.tag_ in {"VB", "VBP"} and not children(above, "nsubj", "aux")
    bare = bare or any(c.lower_ == "let" for c in (above.head,))
    return bare and branch.dep_ == "ccomp" and stances.has(above, "open.supposing")


def _is_ahead(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "has yet to accept" and "was about to accept"."""
    helper = next((c for c in children(branch, "aux") if c.lower_ == "to"), None)
    if helper is None or above.lemma_ not in {"have", "be"}:
        return False
    return before(helper).lower_ in stances.words["open.ahead"]


def _is_too_much(branch: Token, above: Token) -> bool:
    """Tell "too weak to accept"; "too" may also stand beside the word that is judged."""
    if branch.dep_ not in {"xcomp", "advcl", "ccomp", "acl"}:
        return False
    if not any(c.lower_ == "to" for c in children(branch, "aux")):
        return False
    judged = [above, *children(above, "acomp", "attr", "advmod")]
    return any(
        c.lower_ == "too" and before(branch).i > c.i and c.i + 1 < branch.i and _weighs(c)
        for one in judged
        for c in (one, *children(one, "advmod"))
    )


def _weighs(too: Token) -> bool:
    """Tell "too weak" from "too" behind what it adds to ("it, too, ...")."""
    return too.head.pos_ in {"ADJ", "ADV"} and too.i < too.head.i


def _is_asked_of(branch: Token) -> bool:
    """Tell whether a clause is one of "whether"."""
    marks = {c.lower_ for c in children(branch, "mark")}
    return branch.dep_ in {"ccomp", "pcomp", "acl"} and bool(marks & _QUESTIONS)


def _is_unsaid(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "refused to say that it accepts" and "nobody believes that it accepts"."""
    if branch.dep_ != "ccomp" or above.pos_ != "VERB" or not stances.has(above, "reports"):
        return False
    if negation(above, stances) is not None:
        return True
    verb = above
    while verb.dep_ in _DOINGS and verb.head != verb:
        verb = verb.head
        attitude = stances.attitude(verb)
        refused = attitude is not None and attitude.level < 0
        if refused or stances.has(verb, "open.stopping"):
            return negation(verb, stances) is None
    return False


def _is_some_day(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "the day X accepts ..." of what is to come."""
    coming = branch.tag_ in _FINITE or any(c.tag_ == "MD" for c in children(branch, "aux"))
    clause = branch.dep_ in {"relcl", "acl", "ccomp"}
    return clause and coming and stances.has(above, "open.days")


def _might_have_been(at: Token, stances: Stances) -> bool:
    """Tell "could have accepted": what was not done; "should have" is what the speaker wants."""
    verb = clause_verb(at)
    helpers = children(verb, "aux")
    past = any(c.lower_ in {"have", "'ve", "’ve"} for c in helpers)
    return past and any(stances.has(c, "modals.hedge") and c.tag_ == "MD" for c in helpers)


def _is_first_of_two(at: Token, stances: Stances) -> bool:
    """Tell "first accepted ..., but later ...": what was held before is held no longer."""
    verb = clause_verb(at)
    once = any(stances.has(c, "open.first") for c in children(verb, "advmod", "npadvmod"))
    once = once or verb.i > 0 and stances.has(before(verb), "open.first")
    rest = verb.sent[verb.i - verb.sent.start + 1 :] if once else ()
    return verb.tag_ in {"VBD", "VBN"} and any(stances.has(t, "open.turning") for t in rest)


def _is_less(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell whether a branch is what somebody "would rather" not do than the rest."""
    than = _than(branch)
    if than is None:
        return False
    first = max(branch.sent.start, than.i - _MOST_BACK)
    words = list(branch.doc[first : than.i])
    likes = [t for t in words if stances.has(t, "open.rather")]
    return bool(likes) and before(than) not in likes and _is_willed(above, words)


def _is_willed(above: Token, words: list[Token]) -> bool:
    """Tell whether it is said what somebody would do, or prefers."""
    would = {"would", "'d", "’d", "will"}
    return above.lemma_ == "prefer" or any(t.lower_ in would for t in words)


def _than(branch: Token) -> Token | None:
    """Return the "than" that opens a branch, or None."""
    near = [*children(branch, "mark", "prep", "advmod", "cc"), branch.head]
    found = (t for t in near if t.lower_ == "than" and t.i < branch.i)
    return next(found, None)
