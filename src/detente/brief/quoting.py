"""How far the words of a source are quoted: to the ends of their sentence, or of their clause."""

import re
from collections.abc import Iterable

from detente.article import Article, Span

_SENTENCE = re.compile(
    r"(?<![A-Z.])(?<!\bMr)(?<!\bDr)(?<!\bSt)(?<!\bGen)[.!?](?=[”\"’)]*(?:\s|$))|[;\n]"
)
_CLAUSE = re.compile(r"[,;:](?=\s)|\s[—–-](?=\s)|[()]")
_LEAD = re.compile(r"that\s+(?=\S)|[A-Z]{3,}[^\n]{0,60}? [—–-] (?=[A-Z“\"])")
_MARKS = frozenset('“”"')
_EDGE = re.compile(r"[\s,;:—–\-“”\"()]")


def whole(
    article: Article,
    span: Span,
    limit: int = 110,
    *,
    within: Span | None = None,
    stops: Iterable[Span] = (),
) -> Span:
    """Return the sentence around some words, else their clause, else the words themselves.

    A quotation that the words stand in is never left, nor ``within`` (what was said). ``stops``
    are words that the result must not take in (a condition that is quoted by itself). What is
    longer than ``limit`` is not taken.
    """
    low, high = _room(article.text, span, stops)
    room = (max(low, within.start), min(high, within.end)) if within else (low, high)
    for marks in (_SENTENCE, re.compile(f"{_SENTENCE.pattern}|{_CLAUSE.pattern}")):
        start, end = _between(article.text, span, room, marks)
        if end - start <= max(limit, span.end - span.start):
            return Span(article=span.article, start=start, end=end)
    return span


def _room(text: str, span: Span, stops: Iterable[Span]) -> tuple[int, int]:
    """Return how far words may grow: to the ends of their line, of a quotation, to a stop."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    low, high = _quotation(text, span, start, end if end >= 0 else len(text))
    for stop in stops:
        if stop.end <= span.start:
            low = max(low, stop.end)
        elif stop.start >= span.end:
            high = min(high, stop.start)
        else:
            return span.start, span.end
    return low, high


def _quotation(text: str, span: Span, start: int, end: int) -> tuple[int, int]:
    """Return the ends of the quotation that words stand in, or of their line."""
    before = text[start : span.start]
    opened = max(before.rfind("“"), before.rfind('"') if before.count('"') % 2 else -1)
    if opened < 0 or "”" in before[opened:]:
        return start, end
    closer = re.compile('[”"]').search(text, span.end - 1, end)
    return start + opened + 1, closer.start() if closer else end


def _closes(words: str) -> bool:
    """Tell words that end with the mark that closes a quotation begun among them."""
    if words[:1] in _MARKS or words[-1:] not in {'"', "”"}:
        return False
    straight = words.endswith('"') and words.count('"') % 2 == 0
    return straight or (words.endswith("”") and words.count("”") == words.count("“"))


def _between(
    text: str, span: Span, room: tuple[int, int], marks: re.Pattern[str]
) -> tuple[int, int]:
    """Return the place between the marks before and after some words, without blank edges."""
    before = [hit.end() for hit in marks.finditer(text, room[0], span.start)]
    after = marks.search(text, span.end - 1, room[1])
    start, end = (before or [room[0]])[-1], after.start() if after else room[1]
    while start < span.start and _EDGE.match(text[start]):
        start += 1
    start = min(start, span.start)
    while end > span.end and _EDGE.match(text[end - 1]) and not _closes(text[start:end]):
        end -= 1
    lead = _LEAD.match(text, start, end)
    skipped = lead.end() if lead and lead.end() <= span.start else start
    return skipped, max(end, span.end)
