"""Who does a deed and to whom, from the grammar of its verb or noun, through the cast."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from detente.article import Actor
from detente.reading.actors import Cast
from detente.reading.deeds.takers import aimed_at, reacted_to, takes_part
from detente.reading.deeds.together import together
from detente.reading.grammar.clauses import agent, is_passive
from detente.reading.grammar.lost import subject_of
from detente.reading.lexicon.deeds import Sense, event_lexicon, noun_sense, objects_of
from detente.reading.lexicon.gazetteer import fold, gazetteer
from detente.reading.tokens import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
_RUN = frozenset({"PROPN", "NOUN", "ADJ", "DET", "CCONJ"})
_SELF = frozenset({"it", "they"})
_NOT_DOERS = frozenset({"place", "outlet"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The ids of those who do a deed and of those to whom it is done."""

    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def everyone(self) -> frozenset[str]:
        """Return all who take part."""
        return frozenset(self.actors) | frozenset(self.recipients)


def verb_roles(cast: Cast, verb: Token, sense: Sense) -> Roles:
    """Return who does what a verb says, and to whom."""
    passive = is_done(verb)
    doer = doer_of(verb, cast)
    beside = [] if passive else [c for c in verb.children if c.dep_ == "nsubj"]
    doers = _named(cast, [*([doer] if doer is not None else []), *beside])
    takers = [noun for noun in objects_of(verb) if _may_take(noun)]
    if event_lexicon().operates("about", verb):
        takers = [p for c in verb.children if c.lower_ == "with" for p in c.children]
    if passive and doer is None:
        takers += [t for t in [subject_of(verb)] if t is not None]
    inner = [noun for taker in takers if noun_sense(taker) for noun in _behind(taker)]
    taken = _named(cast, [*[t for t in takers if not _is_theirs(t)], *inner])
    lost = sense.frame == "together" and not event_lexicon().operates("about", verb)
    if lost and not any(a.kind == "person" for a in taken):
        taken += _following(cast, verb)
    laid = _laid_out(doers, taken, sense)
    if sense.frame != "on":
        return laid
    owed = reacted_to(cast, verb, sense, laid.actors) or (
        [] if laid.recipients else aimed_at(cast, verb, sense, laid.actors)
    )
    return replace(laid, recipients=tuple(a.id for a in owed)) if owed else laid


def doer_of(verb: Token, cast: Cast) -> Token | None:
    """Return the noun of who does what a verb says: its subject, of a passive its agent.

    In "X said it would" an "it" that means nobody else is X.
    """
    if is_done(verb):
        return agent(verb)
    doer = subject_of(verb)
    if doer is None or doer.lower_ not in _SELF or cast.of(doer) is not None:
        return doer
    top = doer.head
    while top.dep_ in {"xcomp", "conj", "acomp"}:
        top = top.head
    said = top.dep_ == "ccomp" and event_lexicon().operates("say", top.head)
    return (subject_of(top.head) or doer) if said else doer


def is_done(verb: Token) -> bool:
    """Tell a passive, also one behind its noun that the parser took for a past tense.

    "Is opposed to" is done by its subject.
    """
    if verb.lemma_.lower() in event_lexicon().words["operators"]["states_of_mind"]:
        return agent(verb) is not None
    return is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBD")


def _is_theirs(noun: Token) -> bool:
    """Tell "their first talks": who owns the occasion is the subject, not somebody met."""
    owned = any(c.dep_ == "poss" and c.tag_ == "PRP$" for c in noun.children)
    sense = noun_sense(noun) if owned else None
    return sense is not None and sense.type == "CONSULT"


def noun_roles(cast: Cast, noun: Token, sense: Sense, beside: Token | None = None) -> Roles:
    """Return who does what a noun says ("X's call to Y", "talks between X and Y").

    ``beside`` is the verb by which it comes about: its "between" is the noun's.
    """
    below = [*noun.children, *(beside.children if beside is not None else ())]
    owners = [c for c in noun.children if c.dep_ in _OWNERS]
    by = [p for c in noun.children if c.lower_ in {"by", "from"} for p in c.children]
    between = [p for c in below if c.lower_ == "between" for p in c.children]
    behind = [taker for taker in _behind(noun) if taker not in between]
    doers = _named(cast, [*owners, *[p for p in by if p.dep_ == "pobj"], *between])
    if between and len(doers) == 1:
        words = [c for c in below if c.lower_ == "between"]
        doers += [actor for word in words for actor in _following(cast, word)]
    return _laid_out(doers, _named(cast, behind), sense)


def _following(cast: Cast, word: Token) -> list[Actor]:
    """Return whom the names right behind a word mean, where the parse lost them.

    A surname that is also a verb breaks the tree, not the order of the words.
    """
    found: list[Actor] = []
    for token in word.doc[word.i + 1 : word.sent.end]:
        if token.pos_ not in _RUN and token.lower_ not in {"with", "between"}:
            break
        inside = token.dep_ == "compound" and cast.of(token.head) is not None
        actor = cast.of(token) if token.pos_ == "PROPN" and not inside else None
        if actor is not None and actor not in found:
            found.append(actor)
    return found


def _laid_out(doers: list[Actor], takers: list[Actor], sense: Sense) -> Roles:
    """Sort people into roles: all who meet are actors; a visited country receives."""
    actors = [actor.id for actor in doers if takes_part(actor)]
    others = [actor.id for actor in takers if takes_part(actor)]
    if sense.frame == "together":
        people = [a.id for a in takers if a.kind not in {*_NOT_DOERS, "country", "public"}]
        countries = [a.id for a in takers if a.id in gazetteer().countries]
        met = people or countries
        return Roles(actors=_once([*actors, *met]))
    return Roles(actors=_once(actors), recipients=_without(_once(others), actors))


def _once(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids without repetition, in order."""
    return tuple(dict.fromkeys(ids))


def _without(ids: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return ids that are not among others."""
    return tuple(one for one in ids if one not in set(taken))


def _may_take(noun: Token) -> bool:
    """Tell whether a noun stands where the taker of a deed can stand."""
    if noun.dep_ != "pobj":
        return True
    return noun.head.lower_ in event_lexicon().words["roles"]["taker_preps"]


def _behind(noun: Token) -> list[Token]:
    """Return the nouns behind the prepositions of a noun, and who owns what stands there."""
    preps = event_lexicon().words["roles"]["taker_preps"]
    heads = [c for c in noun.children if c.dep_ in {"prep", "dative"} and c.lower_ in preps]
    return [p for prep in heads for p in prep.children if p.dep_ == "pobj"]


def _named(cast: Cast, tokens: Iterable[Token]) -> list[Actor]:
    """Return the actors that nouns and those joined to them mean."""
    found: list[Actor] = []
    for token in tokens:
        for one in [*_torn(token), token, *(c for c in token.conjuncts if c.i > token.i)]:
            actor = actor_of(cast, one)
            single = [] if actor is None else [actor]
            several = _joint(cast, one) or together(cast, one)
            found += [who for who in several or single if who not in found]
    return found


def _torn(name: Token) -> list[Token]:
    """Return the name before "and" that the parser took for the subject of a surname's verb."""
    if name.pos_ != "PROPN":
        return []
    before = [c for c in name.children if c.dep_ == "nsubj" and c.pos_ == "PROPN"]
    return [c for c in before if any(word.dep_ == "cc" for word in c.children)]


def _joint(cast: Cast, noun: Token) -> list[Actor]:
    """Return the countries of "A and B delegations", "the leaders of A and B": one each."""
    if noun.tag_ not in {"NNS", "NNPS"}:
        return []
    joined = [c for c in noun.children if c.dep_ in _OWNERS and list(c.conjuncts)]
    of = [
        p
        for c in noun.children
        if c.lower_ in {"of", "from"}
        for p in c.children
        if list(p.conjuncts)
    ]
    words = [one for top in [*joined, *of][:1] for one in [top, *top.conjuncts]]
    words += [c for c in noun.children if joined and c.dep_ == "amod" and _is_nation(c, words)]
    found = [_country_of(cast, word) for word in words]
    named = [actor for actor in found if actor is not None]
    return named if len(named) == len(words) and len({a.id for a in named}) > 1 else []


def _is_nation(word: Token, others: list[Token]) -> bool:
    """Tell whether an adjective is of a country, and not among others."""
    return word not in others and fold(word.text) in gazetteer().adjectives


def _country_of(cast: Cast, word: Token) -> Actor | None:
    """Return the country or group that a word names by itself or as an adjective."""
    actor = cast.of(word) if word.pos_ == "PROPN" else None
    if actor is not None and actor.kind in {"country", "group", "organisation"}:
        return actor
    return _of_country(cast, [word])


def actor_of(cast: Cast, token: Token) -> Actor | None:
    """Return whom a noun means, else whose it is ("the king's troops", "troops of the junta")."""
    if token.pos_ not in _NOMINAL:
        return None
    actor = cast.of(token)
    if actor is not None and actor.kind != "place":
        return actor
    owners = [c for c in token.children if c.dep_ in _OWNERS]
    of = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    for owner in [*owners, *of]:
        owned = cast.of(owner)
        if owned is not None and takes_part(owned):
            return owned
    return _of_country(cast, owners) or actor


def _of_country(cast: Cast, owners: Iterable[Token]) -> Actor | None:
    """Return the country of an adjective beside a noun, if the article names that country."""
    adjectives = gazetteer().adjectives
    found = (cast.get(adjectives.get(fold(owner.text))) for owner in owners)
    return next((actor for actor in found if actor is not None), None)


def place_of(cast: Cast, words: Iterable[Token]) -> str | None:
    """Return the place where a deed is done: behind "in", "at", "near" in its own words."""
    for token in words:
        if token.lower_ not in {"in", "at", "near", "outside", "inside", "across", "into"}:
            continue
        for noun in [p for p in token.children if p.dep_ == "pobj"]:
            edge = noun.right_edge
            name = cast.place_at(noun.left_edge.idx, edge.idx + len(edge))
            if name is not None:
                return name
    return None
