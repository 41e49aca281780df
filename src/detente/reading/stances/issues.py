"""What a text is about: the places where a known option of a known issue is named (issues.toml).

A phrase of the lexicon is a head with arguments on the parse. Code knows the grammar of such
phrases, the words and the issues are data; a case adds rows of the same form.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from detente.article import Scope
from detente.reading.grammar.phrases import Phrase, forms, phrase_of, reach, shown, slots_at
from detente.reading.tokens import Token

_GROUP = re.compile(r"\$(\w+)")
_ABOUT = frozenset({"on", "about", "over", "concerning", "regarding"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """An issue of the lexicon as the reader needs it."""

    id: str
    target: str | None = None
    carrier: bool = False
    topical: bool = False
    in_package: str | None = None
    pax: tuple[str, ...] = ()
    pax_none: str | None = None


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
    turned: bool = False
    again: bool = False


def read_lexicon(source: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a parsed issues.toml describes."""
    issues: dict[str, Issue] = {}
    phrases: dict[str, list[Phrase]] = {}
    groups = {name: "|".join(words) for name, words in source.get("group", {}).items()}
    for name, row in source["issue"].items():
        issues[name] = _issue(name, row)
        for phrase in _phrases(name, row, groups):
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
        topical=bool(row.get("topical")),
        in_package=row.get("in_package"),
        pax=tuple(row.get("pax", ())),
        pax_none=row.get("pax_none"),
    )


def _phrases(issue: str, row: Mapping[str, Any], groups: Mapping[str, str]) -> Iterator[Phrase]:
    """Yield the phrases of an issue, those without an option first."""
    for text in row.get("any", ()):
        yield phrase_of(issue, None, _spelled_out(text, groups))
    for option, texts in row.get("option", {}).items():
        for text in texts:
            yield phrase_of(issue, option, _spelled_out(text, groups))


def _spelled_out(text: str, groups: Mapping[str, str]) -> str:
    """Return a line with the words of a group in place of its name ("$truce")."""
    return _GROUP.sub(lambda found: groups[found[1]], text)


Near = dict[int, tuple[list[Token], frozenset[str]]]
"""What hangs on each head, by its number, with all the words of it."""


def _around(head: Token, known: Near) -> tuple[list[Token], frozenset[str]]:
    """Return what hangs on a head, worked out once, with all the words of it."""
    if head.i not in known:
        tokens = reach(head)
        known[head.i] = tokens, frozenset().union(*(forms(t) for t in tokens))
    return known[head.i]


def _can_fit(phrase: Phrase, words: frozenset[str]) -> bool:
    """Tell whether each argument of a phrase has its first word among some words."""
    return all(
        role == "subj:" or any(run[0] in words for run in need)
        for need, role in zip(phrase.needs, phrase.roles, strict=True)
    )


def _match(phrase: Phrase, token: Token, lexicon: Lexicon, known: Near) -> Hit | None:
    """Return the hit of a phrase at a token, or None."""
    filled = slots_at(phrase, token)
    if filled is None:
        return None
    head = next((t for t in filled if t.head not in filled or t.head == t), filled[0])
    tokens, words = _around(head, known)
    if not _can_fit(phrase, words):
        return None
    near = [t for t in tokens if t not in filled]
    given = shown(phrase, head, near)
    targets = () if given is None else _targets(phrase, head, near, lexicon)
    if given is None or (phrase.required and not targets):
        return None
    return Hit(
        issue=lexicon.issues[phrase.issue],
        option=phrase.option,
        head=head,
        tokens=tuple(sorted({*filled, *given}, key=lambda t: t.i)),
        targets=targets,
        scope=_scope([*filled, *near], lexicon),
        weight=phrase.weight,
        turned=phrase.turned,
        again=phrase.again,
    )


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
    if kind == "place" and "subj" in phrase.where:
        fitting = [t for t in fitting if t.ent_type_ != "NORP"]  # people who stay are no place
    split = (noun_phrase(t) or ((t,) if phrase.bare else ()) for t in dict.fromkeys(fitting))
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
        named = token.pos_ == "PROPN" or token.ent_type_ == "NORP"
        return named or bool(forms(token) & lexicon.words["force_nouns"])
    nouns = lexicon.words["resource_nouns" if kind == "resource" else "place_nouns"]
    return token.pos_ == "PROPN" or bool(forms(token) & nouns)


def noun_phrase(head: Token) -> tuple[Token, ...]:
    """Return a noun with what stands before it, without articles, "any", "other" and owners."""
    left = [t for t in head.lefts if t.dep_ in {"compound", "amod", "nmod", "nummod"}]
    words = [t for t in left if t.lower_ not in {"other", "any", "all", "such", "these"}]
    start = min((w.left_edge.i for w in words), default=head.i)
    if not words and head.pos_ != "PROPN" and head.ent_type_ != "NORP":
        return ()
    return tuple(t for t in head.doc[start : head.i + 1] if t.dep_ not in {"det", "poss", "case"})


def find_hits(tokens: Iterable[Token], lexicon: Lexicon) -> list[Hit]:
    """Return the namings of options among tokens in text order, the fullest one at each place."""
    hits: list[Hit] = []
    known: Near = {}
    for token in tokens:
        named = sorted(word for word in forms(token) if word in lexicon.phrases)
        phrases = dict.fromkeys(p for word in named for p in lexicon.phrases[word])
        hits += [hit for p in phrases if (hit := _match(p, token, lexicon, known))]
    near = _by_sentence(hits)
    hits = [hit for hit in hits if not hit.again or _is_named_before(hit, near(hit))]
    near = _by_sentence(hits)
    kept = [hit for hit in hits if not any(_outdone(hit, other) for other in near(hit))]
    unique = {(hit.issue.id, hit.head.i): hit for hit in sorted(kept, key=_order)}
    return sorted(unique.values(), key=lambda hit: (hit.head.i, hit.issue.id))


def _by_sentence(hits: Iterable[Hit]) -> Callable[[Hit], list[Hit]]:
    """Return what gives the hits that have a word in a sentence of a hit's, itself included."""
    found: dict[int, list[Hit]] = defaultdict(list)
    for hit in hits:
        for start in {token.sent.start for token in hit.tokens}:
            found[start].append(hit)
    return lambda hit: [
        one for start in sorted({t.sent.start for t in hit.tokens}) for one in found[start]
    ]


def _is_named_before(hit: Hit, hits: list[Hit]) -> bool:
    """Tell whether the sentence has named the issue of a hit before ("but not a full lifting")."""
    return any(
        one.issue == hit.issue and one.head.i < hit.head.i and one.head.sent == hit.head.sent
        for one in hits
        if not one.again
    )


def _order(hit: Hit) -> tuple[int, str, list[int]]:
    """Return what orders equal hits the same way in each run; the last one is kept."""
    return (hit.weight, hit.option or "", [token.i for token in hit.tokens])


def _outdone(hit: Hit, other: Hit) -> bool:
    """Tell whether another hit shows all that this one shows, and more."""
    mine, theirs = set(hit.tokens), set(other.tokens)
    if mine < theirs or _nested(hit, other) or _is_target_of(hit, other):
        return True
    return mine == theirs and hit.issue == other.issue and _order(hit) < _order(other)


def _is_target_of(hit: Hit, other: Hit) -> bool:
    """Tell whether a hit only names whom or what another is about ("foreign troops leave")."""
    about = (token for target in other.targets for token in target)
    return hit.issue != other.issue and hit.head in about


def _nested(hit: Hit, other: Hit) -> bool:
    """Tell whether a hit hangs inside a fuller one of its issue ("give up uranium enrichment")."""
    if hit.issue != other.issue or hit.head == other.head or other.option is None:
        return False
    if hit.weight > other.weight or hit.head in other.head.conjuncts:
        return False
    return hit.head in reach(other.head) or hit.head in other.tokens


def carries(hit: Hit, other: Hit) -> bool:
    """Tell whether a hit may give way to the one below it ("a deal to freeze the line")."""
    if not hit.issue.carrier or other.issue == hit.issue or other.head == hit.head:
        return False
    return hit.head in set(other.head.ancestors) and not _is_only_about(hit, other)


def _is_only_about(hit: Hit, other: Hit) -> bool:
    """Tell "talks about a pact" from "talks to conclude a pact": the topic is not yet wanted."""
    above = [other.head, *other.head.ancestors]
    path = above[: above.index(hit.head)]
    return hit.issue.topical and path[-1].dep_ == "prep" and path[-1].lower_ in _ABOUT
