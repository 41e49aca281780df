"""One article, parsed once: the spaCy Doc that all stages share, its paragraphs and quotations."""

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.language import Language

from detente.article import Article, Span
from detente.reading.mending import mended
from detente.reading.page.structure import structure_of
from detente.reading.tokens import Parse, Token, parse_of

_OPENING = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‘": "’",
    '"': '"',
    "'": "'",
    "‹": "›",
    "``": "''",
    "''": "''",
}
_MARKS = "\"'”’»“›"
_WIDE = frozenset({"``", "''"})
"""Marks of two characters, as typewriters and agencies set them."""
_SAME_ON_BOTH_SIDES = frozenset({'"', "'", "''"})
_LONGEST_PIECE = 50_000
"""Characters that are parsed at a time: about 10,000 words, which take some 250 MB."""
_NOWHERE = (sys.maxsize, sys.maxsize)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quotation:
    """Characters ``[start, end)`` between quotation marks, the marks included.

    ``open`` tells a quotation whose closing mark is missing because it goes on in the next
    paragraph; ``depth`` is 1 for a quotation, 2 for one inside another.
    """

    start: int
    end: int
    depth: int = 1
    open: bool = False

    def last_character(self, text: str) -> str:
        """Return the last character of what is said, before the marks that close it."""
        said = text[self.start + 1 : self.end].rstrip(_MARKS)
        return said[-1:] or text[self.end - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article with its parse. Offsets everywhere are code points of ``article.text``.

    ``innermost`` tells, from a character on, the quotation that holds it most closely;
    ``outermost`` are the quotations that lie in no other.
    ``visible`` are the tokens that the stages read: neither blank nor hidden (boilerplate,
    bylines).
    """

    article: Article
    doc: Parse
    paragraphs: tuple[tuple[int, int], ...]
    quotations: tuple[Quotation, ...]
    hidden: tuple[tuple[int, int], ...]
    visible: tuple[Token, ...]
    innermost: tuple[tuple[int, Quotation | None], ...]
    outermost: tuple[Quotation, ...]

    def is_hidden(self, start: int, end: int) -> bool:
        """Tell whether characters touch a part that is not read (boilerplate, byline, ...)."""
        place = bisect_right(self.hidden, start, key=lambda part: part[1])
        return place < len(self.hidden) and self.hidden[place][0] < end

    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens that are read: no spaces, nothing hidden."""
        return self.visible

    def sentences(self) -> Iterator[list[Token]]:
        """Yield the sentences that are read, each as its tokens without spaces and hidden ones."""
        for _, words in groupby(self.visible, key=_sentence):
            yield list(words)

    def paragraph_at(self, place: int) -> int:
        """Return the number of the paragraph that holds a character."""
        return max(0, bisect_right(self.paragraphs, place, key=lambda part: part[0]) - 1)

    def quotation_at(self, place: int) -> Quotation | None:
        """Return the innermost quotation that holds a character, or None."""
        last = bisect_right(self.innermost, place, key=_first)
        return self.innermost[last - 1][1] if last else None

    def quotations_in(self, start: int, end: int) -> Sequence[Quotation]:
        """Return the quotations, none inside another, that share a character with a range."""
        first = bisect_right(self.outermost, start, key=lambda quotation: quotation.end)
        last = bisect_left(self.outermost, end, key=lambda quotation: quotation.start)
        return self.outermost[first:last]

    def span(self, start: int, end: int) -> Span:
        """Return characters as a span of the article, without blanks at its ends."""
        text = self.article.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(article=self.article.id, start=start, end=end)

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """Return the span from the first to the last of some tokens."""
        listed = list(tokens)
        first = min(token.idx for token in listed)
        last = max(token.idx + len(token) for token in listed)
        return self.span(first, last)

    def text_of(self, span: Span) -> str:
        """Return the words of a span."""
        return self.article.text[span.start : span.end]


def parse(article: Article, nlp: Language, hidden: Iterable[Span] = ()) -> Document:
    """Parse an article in one pass; ``hidden`` adds to the parts that are not to be read."""
    docs = [nlp(piece) for piece in pieces_of(article.text)]
    return document_of(article, parse_of(*docs), hidden)


def pieces_of(text: str) -> Iterator[str]:
    r"""Yield a text in pieces that the parser takes without asking for much memory.

    A text of common length is one piece. A piece ends behind a line, else behind a word, if there
    is one to end it; joined, the pieces are the text.

    Examples
    --------
    >>> list(pieces_of("One line.")), [len(piece) for piece in pieces_of("line\n" * 30_000)]
    (['One line.'], [50000, 50000, 50000])
    """
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        limit = start + _LONGEST_PIECE
        ends = (text.rfind(mark, start, limit) + 1 for mark in "\n ")
        end = next((end for end in ends if end > start), limit)
        yield text[start:end]
        start = end
    yield text[start:]


def document_of(article: Article, parse: Parse, hidden: Iterable[Span] = ()) -> Document:
    """Return an article with the parse of its text.

    Its boilerplate, byline, lines of dates and dateline are hidden from every stage.
    """
    ranges = [(span.start, span.end) for span in (*article.boilerplate, *hidden)]
    unread = _merged([*ranges, *structure_of(article.text).unread])
    parse, quotations = mended(parse), quotations_of(article.text)
    innermost = tuple(_innermost(quotations))
    return Document(
        article=article,
        doc=parse,
        paragraphs=paragraphs_of(article.text),
        quotations=quotations,
        innermost=innermost,
        outermost=tuple(_outermost(quotations)),
        hidden=unread,
        visible=tuple(_outside(parse, unread)),
    )


def _outside(tokens: Iterable[Token], hidden: Sequence[tuple[int, int]]) -> Iterator[Token]:
    """Yield the tokens that are no blanks and touch no hidden characters."""
    parts = iter(hidden)
    start, end = next(parts, _NOWHERE)
    for token in tokens:
        while end <= token.idx:
            start, end = next(parts, _NOWHERE)
        if not token.is_space and token.idx + len(token.text) <= start:
            yield token


def _innermost(quotations: Sequence[Quotation]) -> Iterator[tuple[int, Quotation | None]]:
    """Yield each character from which on another quotation, or none, is the innermost one."""
    open_: list[Quotation] = []
    for one in (*quotations, None):
        while open_ and (one is None or open_[-1].end <= one.start):
            end = open_.pop().end
            yield end, open_[-1] if open_ else None
        if one is not None:
            open_.append(one)
            yield one.start, one


def _outermost(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """Yield the quotations that lie in no other."""
    end = 0
    for one in quotations:
        if one.start >= end:
            end = one.end
            yield one


def _first(part: tuple[int, object]) -> int:
    """Return with which character a part begins."""
    return part[0]


def _sentence(token: Token) -> int:
    """Return the first token of the sentence of a token."""
    return token.sent.start


def _merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return character ranges in order, those that touch as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def paragraphs_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the lines that are not blank, as character ranges."""
    return tuple(m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text))


def quotations_of(text: str) -> tuple[Quotation, ...]:
    """Find quotations in every style of marks, nested ones and ones over several paragraphs.

    Examples
    --------
    >>> [text[q.start:q.end] for text in ["He said ‘It’s over’."] for q in quotations_of(text)]
    ['‘It’s over’']
    >>> [text[q.start:q.end] for text in ["''Done,'' he said."] for q in quotations_of(text)]
    ["''Done,''"]
    """
    found: list[Quotation] = []
    for start, end in paragraphs_of(text):
        found += _quotations_of_line(text, start, end)
    return tuple(sorted(found))


def _marks_of(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the quotation marks of a paragraph, a doubled one as one mark."""
    place = start
    while place < end:
        mark = text[place : place + 2] if text[place : place + 2] in _WIDE else text[place]
        if mark in _OPENING or mark in _CLOSING:
            yield place, mark
        place += len(mark)


def _quotations_of_line(text: str, start: int, end: int) -> list[Quotation]:
    """Find the quotations of one paragraph; what is not closed there is marked open."""
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for place, mark in _marks_of(text, start, end):
        behind = place + len(mark)
        closes = _closes(text, mark, behind, end) and not _owns(text, place, mark, end)
        depth = _closed_depth(stack, mark) if closes else None
        if depth is not None:
            found.append(Quotation(start=stack[depth][0], end=behind, depth=depth + 1))
            del stack[depth:]
        elif mark in _OPENING and _opens(text, place, behind, start):
            stack.append((place, _OPENING[mark]))
    if stack and stack[0][1] not in _APOSTROPHES:
        found = [q for q in found if q.end <= stack[0][0] or q.depth > 1]
        found.append(Quotation(start=stack[0][0], end=end, open=True))
    return found


def _owns(text: str, place: int, mark: str, end: int) -> bool:
    """Tell whether a mark is the apostrophe of owners ("the miners' pay") and closes nothing.

    It is where the next mark of the kind that could close stands behind a stop or a comma, and
    none that could open stands before it.
    """
    behind = place + len(mark)
    if (
        mark not in _APOSTROPHES
        or text[place - 1 : place] != "s"
        or text[behind : behind + 1] != " "
    ):
        return False
    for at in range(behind, end):
        if text[at] not in _APOSTROPHES | {"‘"}:
            continue
        if _opens(text, at, at + 1, place):
            return False
        if _closes(text, mark, at + 1, end):
            return text[at - 1] in ",.?!…"
    return False


_APOSTROPHES = frozenset({"’", "'"})
_CLOSING = frozenset({"”", "“", "»", "’", '"', "'", "›", "''"})


def _closed_depth(stack: list[tuple[int, str]], mark: str) -> int | None:
    """Return which open quotation a mark closes; apostrophes opened inside it do not stop it."""
    for depth in range(len(stack) - 1, -1, -1):
        closing = stack[depth][1]
        if mark == closing or (len(closing) == len("“”") and closing in "“”" and mark in closing):
            return depth
        if closing not in _APOSTROPHES:
            return None
    return None


def _opens(text: str, place: int, behind: int, start: int) -> bool:
    """Tell whether a mark stands where a quotation can begin: after a blank, before a word."""
    before = text[place - 1] if place > start else " "
    after = text[behind : behind + 1] or " "
    return (before.isspace() or before in "([—–-“\"‘'„«") and not after.isspace()


def _closes(text: str, mark: str, behind: int, end: int) -> bool:
    """Tell a closing mark from an apostrophe: no letter follows it, something precedes it."""
    after = text[behind] if behind < end else " "
    return not (after.isalnum() and mark in _APOSTROPHES | _SAME_ON_BOTH_SIDES)
