"""What kind of source speaks, through whom it came, where it was said and to whom."""

from collections.abc import Mapping
from functools import cache
from typing import Protocol

from detente.article import Actor, Sourcing
from detente.reading.document import Document
from detente.reading.grammar.clauses import below, children, extent, noun_phrase, upwards
from detente.reading.lexicon.cues import word_lists
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token

_NAMED = frozenset({"PERSON"})
_BODIES = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
_PERSONAL = frozenset({"he", "she", "i"})


class Speakers(Protocol):
    """What attribution asks of a Cast: which actor words mean."""

    def at(self, start: int, end: int) -> Actor | None:
        """Return the actor whose mention's head lies within some characters."""

    def of(self, token: Token) -> Actor | None:
        """Return the actor that a noun phrase or pronoun means."""


def _words() -> Mapping[str, frozenset[str]]:
    """Return the lists by which sources are told apart."""
    return word_lists("sourcing")


def can_speak(token: Token) -> bool:
    """Tell whether a word names somebody, or some document, that can say things."""
    words, lemma = _words(), token.lemma_.lower()
    if lemma in words["mute"]:
        return False
    if token.pos_ == "PROPN" or token.ent_type_ in _NAMED | _BODIES:
        return True
    if token.pos_ != "NOUN":
        return token.lower_ in words["speaking_pronouns"] or token.pos_ in {"ADJ", "NUM"}
    return lemma in _known_nouns() or _names_people(lemma) or _is_capital(token)


def _is_capital(token: Token) -> bool:
    """Tell whether a word is written as a name, and not because a sentence begins."""
    return token.is_title and not token.is_sent_start


@cache
def _known_nouns() -> frozenset[str]:
    """Return every noun that the lexicon knows as a source."""
    words = _words()
    kinds = ("official", "analyst", "public", "institution", "documents", "office", "spoken_for")
    return frozenset().union(*(words[kind] for kind in kinds))


def _names_people(lemma: str) -> bool:
    """Tell whether a noun's ending is one of people ("-er", "-ist")."""
    words = _words()
    if lemma in words["not_people"] or len(lemma) < len("users"):
        return False
    return any(lemma.endswith(end) for end in words["endings"])


def names_somebody(source: Token) -> bool:
    """Tell whether words name people who speak for themselves ("two of her deputies")."""
    words, lemma = _words(), _singular(source)
    if counted(source) is not None:
        return True
    listed = any(
        lemma in words[kind] for kind in ("official", "analyst", "public", "office", "kin")
    )
    return source.pos_ == "NOUN" and (listed or _names_people(lemma))


def is_body(source: Token) -> bool:
    """Tell whether a common noun names a body, which nobody who is named before it is."""
    return source.pos_ == "NOUN" and _singular(source) in _words()["institution"]


def counted(source: Token) -> Token | None:
    """Return the people of whom a source is a number or a part ("a third of their members")."""
    if source.pos_ == "PROPN" or (source.lower_ not in _words()["parts"] and not source.like_num):
        return None
    people = [one for of in children(source, "prep") for one in children(of, "pobj")]
    return next((one for one in people if one.head.lower_ in {"of", "among"}), None)


def sourcing_of(saying: Saying, actor: Actor | None) -> Sourcing:
    """Return the class of a source, from the way in which the text names it."""
    if saying.source is None or saying.inferred or (saying.cue and saying.cue.conduct):
        return "narrator"
    if _on_background(saying) and saying.source.pos_ != "PROPN":
        return "background"
    return _class_of(saying.source, actor)


def _on_background(saying: Saying) -> bool:
    """Tell whether the sentence says that its source would not be named."""
    said = " ".join(t.lower_ for t in saying.head.sent if not saying.says(t.idx))
    return any(phrase in said for phrase in _words()["background"])


def hides_name(verb: Token) -> bool:
    """Tell whether a verb only says that its subject would not be named ("asked not to be")."""
    words, lemma = _words(), verb.lemma_.lower()
    if lemma not in words["wishes"] and lemma not in words["unwilling"]:
        return False
    wished = [one for one in below(verb) if one.i > verb.i and one.head.i >= verb.i][:_WISH]
    unwilling = lemma in words["unwilling"] or any(one.dep_ == "neg" for one in wished)
    return any(
        one.lemma_.lower() in words["namelessness"]
        or (unwilling and one.lemma_.lower() in words["naming"] and bool(children(one, "auxpass")))
        for one in wished
    )


_WISH = 9
"""Within how many words a wish not to be named names itself."""


def _class_of(source: Token, actor: Actor | None) -> Sourcing:
    """Return the class of a source: that of whom it means, else that of its head noun."""
    people = counted(source)
    if people is not None and people.pos_ == "NOUN":
        return _class_of_noun(people)
    spoken_for = source.pos_ == "NOUN" and _singular(source) in _words()["spoken_for"]
    if actor is not None and actor.kind != "group" and not spoken_for:
        nameless = _is_nameless(source, actor)
        return _class_of_noun(source) if nameless else _class_of_actor(actor)
    body = source.ent_type_ in _BODIES and source.is_title and source.pos_ != "NOUN"
    if source.pos_ == "PROPN" or body or source.ent_type_ in _NAMED:
        return _class_of_name(source)
    return "named" if source.lower_ in _PERSONAL else _class_of_noun(source)


def _is_nameless(source: Token, actor: Actor) -> bool:
    """Tell somebody of whom a text gives no name ("one member of his delegation")."""
    called = actor.name.split()[-1:]
    return actor.kind == "person" and source.pos_ == "NOUN" and called == [source.text]


def _class_of_actor(actor: Actor) -> Sourcing:
    """Return the class that the kind of an actor gives it."""
    kinds: Mapping[str, Sourcing] = {"person": "named", "public": "public"}
    return kinds.get(actor.kind, "institution")


def _class_of_name(source: Token) -> Sourcing:
    """Return the class of a proper name: a population, people without a name, a body, a person."""
    if source.tag_ == "NNPS" and source.ent_type_ == "NORP":
        return "public"
    if source.lower_.removesuffix(".") in _words()["turns"]:
        return "unnamed"
    if _singular(source) in _known_nouns():
        return _class_of_noun(source)
    return "institution" if source.ent_type_ in _BODIES else "named"


def _singular(source: Token) -> str:
    """Return a noun in the form in which the lexicon lists it, also where it is written large."""
    lemma = source.lemma_.lower()
    return lemma if lemma in _known_nouns() else lemma.removesuffix("s")


def _class_of_noun(source: Token) -> Sourcing:
    """Return the class of a common noun, by the lists of the lexicon."""
    words, lemma = _words(), _singular(source)
    if any(child.lower_ in words["insiders"] for child in source.children) or _is_inside(source):
        return "unnamed"
    by_list: tuple[tuple[str, Sourcing], ...] = (
        ("analyst", "analyst"),
        ("public", "public"),
        ("spoken_for", "institution"),
        ("institution", "institution"),
    )
    for name, kind in by_list:
        if lemma in words[name]:
            return kind
    return _class_of_text_or_office(source, lemma)


def _is_inside(source: Token) -> bool:
    """Tell whether people speak as those who know, and not as a public.

    They have knowledge, stand where something is dealt with, or are a few ("two people said").
    """
    words = _words()
    if source.lemma_.lower() not in words["persons"]:
        return False
    if any(
        one.like_num and one.lemma_.lower() not in words["parts"]
        for one in children(source, "nummod")
    ):
        return True
    return any(
        prep.lower_ in words["inside"]
        or (prep.lower_ == "with" and place.lemma_.lower() in words["knowledge"])
        or (prep.lower_ == "in" and place.lemma_.lower() in words["rooms"])
        for prep in children(source, "prep")
        for place in children(prep, "pobj")
    )


def _class_of_text_or_office(source: Token, lemma: str) -> Sourcing:
    """Return the class of a text (its owner's), of one office holder, or of people unnamed."""
    words, owners = _words(), children(source, "poss")
    if lemma in words["documents"] and owners:
        return _class_of(owners[0], None)
    definite = any(child.lower_ in {"the", "its", "his", "her"} for child in source.children)
    if lemma in words["office"] and definite and source.tag_ != "NNS":
        return "named"
    if lemma in words["nameless"]:
        return "unnamed"
    bodies = {child.lemma_.lower() for child in children(source, "compound", "amod", "nmod")}
    return "institution" if bodies & words["institution"] else "unnamed"


def outside(saying: Saying) -> list[Token]:
    """Return the words of the saying's sentence that are not what is said."""
    return [t for t in saying.head.sent if not saying.says(t.idx) and not t.is_space]


def venue_of(saying: Saying) -> str | None:
    """Return where something was said, in the words of its sentence ("public remarks")."""
    words = _words()
    said = " ".join(token.text for token in outside(saying))
    for phrase in sorted(words["phrases"]):
        if phrase in said.lower():
            return phrase
    for token in outside(saying):
        if token.lemma_.lower() in words["venues"] and _is_setting(saying, token):
            return _venue_text(token)
    return None


def _is_setting(saying: Saying, token: Token) -> bool:
    """Tell whether a noun says where the words were said, and is not itself who says them."""
    if token == saying.source or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    inside = saying.source_range
    if inside is not None and inside[0] <= token.idx < inside[1]:
        return False
    return token.dep_ in {"pobj", "dobj", "conj"}


def _venue_text(token: Token) -> str:
    """Return a venue's noun with the words before it that say of what kind it is."""
    words = _words()
    first = token.i
    while first > 0 and _is_kind(token, token.doc[first - 1]):
        first -= 1
    last = token.i + 1
    if token.lemma_.lower() in words["with_place"]:
        last = max([last, *(one.right_edge.i + 1 for one in _places(token))])
    return token.doc.words(first, last)


def _is_kind(token: Token, before: Token) -> bool:
    """Tell whether a word before a venue says of what kind it is."""
    if before.lower_ in _words()["venue_skip"] or before.head != token:
        return False
    return before.dep_ in {"amod", "compound"} and before.ent_type_ not in {"DATE", "ORG"}


def _places(token: Token) -> list[Token]:
    """Return the phrases that say where a visit went."""
    return [one for one in children(token, "prep") if one.lower_ in {"to", "in"}]


def via_of(saying: Saying, speakers: Speakers) -> str | None:
    """Return the outlet that carried the words ("in an interview with", "told")."""
    words = _words()
    for token in outside(saying):
        if token.lemma_.lower() in words["carriers"]:
            for one in below(token):
                if one.pos_ == "PROPN" and one.dep_ in {"pobj", "compound"} and _carries(one):
                    return _outlet_text(one if one.dep_ == "pobj" else one.head)
    told = _told(saying)
    if told is not None and _is_outlet(told, speakers):
        return _outlet_text(told)
    return None


def _carries(token: Token) -> bool:
    """Tell whether a name hangs on a preposition or agent, and is no date."""
    if token.ent_type_ == "DATE":
        return False
    top = token if token.dep_ == "pobj" else token.head
    return top.dep_ == "pobj" and top.head.lower_ in _words()["carried"]


def _is_outlet(token: Token, speakers: Speakers) -> bool:
    """Tell whether a word names an outlet."""
    actor = speakers.of(token)
    if actor is not None and actor.kind == "outlet":
        return True
    return token.lemma_.lower() in _words()["outlet_words"] and token.pos_ in {"PROPN", "NOUN"}


def _outlet_text(token: Token) -> str:
    """Return an outlet's name without its article and without a noun like "magazine"."""
    name = [t for t in noun_phrase(token) if t.pos_ == "PROPN"] or noun_phrase(token)
    first, last = extent(name)
    return token.doc.text[first:last]


def _told(saying: Saying) -> Token | None:
    """Return who is told, asked or warned."""
    if saying.head.lemma_.lower() not in _words()["told"]:
        return None
    for child in saying.head.children:
        if child.dep_ in {"dobj", "dative"} and child.i > saying.head.i:
            return child
        if child.dep_ == "ccomp" and child.i > saying.head.i:
            asked = children(child, "nsubj")
            marked = [one for one in children(child, "aux") if one.lower_ == "to"]
            return asked[0] if asked and marked else None
    return None


def addressee_of(document: Document, saying: Saying, speakers: Speakers) -> str | None:
    """Return the actor to whom the words are addressed."""
    for token in (_told(saying), _addressed(saying), _called_upon(document, saying)):
        if token is None or _is_outlet(token, speakers):
            continue
        actor = speakers.of(token)
        if actor is not None and actor.kind != "place":
            return actor.id
    return None


def _addressed(saying: Saying) -> Token | None:
    """Return who is named behind "to" at the verb or at a noun such as "appeal"."""
    for holder in (saying.head, *upwards(saying.head)):
        nouns = [
            one for one in children(holder, "dobj") if one.lemma_.lower() in _words()["venues"]
        ]
        for one in (holder, *nouns):
            for to in children(one, "prep", "dative"):
                goal = children(to, "pobj") if to.lower_ == "to" else []
                if goal and goal[0] == saying.source:
                    continue
                if goal and not saying.says(goal[0].idx) and goal[0].pos_ in {"PROPN", "NOUN"}:
                    return goal[0]
    return None


def _called_upon(document: Document, saying: Saying) -> Token | None:
    """Return whom a quotation calls by name at its start ("X, stop!")."""
    quotation = document.quotation_at(saying.start)
    if quotation is None or quotation.start != saying.start:
        return None
    for token in document.doc.following(quotation.start + 1):
        if token.is_alpha:
            comma = token.i + 1 < len(document.doc) and token.nbor(1).text == ","
            return token if token.pos_ == "PROPN" and comma else None
    return None
