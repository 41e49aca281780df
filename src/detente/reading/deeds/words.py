"""Attacks with words: "the senator attacked his rival", "his attacks on the press"."""

from detente.reading.actors import Cast
from detente.reading.deeds.arguments import doer_of
from detente.reading.deeds.casualties import fatalities_of
from detente.reading.lexicon.deeds import Sense, event_lexicon, objects_of
from detente.reading.tokens import Token

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BLAME = Sense(type="ACCUSE", mode="disapprove")


def in_words(cast: Cast, verb: Token, sense: Sense | None) -> Sense | None:
    """Return the blame that an attack is where a person or a party attacks with words."""
    words = event_lexicon().words["attacks"]
    if sense is None or sense.type != "ASSAULT" or fatalities_of(verb) is not None:
        return sense
    nouns = objects_of(verb)
    verbal = any(c.lower_ in words["adjectives"] for noun in nouns for c in noun.children)
    if verb.lemma_.lower() in words["verbs"] and not any(_is_ground(noun) for noun in nouns):
        doer = doer_of(verb, cast)
        verbal = verbal or (doer is not None and _speaks(cast, doer))
    return _BLAME if verbal else sense


def _is_ground(noun: Token) -> bool:
    """Tell a place or building, which nobody attacks with words."""
    return noun.ent_type_ in _PLACES or noun.lemma_.lower() in event_lexicon().doers["targets"]


def attack_of_words(cast: Cast, noun: Token, sense: Sense) -> Sense:
    """Return the blame of "his attacks on", "verbal attacks"; else the sense itself."""
    words = event_lexicon().words["attacks"]
    if sense.type != "ASSAULT" or noun.lemma_.lower() not in words["nouns"]:
        return sense
    owners = [c for c in noun.children if c.dep_ == "poss"]
    verbal = any(c.lower_ in words["adjectives"] for c in noun.children)
    return _BLAME if verbal or any(_speaks(cast, owner) for owner in owners) else sense


def _speaks(cast: Cast, doer: Token) -> bool:
    """Tell a person or a body of politics, which attack with words."""
    actor = cast.of(doer)
    if actor is not None and actor.kind == "person":
        return True
    return doer.lemma_.lower() in event_lexicon().doers["talkers"]
