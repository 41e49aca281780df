"""Red lines that fit no issue: who reads on is told of them, as no position tells of them."""

from collections.abc import Iterable, Iterator, Sequence

from detente.article import Position, Span, Statement
from detente.reading.document import Document
from detente.reading.people.cast import Cast
from detente.reading.stances.stance import stance_lexicon

_MOST = 240
_MARKS = ' .,"\u201c\u201d\u00ab\u00bb'


def unfiled(
    document: Document,
    cast: Cast,
    statements: Sequence[Statement],
    positions: Iterable[Position],
) -> Iterator[str]:
    """Yield a sentence for each "red line" that a party draws and that became no position.

    A line that is drawn by "that" or "this" is about the sentence before it, in the same words of
    the same speaker.
    """
    held = [one.span for one in positions]
    for span in _lines(document):
        around = [one for one in statements if any(c.overlaps(span) for c in one.content)]
        if not around or any(span.overlaps(one) for one in held):
            continue
        party, told = _party(cast, around[0]), _words(document, around[0], span)
        if party and len(told) <= _MOST:
            yield f'a red line of {party} fits no issue and is no position: "{told}"'


def _words(document: Document, one: Statement, span: Span) -> str:
    """Return the words of a stretch that somebody says, without the marks around them."""
    parts = [part for part in one.content if part.overlaps(span)]
    start = max(span.start, min(part.start for part in parts))
    end = min(span.end, max(part.end for part in parts))
    return document.article.text[start:end].strip(_MARKS)


def _party(cast: Cast, one: Statement) -> str:
    """Return the name of the party for which somebody speaks, or nothing."""
    actor = cast.get(one.source.actor)
    if actor is None or actor.party is None:
        return ""
    party = cast.get(actor.party)
    return actor.party if party is None else party.name


def _lines(document: Document) -> Iterator[Span]:
    """Yield the sentences that speak of a red line, with the one before that "that" takes up."""
    words = stance_lexicon().words
    sentences = list(document.sentences())
    for number, sentence in enumerate(sentences):
        said = " ".join(token.lower_ for token in sentence)
        drawn = any(phrase in said for phrase in words["unfiled.drawn"])
        if not drawn or any(phrase in said for phrase in words["unfiled.none"]):
            continue
        first = next((t for t in sentence if t.is_alpha), sentence[0])
        start, end = first.idx, sentence[-1].idx + len(sentence[-1].text)
        before = sentences[number - 1] if number else None
        taken_up = first.lower_ in words["unfiled.taken_up"] and before is not None
        if taken_up and before is not None and _together(document, before[0].idx, start):
            start = next((t.idx for t in before if t.is_alpha), before[0].idx)
        yield document.span(start, end)


def _together(document: Document, one: int, other: int) -> bool:
    """Tell whether two places lie in one paragraph."""
    return document.paragraph_at(one) == document.paragraph_at(other)
