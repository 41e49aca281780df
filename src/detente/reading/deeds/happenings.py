"""What the clauses of an article tell: each verb of a deed with its people, its day and place."""

from collections.abc import Iterator, Sequence

from detente.reading.actors import Cast
from detente.reading.date_reports import DatedSpan
from detente.reading.deeds.arguments import Roles, actor_of, noun_roles, place_of, verb_roles
from detente.reading.deeds.casualties import fatalities_of
from detente.reading.deeds.entering import as_entry
from detente.reading.deeds.extent import clause_of
from detente.reading.deeds.mode import reality, told_sense
from detente.reading.deeds.nouns import noun_telling
from detente.reading.deeds.occurring import come_about, occurrence
from detente.reading.deeds.planned import day_of
from detente.reading.deeds.somebody import is_told
from detente.reading.deeds.standing import admits
from detente.reading.deeds.telling import (
    VERBAL_POS,
    Scene,
    Telling,
    is_background,
    is_reaction,
    ordinal_of,
    within,
)
from detente.reading.deeds.toll import (
    counter_of,
    grounds_of,
    is_later,
    is_outdated,
    toll_of,
    toll_telling,
)
from detente.reading.deeds.words import in_words
from detente.reading.document import Document
from detente.reading.grammar.lost import clause_below, subject_of
from detente.reading.lexicon.deeds import VERBAL, Sense, event_lexicon, noun_sense, objects_of
from detente.reading.tokens import Token

_PEOPLE = frozenset({"nsubj", "nsubjpass", "dobj"})
_THOSE = frozenset({"the", "these", "both", "two"})
_WHEN = frozenset({"DATE", "TIME"})
_CONTENT = frozenset({"NOUN", "VERB", "PROPN"})
_SPOKEN_OF = frozenset({"xcomp", "ccomp", "dobj", "prep", "pcomp", "oprd", "acomp", "dative"})


def find_tellings(document: Document, cast: Cast, dates: Sequence[DatedSpan]) -> list[Telling]:
    """Find the places that tell a deed, in text order."""
    scene = Scene(document=document, cast=cast, dates=dates)
    found: list[Telling] = []
    for sentence in document.sentences():
        for verb in [t for t in sentence if t.pos_ in VERBAL_POS and t.dep_ != "aux"]:
            found += _verb_telling(scene, verb)
        for noun in [t for t in sentence if t.pos_ in {"NOUN", "PROPN"}]:
            found += noun_telling(scene, noun)
    return sorted(found, key=lambda telling: (telling.span.start, telling.trigger))


def _verb_telling(scene: Scene, verb: Token) -> Iterator[Telling]:
    """Yield what a verb tells, if it tells a deed, and mark the words that are told with it."""
    if verb.i in scene.taken or clause_below(verb) is not None:
        return
    revised = toll_of(verb)
    if revised is not None:
        yield toll_telling(scene, verb, revised)
        return
    plain = as_entry(verb, told_sense(verb) or come_about(verb))
    sense = _drawn_sense(verb) or _death_sense(verb) or in_words(scene.cast, verb, plain)
    _take_unreal(scene, verb)
    if sense is None:
        return
    scene.taken |= _told_with(verb, sense)
    roles = _drawn_roles(scene, verb) or _roles(scene, verb, sense)
    if not is_told(scene.cast, verb, sense, roles):
        return
    kept = clause_of(verb, whole=sense.type in VERBAL)
    when = day_of(scene, verb, sense)
    dead = fatalities_of(verb) if sense.type == "ASSAULT" else None
    yield Telling(
        type=sense.type,
        mode=sense.mode or _noun_mode(verb, sense),
        span=scene.document.span_of(kept),
        paragraph=scene.document.paragraph_at(verb.idx),
        roles=roles,
        place=place_of(scene.cast, kept),
        when=when,
        ordinal=_ordinal(verb),
        fatalities=dead,
        toll=dead is not None and is_later(verb),
        outdated=dead is not None and is_outdated(verb),
        grounds=grounds_of(kept),
        counter=counter_of(verb),
        background=is_background(scene, verb, when) or (sense.state and when.date is None),
        definite=_is_theirs(verb, sense, roles),
        clause=True,
        about=_about(scene, verb) if sense.type in VERBAL else frozenset(),
        fresh=_is_fresh(verb),
        at=verb.idx,
        sentence=verb.sent.start,
        trigger=verb.i,
    )


def _roles(scene: Scene, verb: Token, sense: Sense) -> Roles:
    """Return a verb's people; where its subject is a deed ("a strike killed"), the deed's doer."""
    about = occurrence(verb)
    if about is not None:
        return noun_roles(scene.cast, about, sense, beside=verb)
    roles = verb_roles(scene.cast, verb, sense)
    doer = subject_of(verb)
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
    speaker = subject_of(verb.head)
    named = actor_of(scene.cast, speaker) if speaker is not None else None
    if named is None or named.id in roles.actors:
        return Roles()
    return Roles(actors=(named.id,), recipients=roles.actors)


def _ordinal(verb: Token) -> int | None:
    """Return the number of an occasion: at its verb, at what it holds or opens, or set behind it.

    "A met B on Friday, their fourth meeting" is parsed as if A were the meeting, or as a time.
    """
    held = [one for one in objects_of(verb) if one.dep_ != "pobj"]
    people = [one for one in verb.children if one.dep_ in _PEOPLE]
    near = [(one, "appos") for one in people] + [(verb, "npadvmod")]
    behind = [o for one, dep in near for o in one.children if o.dep_ == dep and o.i > verb.i]
    numbers = (ordinal_of(one) for one in (verb, *held, *behind))
    return next((number for number in numbers if number is not None), None)


def _is_theirs(verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell the meeting of people without names who were told before ("the two sides met")."""
    doer = subject_of(verb)
    if sense.type != "CONSULT" or roles.everyone or doer is None:
        return False
    return doer.pos_ == "PRON" or any(c.lower_ in _THOSE for c in doer.children)


def _about(scene: Scene, verb: Token) -> frozenset[str]:
    """Return the words of what a verb of saying is about, the people in it and its day aside.

    The nation in an adjective before a thing tells it from others.
    """
    inside = [verb.doc[place] for place in _content(verb)]
    words = [t for t in inside if t.pos_ in _CONTENT and t.dep_ != "aux"]
    named = [t for t in words if scene.cast.of(t) is None and t.ent_type_ not in _WHEN]
    nations = [t for t in inside if t.ent_type_ == "NORP" and t.pos_ == "ADJ"]
    return frozenset(t.lemma_.lower() for t in [*named, *nations])


def _is_fresh(verb: Token) -> bool:
    """Tell "rejected an offer", "also rejected the offer": a thing that was not told before."""
    words = event_lexicon().words["operators"]
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    things += [p for c in verb.children if c.dep_ == "prep" for p in c.children]
    new = any(c.lower_ in words["fresh"] for thing in things for c in thing.children)
    return new or any(c.lower_ in words["besides"] for c in verb.children)


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
    top = subject_of(verb.sent.root)
    cause = actor_of(scene.cast, top) if top is not None else None
    actors = tuple(dict.fromkeys([*inner.actors, *(a.id for a in doers)]))
    named = () if cause is None or cause.id in actors else (cause.id,)
    return Roles(actors=actors, recipients=named)


def _death_sense(verb: Token) -> Sense | None:
    """Return the assault of "resulted in the death of", "left three dead"."""
    if reality(verb) != "fact":
        return None
    return Sense(type="ASSAULT") if fatalities_of(verb) is not None else None


def _noun_mode(verb: Token, sense: Sense) -> str | None:
    """Return the mode that a noun of the same class beside the verb gives ("a drone strike")."""
    doer = subject_of(verb)
    nouns = [*objects_of(verb), *([doer] if doer is not None else [])]
    senses = [noun_sense(noun) for noun in nouns]
    return next((s.mode for s in senses if s and s.type == sense.type and s.mode), None)


def _told_with(verb: Token, sense: Sense) -> set[int]:
    """Return the tokens whose deeds belong to this verb's: its own noun, what it speaks of."""
    doer = subject_of(verb)
    nouns = [*objects_of(verb), *([doer] if doer is not None else [])]
    own = {n.i for n in nouns if (s := noun_sense(n)) is not None and not is_reaction(n, s)}
    spoken = sense.type in VERBAL or event_lexicon().operates("about", verb)
    return own | (_content(verb) if spoken else _infinitives(verb))


def _content(verb: Token) -> set[int]:
    """Return the tokens of what a verb of saying speaks of, other people's sayings aside."""
    found: set[int] = set()
    for child in verb.children:
        if child.dep_ in _SPOKEN_OF and not _is_aside(child):
            found |= {t.i for t in within(child)}
    return found


def _is_aside(prep: Token) -> bool:
    """Tell "after shelling the town": a deed beside what is said, not one that is spoken of."""
    if prep.dep_ != "prep" or not event_lexicon().operates("beside", prep):
        return False
    return any(child.dep_ == "pcomp" for child in prep.children)


def _infinitives(verb: Token) -> set[int]:
    """Return the tokens of the infinitives and gerunds below a verb."""
    return {t.i for c in verb.children if c.dep_ == "xcomp" for t in within(c)}


def _take_unreal(scene: Scene, verb: Token) -> None:
    """Mark what stands below a verb that is not told as done, or that only stops or plans it."""
    if reality(verb) in {"unreal", "denied", "wont"} and not admits(verb):
        scene.taken |= _content(verb)
    lexicon = event_lexicon()
    if lexicon.operates("stop", verb) or lexicon.operates("commit", verb):
        scene.taken |= _infinitives(verb)
