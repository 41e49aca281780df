"""The lexicon of deeds: which PLOVER class a verb, a noun or the two together belong to."""

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from detente.evidence import EventType
from detente.reading.tokens import Token

Frame = Literal["on", "together", "visit"]

COOPERATIVE: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
)
VERBAL: frozenset[EventType] = frozenset(
    {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"}
)
"""Classes of saying: what stands below them is spoken of, not done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """A PLOVER class with its mode, and how its doers and takers are laid out."""

    type: EventType
    mode: str | None = None
    frame: Frame = "on"
    state: bool = False
    strict: bool = False

    def turned(self, kind: EventType) -> "Sense":
        """Return the same layout under another class."""
        return replace(self, type=kind, mode=None, state=False, strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLexicon:
    """Look-ups made once: lemma to sense, verb and object to sense, and the lists of operators."""

    verbs: dict[str, Sense]
    nouns: dict[str, Sense]
    phrases: dict[tuple[str, str], Sense]
    words: dict[str, Any]

    def has(self, section: str, name: str, word: str) -> bool:
        """Tell whether a word is in one of the lists of a section."""
        return word in self.words[section][name]

    def operates(self, name: str, token: Token) -> bool:
        """Tell whether a token is one of a group of operators."""
        return token.lemma_.lower() in self.words["operators"][name]


@lru_cache(maxsize=1)
def event_lexicon() -> EventLexicon:
    """Return the lexicon of events."""
    path = files("detente.reading") / "lexicon" / "events.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases = {
        (verb, noun): _sense(row)
        for row in table["phrases"]
        for verb in row["verbs"]
        for noun in row["objects"]
    }
    return EventLexicon(
        verbs={word: _sense(row) for row in table["verbs"] for word in row["words"]},
        nouns={word: _sense(row) for row in table["nouns"] for word in row["words"]},
        phrases=phrases,
        words=table,
    )


def _sense(row: dict[str, Any]) -> Sense:
    """Read one row of the lexicon."""
    return Sense(
        type=row["type"],
        mode=row.get("mode"),
        frame=row.get("frame", "on"),
        state=row.get("state", False),
        strict=row.get("strict", False),
    )


def verb_sense(verb: Token) -> Sense | None:
    """Return what a verb means with its particle, else with its object, else alone."""
    lexicon, lemma = event_lexicon(), verb.lemma_.lower()
    tails = [c.lower_ for c in verb.children if c.dep_ in {"prt", "prep", "advmod"}]
    for tail in tails:
        if (found := lexicon.verbs.get(f"{lemma}_{tail}")) is not None:
            return found
    for noun in objects_of(verb):
        found = lexicon.phrases.get((lemma, noun_lemma(noun)))
        if found is not None:
            return found
    return lexicon.verbs.get(lemma)


def noun_sense(noun: Token) -> Sense | None:
    """Return what a noun means, with the word before it ("hunger strike") if listed."""
    lexicon = event_lexicon()
    for child in noun.children:
        if child.dep_ in {"compound", "amod"}:
            pair = f"{child.lower_} {noun_lemma(noun)}"
            if pair in lexicon.nouns:
                return lexicon.nouns[pair]
    return lexicon.nouns.get(noun.lower_) or lexicon.nouns.get(noun_lemma(noun))


def noun_lemma(noun: Token) -> str:
    """Return a noun's lemma in small letters."""
    return noun.lemma_.lower()


def objects_of(verb: Token) -> list[Token]:
    """Return the nouns a verb acts on: objects, passive subjects, objects of its prepositions.

    "Several rounds of talks" stands for its talks.
    """
    found = [c for c in verb.children if c.dep_ in {"dobj", "nsubjpass", "attr", "oprd", "dative"}]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        found.append(verb.head)
    preps = [c for c in verb.children if c.dep_ in {"prep", "dative"}]
    later = [c for prep in preps for c in prep.children if c.dep_ == "pobj"]
    both = [*found, *(c for noun in found for c in noun.conjuncts), *later]
    inner = [c for noun in found for c in _of(noun)]
    return [*both, *inner]


def _of(noun: Token) -> list[Token]:
    """Return the nouns behind "of"."""
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"]
    return [c for prep in of for c in prep.children if c.dep_ == "pobj"]
