"""What a reporting verb takes as its content, one function for each frame of the lexicon."""

from collections.abc import Callable, Mapping

from detente.reading.grammar.clauses import (
    SUBJECTS,
    after,
    before,
    below,
    children,
    has_mark,
    is_finite,
    is_passive,
    resumed_reporter,
    stretch,
    subject,
)
from detente.reading.lexicon.cues import Cue, load_cues, word_lists
from detente.reading.tokens import Token

Found = tuple[list[Token], list[Token]]
"""The tokens of the content, and tokens that belong to the cue beside the verb."""

NOTHING: Found = ([], [])
_CLAUSES = ("ccomp", "xcomp", "advcl")
_TRAILING = frozenset({"if", "because", "unless", "since", "although", "though", "until", "once"})
_EMPTY = frozenset({"themselves", "what", "which", "whom", "who", "much", "something", "so"})


def clause(verb: Token, _: Cue) -> Found:
    """Return a finite clause, before or after the verb, with "that" or without."""
    for child in sorted(children(verb, "ccomp", "xcomp"), key=lambda one: one.i < verb.i):
        if _is_statement(child) and not _is_before_semicolon(verb, child):
            return _with_lost_subject(verb, child, _whole_clause(verb, child)), []
    for child in (*children(verb, "advcl"), *_told_at(verb)):
        if child.i > verb.i and (has_mark(child, "that") or _is_asked(verb, child)):
            return _whole_clause(verb, child), []
    return NOTHING


def _is_asked(verb: Token, child: Token) -> bool:
    """Tell whether a clause is a question put to somebody ("asked the envoy if he would")."""
    asking = load_cues().is_any(verb.lemma_.lower(), "asking") and not is_passive(verb)
    return asking and has_mark(child, "if", "whether") and bool(children(verb, "dobj", "dative"))


def _with_lost_subject(verb: Token, child: Token, content: list[Token]) -> list[Token]:
    """Return a clause with its subject, where the parse has that as the verb's object."""
    if children(child, *SUBJECTS) or not is_finite(child) or child.i < verb.i:
        return content
    lost = [one for one in children(verb, "dobj") if verb.i < one.i < child.i]
    return stretch(below(lost[-1]) + content) if lost else content


def _told_at(verb: Token) -> list[Token]:
    """Return a clause that the parse hung on where or when it was said ("in a speech that").

    Behind whom somebody tells ("told reporters before the session that X would") only a clause
    that lacks nothing is what he tells: in "the plan that X had" the plan is what X had.
    """
    settings = [one for prep in children(verb, "prep") for one in children(prep, "pobj")]
    lists = word_lists("sourcing")
    tells, heard = verb.lemma_.lower() in lists["told"], bool(children(verb, "dobj"))
    return [
        clause
        for one in settings
        if (tells if heard else one.lemma_.lower() in lists["venues"])
        for clause in children(one, "acl", "relcl", "ccomp")
        if is_finite(clause) and has_mark(clause, "that")
        if not heard or _lacks_nothing(clause)
    ]


def _lacks_nothing(clause: Token) -> bool:
    """Tell a clause in which "that" only joins, and stands for nobody and nothing."""
    return any(one.lower_ == "that" for one in children(clause, "mark"))


def _is_before_semicolon(verb: Token, child: Token) -> bool:
    """Tell whether a semicolon parts a clause from the verb that follows it."""
    return any(token.text == ";" for token in verb.doc[child.i : verb.i])


def _is_statement(child: Token) -> bool:
    """Tell a finite clause, or one with a question word, from an infinitive or a gerund."""
    if is_finite(child) or has_mark(child, "that", "whether", "how", "why", "what", "where"):
        return True
    return child.dep_ == "ccomp" and child.tag_ in {"VB", "VBN"} and not has_mark(child, "to")


def _whole_clause(verb: Token, child: Token) -> list[Token]:
    """Return a clause with what the parser hung on the verb instead of on it."""
    kept = below(child, [*_further_words(child), *_setting(verb, child)])
    if child.i < verb.i:
        for other in verb.children:
            if other.i < child.i and other.dep_ in {"advmod", "prep", "advcl", "npadvmod"}:
                kept += below(other)
        return kept
    end = child.right_edge.i
    for other in verb.rights:
        if other.left_edge.i == end + 1 and (
            other.dep_ == "prep" or (other.dep_ == "advcl" and has_mark(other, *_TRAILING))
        ):
            kept += below(other)
            end = other.right_edge.i
    return kept + _further_promise(verb, end)


def _further_promise(verb: Token, end: int) -> list[Token]:
    """Return a second predicate that hangs on the verb ("said ... and would support")."""
    for other in children(verb, "conj"):
        joined = other.left_edge.i == end + 2 and before(other.left_edge).dep_ == "cc"
        promises = any(aux.lower_ in {"would", "will", "wo"} for aux in children(other, "aux"))
        if joined and promises and not children(other, "nsubj"):
            return stretch([verb.doc[end + 1], *below(other)])
    return []


def _further_words(child: Token) -> list[Token]:
    """Return the participles behind a clause that report more words ("..., adding that")."""
    return [one for one in child.subtree if _reports_further(one, child)]


def _reports_further(one: Token, child: Token) -> bool:
    """Tell whether a clause behind a comma is the reporter's and not part of what is said."""
    if one.left_edge.i <= child.i or one.lemma_.lower() not in load_cues().words["participles"]:
        return one.head == child and one.left_edge.i > child.i and _goes_on(one, child)
    after_comma = before(one.left_edge).is_punct or before(one).dep_ == "cc"
    if one.dep_ == "advcl" and one.tag_ == "VBG":
        return after_comma
    if _goes_on(one, child):
        return True
    other = [who for who in children(one, "nsubj") if who.pos_ in {"NOUN", "PROPN"}]
    aside = one.dep_ == "advcl" and has_mark(one, "while", "whereas")
    return bool(other) and (aside or one.dep_ == "conj")


def _goes_on(one: Token, child: Token) -> bool:
    """Tell whether the reporter goes on reporting ("said he would come and added: ...")."""
    if resumed_reporter(one) == child.head:
        return True
    tense = next((aux.tag_ for aux in children(one, "aux")), one.tag_)
    if one.dep_ != "conj" or tense not in {"VBD", "VBZ"} or child.head.tag_ != tense:
        return False
    quoted = after(one).text in {":", ","} and one.i + 2 < len(one.doc)
    if children(one, *SUBJECTS):
        return False
    return (quoted and one.nbor(2).is_quote) or _has_modal(one.head)


def _has_modal(verb: Token) -> bool:
    """Tell a verb told with "would" or "will", which what happened does not go on with."""
    return any(aux.tag_ == "MD" for aux in children(verb, "aux"))


def _setting(verb: Token, child: Token) -> list[Token]:
    """Return the day that stands between the verb and the clause that it opens ("said on ...")."""
    first = child.left_edge
    if first.i != verb.i + 1:
        return []
    return [
        one
        for one in children(child, "prep", "npadvmod")
        if one.left_edge == first
        and one.right_edge.ent_type_ == "DATE"
        and after(one.right_edge).text != ","
    ]


def infinitive(verb: Token, _: Cue) -> Found:
    """Return what somebody wants, offers or refuses to do."""
    for child in children(verb, "xcomp"):
        if has_mark(child, "to") and child.i > verb.i:
            whose = children(verb, "nsubjpass") if is_passive(verb) else []
            return [*(token for one in whose for token in below(one)), *below(child)], []
    return NOTHING


def gerund(verb: Token, _: Cue) -> Found:
    """Return what somebody denies or regrets doing."""
    for child in children(verb, "xcomp", "pcomp", "advcl"):
        beside = child.dep_ != "advcl" or before(child.left_edge).dep_ == "prt"
        if _is_gerund(child) and child.i > verb.i and beside and not children(child, "nsubj"):
            return below(child), []
    return NOTHING


def _is_gerund(verb: Token) -> bool:
    """Tell a gerund, also of something past ("having fired")."""
    having = any(aux.lower_ == "having" for aux in children(verb, "aux"))
    return verb.tag_ == "VBG" or having


def urge(verb: Token, _: Cue) -> Found:
    """Return somebody, and what he is asked to do."""
    for child in children(verb, "ccomp", "xcomp", "advcl"):
        if child.i < verb.i or not has_mark(child, "to"):
            continue
        if children(child, "nsubj"):
            return below(child), []
        asked = [one for one in children(verb, "dobj", "dative") if one.i < child.i]
        if asked:
            return stretch(below(asked[0]) + below(child)), []
    return NOTHING


def whom(verb: Token, cue: Cue) -> Found:
    """Return somebody, and of what he is accused."""
    accused = _object(verb)
    if accused is None:
        return NOTHING
    for prep in (*children(verb, "prep"), *children(accused, "prep")):
        if prep.lower_ == cue.preposition and prep.i > verb.i:
            return _both(verb, below(accused), below(prep)), []
    return NOTHING


def _both(verb: Token, first: list[Token], second: list[Token]) -> list[Token]:
    """Return two parts of a content, with what stands between unless the verb does."""
    return first + second if first[0].i < verb.i else stretch(first + second)


def as_what(verb: Token, _: Cue) -> Found:
    """Return somebody or something, and as what it is described."""
    described = _object(verb)
    if described is None or described.lower_ in {"what", "which", "themselves", "himself"}:
        return NOTHING
    for holder in (verb, described):
        for prep in holder.children:
            is_as = prep.lower_ == "as" and prep.dep_ == "prep"
            if prep.i > described.i and (is_as or _opens_with_as(prep)):
                return _both(verb, below(described), _without_afterthought(prep)), []
    return NOTHING


def _without_afterthought(prep: Token) -> list[Token]:
    """Return a phrase without what is added to it behind a comma ("..., a phrase that")."""
    late = [one for one in prep.subtree if one.dep_ == "appos" and before(one.left_edge).is_punct]
    return below(prep, late)


def _opens_with_as(child: Token) -> bool:
    """Tell whether a clause is opened by "as" and has no tense ("as offering too much")."""
    return child.dep_ == "advcl" and has_mark(child, "as") and not is_finite(child)


def complement(verb: Token, _: Cue) -> Found:
    """Return somebody or something, and what it is called."""
    return _as_named(verb) or _two_objects(verb) or _one_phrase(verb), []


def _as_named(verb: Token) -> list[Token]:
    """Return an object and the predicate told of it ("called the plan dead")."""
    called = _object(verb)
    for child in children(verb, "oprd"):
        if called is None and child.i > verb.i and child.left_edge.dep_ == "det":
            return below(child)
        if called is not None and child.i > verb.i and called.lower_ not in {"what", "which"}:
            return stretch(below(called) + below(child, _further_deeds(child)))
    return []


def _two_objects(verb: Token) -> list[Token]:
    """Return two objects side by side ("labelled the envoy a fraud")."""
    both = [one for one in children(verb, "dobj") if one.i > verb.i]
    joined = len(both) > 1 and both[1].left_edge.i == both[0].right_edge.i + 1
    return below(both[0]) + below(both[1]) if joined and not is_passive(verb) else []


def _one_phrase(verb: Token) -> list[Token]:
    """Return an object and its name where the parse has them as one phrase."""
    called = _object(verb)
    if called is not None and (
        any(map(_stands_close, children(called, "appos")))
        or any(map(_opens_marks, children(called, "acl")))
    ):
        return below(called)
    small = [one for one in children(verb, "ccomp") if one.i > verb.i and not is_finite(one)]
    named = next((one for one in small if one.pos_ in {"ADJ", "NOUN", "PROPN"}), None)
    return below(named) if named is not None and children(named, "nsubj") else []


def _opens_marks(child: Token) -> bool:
    """Tell whether a branch begins with a quotation mark."""
    return child.left_edge.is_quote or before(child.left_edge).is_quote


def _stands_close(child: Token) -> bool:
    """Tell whether no comma parts a name from what the parse took for an apposition."""
    return not before(child.left_edge).is_punct or before(child.left_edge).is_quote


def _further_deeds(word: Token) -> list[Token]:
    """Return the verbs with a tense that the parse hung on a noun or an adjective by "and"."""
    return [one for one in children(word, "conj", "cc") if one.pos_ in {"VERB", "AUX"}]


def scene(verb: Token, _: Cue) -> Found:
    """Return somebody and how he fares, as a poll or a record shows it ("shows X leading Y")."""
    if is_passive(verb) or not _is_document(verb):
        return NOTHING
    for child in children(verb, "ccomp", "dobj"):
        small = child.dep_ == "ccomp" and bool(children(child, "nsubj"))
        told = child.dep_ == "dobj" and bool(children(child, "acl", "prep", "relcl"))
        if child.i > verb.i and (small or told):
            beside = [one for one in children(verb, "prep", "advcl") if one.i > child.i]
            return below(child) + [token for one in beside for token in below(one)], []
    return NOTHING


def _is_document(verb: Token) -> bool:
    """Tell whether the subject of a verb is a text, a poll or a picture."""
    found = subject(verb)[0]
    return found is not None and found.lemma_.lower() in word_lists("sourcing")["documents"]


def preposition(verb: Token, cue: Cue) -> Found:
    """Return what follows "call for", "insist on", "object to"."""
    if _object(verb) is not None and not is_passive(verb):
        return NOTHING
    for prep in children(verb, "prep", "dative"):
        if prep.lower_ == cue.preposition and prep.i > verb.i:
            return _after(verb, prep, cue)
    return NOTHING


def _after(verb: Token, prep: Token, cue: Cue) -> Found:
    """Return what stands behind a preposition; "call on X" also wants what X is to do."""
    content = [token for token in below(prep) if token != prep]
    asked = [one for one in children(verb, "xcomp", "advcl") if has_mark(one, "to")]
    within = any(has_mark(one, "to") for one in children(prep, "pcomp"))
    if not cue.then_infinitive or within:
        return content, [prep]
    return (stretch(content + below(asked[0])), [prep]) if asked else NOTHING


def thing(verb: Token, cue: Cue) -> Found:
    """Return the object of the verb, with all that hangs on it.

    A pronoun is a content only of words that take a side ("rejects it"); of a relative pronoun,
    or where the object stands before its clause ("a plan that X rejects"), it is what that means.
    """
    found = _object(verb)
    if found is None or found.tag_ in {"WDT", "WP"}:
        return _relative(verb, found, cue)
    if found.pos_ not in {"NOUN", "PROPN", "PRON"} or found.lower_ in _EMPTY:
        return NOTHING
    if found.pos_ == "PRON" and found.lower_ not in _DEMONSTRATIVES:
        personal = cue.polarity != "neutral" and found.lower_ in _SIDED
        return ([found], []) if personal else NOTHING
    late = [one for one in children(found, "appos", "relcl") if before(one.left_edge).is_punct]
    return below(found, late), []


_DEMONSTRATIVES = frozenset({"that", "this"})
_SIDED = frozenset({"it", "him", "her", "them"})


def _relative(verb: Token, found: Token | None, cue: Cue) -> Found:
    """Return what a relative clause is about, where that is the object of its verb."""
    if verb.dep_ != "relcl" or cue.polarity == "neutral" or is_passive(verb):
        return NOTHING
    own = children(verb, "nsubj")
    if not own or own[0].tag_ in {"WDT", "WP"} or verb.head.pos_ not in {"NOUN", "PROPN"}:
        return NOTHING
    if found is None and children(verb, "xcomp", "ccomp", "prep"):
        return NOTHING
    return below(verb.head, [verb, *children(verb.head, "appos")]), []


def _object(verb: Token) -> Token | None:
    """Return the object of a verb: in the passive, its subject."""
    if is_passive(verb):
        found = children(verb, "nsubjpass")
        if found:
            return found[0]
        return verb.head if verb.dep_ == "acl" else None
    found = children(verb, "dobj")
    return found[-1] if found else None


FRAMES: Mapping[str, Callable[[Token, Cue], Found]] = {
    "as": as_what,
    "whom": whom,
    "urge": urge,
    "clause": clause,
    "infinitive": infinitive,
    "gerund": gerund,
    "complement": complement,
    "scene": scene,
    "preposition": preposition,
    "object": thing,
}
"""What each frame of the lexicon takes; "quote" is looked for beside the word, by the marks."""
