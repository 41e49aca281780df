"""Quotations and what they do to a content: taken in whole, joined, carried on."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate

from detente.reading.document import Document, Quotation
from detente.reading.grammar.clauses import Range
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token

_AFTERTHOUGHTS = frozenset({
    "a", "an", "the", "which", "words", "remarks", "comments", "when", "after", "while", "during",
    "before", "adding", "referring",
})  # fmt: skip
_BLANKS = " \t\u00a0\u2009\u202f"
_BETWEEN = frozenset(",.:;?!—–-\"'“”‘’ \n")


def top_quotations(document: Document) -> list[Quotation]:
    """Return the quotations that are read and do not lie in another."""
    return [
        one
        for one in document.quotations
        if one.depth == 1 and not document.is_hidden(one.start, one.end)
    ]


def quoted_beside(document: Document, verb: Token, source: Token | None) -> list[Token]:
    """Return the tokens of the quotation that stands right beside a reporting clause."""
    doc, text = document.doc, document.article.text
    if document.quotation_at(verb.idx) is not None:
        return []
    members = [verb, *([source] if source is not None and source.sent == verb.sent else [])]
    clause = [*members, *(t for t in verb.subtree if t.dep_ in {"advmod", "prep", "npadvmod"})]
    first = min(t.idx for t in members)
    last = max(t.idx + len(t) for t in clause if document.quotation_at(t.idx) is None)
    for one in top_quotations(document):
        before = one.end <= first and _only_marks(text[one.end : first])
        after = one.start >= last and _leads_in(document, verb, last, one.start)
        if before or after:
            return [t for t in doc.beginning(one.start, one.end) if not t.is_space]
    return []


def quoted_before(document: Document, verb: Token, source: Token | None) -> list[Token]:
    """Return the quotation that ends right before "X said" and opens its sentence, if any.

    Then nothing behind the verb belongs to what is said ("..., X said, and left").
    """
    if source is None or source.head != verb or document.quotation_at(verb.idx) is not None:
        return []
    text = document.article.text
    first = min(source.left_edge.idx, verb.idx)
    for one in top_quotations(document):
        if one.end <= first and _only_marks(text[one.end : first]):
            opens = character_before(text, one.start) in "\n.?!:"
            comma = one.last_character(text) in ",?!"
            inside = document.doc.beginning(one.start, one.end)
            return [t for t in inside if not t.is_space] if opens and comma else []
    return []


def character_before(text: str, place: int) -> str:
    """Return the last character before a place that is no blank; a line end where none is."""
    while place > 0 and text[place - 1] in _BLANKS:
        place -= 1
    return text[place - 1] if place else "\n"


def _only_marks(between: str) -> bool:
    """Tell whether nothing but marks stands between two places of one paragraph."""
    return "\n" not in between and len(between) <= len(', — "') and set(between) <= _BETWEEN


def _leads_in(document: Document, verb: Token, last: int, start: int) -> bool:
    """Tell whether a reporting clause runs straight, or by a colon, into a quotation."""
    between = document.article.text[last:start]
    if "\n" in between:
        return False
    if _only_marks(between):
        return bool(set(between) & {",", ":"}) or not between.strip()
    tail = between.rstrip()
    if not tail.endswith((":", ",")) or verb.sent.end_char < last + len(tail) - 1:
        return False
    return not any(_has_tense(token) for token in document.doc.beginning(last, start))


def _has_tense(token: Token) -> bool:
    """Tell a verb that could itself lead to what follows ("mentioned it, and I said: ...")."""
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def whole_quotations(document: Document, saying: Saying) -> Saying:
    """Return a saying whose content takes in every quotation that it touches."""
    taken: list[Range] = []
    for first, last in saying.content:
        taken.append(_without_afterthought(document, (first, last)))
        for one in top_quotations(document):
            touches = one.start < last and first < one.end
            if touches and not _holds_cue(one, saying):
                taken.append((one.start, one.end))
    return replace(saying, content=joined(document, taken))


def _without_afterthought(document: Document, part: Range) -> Range:
    """Return a content cut behind a quotation that ends in a comma (",” a phrase that ...")."""
    text = document.article.text
    for one in top_quotations(document):
        if part[0] <= one.start and one.end < part[1] and one.last_character(text) == ",":
            behind = text[one.end : part[1]].split(maxsplit=1)
            if behind and behind[0].lower() in _AFTERTHOUGHTS:
                return part[0], one.end
    return part


def _holds_cue(quotation: Quotation, saying: Saying) -> bool:
    """Tell whether the reporting word or the source itself stands inside a quotation."""
    parts = [r for r in (saying.cue_range, saying.source_range) if r is not None]
    return any(quotation.start < last and first < quotation.end for first, last in parts)


def joined(document: Document, parts: Iterable[Range]) -> tuple[Range, ...]:
    """Return ranges in order, those that touch or only a mark parts made one."""
    found: list[Range] = []
    for first, last in sorted(parts):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        elif found and not document.article.text[found[-1][1] : first].strip(",.; \n"):
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple(found)


def continued(document: Document, sayings: list[Saying]) -> list[Saying]:
    """Return the sayings, each with the quotations of its paragraph that have no other speaker."""
    found = list(sayings)
    for one in top_quotations(document):
        if _is_taken(one, found) or not _is_utterance(document, one):
            continue
        owner = _owner(document, one, found)
        if owner is not None:
            parts = [*found[owner].content, (one.start, one.end)]
            found[owner] = replace(found[owner], content=joined(document, parts))
    return found


def unspoken(document: Document, contents: Iterable[Range]) -> int:
    """Return how many quoted sentences have no speaker, given what all speakers say."""
    spans = sorted(contents)
    ends = list(accumulate((last for _, last in spans), max))
    starts = [first for first, _ in spans]
    lost = 0
    for one in top_quotations(document):
        place = bisect_left(starts, one.end)
        taken = place > 0 and ends[place - 1] > one.start
        lost += not taken and _is_utterance(document, one)
    return lost


def _is_taken(quotation: Quotation, sayings: Iterable[Saying]) -> bool:
    """Tell whether a quotation belongs to a saying already."""
    return any(
        first < quotation.end and quotation.start < last
        for saying in sayings
        for first, last in saying.content
    )


def _is_utterance(document: Document, quotation: Quotation) -> bool:
    """Tell a quoted sentence from a name or a phrase in quotation marks."""
    text = document.article.text
    opens = character_before(text, quotation.start) in '\n.?!:”"’,'
    closes = quotation.open or quotation.last_character(text) in ".?!,…—-"
    return opens and closes


def _owner(document: Document, quotation: Quotation, sayings: list[Saying]) -> int | None:
    """Return the saying that a quotation goes on with: the last one before it, close by."""
    paragraph = document.paragraph_at(quotation.start)
    before = [
        (max(last for _, last in saying.content), number)
        for number, saying in enumerate(sayings)
        if saying.extent[1] <= quotation.start and _has_quotation(document, saying)
    ]
    if not before:
        return None
    end, number = max(before)
    place = document.paragraph_at(end - 1)
    if place == paragraph:
        return number
    opened = any(q.open and q.end >= end - 1 and q.start < end for q in document.quotations)
    goes_on = opened or _stands_alone(document, quotation)
    return number if goes_on and place == paragraph - 1 else None


def _stands_alone(document: Document, quotation: Quotation) -> bool:
    """Tell whether a quotation is its whole paragraph, and not a question put to somebody."""
    start, end = document.paragraphs[document.paragraph_at(quotation.start)]
    text = document.article.text
    whole = not text[start : quotation.start].strip() and not text[quotation.end : end].strip()
    return whole and quotation.last_character(text) != "?"


def _has_quotation(document: Document, saying: Saying) -> bool:
    """Tell whether a saying reports words in quotation marks."""
    return any(
        one.start < last and first < one.end
        for first, last in saying.content
        for one in document.quotations
    )
