"""Grammar of reporting clauses: who is the subject, where a clause ends, what a verb group is."""

from collections.abc import Collection, Iterable, Iterator

from detente.reading.date_phrases import date_words
from detente.reading.lexicon.cues import load_cues, word_lists
from detente.reading.tokens import Token

Range = tuple[int, int]
"""Characters ``[start, end)`` of the article's text."""

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLIMBS = frozenset({"xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_HAD = frozenset({"had", "'d", "’d"})


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children of a token that have one of these labels."""
    return [child for child in token.children if child.dep_ in deps]


def before(token: Token) -> Token:
    """Return the token before this one; the first of a text is its own."""
    return token.doc[max(0, token.i - 1)]


def after(token: Token) -> Token:
    """Return the token after this one; the last of a text is its own."""
    return token.doc[min(len(token.doc) - 1, token.i + 1)]


def below(token: Token, without: Iterable[Token] = ()) -> list[Token]:
    """Return a token and all that hangs on it, in text order, without some branches."""
    cut = {inner.i for branch in without for inner in branch.subtree}
    return [inner for inner in token.subtree if inner.i not in cut and not inner.is_space]


def stretch(tokens: Collection[Token]) -> list[Token]:
    """Return all tokens from the first to the last of some tokens."""
    first, last = min(token.i for token in tokens), max(token.i for token in tokens)
    doc = next(iter(tokens)).doc
    return [token for token in doc[first : last + 1] if not token.is_space]


def extent(tokens: Collection[Token]) -> Range:
    """Return the characters from the first to the last of some tokens."""
    return (
        min(token.idx for token in tokens),
        max(token.idx + len(token) for token in tokens),
    )


def runs(tokens: Iterable[Token]) -> Iterator[list[Token]]:
    """Yield the unbroken stretches of some tokens, blanks aside."""
    run: list[Token] = []
    for token in sorted(tokens, key=lambda one: one.i):
        if run and any(not gap.is_space for gap in token.doc[run[-1].i + 1 : token.i]):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def is_finite(verb: Token) -> bool:
    """Tell whether a verb, or the head of a predicate, carries a tense."""
    return verb.tag_ in _FINITE or any(
        child.tag_ in _FINITE for child in children(verb, "aux", "auxpass", "cop")
    )


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive, reduced relatives included."""
    if children(verb, "auxpass", "nsubjpass"):
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl"


def is_backshifted(verb: Token) -> bool:
    """Tell a deed told as earlier than the one told before it ("which they had denied").

    A verb beside such a one shares its "had" ("had met him and said"). "Had to say" is none.
    """
    own = {child.lower_ for child in children(verb, "aux")}
    if own & _HAD and "to" not in own and verb.tag_ in {"VBN", "VBD"}:
        return True
    shares = verb.dep_ == "conj" and not own and not children(verb, *SUBJECTS)
    return shares and is_backshifted(verb.head)


def is_long_after(clause: Token) -> bool:
    """Tell "months after it had left": a clause that does not share the day of the one above."""
    marks = [one for one in children(clause, "mark") if one.lower_ in {"after", "before"}]
    return any(before(mark).lower_ in date_words()["far_units"] for mark in marks)


def is_asked(verb: Token) -> bool:
    """Tell whether a sentence asks whether its verb is so ("Would you accept it?")."""
    words = [one for one in verb.sent if not one.is_space and not one.is_quote]
    if not words or words[-1].text != "?" or verb.dep_ not in {"ROOT", "conj"}:
        return False
    top = verb if verb.dep_ == "ROOT" else verb.sent.root
    asked, helping = children(top, "nsubj", "nsubjpass"), children(top, "aux", "auxpass")
    return bool(asked and helping) and helping[0].i < asked[0].i


def has_mark(verb: Token, *marks: str) -> bool:
    """Tell whether a clause is opened by one of these words."""
    return any(child.lower_ in marks for child in children(verb, "mark", "aux", "advmod"))


def antecedent(token: Token, verb: Token) -> Token:
    """Return what a relative pronoun stands for, or the token itself."""
    if token.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return token


def tied_to(verbs: Iterable[Token], content: Collection[Token]) -> list[Token]:
    """Return the condition that stands right behind a content but hangs on the reporting verb."""
    end = max(token.i for token in content)
    openers = word_lists("hedges")["openers"]
    for verb in verbs:
        for child in children(verb, "advcl", "prep"):
            first = child.left_edge.i
            gap = verb.doc[end + 1 : first]
            if first > end and len(gap) <= 1 and all(one.is_punct for one in gap):
                return below(child) if child.left_edge.lower_ in openers else []
    return []


def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands at the verb itself, a relative pronoun resolved."""
    found = children(verb, *SUBJECTS) or _mislabelled(verb)
    found = _named_first(verb, found) or _behind_marks(verb, found)
    found.sort(key=lambda one: one.lower_ in _RELATIVE and verb.dep_ == "relcl")
    return antecedent(found[0], verb) if found else None


def _mislabelled(verb: Token) -> list[Token]:
    """Return the subject of a verb with a tense where the parse has it as something else.

    A name right before the verb, or who follows a place in front ("In X, a spokesman said").
    """
    if verb.tag_ not in {"VBD", "VBZ"} or children(verb, "aux", "auxpass"):
        return []
    named = [
        one
        for one in children(verb, "advmod", "npadvmod", "nmod", "dep")
        if one.pos_ == "PROPN" and one.i == verb.i - 1 and one.ent_type_ != "DATE"
    ]
    return named or _behind_front(verb) or _joined_astray(verb)


def _joined_astray(verb: Token) -> list[Token]:
    """Return who the parse has joined to the clause before ("met on Monday and its head said")."""
    bare = verb.dep_ == "conj" and not children(verb.head, "cc")
    if not bare and not any(one.i < verb.i for one in children(verb, "ccomp")):
        return []
    last = verb.doc[max(verb.sent.start, verb.i - 1)]
    last = before(last) if last.is_punct else last
    for one in (last, *upwards(last)):
        nominal = one.dep_ == "conj" and one.pos_ in {"NOUN", "PROPN"}
        if (
            nominal
            and one.i < verb.i <= one.right_edge.i + 2
            and before(one.left_edge).dep_ == "cc"
        ):
            return [one]
    return []


def _behind_front(verb: Token) -> list[Token]:
    """Return what the parse has in apposition to a place that stands in front of a sentence."""
    fronts = [one for one in children(verb, "prep") if one.i == verb.sent.start]
    places = [place for front in fronts for place in children(front, "pobj")]
    return [
        one
        for place in places
        for one in children(place, "appos")
        if one.right_edge.i == verb.i - 1 and before(one.left_edge).text == ","
    ]


def _named_first(verb: Token, found: list[Token]) -> list[Token]:
    """Return the name that a subject only describes ("Tarvia, the front's ally, said")."""
    if len(found) != 1 or found[0].pos_ != "NOUN" or found[0].i > verb.i:
        return []
    comma = before(found[0].left_edge)
    named = before(comma)
    beside = named.head == verb and named.dep_ in {"advmod", "npadvmod", "dep", "nmod"}
    entity = named.is_title and named.ent_type_ in {"ORG", "GPE", "PERSON", "FAC", "LOC", "NORP"}
    closed = before(verb).text == ","
    return [named] if beside and entity and closed and comma.text == "," else []


def _behind_marks(verb: Token, found: list[Token]) -> list[Token]:
    """Return subjects without one that a mark parts from the next ("X: Y says")."""
    left = [one for one in found if one.i < verb.i]
    if len(left) < _PAIR or not any(
        one.is_quote or one.text == ":" for one in verb.doc[left[-2].i : left[-1].i]
    ):
        return found
    return left[-1:]


_PAIR = 2


def subject(verb: Token) -> tuple[Token | None, list[Token]]:
    """Return the subject of a verb and the verbs that lend it, nearest first."""
    lenders: list[Token] = []
    while True:
        found = own_subject(verb)
        if found is not None:
            return found, lenders
        if verb.dep_ == "relcl" or (verb.dep_ == "acl" and verb.tag_ in {"VBG", "VBD"}):
            return verb.head, lenders
        if verb.dep_ not in _CLIMBS:
            return None, lenders
        told = told_before(verb)
        if told is not None:
            return own_subject(told), lenders
        resumed = resumed_reporter(verb)
        if resumed is not None:
            lenders.append(resumed)
            verb = resumed
            continue
        verb = _finite_above(verb) if _is_astray(verb) else verb.head
        lenders.append(verb)


def _is_astray(verb: Token) -> bool:
    """Tell whether a verb with a tense is hung on an infinitive as if it went on with it."""
    bare = verb.head.tag_ == "VB" and has_mark(verb.head, "to")
    return verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ"} and bare


def _finite_above(verb: Token) -> Token:
    """Return the nearest verb above that has a tense, or the topmost word."""
    return next((one for one in upwards(verb) if one.tag_ in {"VBD", "VBZ"}), verb.sent.root)


def told_before(verb: Token) -> Token | None:
    """Return the predicate that a verb goes on with behind its reporter, or None.

    In "X backs it, an aide said, but rejects that" the one who rejects is X, not the aide.
    """
    reporter = verb.head
    if verb.dep_ != "conj" or children(verb, "nsubj") or not children(reporter, "nsubj"):
        return None
    joints = [one for one in children(reporter, "cc") if one.i < verb.i]
    if not joints or joints[-1].nbor(-1).text != ",":
        return None
    return next((one for one in children(reporter, "ccomp") if one.i < reporter.i), None)


def resumed_reporter(verb: Token) -> Token | None:
    """Return the reporting verb that another goes on with, where the parse has it in the content.

    "X denied that its guards had fired and blamed Y": it is X who blames. The tenses tell, or that
    blame follows a denial.
    """
    told, tense = verb.head, verb.tag_
    if verb.dep_ != "conj" or tense not in {"VBD", "VBZ"} or children(verb, "aux", *SUBJECTS):
        return None
    reporter, cues = told.head, load_cues().verbs
    again = cues.get(verb.lemma_.lower(), ())
    if told.dep_ != "ccomp" or reporter.i > told.i or reporter.tag_ != tense or not again:
        return None
    if any(one.lower_ == "but" and before(one).text != "," for one in children(told, "cc")):
        return None
    denied = any(cue.polarity == "against" for cue in cues.get(reporter.lemma_.lower(), ()))
    blamed = again[0].act == "ACCUSE"
    return reporter if (denied and blamed) or _tense_of(told) != tense else None


def _tense_of(verb: Token) -> str:
    """Return the tag of a verb's tense; a perfect has one of its own."""
    helping = children(verb, "aux", "auxpass")
    perfect = any(one.lemma_ == "have" for one in helping)
    return "perfect" if perfect else next((one.tag_ for one in helping), verb.tag_)


def agent(verb: Token) -> Token | None:
    """Return who a passive verb says did it."""
    for by in children(verb, "agent"):
        for doer in children(by, "pobj"):
            return doer
    return None


def verb_group(verb: Token, members: Iterable[Token] = ()) -> Range:
    """Return the characters of a verb with its auxiliaries, negation and adverbs beside it."""
    kept = {verb.i, *_group_of(verb)}
    for member in members:
        kept |= {member.i, *_group_of(member)}
    doc, first, last = verb.doc, verb.i, verb.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _group_of(verb: Token) -> set[int]:
    """Return the numbers of the tokens that may belong to a verb group."""
    kept = {child.i for child in children(verb, *_GROUP)}
    for child in children(verb, "advmod", "npadvmod"):
        if (child.i < verb.i and child.pos_ != "PROPN") or child.lower_.endswith("ly"):
            kept |= {inner.i for inner in child.subtree}
    return kept


def owners(noun: Token) -> list[Token]:
    """Return who owns a noun ("its call", "the rebels’ call"), also where the parse missed it."""
    missed = [one for one in children(noun, "nmod") if after(one).text in {"’", "'"}]
    return children(noun, "poss") or missed


def noun_phrase(head: Token) -> list[Token]:
    """Return the words that name somebody: no relative clause, no afterthought behind a comma."""
    cut = [child for child in head.children if _is_afterthought(child, head)]
    kept = below(head, cut)
    while kept and kept[-1] != head and _ends_no_name(kept[-1]):
        kept.pop()
    while kept and kept[0] != head and kept[0].is_punct:
        kept.pop(0)
    return next((run for run in runs(kept) if head in run), [head])


def _ends_no_name(token: Token) -> bool:
    """Tell a comma, an "and" or an apostrophe behind a name."""
    return token.is_punct or token.dep_ == "cc" or token.tag_ == "POS"


def _is_afterthought(child: Token, head: Token) -> bool:
    """Tell whether a branch of a noun phrase tells more about it instead of naming it."""
    if child.dep_ in {"relcl", "appos", "advcl", "advmod", "ccomp", "parataxis"}:
        return child.i > head.i
    if _is_topic(child, head):
        return True
    after_comma = child.i > head.i and head.doc[child.left_edge.i - 1].is_punct
    if child.dep_ in {"acl", "amod", "prep"}:
        return after_comma
    return child.dep_ == "conj" and child.pos_ in {"VERB", "AUX"}


def _is_topic(child: Token, head: Token) -> bool:
    """Tell whether "of ..." behind a person's name is what the words are about."""
    if child.dep_ != "prep" or head.pos_ != "PROPN" or child.i != head.i + 1:
        return False
    lists = word_lists("sourcing")
    if (
        child.lower_ not in _TOPICS
        or head.lemma_.lower() in lists["office"] | lists["institution"]
    ):
        return False
    told = children(child, "pobj")
    if not told or told[0].pos_ != "NOUN" or head.ent_type_ == "ORG":
        return False
    body = told[0].lemma_.lower() in lists["institution"]
    counted = bool(children(told[0], "nummod")) or any(
        one.lower_ == "both" for one in told[0].children
    )
    return counted or (not body and bool(children(told[0], "det", "poss")))


_TOPICS = frozenset({"of", "about", "on"})


def upwards(token: Token) -> Iterator[Token]:
    """Yield the heads of a token up to the root."""
    while token.head != token:
        token = token.head
        yield token


def is_hypothetical(verb: Token, marks: Collection[str]) -> bool:
    """Tell whether a verb lies in a clause of the kind "if" or "whether or not"."""
    for clause in (verb, *upwards(verb)):
        if any(child.lower_ in marks and child.dep_ == "mark" for child in clause.children):
            return True
        first = clause.left_edge
        if clause.dep_ in {"advcl", "ccomp", "csubj"} and first.lower_ == "whether":
            return first.i + 2 < len(first.doc) and after(first).lower_ == "or"
    return False
