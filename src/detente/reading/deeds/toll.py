"""A toll that is told anew: "the death toll rose to 15"; the figure that was told last counts."""

from collections.abc import Iterable

from detente.article import Fatalities
from detente.reading.deeds.arguments import place_of
from detente.reading.deeds.casualties import count_of, number_of
from detente.reading.deeds.extent import clause_of
from detente.reading.deeds.telling import Scene, Telling
from detente.reading.lexicon.deeds import event_lexicon, noun_sense
from detente.reading.tokens import Token

_BEHIND = frozenset({"to", "at", "as"})
_GROUND = frozenset({"in", "at", "on", "near", "outside", "of", "around"})
_SAID = frozenset({"ccomp", "xcomp", "parataxis"})


def toll_telling(scene: Scene, verb: Token, dead: Fatalities) -> Telling:
    """Return a place that counts the dead anew; of a deed that it names it may be the first."""
    kept = clause_of(verb, whole=False)
    named = any(t != verb and (s := noun_sense(t)) and s.type == "ASSAULT" for t in kept)
    return Telling(
        type="ASSAULT",
        span=scene.document.span_of(kept),
        paragraph=scene.document.paragraph_at(verb.idx),
        place=place_of(scene.cast, kept),
        fatalities=dead,
        definite=not named,
        toll=not is_outdated(verb),
        outdated=is_outdated(verb),
        grounds=grounds_of(kept),
        counter=_reviser(verb),
        at=verb.idx,
        sentence=verb.sent.start,
        trigger=verb.i,
    )


def grounds_of(words: Iterable[Token]) -> frozenset[str]:
    """Return the names that stand behind "in", "at", "on": the places of a deed."""
    nouns = (t for t in words if t.dep_ == "pobj" and t.head.lower_ in _GROUND)
    dates = {"DATE", "TIME"}
    return frozenset(n.lower_ for n in nouns if n.pos_ == "PROPN" and n.ent_type_ not in dates)


def counter_of(verb: Token) -> str:
    """Return the word for who tells a figure: "the army said rebels had killed three"."""
    while verb.head.i != verb.i and verb.dep_ not in {"ccomp", "parataxis"}:
        verb = verb.head
    subjects = [c for c in verb.head.children if c.dep_ == "nsubj"]
    return subjects[0].lemma_.lower() if subjects and verb.head.i != verb.i else ""


def _reviser(verb: Token) -> str:
    """Return the word for who corrects a count of his own ("the army revised its figure")."""
    own = any(_is_reckoned(c) for c in verb.children)
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    return subjects[0].lemma_.lower() if own and subjects else ""


def is_outdated(verb: Token) -> bool:
    """Tell a figure that no longer holds: "had earlier put it at", "an initial count", "at first".

    "Two more died" counts only those who came on top.
    """
    words = event_lexicon().words["toll"]
    above = [verb, verb.head] if verb.dep_ in _SAID else [verb]
    beside = [c for one in above for c in one.children]
    nouns = [c for c in beside if c.dep_ in {"nsubj", "nsubjpass"}]
    said = {c.lower_ for c in [*beside, *(c for noun in nouns for c in noun.children)]}
    past = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
    left = past and verb.lemma_.lower() in words["past_verbs"]
    more = verb.lemma_.lower() in event_lexicon().words["casualties"]["dying_verbs"] and any(
        c.lower_ in words["more"] for noun in nouns for c in noun.children
    )
    return bool(said & words["earlier"]) or left or more


def is_later(verb: Token) -> bool:
    """Tell a figure that replaces those before: "later said five had died"."""
    words = event_lexicon().words["toll"]
    above = [verb, verb.head] if verb.dep_ in _SAID else [verb]
    return any(c.lower_ in words["later"] for one in above for c in one.children)


def toll_of(verb: Token) -> Fatalities | None:
    """Return the figure that a clause sets for the dead told before, None if it sets none.

    The toll of a whole war is none of one deed.
    """
    words, lemma = event_lexicon().words["toll"], verb.lemma_.lower()
    known = lemma in words["subject_verbs"] or lemma in words["object_verbs"]
    if not known or not _names_toll(verb, lemma, words) or _is_of_war(verb):
        return None
    climbed = _climbed(verb)
    if climbed is not None:
        return climbed
    behind = [p for c in verb.children if c.lower_ in _BEHIND for p in c.children]
    direct = [c for c in verb.children if c.dep_ in {"dobj", "attr", "npadvmod"}]
    figures = [noun for noun in (*behind, *direct) if not _is_toll(noun)]
    counts = (_figure(noun) for noun in figures)
    return next((count for count in counts if count is not None), None)


def _climbed(verb: Token) -> Fatalities | None:
    """Return the second figure of "from six to nine", which the parser takes for one number."""
    ends = [p for c in verb.children if c.lower_ == "from" for p in c.children]
    joined = [p for p in ends if any(c.lower_ == "to" for c in p.children)]
    value = number_of(joined[0]) if joined else None
    return None if value is None else Fatalities(min=value, max=value)


def _figure(noun: Token) -> Fatalities | None:
    """Return a figure, or the two between which it lies ("between 15 and 20")."""
    ends = [count for one in (noun, *noun.conjuncts) if (count := count_of(one)) is not None]
    if len(ends) > 1 and ends[0].min <= ends[1].min:
        return Fatalities(min=ends[0].min, max=ends[1].max)
    return ends[0] if ends else None


def _names_toll(verb: Token, lemma: str, words: dict[str, list[str]]) -> bool:
    """Tell whether the subject or the object of a verb is the toll."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    objects = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}]
    rises = lemma in words["subject_verbs"] and any(_is_toll(noun) for noun in subjects)
    return rises or (lemma in words["object_verbs"] and any(_is_toll(noun) for noun in objects))


def _is_toll(noun: Token) -> bool:
    """Tell "the death toll", "the number of dead", not "the toll of the bridge"."""
    table = event_lexicon().words
    lemma = noun.lemma_.lower()
    if lemma in table["toll"]["figures"] and _is_reckoned(noun):
        return True
    if lemma not in table["toll"]["nouns"]:
        return False
    dead = {*table["casualties"]["dead_nouns"], *table["casualties"]["dead_adjectives"]}
    dead |= set(table["casualties"]["dead_verbs"])
    return lemma == "toll" or any(t.lemma_.lower() in dead for t in noun.subtree if t != noun)


def _is_reckoned(noun: Token) -> bool:
    """Tell "revised its figure to five": a count of one's own, corrected to a bare number."""
    revises = noun.head.lemma_.lower() in event_lexicon().words["toll"]["revising"]
    ends = [p for c in noun.head.children if c.lower_ == "to" for p in c.children]
    bare = [p for p in ends if number_of(p) is not None and p.i == p.right_edge.i]
    plain = noun.dep_ in {"dobj", "nsubjpass"} and all(c.dep_ != "compound" for c in noun.children)
    return plain and revises and bool(bare)


def _is_of_war(verb: Token) -> bool:
    """Tell the toll of a whole war."""
    wars = event_lexicon().words["casualties"]["whole_wars"]
    return any(t.lemma_.lower() in wars for t in verb.subtree)
