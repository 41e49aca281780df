"""PLOVER events of an article: what its clauses and its statements tell, each deed once."""

from collections.abc import Sequence
from typing import get_args

from detente.evidence import Event, EventType, Responsibility, Statement
from detente.reading.actors import Cast
from detente.reading.covering import Covering
from detente.reading.dates import DatedSpan
from detente.reading.deeds.arguments import Roles, actor_of
from detente.reading.deeds.happenings import find_tellings
from detente.reading.deeds.merging import Happening, event_of, gather
from detente.reading.deeds.telling import Telling
from detente.reading.deeds.voice import is_own, is_prediction
from detente.reading.document import Document
from detente.reading.grammar.clauses import subject
from detente.reading.lexicon.deeds import VERBAL, event_lexicon
from detente.reading.tokens import Token


def find_events(
    document: Document,
    cast: Cast,
    dates: Sequence[DatedSpan],
    statements: Sequence[Statement],
) -> list[Event]:
    """Find the events of an article in the order in which it first tells them.

    Modality decides before the class of the verb: what is agreed to is AGREE, what is refused
    REJECT, what may happen nothing. A statement that is an act of PLOVER is an event as well.
    """
    found = find_tellings(document, cast, dates)
    told = [one for one in found if not is_prediction(document, cast, one, statements)]
    verbal = Covering((t.span.start, t.span.end, t) for t in told if t.type in VERBAL)
    acts = [one for one in statements if _is_act(one, verbal)]
    said = [_telling_of(document, one) for one in acts if is_own(document, cast, one)]
    tellings = sorted([*told, *said], key=lambda one: (one.span.start, one.trigger))
    happenings = gather(cast, tellings, _opening(document))
    _settle_responsibility(document, cast, happenings)
    return [event_of(cast, one, number) for number, one in enumerate(happenings, start=1)]


def _opening(document: Document) -> frozenset[int]:
    """Return the paragraphs that sum up others: headings, title and deck."""
    article = document.article
    lines = [text for text in (article.title, article.deck) if text]
    found = [article.text.find(line) for line in lines]
    starts = [*(place for place in found if place >= 0), *(s.start for s in article.headings)]
    return frozenset(document.paragraph_at(place) for place in starts)


def _is_act(statement: Statement, told: Covering[Telling]) -> bool:
    """Tell a statement that does something of its own, and that no clause has told already."""
    unfit = statement.negated or statement.within is not None
    if statement.act not in VERBAL or unfit or statement.source.actor is None:
        return False
    if statement.sourcing not in {"named", "institution"}:
        return False
    cue = statement.cue
    return cue is None or not any(cue.end <= one.span.end for one in told.at(cue.start))


def _telling_of(document: Document, statement: Statement) -> Telling:
    """Return a statement as the telling of a deed."""
    speaker = statement.source.actor
    addressee = statement.addressee
    actors = () if speaker is None else (speaker,)
    recipients = () if addressee is None or addressee == speaker else (addressee,)
    kind: EventType = next(k for k in get_args(EventType) if k == statement.act)
    return Telling(
        type=kind,
        span=statement.span,
        paragraph=document.paragraph_at(statement.span.start),
        roles=Roles(actors=actors, recipients=recipients),
        when=statement.said_on,
        clause=True,
        sentence=statement.span.start,
        trigger=statement.span.start,
    )


def _settle_responsibility(
    document: Document, cast: Cast, happenings: Sequence[Happening]
) -> None:
    """Say of each assault whether somebody claimed it, denied it or left it unclaimed."""
    for token in document.tokens():
        found = _about_responsibility(token)
        if found is None:
            continue
        before = [
            one
            for one in happenings
            if one.first.type == "ASSAULT" and one.tellings[-1].span.start < token.idx
        ]
        if before:
            last = max(before, key=lambda one: one.tellings[-1].span.start)
            _settle(document, cast, last, (token, found))


def _about_responsibility(verb: Token) -> Responsibility | None:
    """Return what a clause says of responsibility, None if it says nothing."""
    words = event_lexicon().words["responsibility"]
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.lower_ in words["nouns"]]
    if verb.pos_ != "VERB" or not objects:
        return None
    if verb.lemma_.lower() in words["denied"]:
        return "denied"
    if verb.lemma_.lower() not in words["claimed"]:
        return None
    return "unclaimed" if _is_negated(verb) else "claimed"


def _is_negated(verb: Token) -> bool:
    """Tell "did not claim" and "nobody claimed"."""
    never = event_lexicon().words["operators"]["never"]
    doer = subject(verb)[0]
    inside = [] if doer is None else [doer, *doer.children]
    beside = [c for c in verb.children if c.dep_ == "neg"]
    nobody = {"nobody", "none", *never}
    return bool(beside) or any(token.lower_ in nobody for token in inside)


def _settle(
    document: Document, cast: Cast, event: Happening, found: tuple[Token, Responsibility]
) -> None:
    """Set who answers for an assault; the words that say so are among its places."""
    verb, answer = found
    event.responsibility = answer
    doer = subject(verb)[0]
    left = doer if doer is not None and doer.i < verb.i else verb
    nouns = [c for c in verb.children if c.dep_ == "dobj"]
    start = left.left_edge.idx
    event.asides.append(document.span(start, nouns[0].idx + len(nouns[0])))
    if answer == "claimed" and doer is not None:
        actor = actor_of(cast, doer)
        event.claimed_by = actor.id if actor is not None else None
