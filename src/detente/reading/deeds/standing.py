"""Whether a clause stands as told: not denied above it, not demanded, not still waited for."""

from collections.abc import Iterator

from detente.reading.lexicon.deeds import event_lexicon, noun_sense
from detente.reading.tokens import Token

_OPENING = 4
_SHARED = frozenset({"ccomp", "conj", "advcl", "xcomp", "acl", "relcl"})
_WH = frozenset({"WP", "WRB", "WDT"})
_DETERMINERS = frozenset({"a", "an", "any", "no", "every"})


def is_denied(verb: Token) -> bool:
    """Tell the content of a denial: "denied that", "dismissed a report that"."""
    return any(_denies(token) for token in _upwards(verb))


def _upwards(token: Token) -> Iterator[Token]:
    """Yield a token and the clauses that it lies in, the innermost first."""
    while token.dep_ in _SHARED and token.head.i != token.i:
        yield token
        token = token.head


def _denies(token: Token) -> bool:
    """Tell whether the word right above a clause denies what the clause says."""
    operators, head = event_lexicon().words["operators"], token.head
    if token.dep_ == "xcomp" and token.tag_ == "VBG":
        return head.lemma_.lower() in operators["deny"] and not _is_negative(head)
    if token.dep_ == "ccomp" and token.i > head.i:
        nouns = [c for c in head.children if c.dep_ == "dobj"]
        dismissed = any(noun.lemma_.lower() in operators["tales"] for noun in nouns)
        listed = operators["dismiss"] if dismissed else operators["deny"]
        return head.lemma_.lower() in listed and not _is_negative(head)
    told = token.dep_ == "acl" and head.lemma_.lower() in operators["tales"]
    above = head.head.lemma_.lower() in operators["dismiss"]
    return told and head.dep_ == "dobj" and above and not _is_negative(head.head)


def admits(verb: Token) -> bool:
    """Tell "did not deny that", under which the thing stands as told."""
    return verb.lemma_.lower() in event_lexicon().words["operators"]["deny"] and _is_negative(verb)


def _is_negative(verb: Token) -> bool:
    """Tell a verb with "not"."""
    return any(c.dep_ == "neg" for c in verb.children)


def is_demanded(verb: Token) -> bool:
    """Tell what somebody demands that another do ("demand that it lift the siege")."""
    bare = verb.tag_ in {"VB", "VBP"} and not any(c.dep_ == "aux" for c in verb.children)
    if not bare or not any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children):
        return False
    sense = noun_sense(verb.head) if verb.dep_ == "acl" else None
    if verb.dep_ == "ccomp":
        sense = event_lexicon().verbs.get(verb.head.lemma_.lower())
    return sense is not None and sense.type == "REQUEST"


def is_question(verb: Token) -> bool:
    """Tell "asked who would give the orders": nobody does so yet."""
    asks = any(c.dep_ == "nsubj" and c.tag_ == "WP" for c in verb.children)
    would = any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.children)
    return asks and (would or verb.dep_ == "ccomp")


def is_of_a_plan(verb: Token) -> bool:
    """Tell a term ("under the plan it would withdraw"): what a text foresees, nobody's promise."""
    words = event_lexicon().words["operators"]["plans"]
    under = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "under"]
    texts = [p for prep in under for p in prep.children if p.lemma_.lower() in words]
    return bool(texts) and any(c.dep_ == "aux" and c.lower_ == "would" for c in verb.children)


def asks_something(verb: Token) -> bool:
    """Tell "asked whether", "asked who": a question, no request."""
    if verb.lemma_.lower() != "ask":
        return False
    clauses = [c for c in verb.children if c.dep_ == "ccomp"]
    return any(
        c.lower_ in {"whether", "if"} or c.tag_ in _WH for one in clauses for c in one.children
    )


def waits(verb: Token) -> bool:
    """Tell a clause of time ("before it is signed") beside another that it hangs on."""
    return verb.dep_ in {"advcl", "ccomp"} and bool(_wait_word(verb))


def is_still_open(verb: Token) -> bool:
    """Tell a clause of time whose deed has not come about when the clause above is told.

    "Only after they agree" waits; "before it is signed" does; "after it was signed" does not.
    """
    word, children = _wait_word(verb), list(verb.children)
    if any(c.dep_ == "advmod" and c.lower_ == "only" for c in children):
        return True
    ahead = word in event_lexicon().words["operators"]["ahead_marks"]
    if _is_present(verb):
        return ahead or verb.head.tag_ == "VBD"
    subjects = [c for c in children if c.dep_ in {"nsubj", "nsubjpass"}]
    vague = any(c.lower_ in _DETERMINERS for noun in subjects for c in noun.children)
    return ahead and vague


def _wait_word(verb: Token) -> str | None:
    """Return the word of time that opens a clause with a subject of its own."""
    words = event_lexicon().words["operators"]["wait_marks"]
    if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    found = (c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"})
    return next((word for word in found if word in words), None)


def _is_present(verb: Token) -> bool:
    """Tell a clause in the present tense."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    return first.tag_ in {"VBP", "VBZ", "VB"}


def hangs_on_condition(verb: Token) -> bool:
    """Tell a deed that is to be done "if", "once", "in return for" something."""
    clauses = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "pcomp"}]
    return any(_is_condition(c) for one in [verb, *clauses] for c in one.children)


def _is_condition(branch: Token) -> bool:
    """Tell whether a branch of a clause opens with a word of condition."""
    words, first = event_lexicon().words["operators"]["conditions"], branch.left_edge.i
    opening = branch.doc[first : first + _OPENING]
    before = branch.doc[max(branch.sent.start, first - 1) : first + _OPENING]
    texts = [" ".join(t.lower_ for t in one) + " " for one in (opening, before)]
    return any(text.startswith(f"{word} ") for text in texts for word in words)


def is_bare_condition(verb: Token) -> bool:
    """Tell "would free them once": a thought that nobody is reported to have promised."""
    would = any(c.dep_ == "aux" and c.lower_ in {"would", "'d", "’d"} for c in verb.children)
    return would and verb.dep_ != "ccomp" and hangs_on_condition(verb)


def is_guess(verb: Token) -> bool:
    """Tell "will perhaps", "in my view it will"."""
    operators = event_lexicon().words["operators"]
    views = [p for c in verb.children if c.lower_ in {"in", "to"} for p in c.children]
    own = [c for p in views if p.lemma_.lower() in operators["views"] for c in p.children]
    return any(c.lower_ in operators["guesses"] for c in verb.children) or any(
        c.dep_ == "poss" for c in own
    )
