"""Whose deed a statement tells: the speaker's own, or one of somebody whom he speaks of."""

from collections.abc import Sequence

from detente.article import Statement
from detente.reading.actors import Cast
from detente.reading.deeds.doubt import has_ended
from detente.reading.deeds.mode import is_hostile, reality
from detente.reading.deeds.telling import Telling
from detente.reading.document import Document
from detente.reading.grammar.clauses import own_subject
from detente.reading.lexicon.cues import load_cues, word_lists
from detente.reading.lexicon.deeds import event_lexicon, verb_sense
from detente.reading.tokens import Token

_OWN_ONLY = {"AGREE": "agree", "REJECT": "reject", "SUPPORT": "support"}
_PROMISES = frozenset({"AGREE", "CONCEDE", "THREATEN"})
_NAMELESS = frozenset({"unnamed", "background"})
_FIRST = frozenset({"i", "we"})
_OTHERS = frozenset({"they", "he", "she", "you"})
_VERBAL = frozenset({"VERB", "AUX"})
_NAMED = frozenset({"PROPN", "PRON"})


def is_own(document: Document, cast: Cast, statement: Statement) -> bool:
    """Tell whether a statement that agrees, rejects or supports does so for its speaker.

    "They will accept it" is no acceptance by him who says so of others.
    """
    name = _OWN_ONLY.get(statement.act)
    if statement.act == "THREATEN":
        return _threatens(document, cast, statement)
    taken_back = name != "reject" and _is_taken_back(document, statement)
    if taken_back or name is None or _is_cued(document, statement):
        return not taken_back
    verbs = _verbs(document, statement, name)
    if name != "reject":
        inside = {token.i for token in words_of(document, statement)}
        verbs = [v for v in verbs if v.head.i not in inside or not _is_quoted(v)]
        verbs = [verb for verb in verbs if not any(c.dep_ == "neg" for c in verb.children)]
        return any(_is_speakers(cast, verb, statement) for verb in verbs)
    return not verbs or any(_is_speakers(cast, verb, statement) for verb in verbs)


def _is_quoted(verb: Token) -> bool:
    """Tell what the speaker says that others say ("they say that we accepted it")."""
    head = verb.head
    if verb.dep_ != "ccomp" or not event_lexicon().operates("say", head):
        return False
    subjects = [c for c in head.children if c.dep_ == "nsubj"]
    return bool(subjects) and all(noun.lower_ not in _FIRST for noun in subjects)


def _is_taken_back(document: Document, statement: Statement) -> bool:
    """Tell an act whose own word is not told as done ("has yet to accept")."""
    if statement.act not in {"AGREE", "SUPPORT"} or statement.cue is None:
        return False
    words = document.doc.touching(statement.cue.start, statement.cue.end)
    verbs = [t for t in words if t.pos_ in _VERBAL and t.dep_ not in {"aux", "auxpass"}]
    return any(has_ended(verb) or reality(verb) not in {"fact", "will"} for verb in verbs)


def refuses(document: Document, statement: Statement) -> bool:
    """Tell an act of agreeing whose content says that nobody will ("no one will yield")."""
    if statement.act != "AGREE":
        return False
    verbs = _verbs(document, statement, "agree")
    return bool(verbs) and all(reality(verb) == "wont" for verb in verbs)


def is_prediction(
    document: Document, cast: Cast, telling: Telling, statements: Sequence[Statement]
) -> bool:
    """Tell what one side says that another will do: a guess, no promise and no threat."""
    if telling.type not in _PROMISES or reality(document.doc[telling.trigger]) != "will":
        return False
    trigger = document.doc[telling.trigger].idx
    about = [s for s in statements if any(c.start <= trigger < c.end for c in s.content)]
    doers = telling.roles.actors
    if any(_is_by(cast, one, doers) for one in about):
        return False
    if _is_meeting(document.doc[telling.trigger]):
        about = [one for one in about if one.sourcing not in _NAMELESS]
    return any(_is_of_others(document, cast, one, doers) for one in about)


def _is_by(cast: Cast, statement: Statement, doers: Sequence[str]) -> bool:
    """Tell whether those who are to do a deed say so themselves, whoever passes it on."""
    speaker = statement.source.actor
    side = None if speaker is None else cast.party_of(speaker)
    return speaker in doers or (side is not None and side in {cast.party_of(d) for d in doers})


def _is_meeting(verb: Token) -> bool:
    """Tell a visit or meeting: that it is planned is news, whoever tells it."""
    sense = verb_sense(verb)
    return sense is not None and sense.type == "CONSULT"


def warns_of_others(
    document: Document, cast: Cast, telling: Telling, statements: Sequence[Statement]
) -> bool:
    """Tell a warning of what somebody else will do: no threat by him who warns of it."""
    if telling.type != "THREATEN" or not event_lexicon().operates(
        "warns", document.doc[telling.trigger]
    ):
        return False
    said = [s for s in statements if s.cue is not None and s.cue.start <= telling.at < s.cue.end]
    return any(_is_of_others_deed(document, cast, one) for one in said)


def _is_of_others_deed(document: Document, cast: Cast, statement: Statement) -> bool:
    """Tell a content in which somebody other than the speaker may do an unfriendly deed."""
    verbs = [t for t in words_of(document, statement) if t.pos_ in _VERBAL and is_hostile(t)]
    doers = [noun for verb in verbs if (noun := own_subject(verb)) is not None]
    named = [actor for noun in doers if (actor := cast.of(noun)) is not None]
    return any(_is_of_others(document, cast, statement, (actor.id,)) for actor in named)


def _is_of_others(
    document: Document, cast: Cast, statement: Statement, doers: Sequence[str]
) -> bool:
    """Tell whether those who are to do a deed are of another side than he who speaks of it.

    A columnist, an analyst, an official without a name or a country is of no side.
    """
    speaker = statement.source.actor
    sides = {cast.party_of(one) for one in doers} - {None}
    side = cast.party_of(speaker) if speaker is not None else None
    if not doers or speaker in doers or (side is not None and side in sides):
        return False
    if not sides:
        return statement.sourcing in _NAMELESS
    return side is not None or _predicts(document, statement) or _is_outsider(cast, statement)


def _predicts(document: Document, statement: Statement) -> bool:
    """Tell a forecast or a belief by its reporting word."""
    cue = statement.cue
    words = () if cue is None else document.doc.touching(cue.start, cue.end)
    return any(event_lexicon().operates("predicts", word) for word in words)


def _is_outsider(cast: Cast, statement: Statement) -> bool:
    """Tell somebody of no side: an analyst, "a diplomat", a person with a name but no office."""
    if statement.sourcing not in {"named", "institution"}:
        return True
    actor = cast.get(statement.source.actor) if statement.source.actor is not None else None
    if actor is None or actor.kind != "person" or not actor.name[:1].isupper():
        return False
    office = (actor.role or "").lower().split()
    outsiders = event_lexicon().words["operators"]["outsiders"]
    return not office or any(word in outsiders for word in office)


def _is_cued(document: Document, statement: Statement) -> bool:
    """Tell whether the reporting word itself is the act ("he promised", "she denied")."""
    span, cues = statement.cue, load_cues()
    if span is None:
        return False
    words = document.doc.touching(span.start, span.end)
    groups = (cues.verbs, cues.nouns, cues.adjectives)
    known = (
        cue for word in words for group in groups for cue in group.get(word.lemma_.lower(), ())
    )
    return any(cue.act == statement.act for cue in known)


def _threatens(document: Document, cast: Cast, statement: Statement) -> bool:
    """Tell a threat of the speaker's own, by its reporting word or by what it says."""
    if _is_of_others_deed(document, cast, statement):
        return False
    return _is_cued(document, statement) or _is_threat(document, statement)


def _is_threat(document: Document, statement: Statement) -> bool:
    """Tell a threat from a promise on a condition ("we stay if wages are paid")."""
    listed = word_lists("acts")["threat_verbs"]
    found = [t for t in words_of(document, statement) if t.lemma_.lower() in listed]
    return not found or not all(_is_harmless(token) for token in found)


def _is_harmless(verb: Token) -> bool:
    """Tell "pay wages" from "they will pay", and what stands under "if" from what follows."""
    deps = {c.dep_ for c in verb.children}
    paid = verb.lemma_.lower() == "pay" and bool(deps & {"dobj", "nsubjpass"})
    paid = paid or (verb.lemma_.lower() == "pay" and _is_only_if(verb))
    return paid or any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in verb.children)


def _is_only_if(verb: Token) -> bool:
    """Tell "would pay only if": what somebody offers on a condition."""
    clauses = [c for c in verb.children if c.dep_ == "advcl"]
    near = [*verb.children, *(one for clause in clauses for one in clause.children)]
    return bool(clauses) and any(one.lower_ == "only" for one in near)


def words_of(document: Document, statement: Statement) -> list[Token]:
    """Return the tokens of a content."""
    spans = statement.content
    parts = (document.doc.touching(s.start, s.end) for s in spans)
    return [token for part in parts for token in part]


def _verbs(document: Document, statement: Statement, name: str) -> list[Token]:
    """Return the verbs of a content that make the act, else those that lie in no other."""
    lists = word_lists("acts")
    listed = {*lists[name], *(lists["refusable"] if name == "reject" else ())}
    inside = words_of(document, statement)
    found = [t for t in inside if t.pos_ in {*_VERBAL, "ADJ"} and t.lemma_.lower() in listed]
    return found or [t for t in inside if t.pos_ in _VERBAL and t.head not in inside]


def _is_speakers(cast: Cast, verb: Token, statement: Statement) -> bool:
    """Tell whether the subject of a verb is the speaker, his side, or nobody in particular."""
    noun = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if noun is None:
        noun = next((c for c in verb.head.children if c.dep_ == "nsubj"), None)
    if noun is None or noun.lower_ in _FIRST:
        return True
    actor = cast.of(noun) if noun.pos_ in _NAMED else cast.at(noun.idx, noun.idx + len(noun))
    if actor is None:
        return noun.lower_ not in _OTHERS
    speaker = statement.source.actor
    side = cast.party_of(speaker) if speaker is not None else None
    return actor.id == speaker or (side is not None and cast.party_of(actor.id) == side)
