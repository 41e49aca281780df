"""Which way words turn what they govern: demand, accept, oppose, reject (stances.toml).

Code knows how a word governs another on the parse; which word turns which way is data.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.reading.date_phrases import date_words
from detente.reading.grammar.clauses import told_before
from detente.reading.grammar.phrases import forms
from detente.reading.tokens import Token

_KINDS = {
    "v": frozenset({"VERB", "AUX"}),
    "n": frozenset({"NOUN", "PROPN"}),
    "a": frozenset({"ADJ", "VERB", "ADV", "NOUN"}),
}
_DEPTH = 2
_ADVICE = 8
_CLOSE = frozenset({"VERB", "ADP"})
_TOLD_OF = frozenset({"for", "of", "from"})
_COPULAS = frozenset({"acomp", "attr", "oprd"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """A class of words that turn what they govern the same way, a row of stances.toml."""

    id: str
    level: int
    negated: int
    directive: bool = False
    red_line: bool = False
    red_line_negated: bool = False
    conduct: bool = False
    absence: bool = False
    gives_up: bool = False
    by_option: bool = False
    kept: bool = False
    limit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word of a class: its kind and what must stand beside it."""

    kind: str
    beside: frozenset[str]
    attitude: Attitude


@dataclass(frozen=True, slots=True, kw_only=True)
class Stances:
    """The lexicon of stances: entries by lemma, and the word lists around them."""

    entries: Mapping[str, tuple[Entry, ...]]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, tuple[str, ...]]

    def attitude(self, token: Token) -> Attitude | None:
        """Return the class of a word where it stands, or None."""
        lemma, form = _with_prefix(token), token.lower_
        participles = self.entries.get(form, ()) if form != lemma else ()
        for entry in (*self.entries.get(lemma, ()), *(e for e in participles if e.kind == "a")):
            if _is_kind(token, entry.kind) and _stands_beside(token, entry.beside):
                return entry.attitude
        return None

    def side_of_line(self, issue: str, option: str | None) -> int:
        """Return what "a red line" says of an option: 1 it is held, -1 it is refused."""
        return 1 if f"{issue}.{option}" in self.words["red_lines.held"] else -1

    def holds(self, issue: str, option: str | None, *, owned: bool) -> bool:
        """Tell whether an option is what a party has; ``owned``: it is called its own."""
        if option is None:
            return owned or issue in self.words["red_lines.values"]
        named = f"{issue}.{option}"
        return named in self.words["red_lines.held"] or (
            owned and named in self.words["red_lines.owned"]
        )

    def has(self, token: Token, kind: str) -> bool:
        """Tell whether a word is in one of the lists (carriers, reports, turns, ...)."""
        return bool(forms(token) & self.words[kind])


def _is_kind(token: Token, kind: str) -> bool:
    """Tell whether a word is of a kind; a verb is an adjective only as a participle."""
    participle = token.pos_ != "VERB" or token.tag_ == "VBN"
    return token.pos_ in _KINDS[kind] and (kind != "a" or participle)


def read_stances(source: Mapping[str, Any]) -> Stances:
    """Return the lexicon that a parsed stances.toml describes."""
    entries: dict[str, list[Entry]] = {}
    for row in source["stance"]:
        fields = {k: v for k, v in row.items() if k not in {"words", "proposal"}}
        attitude = Attitude(**fields)
        for word in row["words"]:
            kind, _, rest = word.partition(":")
            lemma, _, beside = rest.partition("+")
            near = frozenset(beside.split("|")) if beside else frozenset()
            entry = Entry(kind=kind, beside=near, attitude=attitude)
            entries.setdefault(lemma, []).append(entry)
    return Stances(
        entries={k: tuple(sorted(v, key=lambda e: not e.beside)) for k, v in entries.items()},
        words=_lists(source, "words"),
        phrases={k: tuple(v) for k, v in _lists(source, "phrases").items()},
    )


def _lists(source: Mapping[str, Any], kind: str) -> dict[str, frozenset[str]]:
    """Return the word lists, or the lists of phrases, of a lexicon by their names."""
    found: dict[str, frozenset[str]] = {}
    for name, table in source.items():
        if name == "stance":
            continue
        for key, words in table.items():
            if (key == "phrases") == (kind == "phrases"):
                plain = name if key == kind else f"{name}.{key}"
                found[plain] = frozenset(words)
    return found


@cache
def stance_lexicon() -> Stances:
    """Return the lexicon that ships with the product."""
    place = files("detente.reading").joinpath("lexicon", "stances.toml")
    return read_stances(tomllib.loads(place.read_text(encoding="utf-8")))


def _with_prefix(token: Token) -> str:
    """Return a word's lemma with the "non-" that the tokenizer has cut off."""
    lemma = token.lemma_.lower()
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return f"non-{lemma}" if before == ["non", "-"] else lemma


def _stands_beside(token: Token, words: frozenset[str]) -> bool:
    """Tell whether one of some words hangs on a token or on its particle or preposition.

    A preposition or a verb must hang on the token itself: in "called their demand for a truce
    absurd" nobody calls for anything.
    """
    if not words:
        return True
    if "inf" in words:
        return any(c.dep_ == "xcomp" and _is_infinitive(c) for c in token.children)
    near = [c for c in token.children if c.dep_ not in {"nsubj", "nsubjpass"}]
    for _ in range(_DEPTH):
        near += [c for child in near for c in child.children if c not in near]
    near = [c for c in near if c.pos_ not in _CLOSE or c.head == token]
    return any(words & forms(c) for c in near if not _is_how_long(c))


def _is_how_long(preposition: Token) -> bool:
    """Tell the "for" of "fight for ten days" from that of "fight for a state"."""
    spans = date_words()["spans"]
    ends = [c for c in preposition.children if c.dep_ == "pobj"]
    return preposition.lower_ == "for" and any(one.lower_ in spans for one in ends)


def _is_infinitive(verb: Token) -> bool:
    """Tell whether a verb has its "to"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def clause_verb(token: Token) -> Token:
    """Return the verb that carries tense and negation of a predicate: "is" of "is open"."""
    if token.dep_ in _COPULAS and token.head.pos_ in _KINDS["v"]:
        return token.head
    if token.dep_ == "conj" and token.head.dep_ in _COPULAS:
        return token.head.head
    return token


def negation(token: Token, stances: Stances) -> str | None:
    """Return the word that negates a predicate or a noun, or None."""
    found = negator(token, stances)
    return None if found is None else found[0]


def negator(token: Token, stances: Stances) -> tuple[str, Token] | None:
    """Return how a predicate or a noun is negated, and by which word, or None."""
    verb = clause_verb(token)
    near = [c for one in {token, verb} for c in one.children]
    near += [c for t in near if t.dep_ in {"advmod", "neg"} for c in t.children]
    if is_going_to(verb):
        near += list(verb.head.children)
    if token.dep_ == "conj" and _shares_clause(token) and _is_alternative(token):
        near += list(token.head.children)
    subject = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    nobody = next((c for c in subject if c.lower_ in stances.words["negation.subjects"]), None)
    if nobody is not None:
        return nobody.lower_, nobody
    near += [d for s in (*subject, token) for d in _denying(s)]
    turned = next((c for c in near if _circumstance(c, "no")), None)
    if turned is not None or _is_turned_by(verb):
        return "under", turned or verb
    for child in near:
        words = forms(child) & stances.words["negation"]
        if stances.has(_after(child), "not_only"):
            continue
        if words and child.dep_ in {"neg", "det", "advmod", "preconj", "cc"}:
            how = "under" if any(_circumstance(c, "any") for c in near) else child.lower_
            return how, child
    return None


def _denying(noun: Token) -> list[Token]:
    """Return what may deny a noun and what it does: "no", "neither", the "not" of "not one"."""
    near = [c for c in noun.children if c.dep_ in {"det", "neg", "preconj"}]
    counts = (c for c in noun.children if c.dep_ == "nummod" or c.lower_ == "more")
    return [*near, *(d for c in counts for d in c.children if d.dep_ in {"det", "neg"})]


def _is_turned_by(verb: Token) -> bool:
    """Tell "at no point will X accept": a "no" before a helper that stands before its subject."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    subject = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is None or not helpers or helpers[0].i > subject.left_edge.i:
        return False
    preps = [c for c in verb.children if c.dep_ == "prep" and c.i < helpers[0].i]
    nouns = [n for prep in preps for n in prep.children if n.dep_ == "pobj"]
    return any(d.lower_ == "no" for noun in nouns for d in noun.children)


def _after(token: Token) -> Token:
    """Return the token behind another; the last of a text is its own."""
    return token.doc[min(token.i + 1, len(token.doc) - 1)]


def _circumstance(token: Token, how: str) -> bool:
    """Tell whether a phrase says "under no circumstances", or "any" behind a "not"."""
    nouns = [c for c in token.children if token.lower_ == "under" and c.dep_ == "pobj"]
    return any(d.lower_ == how for noun in nouns for d in noun.children)


def _shares_clause(token: Token) -> bool:
    """Tell whether a verb beside another has no subject and auxiliary of its own."""
    own = {c.dep_ for c in token.children}
    return not own & {"nsubj", "nsubjpass", "aux"}


def _is_alternative(token: Token) -> bool:
    """Tell whether "or" or "nor" joins a word to the one before."""
    return any(c.dep_ == "cc" and c.lower_ in {"or", "nor"} for c in token.head.children)


def modal(token: Token, stances: Stances) -> str | None:
    """Return what kind of modal a predicate has: commit, oblige, suggest, hedge, or None."""
    verb = clause_verb(token)
    near = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    shared = _first_of(verb)
    if is_obliged(shared, stances) or is_advised(shared, stances):
        return "oblige" if is_obliged(shared, stances) else "suggest"
    if verb.dep_ == "conj" and _shares_clause(verb):
        near += [c for c in verb.head.children if c.dep_ == "aux"]
    if is_going_to(verb) or (any(c.lower_ == "would" for c in near) and _told_in_past(verb)):
        return "commit"
    kinds = ("commit", "oblige", "suggest", "hedge")
    helpers = [c for c in near if c.tag_ == "MD"]
    found = (kind for kind in kinds if any(stances.has(c, f"modals.{kind}") for c in helpers))
    return next(found, None)


def _first_of(verb: Token) -> Token:
    """Return the first of verbs that share a doer and a helper ("needs to disarm and leave")."""
    while verb.dep_ == "conj" and _shares_clause(verb) and verb.head.pos_ in _KINDS["v"]:
        if verb.tag_ != verb.head.tag_:
            break
        verb = verb.head
    return verb


def is_obliged(verb: Token, stances: Stances) -> bool:
    """Tell whether a verb is what somebody "has to" or "needs to" do."""
    to = verb.dep_ == "xcomp" and stances.has(verb.head, "modals.oblige")
    return to and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def is_advised(verb: Token, stances: Stances) -> bool:
    """Tell whether words right before a verb advise it ("had better", "would do well to")."""
    words = [t.lower_ for t in verb.doc[max(verb.sent.start, verb.i - _ADVICE) : verb.i]]
    said = " " + " ".join(word for word in words if word not in {"not", "to"})
    return any(said.endswith(" " + one.removesuffix(" to")) for one in stances.phrases["advice"])


def is_going_to(verb: Token) -> bool:
    """Tell whether a verb is what somebody is "going to" do."""
    above = verb.head
    ahead = verb.dep_ == "xcomp" and above.lower_ == "going"
    return ahead and any(c.dep_ == "aux" and c.lemma_ == "be" for c in above.children)


def _told_in_past(verb: Token) -> bool:
    """Tell whether "would" is the "will" of somebody who spoke ("said it would withdraw").

    The words of saying may stand behind ("It would withdraw, an aide said").
    """
    behind = [c for c in verb.children if c.dep_ == "parataxis" and c.tag_ == "VBD"]
    told = any(own_subject(one) is not None for one in behind)
    return told or (verb.dep_ == "ccomp" and verb.head.tag_ in {"VBD", "VBN"})


def subject_of(token: Token) -> Token | None:
    """Return the word that names who holds a predicate, as far as grammar tells.

    Follows control: of an infinitive the subject of the verb above, of a relative clause the noun
    before it, of a noun its possessor, its "by" or "from", or who voices it ("signals readiness").
    """
    seen: set[int] = set()
    at: Token | None = token
    while at is not None and at.i not in seen:
        seen.add(at.i)
        own = own_subject(at) or _shared_with_passive(at) or _object_above(at)
        if own is not None:
            return own
        at = _controller(at)
    return None


def own_subject(token: Token) -> Token | None:
    """Return the subject that stands with a predicate itself, or None."""
    verb = clause_verb(token)
    if verb.pos_ in _KINDS["v"]:
        return _verbal_subject(verb)
    owners = [c for c in token.children if c.dep_ == "poss"]
    owners += [
        c
        for prep in token.children
        if prep.dep_ in {"prep", "agent"} and prep.lower_ in {"by", "from"}
        for c in prep.children
        if c.dep_ == "pobj"
    ]
    owners += [c for c in token.children if c.dep_ in {"amod", "compound"} and c.ent_type_]
    return owners[0] if owners else None


def _shared_with_passive(token: Token) -> Token | None:
    """Return the subject that a verb shares with a passive ("was not asked and would refuse")."""
    verb = clause_verb(token)
    if verb.dep_ != "conj" or is_passive(verb) or not is_passive(verb.head):
        return None
    return next((c for c in verb.head.children if c.dep_ == "nsubjpass"), None)


def _object_above(token: Token) -> Token | None:
    """Return whom a deed is told of behind "for", "of" or "from" ("thanked X for agreeing")."""
    verb = clause_verb(token)
    above = verb.head.head
    if verb.dep_ != "pcomp" or verb.head.lower_ not in _TOLD_OF or above.pos_ != "VERB":
        return None
    return next((c for c in above.children if c.dep_ == "dobj" and c.i < verb.head.i), None)


def _verbal_subject(verb: Token) -> Token | None:
    """Return who does a verb: its subject, or of a passive its "by"."""
    agents = [c for a in verb.children if a.dep_ == "agent" for c in a.children]
    passive = any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    found = agents or ([] if passive else subjects)
    if not found:
        return None if passive else _name_before(verb)
    if found[0].tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    return found[0]


def _name_before(verb: Token) -> Token | None:
    """Return the name right before a main verb to which the parser gave no subject."""
    first = min([verb, *(c for c in verb.children if c.dep_ == "aux")], key=lambda t: t.i)
    if verb.dep_ != "ROOT" or verb.tag_ == "VBG" or first.i <= verb.sent.start:
        return None
    called = [c for c in verb.children if c.dep_ == "intj" and c.i < first.i]
    if called and called[-1].text[:1].isupper() and called[-1].pos_ in _KINDS["n"]:
        return called[-1]
    before = first.nbor(-1)
    subjects = any(c.dep_ in {"csubj", "expl"} for c in verb.children)
    return before if before.pos_ == "PROPN" and not subjects else None


def is_passive(token: Token) -> bool:
    """Tell whether a verb is a passive, so that its grammatical subject is what it governs."""
    return any(c.dep_ in {"nsubjpass", "auxpass"} for c in token.children)


def is_being_done(verb: Token) -> bool:
    """Tell what is done to a thing in a clause of its own ("membership being ruled out")."""
    return any(c.dep_ == "auxpass" and c.lower_ == "being" for c in verb.children)


def is_wished(verb: Token) -> bool:
    """Tell the bare form of what is wished for ("that they leave", "that it be lifted")."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if helpers:
        return helpers[0].tag_ == "VB" and helpers[0].lower_ == "be"
    return verb.tag_ == "VB"


def _controller(token: Token) -> Token | None:
    """Return the predicate whose subject a predicate without its own shares, or None."""
    verb = clause_verb(token)
    if is_passive(verb) or verb.dep_ in {"ROOT", "relcl"}:
        return None
    if verb.dep_ in {"prep", "pobj", "pcomp"}:
        head = verb.head
        while head.pos_ in {"ADP", "SCONJ", "PART"} and head.head != head:
            head = head.head
        return head
    if verb.dep_ in {"xcomp", "conj", "advcl", "acl", "dobj", "attr", "acomp"}:
        return told_before(verb) or verb.head
    return None
