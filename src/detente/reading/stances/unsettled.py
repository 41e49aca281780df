"""Stance words under which nothing is settled: supposed, unlikely, unsaid, "yet to" be done.

"Too weak to accept", "refused to say that it accepts", "suppose it accepted": nobody has accepted
anything. An infinitive is only taken under words that are known to carry it.
"""

from detente.reading.grammar.clauses import before, children
from detente.reading.stances.polarity import rungs
from detente.reading.stances.stance import Stances, clause_verb, is_going_to, is_passive, negation
from detente.reading.tokens import Token

_FINITE = frozenset({"VBZ", "VBP", "MD"})
_QUESTIONS = frozenset({"whether", "if"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl", "advcl", "pcomp", "csubj"})
_DOINGS = frozenset({"xcomp", "pcomp", "prep", "advcl"})
_JUDGED = ("acomp", "attr", "oprd")
_CARRYING = ("carriers", "hints", "open.through")
_INVERTED = frozenset({"had", "were", "should"})


def is_left_open(at: Token, stances: Stances) -> bool:
    """Tell whether the words around a stance word say that nothing has been settled."""
    return (
        _might_have_been(at, stances)
        or _is_unanswered(at, stances)
        or _is_given_up_later(at, stances)
        or _is_hardly(at, stances)
        or _is_scorned(at, stances)
        or any(_opens_up(branch, above, stances) for branch, above in rungs(at))
    )


def is_doubt_of(at: Token, stances: Stances) -> bool:
    """Tell "doubts that X accepts", a view of X, from "doubts the wisdom of a truce"."""
    return stances.has(at, "doubts") and bool(children(at, "ccomp"))


def _opens_up(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell whether a word leaves open what hangs on it by a branch."""
    if _to(branch) is not None and branch.dep_ in {"xcomp", "advcl", "acl", "ccomp"}:
        return _is_too_much(branch, above) or _is_untried(branch, above, stances)
    if branch.dep_ == "pcomp" and branch.tag_ == "VBG":
        return above.lower_ == "from" and stances.attitude(above.head) is None
    if branch.dep_ not in _CLAUSES:
        return False
    return (
        _is_asked_of(branch)
        or _is_supposed(branch, above, stances)
        or _is_unsaid(branch, above, stances)
        or _is_some_day(branch, above, stances)
        or (branch.dep_ == "advcl" and branch.left_edge.lower_ in _INVERTED)
    )


def _to(verb: Token) -> Token | None:
    """Return the "to" of an infinitive, or None."""
    return next((c for c in children(verb, "aux") if c.lower_ == "to"), None)


def _is_untried(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "yet to accept" and "unable to accept" from "decided to accept"."""
    to = _to(branch)
    ahead = to is not None and before(to).lower_ in stances.words["open.ahead"]
    supposed = above.lemma_ == "be" and above.left_edge.lower_ in _INVERTED
    if ahead or supposed or _is_judged_unlikely(branch, above, stances):
        return True
    if branch.dep_ == "advcl" or above.pos_ not in {"VERB", "ADJ"}:
        return branch.dep_ == "acl" and stances.has(above, "open.weighing")
    return not _carries(above, stances) and not is_going_to(branch)


def _carries(above: Token, stances: Stances) -> bool:
    """Tell whether what somebody is said "to" do below a word is done, or is a stance.

    Below a word that is known for no stance and to carry none, an infinitive is no deed.
    """
    if stances.attitude(above) is not None or stances.has(above, "modals.oblige"):
        return True
    told = stances.has(above, "reports") and is_passive(above)
    carries = told or any(stances.has(above, kind) for kind in _CARRYING)
    return carries and negation(above, stances) is None


def _is_judged_unlikely(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell whether a word, or what is said with it, calls what follows unlikely or impossible."""
    judged = [one for one in children(above, *_JUDGED) if one.i < branch.i]
    return any(stances.has(one, "open.unlikely") for one in (above, *judged))


def _is_too_much(branch: Token, above: Token) -> bool:
    """Tell "too weak to accept"; "too" may also stand beside the word that is judged."""
    near = [above, *children(above, "acomp", "attr", "advmod")]
    words = [c for one in near for c in (one, *children(one, "advmod"))]
    return any(c.lower_ == "too" and c.i + 1 < branch.i and _weighs(c) for c in words)


def _weighs(too: Token) -> bool:
    """Tell "too weak" from "too" behind what it adds to ("it, too, ...")."""
    return too.head.pos_ in {"ADJ", "ADV"} and too.i < too.head.i


def _is_asked_of(branch: Token) -> bool:
    """Tell whether a clause is one of "whether"."""
    marks = {c.lower_ for c in children(branch, "mark")}
    return "whether" in marks or (branch.dep_ != "advcl" and bool(marks & _QUESTIONS))


def _is_supposed(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "suppose that X agreed", "hopes that X agrees" and "the idea that X agrees"."""
    if stances.has(above, "open.ideas") or _is_judged_unlikely(branch, above, stances):
        return True
    bare = above.tag_ in {"VB", "VBP", "VBG"} and not children(above, "nsubj", "aux")
    bare = (bare or above.head.lower_ == "let") and stances.has(above, "open.supposing")
    if stances.has(above, "reports"):  # "say it agreed" supposes, "was quoted saying" does not
        bare = bare and above.tag_ != "VBG" and before(above).pos_ in {"PUNCT", "SPACE"}
        bare = bare or (above.i == above.sent.start and above.tag_ == "VB")
    return branch.dep_ == "ccomp" and (bare or stances.has(above, "open.hoping"))


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
        hard = any(stances.has(one, "open.hard") for one in (verb, *children(verb, *_JUDGED)))
        refused = attitude is not None and attitude.level < 0
        if refused or hard or stances.has(verb, "open.stopping"):
            return negation(verb, stances) is None
    return False


def _is_some_day(branch: Token, above: Token, stances: Stances) -> bool:
    """Tell "the day X accepts ..." of what is to come, and "it is time X accepted"."""
    coming = branch.tag_ in _FINITE or any(c.tag_ == "MD" for c in children(branch, "aux"))
    if above.dep_ == "attr" and stances.has(above, "open.times"):
        return True
    clause = branch.dep_ in {"relcl", "acl", "ccomp"}
    return clause and coming and stances.has(above, "open.days")


def _might_have_been(at: Token, stances: Stances) -> bool:
    """Tell "could have accepted": what was not done; "should have" is what the speaker wants."""
    helpers = children(clause_verb(at), "aux")
    past = any(c.lower_ in {"have", "'ve", "’ve"} for c in helpers)
    return past and any(stances.has(c, "modals.hedge") and c.tag_ == "MD" for c in helpers)


def _is_unanswered(at: Token, stances: Stances) -> bool:
    """Tell "has not yet accepted", which is no refusal, from "never accepted"."""
    verb = clause_verb(at)
    helpers = {c.lower_ for c in children(verb, "aux")}
    if verb.tag_ != "VBN" or not helpers & {"has", "have", "had", "'ve", "’ve"}:
        return False
    denied = negation(at, stances) in {"not", "n't", "n’t"}
    return denied and stances.has(at, "open.answering")


def _is_given_up_later(at: Token, stances: Stances) -> bool:
    """Tell "first accepted ..., but later ..." and "agreed ... but then backed out"."""
    verb = clause_verb(at)
    if verb.tag_ not in {"VBD", "VBN"}:
        return False
    rest = [t for t in verb.sent if t.i > verb.i]
    turned = next((t for t in rest if stances.has(t, "open.turning")), None)
    if turned is None:
        return False
    near = [*children(verb, "advmod", "npadvmod", "prep"), before(verb)]
    near += [c for one in near for c in one.children]
    if any(stances.has(c, "open.first") for c in near if c.i < verb.i):
        return True
    later = [t for t in rest if t.i > turned.i and t.pos_ == "VERB" and t.dep_ != "relcl"]
    own = [t for t in later if not children(t, "nsubj", "nsubjpass")]
    return any(stances.has(t, "open.backing") for t in own)


def _is_hardly(at: Token, stances: Stances) -> bool:
    """Tell "almost accepted" from "accepted"."""
    return any(stances.has(c, "open.hardly") for c in children(clause_verb(at), "advmod"))


def _is_scorned(at: Token, stances: Stances) -> bool:
    """Tell "will accept it when hell freezes over": a way to say never, or no more than hope."""
    said = " ".join(t.lower_ for t in at.sent)
    return any(one in said for one in stances.phrases["open"])
