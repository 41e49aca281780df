"""Where a quote stands in an article: exact, then folded, then with at most two slips."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from detente.article import Article, Span
from detente.reading.second.edits import distance_within, ends_within
from detente.reading.second.paragraphs import Paragraph

MOST_SLIPS = 2
LEAST_CHARACTERS = 20
"""A shorter quote must be exact: two slips in it could make another word."""
MOST_CHARACTERS = 600
"""A longer one must be exact as well, so that no answer keeps the search busy for long."""
_MOST_TRIED = 4
_QUOTES = dict.fromkeys(
    "\"'`\u00ab\u00b4\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2032\u2033\u2039\u203a",
    '"',
)
_DASHES = dict.fromkeys("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
_UNSEEN = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
_FOLDED = {**_QUOTES, **_DASHES, **_UNSEEN, "…": "..."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A text with quotation marks, dashes and spaces made alike, each with its place."""

    text: str
    origins: tuple[int, ...]


@lru_cache(maxsize=64)
def fold(text: str) -> Folded:
    """Fold a text.

    Examples
    --------
    >>> fold("“We  will”").text
    '"We will"'
    """
    kept: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        blank = character.isspace()
        if blank and kept and kept[-1] == " ":
            continue
        shown = " " if blank else _FOLDED.get(character, character)
        kept += shown
        origins += [place] * len(shown)
    return Folded(text="".join(kept), origins=tuple(origins))


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Finds quotes in the numbered paragraphs of one article; what it finds is whole words."""

    article: Article
    paragraphs: Sequence[Paragraph]
    _folded: dict[int, Folded] = field(default_factory=dict, repr=False, compare=False)

    def find(self, quote: str, number: int) -> Span | None:
        """Return where a quote stands, or None.

        Parameters
        ----------
        quote
            Words that are said to stand in the article.
        number
            The paragraph in which they are said to stand. Only there is a slip forgiven; words
            that stand exactly in one other paragraph are found as well.
        """
        quote = quote.strip()
        named = self.paragraph(number)
        if not quote or named is None:
            return None
        found = next(self.all_in(quote, named), None) or self._elsewhere(quote)
        return found or self.near(quote, named)

    def paragraph(self, number: int) -> Paragraph | None:
        """Return the paragraph of a number, or None."""
        return next((one for one in self.paragraphs if one.number == number), None)

    def all_in(self, quote: str, paragraph: Paragraph) -> Iterator[Span]:
        """Yield every place of a paragraph where words stand exactly, or else folded."""
        exact = [
            (start, start + len(quote))
            for start in _places(quote, paragraph.text)
            if _whole(paragraph.text, start, start + len(quote))
        ]
        yield from (self._span(paragraph, *one) for one in exact or self._alike(quote, paragraph))

    def _alike(self, quote: str, paragraph: Paragraph) -> list[tuple[int, int]]:
        """Return the places where words stand but for marks, dashes and spaces."""
        there, wanted = self._fold(paragraph), fold(quote).text.strip()
        spans = [(start, start + len(wanted)) for start in _places(wanted, there.text)]
        return [_back(there, *one) for one in spans if _whole(there.text, *one)]

    def _elsewhere(self, quote: str) -> Span | None:
        """Return the only place of the article where words stand, or None."""
        found = [span for one in self.paragraphs for span in self.all_in(quote, one)]
        return found[0] if len(found) == 1 and len(quote) >= LEAST_CHARACTERS else None

    def near(self, quote: str, paragraph: Paragraph) -> Span | None:
        """Return the place of a paragraph that differs least from a long quote, or None."""
        there, wanted = self._fold(paragraph), fold(quote).text.strip()
        if not LEAST_CHARACTERS <= len(wanted) <= MOST_CHARACTERS:
            return None
        best = min(_near(wanted, there.text), default=None)
        return None if best is None else self._span(paragraph, *_back(there, *best[1:]))

    def _fold(self, paragraph: Paragraph) -> Folded:
        """Return a paragraph folded, once."""
        if paragraph.number not in self._folded:
            self._folded[paragraph.number] = fold(paragraph.text)
        return self._folded[paragraph.number]

    def _span(self, paragraph: Paragraph, start: int, end: int) -> Span:
        """Return characters of a paragraph as a span of the article."""
        first = paragraph.start
        return Span(article=self.article.id, start=first + start, end=first + end)


def _near(wanted: str, text: str) -> Iterator[tuple[int, int, int]]:
    """Yield distance, start and end of whole words that are nearly the wanted ones."""
    ends = [
        (distance, end)
        for end, distance in ends_within(wanted, text, MOST_SLIPS)
        if _edge(text, end) and not text[end - 1].isspace()
    ]
    for _, end in sorted(ends)[:_MOST_TRIED]:
        first, last = end - len(wanted) - MOST_SLIPS, end - len(wanted) + MOST_SLIPS
        for start in range(max(0, first), last + 1):
            if not _edge(text, start) or text[start].isspace():
                continue
            distance = distance_within(wanted, text[start:end], MOST_SLIPS)
            if distance is not None:
                yield distance, start, end


def _places(words: str, text: str) -> Iterator[int]:
    """Yield where words stand in a text."""
    place = text.find(words) if words else -1
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def _edge(text: str, place: int) -> bool:
    """Tell whether no word is cut at a place."""
    return not (0 < place < len(text) and text[place - 1].isalnum() and text[place].isalnum())


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether characters are whole words."""
    return _edge(text, start) and _edge(text, end)


def _back(folded: Folded, start: int, end: int) -> tuple[int, int]:
    """Return the characters of a text that folded ones stand for."""
    return folded.origins[start], folded.origins[end - 1] + 1
