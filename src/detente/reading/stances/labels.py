"""What somebody calls a thing: "described the offer as a trap", "considers an amnesty a must"."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.stances.stance import Attitude, Stances, is_passive
from detente.reading.tokens import Token

_MUST = Attitude(id="called_must", level=2, negated=-1)
CALLED_GOOD = "called_good"
_GOOD = Attitude(id=CALLED_GOOD, level=1, negated=-1)
_BAD = Attitude(id="called_bad", level=-1, negated=1)
_KINDS = (("labels.must", _MUST), ("labels.bad", _BAD), ("labels.good", _GOOD))
_THINGS = frozenset({"dobj", "nsubjpass", "nsubj"})
_MOST_WORDS = 8
_NAMING = frozenset({"as", "a", "an", "the"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A verb of calling, the word that it gives a thing, and how that word judges it."""

    verb: Token
    word: Token
    attitude: Attitude


def label_of(hit: Token, node: Token, stances: Stances) -> Label | None:
    """Return what the clause above calls the thing that a hit stands in, or None.

    The parser hangs such words in many ways, so they are sought in their order: the verb, the
    thing, then "as ..." or the bare word behind it.
    """
    verb = _verb_of_calling(node, stances)
    if verb is None:
        return None
    kinds = _KINDS[:1] if stances.has(verb, "labels.making") else _KINDS
    last = verb.i if node.dep_ == "nsubjpass" else node.i
    for word in _behind(verb, max(hit.i, last)):
        for kind, attitude in kinds:
            if stances.has(word, kind) and not _is_denied(word):
                return Label(verb=verb, word=word, attitude=attitude)
    return None


def _verb_of_calling(node: Token, stances: Stances) -> Token | None:
    """Return the verb that gives a name to what hangs on it by a node, or None."""
    verb = node.head
    if verb.pos_ != "VERB" and verb.dep_ == "ccomp" and node.dep_ == "nsubj":
        verb = verb.head
    calls = stances.has(verb, "labels.verbs") or stances.has(verb, "labels.making")
    if verb.pos_ != "VERB" or node.dep_ not in _THINGS or not calls:
        return None
    subject = node.dep_ == "nsubj" and node.head == verb
    return None if subject and not is_passive(verb) else verb


def _behind(verb: Token, last: int) -> Iterator[Token]:
    """Yield the words behind a thing that can name it: up to a mark, a verb or "because"."""
    doc, opened = verb.doc, False
    for token in doc[last + 1 : last + 1 + _MOST_WORDS]:
        if token.sent != verb.sent or token.text in {";", ".", ":"} or token.dep_ == "mark":
            return
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
            return
        opened = opened or token.lower_ in _NAMING or token.dep_ in {"oprd", "acomp", "appos"}
        if opened or token.pos_ in {"ADJ", "ADV"}:
            yield token


def _is_denied(word: Token) -> bool:
    """Tell "not a trap", "no threat" from a thing that is called so."""
    before = word.doc[max(0, word.i - 3) : word.i]
    return any(token.lower_ in {"not", "no", "never", "n't"} for token in before)
