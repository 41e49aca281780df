"""What the nouns of an article tell: "the meeting", "talks between X and Y", "X's call for"."""

from collections.abc import Iterable, Iterator

from detente.article import When
from detente.reading.dates import when_of
from detente.reading.deeds.arguments import Roles, actor_of, noun_roles, place_of
from detente.reading.deeds.mode import ahead, reality
from detente.reading.deeds.standing import hangs_on_condition
from detente.reading.deeds.telling import (
    SPOKEN,
    TWO,
    VERBAL_POS,
    Scene,
    Telling,
    is_background,
    ordinal_of,
    within,
)
from detente.reading.deeds.words import attack_of_words
from detente.reading.grammar.clauses import subject
from detente.reading.lexicon.deeds import Sense, event_lexicon, noun_sense
from detente.reading.tokens import Token

_SAYS = frozenset({"poss", "prep", "acl"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SCENE = frozenset({"during", "in", "on", "after", "before", "following", "at"})
_UNREAL_DETERMINERS = frozenset({"any", "no", "another", "further", "more"})
_UNREAL_ADJECTIVES = frozenset({"future", "possible", "potential", "planned", "further", "new"})


def noun_telling(scene: Scene, noun: Token) -> Iterator[Telling]:
    """Yield what an event noun tells by itself."""
    sense = noun_sense(noun)
    if noun.i in scene.taken or sense is None or _is_idea(noun):
        return
    told = _noun_reality(noun)
    if told in {"unreal", "denied", "wont", "must"}:
        return
    sense = attack_of_words(scene.cast, noun, sense)
    roles = noun_roles(scene.cast, noun, sense)
    roles = _with_scene(scene, noun, sense, roles)
    definite = _is_definite(noun)
    if not _noun_is_told(noun, sense, roles, definite=definite):
        return
    if told == "will" and sense.type == "CONSULT":
        sense, definite = ahead(sense), False
    when = when_of(scene.document, scene.dates, noun)
    if told == "will" and hangs_on_condition(noun.head):
        when = When(text=when.text)
    words = [t for t in within(noun) if t.dep_ not in {"ccomp", "acl"}]
    yield Telling(
        type=sense.type,
        mode=sense.mode,
        span=scene.document.span_of(_joined(noun, words)),
        paragraph=scene.document.paragraph_at(noun.idx),
        roles=roles,
        place=place_of(scene.cast, words),
        when=when,
        ordinal=ordinal_of(noun),
        background=is_background(scene, noun, when),
        definite=definite,
        at=noun.idx,
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
    while top.head.i != top.i and top.pos_ not in VERBAL_POS:
        top = top.head
    if top.pos_ not in VERBAL_POS:
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
    ) or (noun.dep_ in {"compound", "amod", "nmod"} or _is_thought_of(noun))


def _is_thought_of(noun: Token) -> bool:
    """Tell "the possibility of talks", "wants a meeting"."""
    lexicon, head = event_lexicon(), noun.head
    if noun.dep_ == "pobj" and head.lower_ in {"of", "for"}:
        return lexicon.operates("ideas", head.head)
    return noun.dep_ == "dobj" and lexicon.operates("unreal_verbs", head)


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
        return len(roles.everyone) >= TWO or definite
    if sense.type in SPOKEN:
        return bool(roles.actors) and any(c.dep_ in _SAYS for c in noun.children)
    if sense.type == "ASSAULT":
        single = event_lexicon().has("occasions", "words", noun.lemma_.lower())
        return single and (definite or bool(roles.actors and roles.recipients))
    return False


def _with_scene(scene: Scene, noun: Token, sense: Sense, roles: Roles) -> Roles:
    """Add who is there: in "during a visit to a country, she said" she is it."""
    if sense.type != "CONSULT" or noun.dep_ != "pobj" or noun.head.lower_ not in _SCENE:
        return roles
    verb = noun.head.head
    if verb.pos_ not in VERBAL_POS or (sense.frame == "visit" and roles.actors):
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
