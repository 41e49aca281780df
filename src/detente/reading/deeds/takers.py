"""To whom a deed is done where no object names him: inside what is said, asked or refused."""

from collections.abc import Collection, Iterable, Iterator

from detente.article import Actor
from detente.reading.actors import Cast
from detente.reading.lexicon.deeds import VERBAL, Sense, noun_sense
from detente.reading.lexicon.gazetteer import gazetteer
from detente.reading.tokens import Token

_CLAUSES = frozenset({"xcomp", "ccomp", "pcomp", "acl", "acomp", "oprd"})
_NOUNS = frozenset(
    {"dobj", "dative", "prep", "prt", "pobj", "agent", "attr", "nsubjpass", "advmod"}
)
_INSIDE = frozenset({"poss", "compound", "amod", "nmod", "conj", "nsubj", "quantmod", "appos"})
_OWNERS = frozenset({"poss"})
_NOBODY = frozenset({"place", "outlet"})
_AIMS = frozenset({"advcl", "prep", "xcomp"})
_BESIDE = frozenset({"in", "at", "near", "during", "after", "before", "since", "until", "across"})
_ASIDE = (_BESIDE - {"in"}) | {"according"}
_REACTIONS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})


def takes_part(actor: Actor) -> bool:
    """Tell whether somebody can do a deed or have it done to him: a country can, a town cannot."""
    return actor.kind not in _NOBODY or actor.id in gazetteer().countries


def reacted_to(cast: Cast, verb: Token, sense: Sense, doers: Collection[str]) -> list[Actor]:
    """Return whose deed somebody blames, praises or refuses ("condemned the raid by X on Y")."""
    if sense.type not in _REACTIONS:
        return []
    nouns = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    nouns += [p for c in verb.children if c.lower_ == "over" for p in c.children]
    deeds = [noun for noun in nouns if noun_sense(noun) is not None]
    owners = [c for noun in deeds for c in noun.children if c.dep_ in _OWNERS]
    by = [c for noun in deeds for c in noun.children if c.lower_ in {"by", "from"}]
    words = [*owners, *(p for prep in by for p in prep.children)]
    found = [actor for word in words if (actor := _here(cast, word, doers)) is not None]
    return found[:1]


def aimed_at(cast: Cast, verb: Token, sense: Sense, doers: Collection[str]) -> list[Actor]:
    """Return the first who is named in what a deed is about, doers aside.

    A saying is about all that it says; a deed about its objects; a protest about its aim.
    """
    tops = [c for c in verb.children if _is_about(c, sense)]
    for top in sorted(tops, key=lambda one: one.i):
        below = sorted(_below(top, spoken=sense.type in _SAID), key=lambda one: one.i)
        found = first_named(cast, below, doers)
        if found:
            return found
    return []


def first_named(cast: Cast, tokens: Iterable[Token], doers: Collection[str]) -> list[Actor]:
    """Return the first of some words' people who can take part and is not among the doers."""
    found = (_here(cast, token, doers) for token in tokens)
    return [actor for actor in found if actor is not None][:1]


_SAID = frozenset({*VERBAL, "PROTEST"})


def _is_about(child: Token, sense: Sense) -> bool:
    """Tell whether a branch of a verb says what its deed is about."""
    if child.dep_ == "prep" and child.lower_ in _ASIDE:
        return False
    if sense.type == "PROTEST":
        return child.dep_ in _AIMS and child.i > child.head.i and not _is_where(child)
    kept = _NOUNS | _CLAUSES if sense.type in VERBAL else _NOUNS
    return child.dep_ in kept and not _is_where(child)


def _is_where(child: Token) -> bool:
    """Tell "in the town" from "in defiance of the king"."""
    return (
        child.dep_ == "prep"
        and child.lower_ == "in"
        and not any(c.lower_ == "of" for p in child.children for c in p.children)
    )


def _below(top: Token, *, spoken: bool) -> Iterator[Token]:
    """Yield the words of a branch, clauses beside it left out."""
    yield top
    kept = _NOUNS | _INSIDE | (_CLAUSES if spoken else frozenset())
    for child in top.children:
        if child.dep_ in kept and not (child.dep_ == "prep" and child.lower_ in _BESIDE):
            yield from _below(child, spoken=spoken)


def _here(cast: Cast, token: Token, doers: Collection[str]) -> Actor | None:
    """Return who is named at a word, if he can take part and is no doer."""
    if token.i not in cast.heads:
        return None
    actor = cast.of(token)
    fit = actor is not None and takes_part(actor) and actor.id not in doers
    own = fit and actor is not None and any(cast.party_of(one) == actor.id for one in doers)
    return actor if fit and not own else None
