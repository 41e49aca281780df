"""PLOVER events of an article: what its clauses and its statements tell, each deed once."""

from collections.abc import Sequence
from typing import get_args

from detente.article import Event, EventType, Span, Statement
from detente.reading.actors import Cast
from detente.reading.covering import Covering
from detente.reading.date_reports import DatedSpan
from detente.reading.deeds.arguments import Roles
from detente.reading.deeds.happenings import find_tellings
from detente.reading.deeds.merging import event_of, gather
from detente.reading.deeds.responsibility import settle_responsibility
from detente.reading.deeds.takers import first_named
from detente.reading.deeds.telling import Telling
from detente.reading.deeds.voice import is_own, is_prediction, refuses, warns_of_others, words_of
from detente.reading.document import Document
from detente.reading.lexicon.deeds import VERBAL

_TO_SOMEBODY = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN"})


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
    told = [
        one
        for one in found
        if not is_prediction(document, cast, one, statements)
        and not warns_of_others(document, cast, one, statements)
    ]
    acts_told = Covering((t.span.start, t.span.end, t) for t in told)
    acts = [one for one in statements if _is_act(one, acts_told)]
    said = [_telling_of(document, cast, one) for one in acts if is_own(document, cast, one)]
    named = [one for one in told if one.roles.everyone or not _is_inside(one, said)]
    tellings = sorted([*named, *said], key=_place)
    happenings = gather(cast, tellings, _opening(document))
    settle_responsibility(document, cast, happenings)
    return [event_of(cast, one, number) for number, one in enumerate(happenings, start=1)]


def _is_inside(telling: Telling, said: Sequence[Telling]) -> bool:
    """Tell a refusal or promise of nobody in particular that somebody is told to have said."""
    return telling.type in VERBAL and any(
        one.type == telling.type and one.span.covers(telling.span) for one in said
    )


def _place(telling: Telling) -> tuple[int, bool, int]:
    """Return where a telling stands: of two that begin together, the clause before the saying."""
    return (telling.span.start, not telling.clause or telling.said, telling.trigger)


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
    return cue is None or not any(_tells(one, cue) for one in told.at(cue.start))


def _tells(telling: Telling, cue: Span) -> bool:
    """Tell whether a clause tells what a cue does: it is its verb, or the clause speaks itself."""
    inside = telling.span.start <= cue.start and cue.end <= telling.span.end
    return (cue.start <= telling.at < cue.end) or (inside and telling.type in VERBAL)


def _telling_of(document: Document, cast: Cast, statement: Statement) -> Telling:
    """Return a statement as the telling of a deed."""
    speaker = statement.source.actor
    addressee = statement.addressee
    actors = () if speaker is None else (speaker,)
    named = [one for one in (addressee,) if one not in {None, speaker}]
    if not named and statement.act in _TO_SOMEBODY:
        named = [one.id for one in first_named(cast, words_of(document, statement), actors)]
    act = "REJECT" if refuses(document, statement) else statement.act
    kind: EventType = next(k for k in get_args(EventType) if k == act)
    return Telling(
        type=kind,
        span=statement.span,
        paragraph=document.paragraph_at(statement.span.start),
        roles=Roles(actors=actors, recipients=tuple(one for one in named if one)),
        when=statement.said_on,
        clause=True,
        said=True,
        sentence=statement.span.start,
        trigger=statement.span.start,
    )
