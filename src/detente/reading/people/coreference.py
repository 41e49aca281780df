"""Pronouns: whom he, she, it and they mean; nobody where two could be meant."""

from collections.abc import Iterator

from detente.reading.lexicon.gazetteer import words
from detente.reading.people.cast import Draft, Mention, Roll
from detente.reading.tokens import Token

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WE = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"WDT", "WP"})
_BODIES = frozenset({"country", "organisation"})
_MANY = frozenset({"group", "public", "organisation"})
_MARGIN = 0.5
_SAME, _STEP, _BEFORE = 3.0, 0.5, 1.2


def find_pronouns(roll: Roll) -> None:
    """Link the pronouns that clearly mean one actor, in the order of the text."""
    for token in roll.visible:
        word = token.lower_
        if word in _HE or word in _SHE:
            _link_person(roll, token)
        elif word in _IT or word in _THEY:
            _link_body(roll, token)
        elif word in _WE:
            _link_speaker(roll, token)


def _link_person(roll: Roll, token: Token) -> None:
    """Link he or she to the person who stands out, if one does by a margin."""
    scores: dict[str, float] = {}
    for draft, mention in _people_near(roll, token):
        score = _score(roll, token, mention)
        scores[draft.id] = max(scores.get(draft.id, 0.0), score)
    ranked = sorted(scores.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return
    person = roll.drafts[ranked[0][0]]
    person.gender = person.gender or ("she" if token.lower_ in _SHE else "he")
    _claim(roll, person, token, ranked[0][1])


def _claim(roll: Roll, draft: Draft, token: Token, score: float) -> None:
    """Give a pronoun to an actor."""
    roll.claim(
        draft,
        Mention(first=token.i, last=token.i + 1, head=token.i, sort="pronoun", score=score),
    )


def _people_near(roll: Roll, token: Token) -> Iterator[tuple[Draft, Mention]]:
    """Yield the mentions of fitting people in this paragraph, else in the one before."""
    here = roll.paragraphs[token.i]
    for back in (0, 1):
        near = list(_people_in(roll, token, here - back))
        if near:
            yield from near
            return


def _people_in(roll: Roll, token: Token, paragraph: int) -> Iterator[tuple[Draft, Mention]]:
    """Yield the mentions of fitting people in one paragraph."""
    gender = "she" if token.lower_ in _SHE else "he"
    doc = roll.document.doc
    near = [
        (draft, mention)
        for draft, mention in roll.near(paragraph)
        if _is_one(roll, draft, mention) and draft.gender in (None, gender)
    ]
    barred = {draft.id for draft, m in near if _shares_clause(token, doc[m.head])}
    if roll.document.quotation_at(token.idx) is not None:
        barred |= {draft.id for draft, m in near if _is_speaking(roll, doc[m.head])}
    for draft, mention in near:
        if draft.id not in barred and _is_allowed(token, doc[mention.head]):
            yield draft, mention


def _is_one(roll: Roll, draft: Draft, mention: Mention) -> bool:
    """Tell whether a mention is of one person, or of "an official" whom the text does not name."""
    if draft.kind == "person":
        return True
    head = roll.document.doc[mention.head]
    known = words("titles", "groups", "singular")
    return draft.kind == "group" and head.tag_ == "NN" and head.lemma_.lower() in known


def _is_allowed(token: Token, head: Token) -> bool:
    """Tell whether a pronoun can mean what a word means: one before it, or the main subject."""
    return head.i < token.i or (head.sent == token.sent and _is_fronted(token, head))


def _is_fronted(token: Token, head: Token) -> bool:
    """Tell whether a pronoun stands in a phrase before the main subject that it can mean."""
    main = head.dep_ in _SUBJECTS and head.head.dep_ == "ROOT"
    return main and token.dep_ == "poss" and token.head.dep_ == "pobj"


def _shares_clause(token: Token, head: Token) -> bool:
    """Tell whether both are arguments of one verb, which no plain pronoun allows."""
    if token.dep_ == "poss" or token.lower_.endswith("self"):
        return False
    return head.dep_ in _SUBJECTS and _verb_of(token) == head.head


def _score(roll: Roll, token: Token, mention: Mention) -> float:
    """Return how much a mention stands out: near, a subject, outside quotations, repeated."""
    doc = roll.document.doc
    head = doc[mention.head]
    score = _nearness(roll, token, head) + _salience(head)
    quoted = roll.document.quotation_at(head.idx) is not None
    if quoted and roll.document.quotation_at(token.idx) is None:
        score -= 1.0
    return score


def _nearness(roll: Roll, token: Token, head: Token) -> float:
    """Return a score for how few sentences lie between."""
    if roll.paragraphs[token.i] != roll.paragraphs[head.i]:
        return _BEFORE
    if token.sent == head.sent:
        return _SAME
    between = sum(1 for t in token.doc[head.i + 1 : token.i + 1] if t.is_sent_start)
    return max(_BEFORE, _SAME - _STEP * between)


def _salience(head: Token) -> float:
    """Return a score for the part that a mention plays in its sentence."""
    if head.dep_ == "conj":
        return _salience(head.head)
    if head.dep_ in _SUBJECTS:
        return 1.0 if head.head.dep_ == "ROOT" else 0.8
    if head.dep_ == "poss" and head.head.dep_ in _SUBJECTS:
        return 0.6
    topic = head.dep_ == "pobj" and head.head.i == head.sent.start
    return 0.8 if topic else 0.0


def _verb_of(token: Token) -> Token:
    """Return the verb or auxiliary that governs a word most nearly."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return token.sent.root


def _link_body(roll: Roll, token: Token) -> None:
    """Link it or they to the subject of its own clause or of the clause that governs it."""
    kinds = _BODIES if token.lower_ in _IT else _MANY
    subject = _subject_above(token)
    if subject is None or subject.i > token.i or list(subject.conjuncts):
        return
    if _shares_clause(token, subject):
        return
    draft = roll.owner(subject.i)
    if draft is not None and draft.kind in kinds and not _is_empty(token):
        _claim(roll, draft, token, _SAME)


def _link_speaker(roll: Roll, token: Token) -> None:
    """Link I and we inside a quotation to the one who speaks in its paragraph, if only one does.

    These are links without mentions: the words name nobody to the article's reader.
    """
    if roll.document.quotation_at(token.idx) is None:
        return
    speakers = {
        draft.id
        for draft, mention in roll.near(roll.paragraphs[token.i])
        if _is_speaking(roll, token.doc[mention.head])
    }
    if len(speakers) == 1:
        roll.heads[token.i] = speakers.pop()


def _is_speaking(roll: Roll, head: Token) -> bool:
    """Tell whether a word outside quotations is the subject of a verb of saying."""
    outside = roll.document.quotation_at(head.idx) is None
    verb = head.head.lemma_.lower()
    return outside and head.dep_ in _SUBJECTS and verb in words("titles", "groups", "saying")


def _subject_above(token: Token) -> Token | None:
    """Return the nearest subject over a pronoun: its clause's, or that of the governing one."""
    verb = _verb_of(token)
    while True:
        subject = next((t for t in verb.children if t.dep_ in _SUBJECTS), None)
        if subject is not None and not _is_inside(token, subject):
            relative = subject.tag_ in _RELATIVE and verb.dep_ == "relcl"
            return verb.head if relative else subject
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ not in ("ccomp", "xcomp", "advcl", "conj", "pcomp"):
            return None
        verb = verb.head if verb.dep_ != "pcomp" else _verb_of(verb)


def _is_inside(token: Token, phrase: Token) -> bool:
    """Tell whether a word belongs to the phrase of another."""
    return phrase.left_edge.i <= token.i <= phrase.right_edge.i


def _is_empty(token: Token) -> bool:
    """Tell whether "it" only prepares a clause ("it is clear that")."""
    verb = token.head
    if token.lower_ != "it":
        return False
    if token.dep_ not in _SUBJECTS:
        return True
    return verb.lemma_ == "be" and any(t.dep_ in ("acomp", "attr", "ccomp") for t in verb.children)
