"""The words of an article as columns: what the tagger asks of a parse, looked up once."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from detente.reading.document import Document
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token

Stretch = tuple[int, int]
"""Tokens ``[first, last)`` of an article, by number."""

_TENSES = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLIMB = 4
"""How many heads above a reporting word are looked at, itself included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the rules found at a reporting word: their saying, its words left and right of it."""

    saying: Saying
    left: Stretch | None
    right: Stretch | None

    @property
    def frame(self) -> str:
        """Return the frame of the lexicon by which the rules found it."""
        return "-" if self.saying.cue is None else self.saying.cue.frame

    @property
    def source(self) -> int | None:
        """Return the number of the token that the rules took for the source's head."""
        return None if self.saying.source is None else self.saying.source.i


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """An article's tokens, one list for each thing that is asked of them.

    ``left`` and ``right`` are the first and last token of what hangs on a token; ``blank`` are
    spaces and what is not read, ``mark`` punctuation. ``opens`` and ``closes`` lead from one end
    of a quotation to the other. ``counted_before``, ``quoted_before`` and ``tensed_before`` count
    the tokens before each place that are words, that are quoted, and that carry a tense.
    ``tops`` are the tokens whose branch begins at a place, ``told`` what the rules found at a
    word, ``retold`` the tokens inside what they found.
    """

    document: Document
    tokens: Sequence[Token]
    lower: Sequence[str]
    lemma: Sequence[str]
    pos: Sequence[str]
    tag: Sequence[str]
    dep: Sequence[str]
    entity: Sequence[str]
    head: Sequence[int]
    left: Sequence[int]
    right: Sequence[int]
    children: Sequence[Sequence[int]]
    start: Sequence[int]
    blank: Sequence[bool]
    mark: Sequence[bool]
    quoted: Sequence[bool]
    sentence: Sequence[Stretch]
    paragraph: Sequence[int]
    paragraphs: Mapping[int, Stretch]
    opens: Mapping[int, int]
    closes: Mapping[int, int]
    counted_before: Sequence[int]
    quoted_before: Sequence[int]
    tensed_before: Sequence[int]
    tops: Mapping[int, Sequence[int]]
    told: Mapping[int, Told]
    retold: Sequence[bool]

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.lower)

    def path(self, place: int) -> list[int]:
        """Return a token and the heads above it, nearest first."""
        found = [place]
        while len(found) < _CLIMB and self.head[found[-1]] != found[-1]:
            found.append(self.head[found[-1]])
        return found

    def word_at(self, place: int) -> str:
        """Return the word at a place, or a sign for the end of the text."""
        return self.lower[place] if 0 <= place < len(self.lower) else "$"

    def begin(self, place: int) -> int:
        """Return the first token from a place on that can begin a content."""
        while place < len(self) and (
            self.blank[place]
            or (self.mark[place] and not self.quoted[place] and place not in self.opens)
        ):
            place += 1
        return place

    def finish(self, place: int) -> int:
        """Return the last place, from a place backwards, at which a content can end."""
        while place > 0 and (
            self.blank[place - 1] or (self.mark[place - 1] and place not in self.closes)
        ):
            place -= 1
        return place

    def count(self, first: int, last: int) -> int:
        """Return how many words a stretch has, marks and blanks aside."""
        return (
            max(0, self.counted_before[last] - self.counted_before[first]) if last > first else 0
        )

    def quoted_in(self, first: int, last: int) -> int:
        """Return how many tokens of a stretch are quoted."""
        return self.quoted_before[last] - self.quoted_before[first]

    def branch(self, first: int, last: int, without: int) -> int | None:
        """Return the token with the largest branch that begins at a place and ends by another.

        A branch that holds the token ``without`` does not count.
        """
        best = None
        for top in self.tops.get(first, ()):
            end = self.right[top]
            if end <= last and not first <= without <= end:
                best = top if best is None or end > self.right[best] else best
        return best


def words_of(document: Document, sayings: Iterable[Saying] = ()) -> Words:
    """Return the words of a parsed article, with what the rules found in them."""
    tokens = list(document.doc)
    start = [token.idx for token in tokens]
    blank = [
        token.is_space or document.is_hidden(token.idx, token.idx + len(token)) for token in tokens
    ]
    head = [token.head.i for token in tokens]
    left = [token.left_edge.i for token in tokens]
    tag = [token.tag_ for token in tokens]
    mark = [token.is_punct or token.is_quote for token in tokens]
    opens = _quotations(document, start)
    quoted = _quoted(opens, len(tokens))
    paragraph = [document.paragraph_at(place) for place in start]
    told = _told(sayings, start)
    return Words(
        document=document,
        tokens=tokens,
        lower=[token.lower_ for token in tokens],
        lemma=[token.lemma_.lower() for token in tokens],
        pos=[token.pos_ for token in tokens],
        tag=tag,
        dep=[token.dep_ for token in tokens],
        entity=[token.ent_type_ for token in tokens],
        head=head,
        left=left,
        right=[token.right_edge.i for token in tokens],
        children=_children(head, blank),
        start=start,
        blank=blank,
        mark=mark,
        quoted=quoted,
        sentence=_sentences(document),
        paragraph=paragraph,
        paragraphs=_paragraphs(paragraph, blank),
        opens=opens,
        closes={last: first for first, last in opens.items()},
        counted_before=list(
            accumulate((not any(one) for one in zip(mark, blank, strict=True)), initial=0)
        ),
        quoted_before=list(accumulate(quoted, initial=0)),
        tensed_before=list(accumulate((one in _TENSES for one in tag), initial=0)),
        tops=_tops(left, blank),
        told=told,
        retold=_retold(told.values(), len(tokens)),
    )


def stretch_of(start: Sequence[int], first: int, last: int) -> Stretch:
    """Return the tokens that hold characters ``[first, last)``; ``start`` is where each begins."""
    return max(0, bisect_right(start, first) - 1), bisect_right(start, last - 1)


def _children(head: Sequence[int], blank: Sequence[bool]) -> list[list[int]]:
    """Return the tokens that hang on each token."""
    found: list[list[int]] = [[] for _ in head]
    for place, above in enumerate(head):
        if above != place and not blank[place]:
            found[above].append(place)
    return found


def _sentences(document: Document) -> list[Stretch]:
    """Return, for each token, the sentence that it stands in."""
    return [(one.start, one.end) for one in document.doc.sents for _ in range(one.start, one.end)]


def _paragraphs(paragraph: Sequence[int], blank: Sequence[bool]) -> dict[int, Stretch]:
    """Return the tokens of each paragraph."""
    found: dict[int, Stretch] = {}
    for place, number in enumerate(paragraph):
        if not blank[place]:
            found[number] = (found.get(number, (place, 0))[0], place + 1)
    return found


def _quotations(document: Document, start: Sequence[int]) -> dict[int, int]:
    """Return where each quotation begins and ends that does not lie in another."""
    ranges = [stretch_of(start, q.start, q.end) for q in document.quotations if q.depth == 1]
    return dict(ranges)


def _quoted(opens: Mapping[int, int], count: int) -> list[bool]:
    """Return which tokens stand in a quotation."""
    found = [False] * count
    for first, last in opens.items():
        found[first:last] = [True] * (last - first)
    return found


def _tops(left: Sequence[int], blank: Sequence[bool]) -> dict[int, list[int]]:
    """Return the tokens whose branch begins at each place."""
    found: dict[int, list[int]] = {}
    for place, first in enumerate(left):
        if not blank[place]:
            found.setdefault(first, []).append(place)
    return found


def _told(sayings: Iterable[Saying], start: Sequence[int]) -> dict[int, Told]:
    """Return the sayings of the rules by their reporting words."""
    found: dict[int, Told] = {}
    for saying in sayings:
        parts = [stretch_of(start, *part) for part in saying.content]
        head = saying.head.i
        found[head] = Told(
            saying=saying,
            left=_hull([part for part in parts if part[1] <= head]),
            right=_hull([part for part in parts if part[0] > head]),
        )
    return found


def _hull(parts: Sequence[Stretch]) -> Stretch | None:
    """Return the stretch from the first to the last of some parts."""
    if not parts:
        return None
    return min(first for first, _ in parts), max(last for _, last in parts)


def _retold(told: Iterable[Told], count: int) -> list[bool]:
    """Return which tokens lie in a content that the rules found."""
    found = [False] * count
    for one in told:
        for part in (one.left, one.right):
            if part is not None:
                found[part[0] : part[1]] = [True] * (part[1] - part[0])
    return found
