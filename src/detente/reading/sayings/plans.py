"""Sentences that go on with a reported plan ("That would ..." behind "officials suggest ...")."""

from dataclasses import replace

from detente.reading.document import Document
from detente.reading.lexicon.cues import load_cues
from detente.reading.sayings.reporting import content_ranges
from detente.reading.sayings.saying import Saying
from detente.reading.tokens import Token


def carried_on(document: Document, sayings: list[Saying]) -> list[Saying]:
    """Return the sayings, each with the sentence that goes on with the plan it reports."""
    found = list(sayings)
    before: list[Token] = []
    for sentence in document.sentences():
        number = _goes_on(document, sentence, before, found)
        if number is not None:
            more = content_ranges(sentence)
            found[number] = replace(found[number], content=(*found[number].content, *more))
        before = sentence
    return found


def _goes_on(
    document: Document, sentence: list[Token], before: list[Token], sayings: list[Saying]
) -> int | None:
    """Return the saying that a sentence goes on with, or None."""
    if not before or not _opens_so(sentence):
        return None
    if document.paragraph_at(before[0].idx) != document.paragraph_at(sentence[0].idx):
        return None
    first, last = sentence[0].idx, sentence[-1].idx
    if any(first <= saying.head.idx <= last or saying.says(first) for saying in sayings):
        return None
    return _last_saying(before, sayings)


def _opens_so(sentence: list[Token]) -> bool:
    """Tell whether a sentence opens with words such as "That would"."""
    opening = " ".join(token.lower_ for token in sentence[:4]) + " "
    return any(opening.startswith(words + " ") for words in load_cues().words["continues"])


def _last_saying(before: list[Token], sayings: list[Saying]) -> int | None:
    """Return the outermost saying whose content ends the sentence before."""
    start, end = before[0].idx, before[-1].idx
    ending = [
        (saying.extent[1], -saying.start, number)
        for number, saying in enumerate(sayings)
        if start <= saying.head.idx <= end and max(last for _, last in saying.content) >= end - 1
    ]
    return max(ending)[2] if ending else None
