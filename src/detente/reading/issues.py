"""What a text is about: the places where a known option of a known issue is named (issues.toml).

A phrase of the lexicon is a head with arguments on the parse. Code knows the grammar of such
phrases, the words and the issues are data; a case adds rows of the same form.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc, Token

from detente.evidence import Scope

CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SIDE_DEPS = frozenset({"nsubj", "punct", "cc", "mark"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One row of the lexicon: head words side by side, what must and must not hang on them."""

    issue: str
    option: str | None
    slots: tuple[frozenset[str], ...]
    kind: str = ""
    needs: tuple[tuple[tuple[str, ...], ...], ...] = ()
    bars: tuple[tuple[str, ...], ...] = ()
    where: frozenset[str] = frozenset()
    required: bool = False

    @property
    def weight(self) -> int:
        """Return how much the phrase asks for; of two that fit one head the weightier wins."""
        return len(self.slots) + len(self.needs) + (self.option is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue of the lexicon as the reader needs it."""

    id: str
    target: str | None = None
    carrier: bool = False
    in_package: str | None = None
    pax: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All issues, their phrases by first word, and the word lists that go with them."""

    issues: Mapping[str, Issue]
    phrases: Mapping[str, tuple[Phrase, ...]]
    words: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One naming of an option: the head, every word that shows it, and the targets it names."""

    issue: Issue
    option: str | None
    head: Token
    tokens: tuple[Token, ...]
    targets: tuple[tuple[Token, ...], ...] = ()
    scope: Scope | None = None
    weight: int = 1


def read_lexicon(source: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a parsed issues.toml describes."""
    issues: dict[str, Issue] = {}
    phrases: dict[str, list[Phrase]] = {}
    for name, row in source["issue"].items():
        issues[name] = _issue(name, row)
        for phrase in _phrases(name, row):
            for word in phrase.slots[0]:
                phrases.setdefault(word, []).append(phrase)
    lists = {name: frozenset(one) for name, one in source.items() if isinstance(one, list)}
    return Lexicon(
        issues=issues,
        phrases={word: tuple(some) for word, some in phrases.items()},
        words=lists,
    )


@cache
def issue_lexicon() -> Lexicon:
    """Return the lexicon that ships with the product."""
    place = files("detente.reading").joinpath("lexicon", "issues.toml")
    return read_lexicon(tomllib.loads(place.read_text(encoding="utf-8")))


def _issue(name: str, row: Mapping[str, Any]) -> Issue:
    """Return an issue without its phrases."""
    return Issue(
        id=name,
        target=row.get("target"),
        carrier=bool(row.get("carrier")),
        in_package=row.get("in_package"),
        pax=tuple(row.get("pax", ())),
    )


def _phrases(issue: str, row: Mapping[str, Any]) -> Iterator[Phrase]:
    """Yield the phrases of an issue, those without an option first."""
    for text in row.get("any", ()):
        yield phrase_of(issue, None, text)
    for option, texts in row.get("option", {}).items():
        for text in texts:
            yield phrase_of(issue, option, text)


def phrase_of(issue: str, option: str | None, text: str) -> Phrase:
    """Return a phrase from its line in the lexicon.

    Examples
    --------
    >>> phrase = phrase_of("blockade", "lift", "v:lift|end > blockade|sea_siege @ of,obj")
    >>> sorted(phrase.slots[0]), phrase.kind, phrase.needs
    (['end', 'lift'], 'v', ((('blockade',), ('sea', 'siege')),))
    """
    rest, _, where = text.partition(" @ ")
    rest, _, bar = rest.partition(" ~ ")
    head, *needs = rest.split(" > ")
    kind = head[0] if head[1:2] == ":" else ""
    slots = tuple(frozenset(slot.split("|")) for slot in head.removeprefix(f"{kind}:").split())
    return Phrase(
        issue=issue,
        option=option,
        slots=slots,
        kind=kind,
        needs=tuple(_alternatives(need) for need in needs),
        bars=_alternatives(bar) if bar else (),
        where=frozenset(one.rstrip("!") for one in where.split(",") if one),
        required="!" in where,
    )


def _alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of an argument, each as its words."""
    return tuple(tuple(one.split("_")) for one in text.split("|"))


def forms(token: Token) -> frozenset[str]:
    """Return the forms under which a token may stand in a lexicon."""
    return frozenset((token.lemma_.lower(), token.lower_))


def reach(head: Token) -> list[Token]:
    """Return what hangs on a head inside its own clause: objects, modifiers, phrases.

    A verb without an object shares that of the verb beside it ("lift or ease the blockade"), a
    clause that stands behind a noun ("sanctions that ...") is not entered, nor is a subject.
    """
    found = [head]
    stack = list(_arguments(head))
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [c for c in token.children if c.dep_ not in CLAUSES and c.dep_ != "punct"]
    return sorted(found, key=lambda token: token.i)


def _arguments(head: Token) -> list[Token]:
    """Return the children of a head that can be its arguments, shared objects too."""
    verbal = head.pos_ in _VERBS
    own = [c for c in head.children if _is_argument(c, verbal=verbal)]
    if verbal and not any(c.dep_ in {"dobj", "nsubjpass", "prep"} for c in own):
        beside = [c for c in head.children if c.dep_ == "conj" and c.pos_ in _VERBS]
        own += [c for verb in beside for c in verb.children if c.dep_ == "dobj"]
    if verbal and not own:
        own = _words_after(head)
    if verbal and head.dep_ in {"acl", "amod"} and head.tag_ == "VBN":
        own.append(head.head)
    if not verbal and head.dep_ in {"compound", "amod", "nmod"} and head.head.pos_ in _NOUNS:
        own += [
            c for c in head.head.children if c.dep_ in {"amod", "compound", "nummod"} and c != head
        ]
    return own


def _words_after(head: Token) -> list[Token]:
    """Return the words right after a verb on which nothing hangs, up to a mark or another verb."""
    found: list[Token] = []
    for token in head.doc[head.i + 1 : head.i + 5]:
        if token.is_punct or token.is_space or token.pos_ in {"ADP", "SCONJ", "AUX"}:
            break
        found.append(token)
    return found


def _is_argument(child: Token, *, verbal: bool) -> bool:
    """Tell whether a child is an argument of its head rather than a clause beside it."""
    if child.dep_ in CLAUSES or child.dep_ in _SIDE_DEPS:
        return False
    return not (child.dep_ == "conj" and (verbal or child.pos_ in _VERBS))


def _slots_at(phrase: Phrase, token: Token) -> tuple[Token, ...] | None:
    """Return the tokens that fill a phrase's head from this token on, or None."""
    if phrase.kind and token.pos_ not in (_VERBS if phrase.kind == "v" else _NOUNS):
        return None
    filled = [token]
    for slot in phrase.slots[1:]:
        following = token.doc[filled[-1].i + 1 : filled[-1].i + 2]
        particles = [c for c in token.children if c.dep_ in {"prt", "advmod"} and c.i > token.i]
        fits = [t for t in (*following, *particles) if forms(t) & slot]
        if not fits:
            return None
        filled.append(fits[0])
    return tuple(filled)


def _found(words: tuple[str, ...], among: Iterable[Token], doc: Doc) -> tuple[Token, ...]:
    """Return the tokens that spell some words among arguments, or nothing."""
    for token in among:
        run = doc[token.i : token.i + len(words)]
        if len(run) == len(words) and all(w in forms(t) for w, t in zip(words, run, strict=True)):
            return tuple(run)
    return ()


def _match(phrase: Phrase, token: Token, lexicon: Lexicon) -> Hit | None:
    """Return the hit of a phrase at a token, or None."""
    filled = _slots_at(phrase, token)
    if filled is None:
        return None
    head = next((t for t in filled if t.head not in filled or t.head == t), filled[0])
    near = [t for t in reach(head) if t not in filled]
    shown = _shown(phrase, near, token.doc)
    targets = _targets(phrase, head, near, lexicon)
    if shown is None or (phrase.required and not targets):
        return None
    return Hit(
        issue=lexicon.issues[phrase.issue],
        option=phrase.option,
        head=head,
        tokens=tuple(sorted({*filled, *shown}, key=lambda t: t.i)),
        targets=targets,
        scope=_scope([*filled, *near], lexicon),
        weight=phrase.weight,
    )


def _shown(phrase: Phrase, near: list[Token], doc: Doc) -> list[Token] | None:
    """Return the arguments that a phrase needs, or None if one is missing or barred."""
    if any(_found(bar, near, doc) for bar in phrase.bars):
        return None
    shown: list[Token] = []
    for need in phrase.needs:
        got = next((run for words in need if (run := _found(words, near, doc))), None)
        if got is None:
            return None
        shown += got
    return shown


def _scope(tokens: Iterable[Token], lexicon: Lexicon) -> Scope | None:
    """Return whether words say "in law" or "in fact"; None if neither or both."""
    said = frozenset().union(*(forms(t) for t in tokens))
    legal, factual = said & lexicon.words["legal_words"], said & lexicon.words["factual_words"]
    if bool(legal) == bool(factual):
        return None
    return "de_jure" if legal else "de_facto"


def _targets(
    phrase: Phrase, head: Token, near: list[Token], lexicon: Lexicon
) -> tuple[tuple[Token, ...], ...]:
    """Return the targets that a phrase names, a coordination split into its members."""
    kind = lexicon.issues[phrase.issue].target
    if kind is None or not phrase.where:
        return ()
    found = [t for first in _places(phrase.where, head, near) for t in (first, *first.conjuncts)]
    fitting = [t for t in found if _is_target(t, kind, lexicon)]
    split = (noun_phrase(t) for t in dict.fromkeys(fitting))
    return tuple(some for some in split if some)


_STANDING = {
    "obj": frozenset({"dobj", "nsubjpass"}),
    "poss": frozenset({"poss", "compound", "amod"}),
    "mod": frozenset({"compound", "nmod"}),
}


def _places(where: frozenset[str], head: Token, near: list[Token]) -> Iterator[Token]:
    """Yield the nouns that stand where a phrase has its target."""
    standing = frozenset().union(*(_STANDING.get(one, frozenset()) for one in where))
    for token in near:
        after = token.dep_ == "pobj" and token.head.lower_ in where
        if after or (token.head == head and token.dep_ in standing):
            yield token
    if "subj" in where:
        yield from (c for c in head.children if c.dep_ in {"nsubj", "nsubjpass"})


def _is_target(token: Token, kind: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun can be the target: a name, or a noun of the issue's kind."""
    if kind == "force":
        return token.pos_ == "PROPN" or bool(forms(token) & lexicon.words["force_nouns"])
    nouns = lexicon.words["resource_nouns" if kind == "resource" else "place_nouns"]
    return token.pos_ == "PROPN" or bool(forms(token) & nouns)


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """Return a noun with what stands before it, without articles, "any", "other" and owners."""
    left = [t for t in head.lefts if t.dep_ in {"compound", "amod", "nmod", "nummod"}]
    words = [t for t in left if t.lower_ not in {"other", "any", "all", "such", "these"}]
    start = min((w.left_edge.i for w in words), default=head.i)
    if not words and head.pos_ != "PROPN":
        return ()
    return tuple(t for t in head.doc[start : head.i + 1] if t.dep_ not in {"det", "poss", "case"})


def find_hits(tokens: Iterable[Token], lexicon: Lexicon) -> list[Hit]:
    """Return the namings of options among tokens in text order, the fullest one at each place."""
    hits: list[Hit] = []
    for token in tokens:
        phrases = {p for word in forms(token) for p in lexicon.phrases.get(word, ())}
        hits += [hit for p in phrases if (hit := _match(p, token, lexicon))]
    kept = [hit for hit in hits if not any(_outdone(hit, other) for other in hits)]
    unique = {(hit.issue.id, hit.head.i): hit for hit in sorted(kept, key=_order)}
    return sorted(unique.values(), key=lambda hit: (hit.head.i, hit.issue.id))


def _order(hit: Hit) -> tuple[int, str]:
    """Return what orders equal hits the same way in each run; the last one is kept."""
    return (hit.weight, hit.option or "")


def _outdone(hit: Hit, other: Hit) -> bool:
    """Tell whether another hit shows all that this one shows, and more."""
    mine, theirs = set(hit.tokens), set(other.tokens)
    if mine < theirs or _nested(hit, other):
        return True
    return mine == theirs and hit.issue == other.issue and _order(hit) < _order(other)


def _nested(hit: Hit, other: Hit) -> bool:
    """Tell whether a hit hangs inside a fuller one of its issue ("give up uranium enrichment")."""
    if hit.issue != other.issue or hit.head == other.head or other.option is None:
        return False
    return hit.weight <= other.weight and hit.head in reach(other.head)


def carried(hits: list[Hit]) -> list[Hit]:
    """Return the hits without those that only carry another ("a deal to freeze the line")."""
    return [
        hit
        for hit in hits
        if not (hit.issue.carrier and any(_carries(hit, other) for other in hits))
    ]


def _carries(hit: Hit, other: Hit) -> bool:
    """Tell whether one hit hangs below the head of a carrier."""
    return other is not hit and other.head != hit.head and hit.head in set(other.head.ancestors)
