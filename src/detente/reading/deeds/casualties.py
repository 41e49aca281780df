"""How many died: "at least three people", "dozens", "a leader"; the wounded are not dead."""

from collections.abc import Sequence

from detente.article import Fatalities
from detente.reading.date_phrases import date_words
from detente.reading.lexicon.deeds import event_lexicon
from detente.reading.tokens import Token

_SINGULAR = frozenset({"NN", "NNP"})
_MOST = 10_000_000


def fatalities_of(verb: Token) -> Fatalities | None:
    """Return how many died by what a verb says, None if it says nothing of the dead."""
    victims = _victims(verb)
    return None if victims is None else count_of(victims)


def is_whole_war(verb: Token) -> bool:
    """Tell whether the dead are those of a whole war, not of one deed."""
    wars = event_lexicon().words["casualties"]["whole_wars"]
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    nouns = [verb.head, *subjects] if verb.dep_ == "relcl" else subjects
    inside = [
        p for c in verb.children if c.lower_ in {"in", "since", "during"} for p in c.children
    ]
    return any(noun.lemma_.lower() in wars for noun in [*nouns, *inside, *_begun(verb)])


def _begun(verb: Token) -> list[Token]:
    """Return what began in "have been killed since the war began"."""
    since = [c for c in verb.children if any(m.lower_ == "since" for m in c.children)]
    return [s for c in since if c.dep_ == "advcl" for s in c.children if s.dep_ == "nsubj"]


def _victims(verb: Token) -> Token | None:
    """Return the noun that names the dead."""
    words, lemma = event_lexicon().words["casualties"], verb.lemma_.lower()
    found: Token | None = None
    if lemma in words["dead_verbs"]:
        found = _first(verb, "dobj", "nsubjpass") or _reduced(verb)
    elif lemma in words["dying_verbs"]:
        found = _first(verb, "nsubj")
    elif lemma in words["claim_verbs"]:
        found = _first(verb, "dobj")
        if found is not None and found.lemma_.lower() not in words["life_nouns"]:
            found = None
    else:
        found = _left_dead(verb) or _death_of(verb)
    return None if _or_wounded(verb) else found


def _or_wounded(verb: Token) -> bool:
    """Tell "killed or wounded", whose figure is not one of the dead."""
    joined = [c for c in verb.conjuncts if c.lemma_.lower() in {"wound", "injure", "hurt"}]
    return bool(joined) and any(c.lower_ == "or" for c in verb.children)


def _reduced(verb: Token) -> Token | None:
    """Return the noun of "the three people killed in the raid"."""
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None


def _first(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these labels."""
    return next((child for child in token.children if child.dep_ in deps), None)


def _left_dead(verb: Token) -> Token | None:
    """Return who were left dead."""
    words = event_lexicon().words["casualties"]
    if verb.lemma_.lower() != "leave":
        return None
    dead = [t for t in verb.subtree if t.lower_ in words["dead_adjectives"]]
    if not dead:
        return None
    return _first(verb, "dobj") or _first(dead[0], "nsubj")


def _death_of(verb: Token) -> Token | None:
    """Return whose death a verb brings about ("led to the death of a commander")."""
    words = event_lexicon().words["casualties"]
    if verb.lemma_.lower() not in words["cause_verbs"]:
        return None
    inside = [p for c in verb.children if c.dep_ == "prep" for p in c.children]
    for noun in [*verb.children, *inside]:
        if noun.dep_ in {"dobj", "pobj"} and noun.lemma_.lower() in words["dead_nouns"]:
            of = [p for c in noun.children if c.lower_ == "of" for p in c.children]
            return of[0] if of else noun
    return None


def count_of(noun: Token) -> Fatalities | None:
    """Return how many a noun phrase counts: a number with its bounds, or a single person."""
    words = [t for t in noun.doc[noun.left_edge.i : noun.i + 1] if not t.is_space]
    numbers = [n for n in (_number(words, i) for i in range(len(words))) if n is not None]
    if numbers:
        return _bounded(_text(words), numbers)
    ranges = date_words()["numbers"]["ranges"]
    for word in reversed(words):
        if word.lower_ in ranges:
            least, most = ranges[word.lower_]
            return Fatalities(min=least, max=most or None)
    return Fatalities(min=1, max=1) if noun.tag_ in _SINGULAR and _is_one(noun) else None


def _is_one(noun: Token) -> bool:
    """Tell one person ("a leader", a name) from a mass or a body of people."""
    people = event_lexicon().words["casualties"]["person_nouns"]
    return noun.lemma_.lower() in people or noun.ent_type_ == "PERSON"


def _text(words: Sequence[Token]) -> str:
    """Return words in small letters, one blank between them."""
    return " ".join(word.lower_ for word in words)


def _number(words: Sequence[Token], place: int) -> int | None:
    """Return the number that begins at a word, None inside a number or where there is none."""
    value = _value(words[place])
    if value is None or (place and _value(words[place - 1]) is not None):
        return None
    later = _value(words[place + 1]) if place + 1 < len(words) else None
    if later is not None and later in {100, 1000, 1_000_000}:
        value *= later
    return value if value <= _MOST else None


def number_of(word: Token) -> int | None:
    """Return the value of a word that is a number."""
    return _value(word)


def _value(word: Token) -> int | None:
    """Return the value of a word of a number; an article is no number."""
    text = word.lower_.replace(",", "")
    if text.isdecimal():
        return int(text[:9])
    if word.dep_ == "det" or text in {"a", "an"}:
        return None
    exact: dict[str, int] = date_words()["numbers"]["words"]
    parts = text.split("-")
    if all(part in exact for part in parts) and word.pos_ in {"NUM", "NOUN", "DET"}:
        return sum(exact[part] for part in parts)
    return None


def _bounded(text: str, numbers: list[int]) -> Fatalities:
    """Return a number with the bounds that the words set."""
    table = event_lexicon().words["casualties"]
    if len(numbers) > 1 and numbers[0] <= numbers[1]:
        return Fatalities(min=numbers[0], max=numbers[1])
    if any(phrase in text for phrase in table["at_least"]):
        return Fatalities(min=numbers[0])
    if any(phrase in text for phrase in table["at_most"]):
        return Fatalities(min=1, max=max(1, numbers[0]))
    return Fatalities(min=numbers[0], max=numbers[0])
