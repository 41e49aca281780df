"""Headlines: what one tells again of the body is dated as the body has it, so that it is one."""

from collections.abc import Sequence
from dataclasses import replace

from detente.article import Span, Statement
from detente.reading.covering import Covering
from detente.reading.document import Document
from detente.reading.sayings.modality import tokens_of

_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_SHARE = 0.6
"""The share of a headline's words that the body must have for the two to tell one thing."""

_BELOW = 60
"""How many statements behind it a headline is compared with."""


def dated_by_body(document: Document, statements: Sequence[Statement]) -> list[Statement]:
    """Return the statements, those of headlines with the day and venue that the body gives.

    A headline has no room for the day. With it, both are known to be one utterance, not two.
    """
    covered = Covering((head.start, head.end, head) for head in headlines(document))
    titles = [bool(covered.at(one.span.start)) for one in statements]
    found: list[Statement] = []
    for place, one in enumerate(statements):
        again = None
        if titles[place] and one.said_on.text is None:
            below = range(place + 1, min(place + _BELOW, len(statements)))
            body = (statements[at] for at in below if not titles[at])
            again = next((other for other in body if _is_told(document, one, other)), None)
        if again is None:
            found.append(one)
        else:
            found.append(replace(one, said_on=again.said_on, venue=one.venue or again.venue))
    return found


def headlines(document: Document) -> list[Span]:
    """Return where the title, the deck and the headings stand in the text."""
    return [*_title(document), *document.article.headings]


def _title(document: Document) -> list[Span]:
    """Return where the title and the deck stand in the text, as far as they do."""
    article = document.article
    places = [
        (words, article.text.find(words)) for words in (article.title, article.deck) if words
    ]
    return [document.span(at, at + len(words)) for words, at in places if at >= 0]


def _is_told(document: Document, headline: Statement, other: Statement) -> bool:
    """Tell whether a statement of the body says what a headline says, of the same speaker."""
    speakers = {headline.source.actor, other.source.actor}
    if other.said_on.text is None or (len(speakers) > 1 and headline.source.actor is not None):
        return False
    mine, theirs = _words(document, headline), _words(document, other)
    return bool(mine) and len(mine & theirs) >= _SHARE * len(mine)


def _words(document: Document, statement: Statement) -> frozenset[str]:
    """Return the words of a content that tell, whatever their form."""
    parts = [(span.start, span.end) for span in statement.content]
    return frozenset(
        one.lemma_.lower() for one in tokens_of(document, parts) if one.pos_ in _TELLING
    )
