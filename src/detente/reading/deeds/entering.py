"""Who enters a town without a fight: convoys of aid, observers, delegations, those who flee."""

from detente.reading.lexicon.deeds import Sense, event_lexicon, noun_names
from detente.reading.tokens import Token

_AID = Sense(type="AID")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss"})


def as_entry(verb: Token, sense: Sense | None) -> Sense | None:
    """Return what an attack is that only says who entered: aid, nothing, or an attack.

    Lorries and convoys bring aid unless they are soldiers' ("a military convoy", "a convoy of
    tanks"); observers, delegates and those who flee attack nobody.
    """
    words = event_lexicon().words["entering"]
    entered = verb.lemma_.lower() in words["verbs"]
    if sense is None or sense.type != "ASSAULT" or not entered:
        return sense
    doers = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if not doers or any(_is_armed(doer) for doer in doers):
        return sense
    named = [set(noun_names(doer)) for doer in doers]
    if all(names & words["carriers"] for names in named):
        return _AID
    peaceful = words["people"] | words["carriers"]
    unarmed = all(
        names & peaceful or any(set(noun_names(one)) & peaceful for one in _counted(doer))
        for doer, names in zip(doers, named, strict=True)
    )
    return None if unarmed else sense


def _is_armed(doer: Token) -> bool:
    """Tell soldiers: so called, in what they are made up of, or whose they are."""
    words = event_lexicon().words["entering"]
    within = [] if set(noun_names(doer)) & words["people"] else _counted(doer)
    group = [doer, *within]
    beside = [child for one in group for child in one.children if child.dep_ in _LEFT]
    return any(one.lemma_.lower() in words["armed"] for one in (*group, *beside))


def _counted(noun: Token) -> list[Token]:
    """Return what a number or a group is made up of ("thousands of refugees")."""
    behind = [child for child in noun.children if child.dep_ == "prep" and child.lower_ == "of"]
    return [child for prep in behind for child in prep.children if child.dep_ == "pobj"]
