"""Scenes: day and venue hold for the next words of the same speaker, unless these look back."""

from dataclasses import replace

from detente.article import Statement
from detente.reading.date_phrases import date_words
from detente.reading.document import Document
from detente.reading.grammar.clauses import is_backshifted
from detente.reading.tokens import Token

_BESIDE = 4
"""Tokens: "he said then" names its scene so close behind the cue."""


def in_scene(document: Document, statements: list[Statement]) -> list[Statement]:
    """Return the statements, day and venue carried over inside a scene of one speaker.

    What somebody had said earlier ("on 3 March he had said") is a look back: its day holds for
    what he had said besides and for what he said then, not for what he says next.
    """
    found: list[Statement] = []
    last: Statement | None = None
    for one in statements:
        carried = one
        if one.within is None:
            if last is not None and _same_scene(document, last, one):
                carried = _carry(last, one)
            last = carried
        found.append(carried)
    return found


def _same_scene(document: Document, last: Statement, one: Statement) -> bool:
    """Tell whether the same speaker goes on, with no heading between."""
    if last.source.actor is None or last.source.actor != one.source.actor:
        return False
    if one.sourcing == "narrator" or last.sourcing == "narrator":
        return False
    apart = document.paragraph_at(one.span.start) - document.paragraph_at(last.span.end - 1)
    between = any(last.span.end <= h.start <= one.span.start for h in document.article.headings)
    follows = apart <= 1 and not between and one.span.start >= last.span.end
    goes_on = _looks_back(document, last) == _looks_back(document, one)
    return follows and (goes_on or _is_then(document, one))


def _looks_back(document: Document, statement: Statement) -> bool:
    """Tell whether a saying is told as earlier than the rest ("had said", "said at the time")."""
    back = any(map(is_backshifted, _cue(document, statement)))
    return back or _is_then(document, statement)


def _cue(document: Document, statement: Statement) -> list[Token]:
    """Return the words of a statement's cue."""
    if statement.cue is None:
        return []
    return list(document.doc.touching(statement.cue.start, statement.cue.end))


def _is_then(document: Document, statement: Statement) -> bool:
    """Tell whether the words behind a cue put it into the scene before ("then", "at the time")."""
    cue = _cue(document, statement)
    if not cue:
        return False
    first, last = cue[-1].i + 1, cue[-1].sent.end
    words = " ".join(one.lower_ for one in document.doc[first : min(last, first + _BESIDE)])
    return any(f"{words} ".startswith(f"{then} ") for then in date_words()["then"])


def _carry(last: Statement, one: Statement) -> Statement:
    """Return a statement with the day and venue of the one before, where it has none."""
    if one.said_on.text is not None:
        return one
    return replace(one, said_on=last.said_on, venue=one.venue or last.venue)
