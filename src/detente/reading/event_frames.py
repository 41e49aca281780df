"""The places of an article that tell a deed: a verb or a noun with its people, day and place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from detente.evidence import EventType, Fatalities, Span, When
from detente.reading.actors import Cast
from detente.reading.casualties import fatalities_of, is_whole_war
from detente.reading.clauses import subject
from detente.reading.dates import DatedSpan, when_of
from detente.reading.document import Document
from detente.reading.event_arguments import (
    Roles,
    actor_of,
    noun_roles,
    place_of,
    verb_roles,
)
from detente.reading.event_lexicon import VERBAL, Sense, event_lexicon, noun_sense, objects_of
from detente.reading.event_modality import ahead, reality, told_sense

_VERBAL_POS = frozenset({"VERB", "AUX"})
_OTHER_CLAUSE = frozenset({"advcl", "parataxis", "conj", "relcl", "punct", "cc"})
_SPOKEN_NOUNS: frozenset[EventType] = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SCENE = frozenset({"during", "in", "on", "after", "before", "following", "at"})
_UNREAL_DETERMINERS = frozenset({"any", "no", "another", "further", "more"})
_UNREAL_ADJECTIVES = frozenset({"future", "possible", "potential", "planned", "further", "new"})
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place that tells a deed; ``definite`` means the deed told before ("the meeting")."""

    type: EventType
    span: Span
    paragraph: int
    mode: str | None = None
    roles: Roles = field(default_factory=Roles)
    place: str | None = None
    when: When = field(default_factory=When)
    ordinal: int | None = None
    fatalities: Fatalities | None = None
    background: bool = False
    definite: bool = False
    sentence: int = 0
    trigger: int = 0


@dataclass(slots=True, kw_only=True)
class Scene:
    """What the finders share: the article, its people, its dates and the tokens already told."""

    document: Document
    cast: Cast
    dates: Sequence[DatedSpan]
    taken: set[int] = field(default_factory=set)


def find_tellings(document: Document, cast: Cast, dates: Sequence[DatedSpan]) -> list[Telling]:
    """Find the places that tell a deed, in text order."""
    scene = Scene(document=document, cast=cast, dates=dates)
    found: list[Telling] = []
    for sentence in document.sentences():
        for verb in [t for t in sentence if t.pos_ in _VERBAL_POS and t.dep_ != "aux"]:
            found += _verb_telling(scene, verb)
        for noun in [t for t in sentence if t.pos_ in {"NOUN", "PROPN"}]:
            found += _noun_telling(scene, noun)
    return sorted(found, key=lambda telling: (telling.span.start, telling.trigger))


def _verb_telling(scene: Scene, verb: Token) -> Iterator[Telling]:
    """Yield what a verb tells, if it tells a deed, and mark the words that are told with it."""
    if verb.i in scene.taken:
        return
    sense = _drawn_sense(verb) or _death_sense(verb) or told_sense(verb)
    _take_unreal(scene, verb)
    if sense is None:
        return
    scene.taken |= _told_with(verb, sense)
    roles = _drawn_roles(scene, verb) or _roles(scene, verb, sense)
    if not _is_told(verb, sense, roles):
        return
    kept = _clause(verb, whole=sense.type in VERBAL)
    when = when_of(scene.document, scene.dates, verb)
    yield Telling(
        type=sense.type,
        mode=sense.mode or _noun_mode(verb, sense),
        span=scene.document.span_of(kept),
        paragraph=scene.document.paragraph_at(verb.idx),
        roles=roles,
        place=place_of(scene.cast, kept),
        when=when,
        ordinal=_ordinal(verb),
        fatalities=fatalities_of(verb) if sense.type == "ASSAULT" else None,
        background=_is_background(scene, verb, when) or (sense.state and when.date is None),
        sentence=verb.sent.start,
        trigger=verb.i,
    )


def _roles(scene: Scene, verb: Token, sense: Sense) -> Roles:
    """Return a verb's people; where its subject is a deed ("a strike killed"), the deed's doer."""
    roles = verb_roles(scene.cast, verb, sense)
    doer = subject(verb)[0]
    if reality(verb) == "must":
        return _demanded(scene, verb, roles)
    if doer is not None and sense.type == "ASSAULT" and noun_sense(doer) is not None:
        inner = noun_roles(scene.cast, doer, sense)
        others = inner.recipients + roles.recipients
        return Roles(actors=inner.actors, recipients=tuple(dict.fromkeys(others)))
    return roles


def _demanded(scene: Scene, verb: Token, roles: Roles) -> Roles:
    """Turn "X must" around: the one who says so asks, X is asked."""
    if verb.dep_ != "ccomp":
        return Roles()
    speaker = subject(verb.head)[0]
    named = actor_of(scene.cast, speaker) if speaker is not None else None
    if named is None or named.id in roles.actors:
        return Roles()
    return Roles(actors=(named.id,), recipients=roles.actors)


def _is_told(verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell whether enough people are named: two who meet, one who speaks, anybody at all.

    A strict word ("capture", "offer") needs somebody or a place to whom it is done, or its clause.
    """
    if sense.type == "CONSULT":
        return len(roles.everyone) >= _TWO
    if sense.strict and not roles.recipients and not _has_place_or_clause(verb):
        return False
    if sense.type in {"ASSAULT", "COERCE"}:
        return bool(roles.everyone) or fatalities_of(verb) is not None
    return bool(roles.actors)


def _has_place_or_clause(verb: Token) -> bool:
    """Tell whether a verb has a named place as its object, or says what is to be done."""
    named = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    places = any(t.ent_type_ in {"GPE", "LOC", "FAC"} for noun in named for t in noun.subtree)
    spoken = any(noun_sense(noun) is not None for noun in named)
    return places or spoken or any(c.dep_ in {"xcomp", "ccomp"} for c in verb.children)


def _drawn_sense(verb: Token) -> Sense | None:
    """Return the class of "drew criticism from", "sparked a backlash"."""
    lexicon = event_lexicon()
    if not lexicon.has("drawn", "verbs", verb.lemma_.lower()) or reality(verb) != "fact":
        return None
    senses = [noun_sense(noun) for noun in objects_of(verb)]
    return next((s for s in senses if s is not None and s.type in {"ACCUSE", "REJECT"}), None)


def _drawn_roles(scene: Scene, verb: Token) -> Roles | None:
    """Return who criticises in "drew criticism from X": X, and who drew it."""
    sense = _drawn_sense(verb)
    if sense is None:
        return None
    nouns = [noun for noun in objects_of(verb) if noun_sense(noun) is not None]
    inner = noun_roles(scene.cast, nouns[0], sense)
    own = [p for c in verb.children if c.lower_ == "from" for p in c.children]
    doers = [a for a in (actor_of(scene.cast, p) for p in own) if a is not None]
    top = subject(verb.sent.root)[0]
    cause = actor_of(scene.cast, top) if top is not None else None
    actors = tuple(dict.fromkeys([*inner.actors, *(a.id for a in doers)]))
    named = () if cause is None or cause.id in actors else (cause.id,)
    return Roles(actors=actors, recipients=named)


def _death_sense(verb: Token) -> Sense | None:
    """Return the assault of "resulted in the death of", "left three dead"."""
    if reality(verb) != "fact" or told_sense(verb) is not None:
        return None
    return Sense(type="ASSAULT") if fatalities_of(verb) is not None else None


def _noun_mode(verb: Token, sense: Sense) -> str | None:
    """Return the mode that a noun of the same class beside the verb gives ("a drone strike")."""
    doer = subject(verb)[0]
    nouns = [*objects_of(verb), *([doer] if doer is not None else [])]
    senses = [noun_sense(noun) for noun in nouns]
    return next((s.mode for s in senses if s and s.type == sense.type and s.mode), None)


def _told_with(verb: Token, sense: Sense) -> set[int]:
    """Return the tokens whose deeds belong to this verb's: its own noun, what it speaks of."""
    doer = subject(verb)[0]
    nouns = [*objects_of(verb), *([doer] if doer is not None else [])]
    own = {n.i for n in nouns if (s := noun_sense(n)) is not None and not _is_reaction(n, s)}
    return own | (_content(verb) if sense.type in VERBAL else _infinitives(verb))


def _is_reaction(noun: Token, sense: Sense) -> bool:
    """Tell a saying with an owner of its own ("rejected X's calls for a truce")."""
    return sense.type in _SPOKEN_NOUNS and any(c.dep_ == "poss" for c in noun.children)


def _content(verb: Token) -> set[int]:
    """Return the tokens of what a verb of saying speaks of, other people's sayings aside."""
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp", "dobj", "prep", "pcomp", "oprd", "acomp", "dative"}:
            found |= {t.i for t in _within(child)}
    return found


def _within(top: Token) -> Iterator[Token]:
    """Yield a token and those below it, stopping at relative clauses and others' sayings."""
    sense = noun_sense(top) if top.pos_ == "NOUN" else None
    if sense is not None and _is_reaction(top, sense):
        return
    yield top
    for child in top.children:
        if child.dep_ not in {"relcl", "advcl"}:
            yield from _within(child)


def _infinitives(verb: Token) -> set[int]:
    """Return the tokens of the infinitives and gerunds below a verb."""
    return {t.i for c in verb.children if c.dep_ == "xcomp" for t in _within(c)}


def _take_unreal(scene: Scene, verb: Token) -> None:
    """Mark what stands below a verb that is not told as done."""
    if reality(verb) in {"unreal", "denied", "wont"}:
        scene.taken |= _content(verb)


def _clause(verb: Token, *, whole: bool) -> list[Token]:
    """Return the unbroken words of a clause around its verb, without the clauses beside it."""
    cut = _OTHER_CLAUSE if whole else _OTHER_CLAUSE | {"ccomp"}
    kept = {verb.i}
    for child in verb.children:
        if child.dep_ not in cut or (child.dep_ == "conj" and child.pos_ not in _VERBAL_POS):
            kept |= {t.i for t in child.subtree}
    if verb.dep_ == "relcl" and not any(c.dep_ == "nsubj" for c in verb.children):
        kept |= {verb.head.i}
    first = last = verb.i
    while first - 1 in kept or (first - 1 >= verb.sent.start and _joins(verb, first - 1, kept)):
        first -= 1
    while last + 1 in kept:
        last += 1
    return [t for t in verb.doc[first : last + 1] if not t.is_space]


def _joins(verb: Token, place: int, kept: set[int]) -> bool:
    """Tell a comma or dash, or a short insertion, with more of the clause before it."""
    token = verb.doc[place]
    return token.is_punct and place - 1 in kept


def _ordinal(token: Token) -> int | None:
    """Return the number of "the fourth time they met", "their third meeting"."""
    # a relative clause on "time" carries the ordinal of the time
    noun = token.head if token.dep_ == "relcl" and token.head.lemma_ == "time" else token
    ordinals = date_ordinals()
    for child in noun.children:
        if child.dep_ in {"amod", "nummod"} and child.lower_ in ordinals:
            return ordinals[child.lower_]
    times = [c for c in token.children if c.dep_ in {"npadvmod", "dobj"} and c.lemma_ == "time"]
    times += [p for c in token.children if c.lower_ == "for" for p in c.children]
    for time in [t for t in times if t.lemma_ == "time"]:
        for child in time.children:
            if child.lower_ in ordinals:
                return ordinals[child.lower_]
    return None


def date_ordinals() -> dict[str, int]:
    """Return the ordinals in words."""
    from detente.reading.date_phrases import date_words  # noqa: PLC0415

    ordinals: dict[str, int] = date_words()["numbers"]["ordinals"]
    return ordinals


def _is_background(scene: Scene, token: Token, when: When) -> bool:
    """Tell history: a year gone by, a period since then, the dead of a whole war."""
    published = scene.document.article.published
    last = when.last_day()
    if published is not None and last is not None and when.precision in {"month", "year"}:
        return last.year < published.year
    since = [d for d in scene.dates if d.bound and d.governor == token.i]
    return any(d.when.precision == "year" for d in since) or is_whole_war(token)


def _noun_telling(scene: Scene, noun: Token) -> Iterator[Telling]:
    """Yield what an event noun tells by itself."""
    sense = noun_sense(noun)
    if noun.i in scene.taken or sense is None or _is_idea(noun):
        return
    told = _noun_reality(noun)
    if told in {"unreal", "denied", "wont", "must"}:
        return
    roles = noun_roles(scene.cast, noun, sense)
    roles = _with_scene(scene, noun, sense, roles)
    definite = _is_definite(noun)
    if not _noun_is_told(noun, sense, roles, definite=definite):
        return
    if told == "will" and sense.type == "CONSULT":
        sense, definite = ahead(sense), False
    when = when_of(scene.document, scene.dates, noun)
    words = [t for t in _within(noun) if t.dep_ not in {"ccomp", "acl"}]
    yield Telling(
        type=sense.type,
        mode=sense.mode,
        span=scene.document.span_of(_joined(noun, words)),
        paragraph=scene.document.paragraph_at(noun.idx),
        roles=roles,
        place=place_of(scene.cast, words),
        when=when,
        ordinal=_ordinal(noun),
        background=_is_background(scene, noun, when),
        definite=definite,
        sentence=noun.sent.start,
        trigger=noun.i,
    )


def _joined(noun: Token, words: Iterable[Token]) -> list[Token]:
    """Return the unbroken run of words around a noun."""
    kept = {t.i for t in words}
    first = last = noun.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return [t for t in noun.doc[first : last + 1] if not t.is_space and not t.is_punct] or [noun]


def _noun_reality(noun: Token) -> str:
    """Return how the clause of a noun is told."""
    top = noun
    while top.head.i != top.i and top.pos_ not in _VERBAL_POS:
        top = top.head
    if top.pos_ not in _VERBAL_POS:
        return "fact"
    if noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.i == top.i:
        happens = event_lexicon().has("occasions", "happens", top.lemma_.lower())
        return reality(top) if happens else "fact"
    told = reality(top)
    return "fact" if told in {"will", "denied"} and noun.head.i != top.i else told


def _is_idea(noun: Token) -> bool:
    """Tell "any meeting", "future talks": no occasion at all."""
    return any(
        (c.dep_ == "det" and c.lower_ in _UNREAL_DETERMINERS)
        or (c.dep_ == "amod" and c.lower_ in _UNREAL_ADJECTIVES)
        for c in noun.children
    ) or noun.dep_ in {"compound", "amod", "nmod"}


def _is_definite(noun: Token) -> bool:
    """Tell a noun that means the occasion told before."""
    lexicon = event_lexicon()
    if not lexicon.has("occasions", "words", noun.lower_):
        return False
    named = any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
    return named or any(
        c.dep_ == "poss" and c.ent_type_ in {"DATE", "TIME"} for c in noun.children
    )


def _noun_is_told(noun: Token, sense: Sense, roles: Roles, *, definite: bool) -> bool:
    """Tell whether a bare noun tells a deed: enough people, or the deed told before."""
    if sense.type == "CONSULT":
        return len(roles.everyone) >= _TWO or definite
    if sense.type in _SPOKEN_NOUNS:
        return bool(roles.actors) and any(c.dep_ in {"poss", "prep"} for c in noun.children)
    if sense.type == "ASSAULT":
        single = event_lexicon().has("occasions", "words", noun.lemma_.lower())
        return single and (definite or bool(roles.actors and roles.recipients))
    return False


def _with_scene(scene: Scene, noun: Token, sense: Sense, roles: Roles) -> Roles:
    """Add who is there: in "during a visit to Chad, she said" she is the visitor."""
    if sense.type != "CONSULT" or noun.dep_ != "pobj" or noun.head.lower_ not in _SCENE:
        return roles
    verb = noun.head.head
    if verb.pos_ not in _VERBAL_POS or (sense.frame == "visit" and roles.actors):
        return roles
    doer = subject(verb)[0]
    actor = actor_of(scene.cast, doer) if doer is not None else None
    alone = len(roles.everyone) == 1
    if actor is None or not alone or actor.kind in {"place", "outlet"}:
        return roles
    return Roles(
        actors=tuple(dict.fromkeys([actor.id, *roles.actors])),
        recipients=tuple(one for one in roles.recipients if one != actor.id),
    )
