"""Who answers for an assault: claimed, denied, unclaimed, or laid at somebody's door."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.article import Responsibility
from detente.reading.actors import Cast
from detente.reading.deeds.arguments import actor_of, doer_of
from detente.reading.deeds.merging import Happening
from detente.reading.document import Document
from detente.reading.grammar.clauses import agent, subject
from detente.reading.lexicon.deeds import event_lexicon, noun_sense, objects_of
from detente.reading.tokens import Token

_RANK: dict[Responsibility | None, int] = {None: 0, "attributed": 1}
_SETTLED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What some words say of responsibility, and who says so of himself."""

    said: Responsibility
    words: tuple[Token, Token]
    by: str | None = None


def settle_responsibility(document: Document, cast: Cast, happenings: Sequence[Happening]) -> None:
    """Say of each assault whether somebody claimed it, denied it, left it unclaimed, is blamed.

    The words that say so are among its places. A claim or denial outweighs a charge.
    """
    for token in document.tokens():
        for answer in _answers(cast, token):
            event = _meant(happenings, token)
            rank = _RANK.get(answer.said, _SETTLED)
            if event is None or rank < _RANK.get(event.responsibility, _SETTLED):
                continue
            event.responsibility = answer.said
            first, last = answer.words
            event.asides.append(document.span(first.idx, last.idx + len(last)))
            if answer.said == "claimed":
                event.claimed_by = answer.by


def _meant(happenings: Sequence[Happening], word: Token) -> Happening | None:
    """Return the assault told last before some words."""
    before = [
        (max(starts), number)
        for number, one in enumerate(happenings)
        if one.first.type == "ASSAULT"
        and (starts := [t.span.start for t in one.tellings if t.span.start < word.idx])
    ]
    return happenings[max(before)[1]] if before else None


def _answers(cast: Cast, token: Token) -> Iterator[Answer]:
    """Yield what a verb, or the noun "claim", says of responsibility."""
    if token.pos_ == "VERB":
        said = _told_by(token)
        if said is not None:
            yield Answer(said=said, words=_stretch(token), by=_doer(cast, token))
    elif token.lemma_.lower() == "claim" and token.pos_ == "NOUN":
        inside = [p for c in token.children if c.dep_ == "prep" for p in c.children]
        if any(_is_about(noun) for noun in inside):
            none = any(c.lower_ in {"no", "any"} for c in token.children)
            yield Answer(
                said="unclaimed" if none else "claimed", words=(token.left_edge, inside[0])
            )


def _told_by(verb: Token) -> Responsibility | None:
    """Return what a clause says of responsibility, None if it says nothing."""
    words, lemma = event_lexicon().words["responsibility"], verb.lemma_.lower()
    things = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    deeds = lemma in words["of_deeds"]
    about = any(_is_about(noun, deeds=deeds) for noun in things)
    if lemma in words["denied"] and (about or _denies_doing(verb)):
        return None if _is_negated(verb) else "denied"
    if lemma in words["claimed"] and about:
        return "unclaimed" if _is_negated(verb) else "claimed"
    if lemma in words["blaming"] and not _is_negated(verb) and _blames_for_assault(verb):
        return "attributed"
    return None


def _is_about(noun: Token, *, deeds: bool = False) -> bool:
    """Tell responsibility, involvement, or the attack itself."""
    words = event_lexicon().words["responsibility"]["nouns"]
    sense = noun_sense(noun) if deeds else None
    return noun.lower_ in words or (sense is not None and sense.type == "ASSAULT")


def _denies_doing(verb: Token) -> bool:
    """Tell "denied carrying out the attack"."""
    doing = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ == "VBG"]
    return any(_is_about(noun, deeds=True) for one in doing for noun in objects_of(one))


def _blames_for_assault(verb: Token) -> bool:
    """Tell "blamed the rebels for the bombing", "the raid was blamed on the rebels"."""
    behind = [p for c in verb.children if c.dep_ == "prep" for p in c.children]
    things = [*behind, *(c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"})]
    senses = [noun_sense(noun) for noun in things]
    return any(sense is not None and sense.type == "ASSAULT" for sense in senses)


def _is_negated(verb: Token) -> bool:
    """Tell "did not claim" and "nobody claimed"."""
    never = event_lexicon().words["operators"]["never"]
    doer = subject(verb)[0]
    inside = [] if doer is None else [doer, *doer.children]
    beside = [c for c in verb.children if c.dep_ == "neg"]
    nobody = {"nobody", "none", *never}
    return bool(beside) or any(token.lower_ in nobody for token in inside)


def _doer(cast: Cast, verb: Token) -> str | None:
    """Return who claims."""
    doer = doer_of(verb, cast)
    actor = actor_of(cast, doer) if doer is not None else None
    return actor.id if actor is not None else None


def _stretch(verb: Token) -> tuple[Token, Token]:
    """Return the first and last word of what a clause says: from its doer to its object."""
    doer = subject(verb)[0]
    left = doer.left_edge if doer is not None and doer.i < verb.i else verb
    ends = [c for c in verb.children if c.dep_ == "dobj"]
    by = agent(verb)
    return left, next(iter(ends), by.right_edge if by is not None else verb)
