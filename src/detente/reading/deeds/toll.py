"""A toll that is told anew: "the death toll rose to 15"; the later figure counts."""

from detente.evidence import Fatalities
from detente.reading.deeds.casualties import count_of
from detente.reading.lexicon.deeds import event_lexicon
from detente.reading.tokens import Token

_BEHIND = frozenset({"to", "at"})


def toll_of(verb: Token) -> Fatalities | None:
    """Return the figure that a clause sets for the dead told before, None if it sets none.

    The toll of a whole war is none of one deed.
    """
    words, lemma = event_lexicon().words["toll"], verb.lemma_.lower()
    known = lemma in words["subject_verbs"] or lemma in words["object_verbs"]
    if not known or not _names_toll(verb, lemma, words) or _is_of_war(verb):
        return None
    behind = [p for c in verb.children if c.lower_ in _BEHIND for p in c.children]
    direct = [c for c in verb.children if c.dep_ in {"dobj", "attr", "npadvmod"}]
    figures = [noun for noun in (*behind, *direct) if not _is_toll(noun)]
    counts = (_figure(noun) for noun in figures)
    return next((count for count in counts if count is not None), None)


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
    if lemma not in table["toll"]["nouns"]:
        return False
    dead = {*table["casualties"]["dead_nouns"], *table["casualties"]["dead_adjectives"]}
    dead |= set(table["casualties"]["dead_verbs"])
    return lemma == "toll" or any(t.lemma_.lower() in dead for t in noun.subtree if t != noun)


def _is_of_war(verb: Token) -> bool:
    """Tell the toll of a whole war."""
    wars = event_lexicon().words["casualties"]["whole_wars"]
    return any(t.lemma_.lower() in wars for t in verb.subtree)
