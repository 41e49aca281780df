"""The grammar of a line of issues.toml: a head with its arguments, found on the parse.

Code knows how arguments hang on a head; which words make a phrase is data.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from detente.reading.grammar.series import member_before
from detente.reading.tokens import Parse, Token

CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj"})
_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_SIDE_DEPS = frozenset({"nsubj", "punct", "cc", "mark"})
_ROLES = {
    "obj:": frozenset({"dobj", "nsubjpass"}),
    "subj:": frozenset({"nsubj", "nsubjpass"}),
}
_NAMING = frozenset({"compound", "amod", "nummod", "nmod", "det", "predet"})
_RAISING = frozenset({"have", "need", "ought", "be"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One row of the lexicon: head words side by side, what must and must not hang on them."""

    issue: str
    option: str | None
    slots: tuple[frozenset[str], ...]
    kind: str = ""
    needs: tuple[tuple[tuple[str, ...], ...], ...] = ()
    bars: tuple[tuple[str, ...], ...] = ()
    roles: tuple[str, ...] = ()
    where: frozenset[str] = frozenset()
    required: bool = False
    bare: bool = False
    turned: bool = False
    again: bool = False

    @property
    def weight(self) -> int:
        """Return how much the phrase asks for; of two that fit one head the weightier wins."""
        return len(self.slots) + len(self.needs) + (self.option is not None)


def phrase_of(issue: str, option: str | None, text: str) -> Phrase:
    """Return a phrase from its line in the lexicon.

    "again " before a line says that it counts only behind another naming of its issue. "not "
    before a line says that its words are against the option; "obj:" or "subj:" before an
    argument asks for the object or the subject itself.

    Examples
    --------
    >>> phrase = phrase_of("blockade", "lift", "v:lift|end > blockade|sea_siege @ of,obj")
    >>> sorted(phrase.slots[0]), phrase.kind, phrase.needs
    (['end', 'lift'], 'v', ((('blockade',), ('sea', 'siege')),))
    """
    rest, _, where = text.removeprefix("not ").removeprefix("again ").partition(" @ ")
    rest, _, bar = rest.partition(" ~ ")
    head, *needs = rest.split(" > ")
    kind = head[0] if head[1:2] == ":" else ""
    slots = tuple(frozenset(slot.split("|")) for slot in head.removeprefix(f"{kind}:").split())
    return Phrase(
        issue=issue,
        option=option,
        slots=slots,
        kind=kind,
        needs=tuple(_alternatives(need.removeprefix(_role(need))) for need in needs),
        roles=tuple(_role(need) for need in needs),
        bars=_alternatives(bar) if bar else (),
        where=frozenset(one.rstrip("!+") for one in where.split(",") if one),
        required="!" in where or "+" in where,
        bare="+" in where,
        turned=text.startswith("not "),
        again=text.startswith("again "),
    )


def _role(need: str) -> str:
    """Return how an argument must stand: "obj:", "subj:" or anyhow."""
    return next((role for role in _ROLES if need.startswith(role)), "")


def _alternatives(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives of an argument, each as its words."""
    return tuple(tuple(one.split("_")) for one in text.split("|"))


def forms(token: Token) -> frozenset[str]:
    """Return the forms under which a token may stand in a lexicon.

    "=" before a word asks for this very form, "#" for a kind of name.
    """
    lower = token.lower_
    if token.dep_ == "prep":
        return _forms(lower, lower, None)  # "according" is no accord
    return _forms(lower, token.lemma_, token.ent_type_)


@lru_cache(maxsize=1 << 16)
def _forms(lower: str, lemma: str, kind: str | None) -> frozenset[str]:
    """Return a word, its lemma, the word as it must stand and the kind of its name."""
    kinds = () if kind is None else (f"#{kind}",)
    return frozenset((lemma.lower(), lower, f"={lower}", *kinds))


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
        stack = [c for c in stack if c.dep_ != "appos" or member_before(c) is None]
    return sorted(found, key=lambda token: token.i)


def _arguments(head: Token) -> list[Token]:
    """Return the children of a head that can be its arguments, shared objects too."""
    verbal = head.pos_ in _VERBS
    own = [c for c in head.children if _is_argument(c, verbal=verbal)]
    if head.dep_ == "ccomp" and _is_reduced(head):
        own += [c for c in head.children if c.dep_ == "nsubj"]
    own += _raised(head)
    if verbal and not any(c.dep_ in {"dobj", "nsubjpass", "prep"} for c in own):
        beside = [c for c in head.children if c.dep_ == "conj" and c.pos_ in _VERBS]
        own += [c for verb in beside for c in verb.children if c.dep_ == "dobj"]
    if verbal and (not own or head.dep_ == "compound"):
        own += _words_after(head)
    own += _stray_phrase(head)
    if verbal and head.dep_ in {"acl", "amod"} and head.tag_ == "VBN":
        own.append(head.head)
    if not verbal and head.dep_ in {"compound", "amod", "nmod"} and head.head.pos_ in _NOUNS:
        own += [
            c for c in head.head.children if c.dep_ in {"amod", "compound", "nummod"} and c != head
        ]
    return own


def _raised(verb: Token) -> list[Token]:
    """Return what "has to be lifted": the subject of the verb above a passive, which it shares."""
    passive = verb.dep_ == "xcomp" and any(c.dep_ == "auxpass" for c in verb.children)
    if not passive or verb.head.lemma_.lower() not in _RAISING:
        return []
    return [c for c in verb.head.children if c.dep_ == "nsubj"]


def _stray_phrase(head: Token) -> list[Token]:
    """Return the "to ..." right behind a noun that the parser hung on the verb of the noun."""
    if head.pos_ != "NOUN" or head.dep_ != "dobj" or head.i + 1 >= len(head.doc):
        return []
    after = head.nbor(1)
    stray = after.dep_ in {"prep", "dative"} and after.head == head.head
    return [after] if stray and after.lower_ in {"to", "of"} else []


def _is_reduced(verb: Token) -> bool:
    """Tell "wants the siege lifted" from a full clause with its auxiliary or object."""
    full = {"aux", "auxpass", "dobj", "mark"}
    return verb.tag_ in {"VBN", "VBD"} and not any(c.dep_ in full for c in verb.children)


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


def slots_at(phrase: Phrase, token: Token) -> tuple[Token, ...] | None:
    """Return the tokens that fill a phrase's head from this token on, or None."""
    if phrase.kind and token.pos_ not in (_VERBS if phrase.kind == "v" else _NOUNS):
        return None
    filled = [token]
    for slot in phrase.slots[1:]:
        following = token.doc[filled[-1].i + 1 : filled[-1].i + 2]
        particles = [
            c for c in token.children if c.dep_ in {"prt", "advmod", "prep"} and c.i > token.i
        ]
        fits = [t for t in (*following, *particles) if forms(t) & slot]
        if not fits:
            return None
        filled.append(fits[0])
    return tuple(filled)


def _found(words: tuple[str, ...], among: Iterable[Token], doc: Parse) -> tuple[Token, ...]:
    """Return the tokens that spell some words among arguments, or nothing."""
    first = words[0]
    for token in among:
        if first not in forms(token):
            continue
        run = doc[token.i : token.i + len(words)]
        if len(run) == len(words) and all(w in forms(t) for w, t in zip(words, run, strict=True)):
            return tuple(run)
    return ()


def shown(phrase: Phrase, head: Token, near: list[Token]) -> list[Token] | None:
    """Return the arguments that a phrase needs, or None if one is missing or barred."""
    doc = head.doc
    if any(_found(bar, near, doc) for bar in phrase.bars):
        return None
    found: list[Token] = []
    for need, role in zip(phrase.needs, phrase.roles, strict=True):
        among = _in_role(head, role, near) if role else near
        got = next((run for words in need if (run := _found(words, among, doc))), None)
        if got is None:
            return None
        found += got
    return found


def _in_role(head: Token, role: str, near: list[Token]) -> list[Token]:
    """Return the nouns that are a head's object or subject, with what names them."""
    deps = _ROLES[role]
    tops = [c for c in head.children if c.dep_ in deps]
    if role == "obj:":
        reduced = head.dep_ == "ccomp" and _is_reduced(head)
        tops += [c for c in head.children if reduced and c.dep_ == "nsubj"]
        tops += [t for t in near if t.dep_ in deps and t.head in head.conjuncts]
        tops += [t for t in near if t.dep_ == "pobj" and _is_of(t.head) and _hangs(t, head, tops)]
        tops += near if not tops and head.dep_ == "compound" else []
    tops += [one for top in tops for one in top.conjuncts]
    return [t for top in tops for t in (*(c for c in top.children if c.dep_ in _NAMING), top)]


def _is_of(token: Token) -> bool:
    """Tell whether a preposition is "of"."""
    return token.lower_ == "of"


def _hangs(noun: Token, head: Token, tops: list[Token]) -> bool:
    """Tell whether "of" joins a noun to a head that is a noun, or to a part of it ("half of")."""
    owner = noun.head.head
    return owner in tops or (owner == head and head.pos_ in _NOUNS)
