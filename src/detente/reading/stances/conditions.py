"""On what an acceptance hangs: the clauses that begin with "if", "provided", "in exchange for"."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from detente.article import Condition, Span, Statement
from detente.reading.document import Document
from detente.reading.stances.issues import Hit
from detente.reading.stances.stance import Stances, negation
from detente.reading.tokens import Token

_MOST_WORDS = 45
_BUT_NOT = ("but", "not")
_DO_FIRST = "first"
_PROMISED = frozenset({"will", "'ll", "’ll", "shall", "would", "can", "could"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A conditional clause: its words, the word it hangs on, and what opens it."""

    span: Span
    head: Token | None
    opener: str
    first: int
    last: int

    def holds(self, token: Token) -> bool:
        """Tell whether a token lies in the clause."""
        return self.first <= token.idx < self.last


def find_clauses(
    document: Document, statements: Iterable[Statement], stances: Stances
) -> list[Clause]:
    """Return the conditional clauses of an article, those of its statements first."""
    told = [_of_statement(document, one.condition) for one in statements if one.condition]
    reached = _Reached((one.span.start, one.span.end) for one in told)
    found, end = list(told), 0
    for sentence in document.sentences():
        for clause in _of_sentence(document, sentence, stances):
            if clause.span.start >= max(end, reached.before(clause.span.end)):
                found.append(clause)
                end = clause.span.end
    return found


class _Reached:
    """How far the stretches of a text reach that begin before a character."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        parts = sorted(stretches)
        self.starts = [start for start, _ in parts]
        self.ends = list(accumulate((end for _, end in parts), max, initial=0))

    def before(self, place: int) -> int:
        """Return the last end of those that begin before a character."""
        return self.ends[bisect_left(self.starts, place)]


def _of_statement(document: Document, span: Span) -> Clause:
    """Return the clause that a statement has as its condition."""
    tokens = document.doc.beginning(span.start, span.end)
    inside = {t.i for t in tokens}
    tops = [t.head for t in tokens if t.head.i not in inside]
    opener = document.text_of(span).lower()
    return Clause(
        span=span, head=tops[0] if tops else None, opener=opener, first=span.start, last=span.end
    )


def _of_sentence(document: Document, sentence: list[Token], stances: Stances) -> Iterator[Clause]:
    """Yield the conditional clauses of one sentence."""
    yield from _tails(document, sentence, stances)
    yield from (c for t in sentence if (c := _first_do(document, t)) is not None)
    openers = _by_first_word(tuple(stances.phrases["conditions"]))
    taken = -1
    for token in sentence:
        words = next((w for w in openers.get(token.lower_, ()) if _opens(w, token)), None)
        if words is None or token.i < taken or _goes_without_saying(token, stances):
            continue
        top = token.head if token.dep_ in {"mark", "advmod"} else token
        if words[0] in stances.words["conditions.negative"] and not _is_refused(top, stances):
            continue
        below = {t.i for one in _opening(token, top, len(words)) for t in one.subtree}
        inside = _together([t for t in sentence if t.i >= token.i and t.i in below])
        if len(inside) <= len(words) or len(inside) > _MOST_WORDS:
            continue
        taken = inside[-1].i
        yield _clause(document, inside, top.head, " ".join(words))


def _tails(document: Document, sentence: list[Token], stances: Stances) -> Iterator[Clause]:
    """Yield what takes back half of an acceptance ("..., but not under these terms")."""
    for token in sentence:
        run = token.doc[token.i : token.i + 3]
        if [t.lower_ for t in run[:2]] != ["but", "not"] or len(run) < len(_BUT_NOT) + 1:
            continue
        if not stances.has(run[2], "conditions.tails"):
            continue
        below = [t for t in run[2].subtree if t.i >= token.i and t.sent == token.sent]
        inside = _together([*run[:2], *below])
        yield _clause(document, inside, run[2].head, " ".join(_BUT_NOT))


def _first_do(document: Document, token: Token) -> Clause | None:
    """Return the command that comes before a promise ("Lift the siege, then we will talk")."""
    if not any(c.lower_ in _PROMISED for c in token.children if c.dep_ == "aux"):
        return None
    before = [c for c in token.children if c.dep_ in {"advcl", "ccomp"} and c.i < token.i]
    then = any(c.lower_ == "then" for c in token.children if c.dep_ == "advmod")
    joined = token.dep_ == "conj" and any(
        c.lower_ in {"and", "then"} for c in token.head.children if c.dep_ in {"cc", "advmod"}
    )
    asked = [c for c in before if then] + ([token.head] if joined else [])
    command = next((c for c in asked if _is_command(c)), None)
    if command is None:
        return None
    own = {t.i for t in token.subtree} if joined else set()
    words = [t for t in command.subtree if t.i < token.i and t.i not in own]
    inside = _together([t for t in words if t.dep_ != "cc"])
    return _clause(document, inside, token, _DO_FIRST) if inside else None


def _is_command(verb: Token) -> bool:
    """Tell whether a verb commands: its bare form, with no subject and no helper."""
    bare = verb.tag_ in {"VB", "VBP"}
    return bare and not any(c.dep_ in {*_SUBJECTS, "aux", "mark"} for c in verb.children)


def leaves_open(clause: Clause) -> bool:
    """Tell whether a clause takes an acceptance back as it stands ("but not on these terms")."""
    return clause.opener == " ".join(_BUT_NOT)


def _opening(token: Token, top: Token, length: int) -> list[Token]:
    """Return the words that open a clause, those of "is conditional on" that hang beside it."""
    run = token.doc[token.i + 1 : token.i + length]
    return [top, *(t for t in run if t.head == top.head and top.head != top)]


def _is_refused(top: Token, stances: Stances) -> bool:
    """Tell whether what a clause hangs on is negated or refused ("no talks before a truce")."""
    above = [top.head, *top.head.ancestors]
    for word in (t for t in above if t.sent == top.sent):
        judged = [c for c in word.children if c.dep_ in {"acomp", "attr", "oprd"}]
        if any(negation(one, stances) is not None for one in judged):
            return True
        found = [a for one in (*judged, word) if (a := stances.attitude(one)) is not None]
        if negation(word, stances) is not None or any(a.level < 0 for a in found):
            return True
        if found:
            return False
    return False


@cache
def _by_first_word(phrases: tuple[str, ...]) -> Mapping[str, list[tuple[str, ...]]]:
    """Return phrases as their words, the longest first, by the word that each begins with."""
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in sorted((tuple(one.split()) for one in phrases), key=lambda words: -len(words)):
        found[words[0]].append(words)
    return found


def _together(tokens: list[Token]) -> list[Token]:
    """Return the tokens up to the end of a quotation, without final punctuation."""
    end = next((n for n, t in enumerate(tokens) if n and t.is_quote), len(tokens))
    kept = list(tokens[:end])
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    return kept


def _clause(document: Document, inside: list[Token], head: Token, opener: str) -> Clause:
    """Return a clause of some tokens."""
    span = document.span_of(inside)
    return Clause(span=span, head=head, opener=opener, first=span.start, last=span.end)


def _goes_without_saying(token: Token, stances: Stances) -> bool:
    """Tell "ready to talk without preconditions" from "will not talk without a truce"."""
    empty = stances.words["conditions.empty"]
    return token.lower_ == "without" and any(c.lemma_.lower() in empty for c in token.children)


def _opens(words: tuple[str, ...], token: Token) -> bool:
    """Tell whether a token begins a conditional phrase."""
    if token.i and token.nbor(-1).lower_ == "even":
        return False
    if len(words) == 1 and token.dep_ not in {"mark", "prep", "advmod"}:
        return False
    run = token.doc[token.i : token.i + len(words)]
    return tuple(t.lower_ for t in run) == words


def governs(clause: Clause, tokens: Iterable[Token]) -> bool:
    """Tell whether a conditional clause hangs on one of some words or on what governs them."""
    head = clause.head
    if head is None:
        return False
    return any(not clause.holds(t) and _within_reach(t, head) for t in tokens)


def _within_reach(token: Token, head: Token) -> bool:
    """Tell whether a word hangs on another without another clause with its own subject between."""
    while token.i != head.i:
        joined = token.dep_ == "conj" and any(c.dep_ in _SUBJECTS for c in token.children)
        if joined or token.head.i == token.i:
            return False
        token = token.head
    return True


def condition_of(
    clause: Clause, hits: Iterable[Hit], stances: Stances, *, refused: bool = False
) -> Condition:
    """Return a clause as a condition, with the issue and option that the lexicon sees in it.

    What is ``refused`` "while" a thing lasts waits for its end: "while X occupies the hills" for
    the withdrawal, "while sanctions remain" for no option that the words name.
    """
    inside = [hit for hit in hits if clause.holds(hit.head)]
    best = max(inside, key=lambda hit: (hit.option is not None, hit.weight), default=None)
    if best is None:
        return Condition(span=clause.span)
    lasting = refused and clause.opener in stances.words["conditions.lasting"]
    option = None if lasting and not best.turned else best.option
    return Condition(span=clause.span, issue=best.issue.id, option=option)


def turns(clause: Clause, stances: Stances) -> bool:
    """Tell whether "not ... unless" makes a refusal an acceptance on a condition."""
    first = clause.opener.split()[0]
    later = first in stances.words["conditions.negative"]
    return first in stances.words["conditions.turning"] and not later
