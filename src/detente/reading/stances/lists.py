"""Lists and the words that introduce them: "The ministry proposes:" and then point after point."""

import re

from detente.reading.document import Document
from detente.reading.stances.chains import Chain, add_step
from detente.reading.stances.stance import Stances, negation
from detente.reading.tokens import Token

_POINT = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•*·–—])\s")
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_MOST_LINES = 40


def introduction(head: Token, document: Document) -> list[Token]:
    """Return the words that introduce the list in which a word stands; none outside of one."""
    return _before_points(head, document) or _before_colon(head)


def _before_points(head: Token, document: Document) -> list[Token]:
    """Return the words of the line before a list of points, if it ends in a colon."""
    number, text = document.paragraph_at(head.idx), document.article.text
    lines = [text[slice(*document.paragraphs[n])] for n in range(number + 1)]
    last = len(lines) - 1
    while last and last > number - _MOST_LINES and _POINT.match(lines[last]):
        last -= 1
    if last == number or not lines[last].rstrip().endswith(":"):
        return []
    return list(document.doc.beginning(*document.paragraphs[last]))


def _before_colon(head: Token) -> list[Token]:
    """Return what stands before the colon of a sentence, if behind it things are only named."""
    words = [t for t in head.sent if t.i < head.i]
    colon = next((t for t in reversed(words) if t.text == ":"), None)
    if colon is None or any(t.is_quote for t in words if t.i > colon.i):
        return []
    told = any(_is_told(t, colon) for t in head.sent if t.i > colon.i)
    return [] if told else [t for t in words if t.i < colon.i]


def _is_told(token: Token, colon: Token) -> bool:
    """Tell whether a word behind a colon is the verb of a clause of its own."""
    verbs = (token, *(c for c in token.children if c.dep_ in {"aux", "auxpass"}))
    if token.dep_ == "relcl" or not any(t.tag_ in _FINITE for t in verbs):
        return False
    return any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i > colon.i for c in token.children)


def lead(words: list[Token], stances: Stances) -> Token | None:
    """Return the word of an introduction that says what is done to the points, if it is known."""
    found = [token for token in words if _leads(token, stances)]
    return min(found, key=lambda token: (len(list(token.ancestors)), -token.i), default=None)


def _leads(token: Token, stances: Stances) -> bool:
    """Tell whether a word demands, proposes, offers or promises."""
    attitude = stances.attitude(token)
    known = attitude is not None and attitude.id in stances.words["lists.leads"]
    return known and negation(token, stances) is None


def carry_on(chain: Chain, document: Document, stances: Stances) -> Chain:
    """Return a chain that goes on to the words which introduce the list of its hit."""
    if chain.steps or chain.silent:
        return chain
    word = lead(introduction(chain.hit.head, document), stances)
    if word is not None:
        chain.assertion = chain.assertion_at = None
        add_step(chain, word, stances)
    return chain
