"""Quotations and what they do to a content: taken in whole, joined, carried on."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from detente.reading.document import Document, Quotation
from detente.reading.grammar.clauses import Range
from detente.reading.sayings.saying import Saying
from detente.reading.sayings.turning import turns_away
from detente.reading.tokens import Token

_AFTERTHOUGHTS = frozenset({
    "a", "an", "the", "which", "words", "remarks", "comments", "when", "after", "while", "during",
    "before", "adding", "referring",
})  # fmt: skip
_BLANKS = " \t\u00a0\u2009\u202f"
_CLOSE = 8
"""How many characters before a reporting clause a quotation that belongs to it ends."""
_FAR = 20
"""Characters: no marks or blanks between a clause and its quotation are so many."""
_BETWEEN = frozenset(",.:;?!—–-\"'“”‘’ \n")


def top_quotations(document: Document, *within: int) -> list[Quotation]:
    """Return the quotations that are read and do not lie in another, here or in all the text."""
    start, end = within or (0, len(document.article.text))
    return [
        one
        for one in document.quotations_in(start, end)
        if one.depth == 1 and not document.is_hidden(one.start, one.end)
    ]


def quoted_beside(document: Document, verb: Token, source: Token | None) -> list[Token]:
    """Return the tokens of the quotation that stands right beside a reporting clause."""
    doc, text = document.doc, document.article.text
    members = [verb, *([source] if source is not None and source.sent == verb.sent else [])]
    clause = [*members, *(t for t in verb.subtree if t.dep_ in {"advmod", "prep", "npadvmod"})]
    first = min(t.idx for t in members)
    around = document.quotation_at(verb.idx)
    last = max(t.idx + len(t) for t in clause if document.quotation_at(t.idx) == around)
    reach = _beside(text, first, last, verb.sent.end_char)
    for one in _quotations_near(document, reach, around):
        before = one.end <= first and _only_marks(text[one.end : first])
        after = one.start >= last and _leads_in(document, verb, last, one.start)
        if (before or after) and not governed(document, one):
            return [t for t in doc.beginning(one.start, one.end) if not t.is_space]
    return []


def _quotations_near(
    document: Document, reach: Range, around: Quotation | None
) -> Sequence[Quotation]:
    """Return the quotations within reach; inside a quotation, those that it holds."""
    if around is None:
        return top_quotations(document, *reach)
    first = bisect_left(document.quotations, around.start + 1, key=_begin)
    last = bisect_left(document.quotations, around.end, key=_begin)
    inside = document.quotations[first:last]
    return [one for one in inside if one.depth == around.depth + 1 and one.end <= around.end]


def _begin(one: Quotation) -> int:
    """Return the character with which a quotation begins."""
    return one.start


def quoted_before(document: Document, verb: Token, source: Token | None) -> list[Token]:
    """Return the quotation that ends right before "X said" and opens its sentence, if any.

    Then nothing behind the verb belongs to what is said ("..., X said, and left").
    """
    if source is None or source.head != verb or document.quotation_at(verb.idx) is not None:
        return []
    text = document.article.text
    first = min(source.left_edge.idx, verb.idx)
    for one in top_quotations(document, max(0, first - _CLOSE), first):
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


def _beside(text: str, first: int, last: int, end: int) -> Range:
    """Return where a quotation beside a reporting clause can be: a mark before it to what follows.

    What follows begins behind the sentence, which ends at ``end``, and the blanks behind that.
    """
    behind = end + len(text[end : end + _FAR]) - len(text[end : end + _FAR].lstrip())
    return max(0, first - _FAR), max(behind, last + _FAR) + 1


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


def governed(document: Document, quotation: Quotation) -> bool:
    """Tell whether a quotation is what a preposition before it takes ("said on “Morning”")."""
    ahead = document.doc.touching(max(0, quotation.start - 2), quotation.start)
    if not ahead or ahead[-1].dep_ != "prep":
        return False
    return any(quotation.start <= one.idx < quotation.end for one in ahead[-1].rights)


def _has_tense(token: Token) -> bool:
    """Tell a verb that could itself lead to what follows ("mentioned it, and I said: ...")."""
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"}


def whole_quotations(document: Document, saying: Saying) -> Saying:
    """Return a saying whose content takes in every quotation that it touches."""
    taken: list[Range] = []
    for first, last in saying.content:
        taken.append(_without_afterthought(document, (first, last)))
        touched = top_quotations(document, first, last)
        taken += [(one.start, one.end) for one in touched if not _holds_cue(one, saying)]
    return replace(saying, content=joined(document, taken))


def _without_afterthought(document: Document, part: Range) -> Range:
    """Return a content cut behind a quotation that ends in a comma (",” a phrase that ...")."""
    text = document.article.text
    for one in top_quotations(document, *part):
        if part[0] <= one.start and one.end < part[1] and one.last_character(text) == ",":
            behind = text[one.end : part[1]].split(maxsplit=1)
            if behind and behind[0].lower() in _AFTERTHOUGHTS:
                return part[0], one.end
    return part


def _holds_cue(quotation: Quotation, saying: Saying) -> bool:
    """Tell whether the reporting word or the source itself stands inside a quotation."""
    parts = [r for r in (saying.cue_range, saying.source_range) if r is not None]
    return any(quotation.start < last and first < quotation.end for first, last in parts)


def inside_quotation(document: Document, saying: Saying) -> Saying | None:
    """Return a saying that is told in a quotation, without what stands outside that quotation."""
    place = saying.head.idx
    around = next(iter(document.quotations_in(place, place + 1)), None)
    if around is None:
        return saying
    cut = [(max(first, around.start), min(last, around.end)) for first, last in saying.content]
    kept = tuple(part for part in cut if part[0] < part[1])
    return replace(saying, content=kept) if kept else None


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
    contents = sorted(part for saying in sayings for part in saying.content)
    ending: dict[int, set[int]] = defaultdict(set)
    for number, saying in enumerate(sayings):
        ending[_last_paragraph(document, saying)].add(number)
    for one in _untaken(top_quotations(document), contents):
        if not _is_utterance(document, one):
            continue
        place = document.paragraph_at(one.start)
        owner = _owner(document, one, {n: found[n] for n in ending[place] | ending[place - 1]})
        if owner is not None:
            parts = [*found[owner].content, (one.start, one.end)]
            found[owner] = replace(found[owner], content=joined(document, parts))
            ending[_last_paragraph(document, found[owner])].add(owner)
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


def _last_paragraph(document: Document, saying: Saying) -> int:
    """Return the number of the paragraph in which a content ends."""
    return document.paragraph_at(max(last for _, last in saying.content) - 1)


def _untaken(quotations: Iterable[Quotation], contents: list[Range]) -> Iterator[Quotation]:
    """Yield the quotations that share no character with a content; all in text order."""
    reached, number = 0, 0
    for one in quotations:
        while number < len(contents) and contents[number][0] < one.end:
            reached = max(reached, contents[number][1])
            number += 1
        if reached <= one.start:
            yield one


def _is_utterance(document: Document, quotation: Quotation) -> bool:
    """Tell a quoted sentence from a name or a phrase in quotation marks."""
    text = document.article.text
    opens = character_before(text, quotation.start) in '\n.?!:”"’,'
    closes = quotation.open or quotation.last_character(text) in ".?!,…—-"
    return opens and closes


def _owner(document: Document, quotation: Quotation, sayings: Mapping[int, Saying]) -> int | None:
    """Return the saying that a quotation goes on with: the last one before it, close by."""
    paragraph = document.paragraph_at(quotation.start)
    before = [
        (max(last for _, last in saying.content), number)
        for number, saying in sayings.items()
        if saying.extent[1] <= quotation.start and _has_quotation(document, saying)
    ]
    if not before:
        return None
    end, number = max(before)
    if turns_away(document, sayings[number], quotation):
        return None
    place = document.paragraph_at(end - 1)
    if place == paragraph:
        return number
    near = document.quotations_in(end - 2, end)
    opened = any(q.open and q.end >= end - 1 and q.start < end for q in near)
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
    return any(document.quotations_in(first, last) for first, last in saying.content)
