"""Deeds to come: which of them hang on a condition, and which day is that of the promise."""

from detente.article import When
from detente.reading.dates import day_of_writing, when_of
from detente.reading.deeds.mode import reality
from detente.reading.deeds.standing import hangs_on_condition
from detente.reading.deeds.telling import Scene
from detente.reading.grammar.lost import subject_of
from detente.reading.lexicon.deeds import Sense, event_lexicon, noun_sense, objects_of, verb_sense
from detente.reading.tokens import Token

_CONTENT = frozenset({"xcomp", "ccomp"})


def day_of(scene: Scene, verb: Token, sense: Sense) -> When:
    """Return the day of what a clause tells.

    The day for which something is promised or threatened is not the day of the promise: that one
    stands at the verb of saying above. A meeting to come keeps its day, unless there is an "if".
    """
    when = when_of(scene.document, scene.dates, verb)
    coming = reality(verb) == "will"
    if _is_appointment(verb, sense):
        return _undated(when) if hangs_on_condition(verb) else when
    if not coming:
        return _undated(when) if _is_ahead(scene, when) else when
    above = verb.head if verb.dep_ == "ccomp" and _says_of_himself(scene, verb) else None
    said = When() if above is None else when_of(scene.document, scene.dates, above)
    return _undated(when) if said.date is None or _is_ahead(scene, said) else said


def _says_of_himself(scene: Scene, verb: Token) -> bool:
    """Tell whether he who says what will be done is the one who will do it, or of his side."""
    doer, speaker = subject_of(verb), subject_of(verb.head)
    if doer is None or speaker is None or doer.pos_ == "PRON":
        return True
    one, other = scene.cast.of(doer), scene.cast.of(speaker)
    if one is None or other is None:
        return one is other
    sides = {scene.cast.party_of(one.id), scene.cast.party_of(other.id)}
    return one.id == other.id or (len(sides) == 1 and None not in sides)


def _undated(when: When) -> When:
    """Return the words of a date alone."""
    return When(text=when.text)


def _is_ahead(scene: Scene, when: When) -> bool:
    """Tell a date after the day of writing."""
    today, first = day_of_writing(scene.document.article), when.first_day()
    return today is not None and first is not None and first > today


def _is_appointment(verb: Token, sense: Sense) -> bool:
    """Tell a meeting or talks that are agreed or planned."""
    if sense.type != "AGREE":
        return False
    clauses = [c for c in verb.children if c.dep_ in _CONTENT]
    nouns = [n for one in [verb, *clauses] for n in objects_of(one)]
    nouns += [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    senses = [*(verb_sense(one) for one in [verb, *clauses]), *(noun_sense(n) for n in nouns)]
    planned = reality(verb) == "will" or event_lexicon().operates("commit", verb)
    return planned and any(one is not None and one.type == "CONSULT" for one in senses)
