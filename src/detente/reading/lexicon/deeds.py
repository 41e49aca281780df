"""The lexicon of deeds: which PLOVER class a verb, a noun or the two together belong to."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from detente.article import EventType
from detente.reading.tokens import Token

Frame = Literal["on", "together", "visit"]
Pair = tuple[str, str]

COOPERATIVE: frozenset[EventType] = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"}
)
VERBAL: frozenset[EventType] = frozenset(
    {"AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"}
)
"""Classes of saying: what stands below them is spoken of, not done."""

_TAILS = frozenset({"prt", "prep", "advmod"})
_AT_A_TIME = frozenset({"on", "in", "at", "over", "for", "during"})
_LEFT = frozenset({"compound", "amod", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


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
    """Look-ups made once: lemma to sense, verb and noun to sense, and the lists of operators."""

    verbs: dict[str, Sense]
    nouns: dict[str, Sense]
    adjectives: dict[str, Sense]
    phrases: dict[Pair, Sense]
    subjects: dict[Pair, Sense]
    idioms: frozenset[Pair]
    happens: frozenset[Pair]
    empty: frozenset[str]
    lemmas: frozenset[str]
    doers: dict[str, frozenset[str]]
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
    idioms = (pair for row in table["idioms"] for pair in _pairs(row, "objects"))
    paired = [row for kind in ("phrases", "subjects") for row in table[kind]]
    lemmas = {word.split("_")[0] for row in table["verbs"] for word in row["words"]}
    return EventLexicon(
        verbs=_senses(table["verbs"]),
        nouns=_senses(table["nouns"]),
        adjectives=_senses(table["adjectives"]),
        phrases=_pair_senses(table["phrases"], "objects"),
        subjects=_pair_senses(table["subjects"], "subjects"),
        idioms=frozenset(idioms),
        happens=frozenset((verb, noun) for verb, noun in table["happens"]["objects"]),
        empty=frozenset(table["empty"]["verbs"]),
        lemmas=frozenset(lemmas.union(*(row["verbs"] for row in paired))),
        doers={name: frozenset(words) for name, words in table["doers"].items()},
        words={
            name: part if isinstance(part, list) else _sets(part) for name, part in table.items()
        },
    )


def _sets(section: dict[str, Any]) -> dict[str, Any]:
    """Turn the lists of words of a section into sets."""
    return {
        name: frozenset(words) if words and isinstance(words[0], str) else words
        for name, words in section.items()
    }


def _senses(rows: Iterable[dict[str, Any]]) -> dict[str, Sense]:
    """Read the rows of single words."""
    return {word: sense for row in rows for sense in (_sense(row),) for word in row["words"]}


def _pair_senses(rows: Iterable[dict[str, Any]], nouns: str) -> dict[Pair, Sense]:
    """Read the rows of verbs with their nouns."""
    return {pair: sense for row in rows for sense in (_sense(row),) for pair in _pairs(row, nouns)}


def _pairs(row: dict[str, Any], nouns: str) -> Iterator[Pair]:
    """Yield each verb of a row with each of its nouns."""
    return ((verb, noun) for verb in row["verbs"] for noun in row[nouns])


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
    """Return what a verb means.

    Its particle decides first, then its object, its subject, its preposition, last it alone.
    """
    lexicon, bare = event_lexicon(), verb.lemma_.lower()
    if bare not in lexicon.lemmas:
        return None
    names = verb_names(verb)
    if not lexicon.empty.isdisjoint(names):
        return None
    joined = next((lexicon.verbs[name] for name in names if name in lexicon.verbs), None)
    split = joined is not None and any(c.dep_ == "prt" for c in verb.children)
    return joined if split else _with_nouns(verb, joined, [*names, bare])


def _with_nouns(verb: Token, joined: Sense | None, names: list[str]) -> Sense | None:
    """Return what a verb means by its nouns; ``joined`` is its sense with its preposition."""
    lexicon = event_lexicon()
    direct, behind = _verb_pairs(verb)
    found = _first(lexicon.phrases, direct) or _subject_sense(verb, names)
    if found is None and lexicon.idioms.isdisjoint(direct):
        found = joined or _first(lexicon.phrases, behind)
        alone = lexicon.verbs.get(names[-1]) if lexicon.idioms.isdisjoint(behind) else None
        found = found or alone
    return found


def _first(table: dict[Pair, Sense], pairs: Iterable[Pair]) -> Sense | None:
    """Return the sense of the first pair that a table has."""
    return next((table[pair] for pair in pairs if pair in table), None)


def verb_names(verb: Token) -> list[str]:
    """Return a verb's lemma with its particles and prepositions, the longest names first."""
    lemma = verb.lemma_.lower()
    tails = [c for c in verb.children if c.dep_ in _TAILS and c.i > verb.i and not _is_when(c)]
    inner = [g for c in tails for g in c.children if c.dep_ != "prep" and g.dep_ == "prep"]
    later = [c.lower_ for c in [*tails, *inner]]
    double = [f"{lemma}_{one}_{two}" for one in later for two in later if one != two]
    return [*double, *(f"{lemma}_{one}" for one in later)]


def _is_when(prep: Token) -> bool:
    """Tell "on Friday", which is no part of a verb; "gave them until Friday" is."""
    return prep.lower_ in _AT_A_TIME and any(
        c.dep_ == "pobj" and c.ent_type_ in {"DATE", "TIME"} for c in prep.children
    )


def phrase_sense(verb: Token) -> Sense | None:
    """Return what a verb means with one of its objects ("took to the streets")."""
    direct, behind = _verb_pairs(verb)
    return _first(event_lexicon().phrases, [*direct, *behind])


def _verb_pairs(verb: Token) -> tuple[list[Pair], list[Pair]]:
    """Return a verb with each name of its objects, and of what stands behind its prepositions."""
    direct: list[Pair] = []
    behind: list[Pair] = []
    lemma = verb.lemma_.lower()
    for noun in objects_of(verb):
        later = noun.dep_ == "pobj" and noun.head.head == verb
        (behind if later else direct).extend((lemma, name) for name in noun_names(noun))
    return direct, behind


def _subject_sense(verb: Token, names: Iterable[str]) -> Sense | None:
    """Return what a verb means with its subject ("a convoy reached the town")."""
    subjects = event_lexicon().subjects
    doers = [c for c in verb.children if c.dep_ in _SUBJECTS]
    words = [word for doer in doers for one in [doer, *_behind(doer)] for word in noun_names(one)]
    pairs = ((name, word) for name in names for word in words)
    return next((subjects[pair] for pair in pairs if pair in subjects), None)


def noun_sense(noun: Token) -> Sense | None:
    """Return what a noun means, with the word before it ("hunger strike") if listed."""
    nouns = event_lexicon().nouns
    found = (nouns[name] for name in (*noun_names(noun), noun.lower_) if name in nouns)
    return next(found, None)


def noun_lemma(noun: Token) -> str:
    """Return a noun's lemma in small letters."""
    return noun.lemma_.lower()


def noun_names(noun: Token) -> list[str]:
    """Return a noun's lemma with each word before it, then the lemma alone."""
    lemma = noun_lemma(noun)
    before = [f"{c.lower_} {lemma}" for c in noun.children if c.dep_ in _LEFT]
    return [*before, lemma]


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
    inner = [c for noun in found for c in _behind(noun)]
    return [*both, *inner]


def _behind(noun: Token) -> list[Token]:
    """Return the nouns behind "of", and behind "part in"."""
    words = {"of", "in"} if noun.lower_ == "part" else {"of"}
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in words]
    return [c for prep in of for c in prep.children if c.dep_ == "pobj"]
