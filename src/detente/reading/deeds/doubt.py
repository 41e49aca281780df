"""Deeds that are refused, asked about, advised or supposed: none of them is done."""

from collections.abc import Iterator

from detente.reading.lexicon.deeds import event_lexicon
from detente.reading.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"ccomp", "xcomp", "conj"})
_PRESENT = frozenset({"VBZ", "VBP"})
_QUOTES = frozenset({"``", "''"})


def is_nobodys(verb: Token) -> bool:
    """Tell "not a single fighter will", "none of them did", "few rebels have"."""
    words = event_lexicon().words["operators"]
    for noun in [c for c in verb.children if c.dep_ in _SUBJECTS]:
        before = noun.doc[noun.left_edge.i : noun.i + 1]
        inside = [t for t in before if noun.i in {t.head.i, t.head.head.i}]
        if noun.lower_ in words["nobody"] or any(_is_none(t) for t in inside if t != noun):
            return True
    return False


def _is_none(word: Token) -> bool:
    """Tell a word before a noun that leaves none or hardly any of it."""
    words = event_lexicon().words["operators"]
    if word.dep_ == "amod" or word.lower_ == "few":
        return word.lower_ == "few" and not any(c.dep_ == "det" for c in word.head.children)
    return word.dep_ in {"neg", "advmod"} and word.lower_ in words["never"]


def in_no_way(verb: Token) -> bool:
    """Tell "under no circumstances will", "at no point did", "nor has": denied before the verb."""
    words = event_lexicon().words["operators"]
    preps = [c for c in verb.children if c.dep_ == "prep"]
    things = [p for prep in preps for p in prep.children if p.lemma_.lower() in words["no_ways"]]
    ways = [c for noun in things for c in noun.children if c.dep_ == "det"]
    denied = any(c.lower_ == "no" for c in ways)
    first = [c for c in verb.children if c.dep_ == "cc" and c.i < verb.i]
    objects = [n for n in verb.children if n.dep_ == "dobj"]
    neither = [c for n in objects for c in n.children if c.dep_ == "preconj"]
    alone = any(c.lower_ in {"nor", "neither"} for c in [*first, *neither])
    return denied or alone or _is_torn_off(verb)


def _is_torn_off(verb: Token) -> bool:
    """Tell "has not, so far, accepted", where the parse tears the verb from its auxiliary."""
    head = verb.head
    torn = verb.dep_ == "dep" and head.i < verb.i and head.lemma_ in {"have", "do", "be"}
    return torn and any(c.dep_ == "neg" for c in head.children)


def has_ended(verb: Token) -> bool:
    """Tell "no longer accepts": what was given before is taken back."""
    longer = [c for c in verb.children if c.dep_ == "advmod" and c.lower_ in {"longer", "more"}]
    return any(c.lower_ in {"no", "not", "n't", "n’t"} for one in longer for c in _around(one))


def _around(word: Token) -> list[Token]:
    """Return the words of an adverb, and the one right before it."""
    return [*word.children, word.doc[max(0, word.i - 1)]]


def is_preferred(verb: Token) -> bool:
    """Tell "would rather fight than yield": the clause behind "than" is what is refused."""
    return bool(shunned(verb))


def shunned(verb: Token) -> list[Token]:
    """Return the verbs behind "than" in "would rather fight than yield"."""
    would = any(c.dep_ == "aux" and c.lower_ in {"would", "'d", "’d"} for c in verb.children)
    words = event_lexicon().words["operators"]["rather"]
    if not would or not any(c.lower_ in words for c in verb.children):
        return []
    behind = [c for c in verb.children if c.dep_ in {"advcl", "prep", "conj", "ccomp"}]
    behind += [p for c in behind if c.lower_ == "than" for p in c.children]
    return [c for c in behind if _is_behind_than(c)]


def _is_behind_than(verb: Token) -> bool:
    """Tell a bare verb with "than" at it or before it."""
    marked = any(c.lower_ == "than" for c in verb.children) or verb.head.lower_ == "than"
    return verb.tag_ in {"VB", "VBP"} and (marked or verb.doc[max(0, verb.i - 1)].lower_ == "than")


def _is_inverted(verb: Token) -> bool:
    """Tell "had they accepted, it would be over": a condition without an "if"."""
    subjects = [c.i for c in verb.children if c.dep_ in _SUBJECTS]
    had = [c.i for c in verb.children if c.dep_ == "aux" and c.lower_ in {"had", "were"}]
    first = bool(had and subjects) and had[0] < subjects[0]
    return first and verb.dep_ in {"advcl", "ccomp"}


def is_doubtful(verb: Token) -> bool:
    """Tell what may not be done: asked, advised, supposed, only likely, or not confirmed."""
    tests = (
        _is_short_of,
        is_asked,
        is_advised,
        _is_supposed,
        _is_some_day,
        _is_unconfirmed,
        _is_inverted,
    )
    return any(test(verb) for test in tests) or _is_behind_than(verb)


def _is_short_of(verb: Token) -> bool:
    """Tell "has yet to", "is unlikely to", "was about to", "is too weak to"."""
    if any(c.lower_ == "yet" for c in verb.children) and _has_infinitive(verb):
        return True
    words = event_lexicon().words["operators"]["short_of"]
    adjectives = [c for c in verb.children if c.dep_ in {"acomp", "oprd", "prep"}]
    return any(
        _has_infinitive(one) and (one.lower_ in words or _is_too(one)) for one in adjectives
    )


def _has_infinitive(word: Token) -> bool:
    """Tell whether a word takes "to do" or "of doing"."""
    return any(
        c.dep_ in {"xcomp", "pcomp", "acl"} or (c.dep_ == "prep" and c.lower_ in {"of", "from"})
        for c in word.children
    )


def _is_too(adjective: Token) -> bool:
    """Tell "too weak"."""
    return any(c.dep_ == "advmod" and c.lower_ == "too" for c in adjective.children)


def is_asked(verb: Token) -> bool:
    """Tell a question: "will they accept?", and what stands in one."""
    chain = list(_chain(verb))
    aside = any(t.dep_ in {"relcl", "acl"} and not _turns(t) for t in chain)
    return not aside and _ends_in_question(verb)


def _turns(verb: Token) -> bool:
    """Tell an auxiliary before its subject ("Reporter: Will they stay?")."""
    subjects = [c.i for c in verb.children if c.dep_ in _SUBJECTS]
    return bool(subjects) and any(c.dep_ == "aux" and c.i < subjects[0] for c in verb.children)


def _chain(verb: Token) -> Iterator[Token]:
    """Yield a verb and the clauses that it is the content of."""
    yield verb
    while verb.dep_ in _CLAUSES and verb.head.i != verb.i:
        verb = verb.head
        yield verb


def _ends_in_question(verb: Token) -> bool:
    """Tell whether the first stop or closing mark behind a verb is that of a question."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in {"?", "?!", "??"}:
            return True
        if token.text in {".", "!", ";", '"', "”"}:
            return False
    return False


def is_advised(verb: Token) -> bool:
    """Tell "had better yield", "would do well to yield", "needs to", "may have to"."""
    lemma, children = verb.lemma_.lower(), list(verb.children)
    auxiliaries = {c.lower_ for c in children if c.dep_ == "aux"}
    said = {c.lower_ for c in children if c.dep_ == "advmod"}
    better = "had" in auxiliaries and bool(said & {"better", "best"}) and verb.tag_ != "VBN"
    well = lemma == "do" and bool(said & {"well", "better"}) and "would" in auxiliaries
    return better or well


def _is_supposed(verb: Token) -> bool:
    """Tell "suppose that it yields", "let it yield", which nobody says is so."""
    head, words = verb.head, event_lexicon().words["operators"]
    if verb.dep_ != "ccomp":
        return False
    alone = not any(c.dep_ in _SUBJECTS for c in head.children) and head.tag_ in {"VB", "VBP"}
    return head.lemma_.lower() in words["supposing"] and alone and head.i < verb.i


def _is_some_day(verb: Token) -> bool:
    """Tell "the day it yields": a day that has not come."""
    days = event_lexicon().words["operators"]["some_day"]
    plain = verb.tag_ in _PRESENT and not any(c.dep_ == "aux" for c in verb.children)
    return verb.dep_ == "relcl" and plain and verb.head.lemma_.lower() in days


def _is_unconfirmed(verb: Token) -> bool:
    """Tell "refused to confirm that it accepts", "did not say it had accepted"."""
    words, above = event_lexicon().words["operators"], verb.head
    if verb.dep_ != "ccomp" or above.i > verb.i or above.lemma_.lower() not in words["say"]:
        return False
    refused = above.dep_ == "xcomp" and above.head.lemma_.lower() in words["refuses"]
    return refused or any(c.dep_ == "neg" for c in above.children)
