"""Two days in one report: that on which somebody says a thing, and that on which it happened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from detente.article import When
from detente.reading.date_meaning import Setting, meaning
from detente.reading.date_phrases import phrases_of
from detente.reading.document import Document
from detente.reading.tokens import Token

_VERBAL = frozenset({"VERB", "AUX"})
_FUTURE = frozenset({"will", "would", "shall", "to", "may", "might", "could", "'ll", "’ll", "'d"})
_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedSpan:
    """Words for a date, the day they mean, and the token (its number in the Doc) that they date.

    ``bound`` marks the end of a period ("since Friday", "by May"), which is nobody's day;
    ``apart`` a date of the clause behind "a day after", which is not that of the clause above.
    """

    start: int
    end: int
    when: When
    governor: int
    bound: bool = False
    apart: bool = False


def splits_name(tokens: Sequence[Token], governor: Token) -> bool:
    """Tell "on Friday Orla", where the parser takes the weekday for a part of the name."""
    return governor.pos_ == "PROPN" and _comes_first(tokens, governor)


def _comes_first(tokens: Sequence[Token], name: Token) -> bool:
    """Tell a date that opens a noun phrase right behind "on" or a verb."""
    first = tokens[0]
    if first.i == first.sent.start or tokens[-1].ent_type_ not in {"DATE", "TIME"}:
        return False
    word = first.nbor(-1)
    return name.i > tokens[-1].i and (word.lower_ == "on" or word.pos_ in _VERBAL)


def not_after_saying(
    document: Document, dates: Sequence[DatedSpan], dated: DatedSpan
) -> DatedSpan:
    """Return a date of what somebody says was done, moved before the day on which he says it.

    "Said on Friday that it left on Wednesday" means the Wednesday before that Friday.
    """
    said = _day_of_saying(document, dates, dated)
    day = dated.when.first_day()
    if said is None or day is None or dated.when.precision != "day":
        return dated
    on = said.first_day()
    phrases = [p for p in phrases_of(dated.when.text or "") if p.rule == "weekday"]
    if on is None or day <= on or not phrases or dated.bound:
        return dated
    return replace(dated, when=meaning(phrases[0], Setting(published=on)))


def _day_of_saying(
    document: Document, dates: Sequence[DatedSpan], dated: DatedSpan
) -> When | None:
    """Return the day of the saying that a date stands in, where that tells of the past."""
    verb = document.doc[dated.governor]
    for _ in range(_REACH):
        looks_ahead = any(c.dep_ == "aux" and c.lower_ in _FUTURE for c in verb.children)
        if verb.head.i == verb.i or looks_ahead:
            return None
        if verb.dep_ == "ccomp" and verb.pos_ in _VERBAL:
            above = verb.head.i
            days = [d.when for d in dates if d.governor == above and not d.bound]
            return next((when for when in days if when.precision == "day"), None)
        verb = verb.head
    return None
