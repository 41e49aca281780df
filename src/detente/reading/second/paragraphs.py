"""The paragraphs of an article as they go out: numbered, without what is not the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.article import Article
from detente.reading.document import paragraphs_of
from detente.reading.page.structure import structure_of

LONGEST = 6_000
"""A longer line is cut at a blank, so that a search in one paragraph stays short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Characters ``[start, end)`` of an article under the number by which an answer names them."""

    number: int
    start: int
    end: int
    text: str


def numbered(article: Article) -> tuple[Paragraph, ...]:
    """Return the paragraphs that are read: no boilerplate, byline, or line of a date."""
    hidden = [(span.start, span.end) for span in article.boilerplate]
    hidden += structure_of(article.text).unread
    pieces = [
        piece
        for start, end in paragraphs_of(article.text)
        for piece in _shown(start, end, sorted(hidden))
    ]
    cut = [place for start, end in pieces for place in _cut(article.text, start, end)]
    return tuple(
        Paragraph(number=number, start=start, end=end, text=article.text[start:end])
        for number, (start, end) in enumerate(cut, 1)
    )


def parts(paragraphs: Sequence[Paragraph], most: int) -> list[tuple[Paragraph, ...]]:
    """Return paragraphs in groups of at most so many characters, one paragraph at least."""
    groups: list[list[Paragraph]] = []
    size = most
    for paragraph in paragraphs:
        size += len(paragraph.text)
        if not groups or size > most:
            groups.append([])
            size = len(paragraph.text)
        groups[-1].append(paragraph)
    return [tuple(group) for group in groups]


def _shown(start: int, end: int, hidden: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of a line is not hidden."""
    for first, last in hidden:
        if first < end and start < last:
            if start < first:
                yield start, first
            start = max(start, last)
    if start < end:
        yield start, end


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a line as pieces that are not too long, without the blanks at their ends."""
    while start < end:
        stop = end if end - start <= LONGEST else text.rfind(" ", start + 1, start + LONGEST)
        stop = stop if stop > start else min(end, start + LONGEST)
        words = text[start:stop]
        first = start + len(words) - len(words.lstrip())
        last = start + len(words.rstrip())
        if first < last:
            yield first, last
        start = stop
