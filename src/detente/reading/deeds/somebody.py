"""Whether enough is told of who did a deed, and to whom, for it to be one."""

from detente.article import EventType
from detente.reading.actors import Cast
from detente.reading.deeds.arguments import Roles, doer_of, is_done
from detente.reading.deeds.casualties import fatalities_of
from detente.reading.deeds.doers import heads, is_doer, is_nature, is_target
from detente.reading.deeds.mode import reality
from detente.reading.deeds.occurring import occurrence
from detente.reading.deeds.telling import TWO
from detente.reading.grammar.lost import subject_of
from detente.reading.lexicon.deeds import (
    Sense,
    event_lexicon,
    noun_sense,
    objects_of,
    phrase_sense,
)
from detente.reading.tokens import Token

_FORCE: frozenset[EventType] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_DONE: frozenset[EventType] = frozenset(
    {*_FORCE, "SANCTION", "RETREAT", "AID", "CONCEDE", "PROTEST", "COOPERATE"}
)
"""Classes whose deed may be told without its doer ("sanctions were imposed")."""

_WITH = frozenset({"with", "between", "to"})
_AMONG = frozenset({"between", "with", "among"})
_LAW = frozenset({"allege", "investigate"})
_TAKEN = frozenset({"dobj", "nsubjpass"})


def is_told(cast: Cast, verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell whether enough people are in a clause: two who meet, one who speaks, one who acts.

    A strict word ("capture", "offer") needs somebody or a place to whom it is done, or its clause.
    """
    if sense.type == "CONSULT":
        return _meet(cast, verb, sense, roles)
    if occurrence(verb) is not None:
        return True
    unasked = reality(verb) == "must" and not roles.actors
    natural = sense.type == "ASSAULT" and _is_natural(cast, verb)
    if unasked or natural or _is_vague(cast, verb, sense, roles):
        return False
    return _is_somebodys(cast, verb, sense, roles)


def _is_vague(cast: Cast, verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell a word of many meanings without anything that settles its own."""
    if sense.type == "PROTEST" and _is_campaign(cast, verb, roles):
        return True
    return sense.strict and not (_has_clause(verb) or _has_taker(cast, verb, sense, roles))


def _is_campaign(cast: Cast, verb: Token, roles: Roles) -> bool:
    """Tell the rally of a candidate from that of a crowd: one person holds it."""
    doers = [cast.get(one) for one in roles.actors]
    alone = bool(doers) and all(a is not None and a.kind == "person" for a in doers)
    return alone and any(noun.lemma_.lower() in {"rally", "march"} for noun in objects_of(verb))


def _is_natural(cast: Cast, verb: Token) -> bool:
    """Tell the harm of a storm or an illness."""
    doer = doer_of(verb, cast)
    nouns = [] if doer is None else [doer]
    nouns += [p for c in verb.children if c.lower_ in {"in", "of", "from"} for p in c.children]
    return any(is_nature(noun) for noun in nouns)


def _is_somebodys(cast: Cast, verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell whether somebody does the deed, or has it done to him by nobody in particular."""
    doer = doer_of(verb, cast)
    if roles.actors or (doer is not None and (is_doer(cast, doer) or _is_its_own(doer, sense))):
        return True
    if sense.type in _FORCE and (roles.everyone or fatalities_of(verb) is not None):
        return True
    return doer is None and _has_no_doer(cast, verb, sense)


def _has_no_doer(cast: Cast, verb: Token, sense: Sense) -> bool:
    """Tell a deed that may be told without its doer."""
    if not is_done(verb):
        return sense.type == "PROTEST"
    listed = phrase_sense(verb) is not None and sense.type != "REQUEST"
    silent = sense.type in _DONE or sense.mode in _LAW
    return listed or (silent and _is_done_to(cast, verb))


def _is_its_own(doer: Token, sense: Sense) -> bool:
    """Tell a deed as the subject of its own verb: "a bomb exploded", "a convoy arrived"."""
    named = noun_sense(doer)
    return named is not None and named.type == sense.type


def _is_done_to(cast: Cast, verb: Token) -> bool:
    """Tell whether a passive says to whom or to what its deed was done."""
    taker = subject_of(verb)
    return taker is not None and is_target(cast, taker)


def _meet(cast: Cast, verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell whether two meet: by name, or as plain people ("the delegations met")."""
    if len(roles.everyone) >= TWO:
        return True
    doer = occurrence(verb) or subject_of(verb)
    nouns = [doer] if doer is not None else []
    count = heads(cast, [*nouns, *_met(verb, nouns)])
    if sense.frame == "visit":
        return count >= 1 and (count >= TWO or _goes_somewhere(verb))
    return count >= TWO or any(t.lower_ == "between" for n in nouns for t in n.children)


def _met(verb: Token, doers: list[Token]) -> list[Token]:
    """Return the nouns of whom somebody meets, or between whom something is held."""
    topic = event_lexicon().operates("about", verb)
    things = [] if topic else objects_of(verb)
    direct = [noun for noun in things if noun.dep_ != "pobj" or noun.head.lower_ in _WITH]
    preps = [c for noun in [*doers, *things, verb] for c in noun.children if c.lower_ in _AMONG]
    return [*direct, *(p for prep in preps for p in prep.children)]


def _goes_somewhere(verb: Token) -> bool:
    """Tell whether a visit says where it goes."""
    nouns = [
        *objects_of(verb),
        *(n for o in objects_of(verb) for c in o.children for n in c.children),
    ]
    return any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in nouns)


def _has_clause(verb: Token) -> bool:
    """Tell whether a verb says what is to be done."""
    named = [c for c in verb.children if c.dep_ in _TAKEN]
    spoken = any(noun_sense(noun) is not None for noun in named)
    return spoken or any(c.dep_ in {"xcomp", "ccomp"} or _is_torn(c) for c in verb.children)


def _is_torn(clause: Token) -> bool:
    """Tell "offered on Monday to free them", whose infinitive the parser takes for a purpose."""
    named = any(c.dep_ == "dobj" for c in clause.head.children)
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return clause.dep_ == "advcl" and infinitive and clause.i > clause.head.i and not named


def _has_taker(cast: Cast, verb: Token, sense: Sense, roles: Roles) -> bool:
    """Tell whether a deed is done to somebody, or to a place or building."""
    if sense.type == "REQUEST":
        return False
    named = [n for n in objects_of(verb) if n.dep_ in {*_TAKEN, "pobj"}]
    return bool(roles.recipients) or any(is_target(cast, noun) for noun in named)
