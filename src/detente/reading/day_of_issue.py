"""The day of an article: worked out from its text where none is known, and held against it.

A day that is worked out is the earliest that the article can have been written on; weekdays and
"yesterday" are not counted from it.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.article import When
from detente.reading.date_meaning import Setting, meaning, named_weekday
from detente.reading.date_phrases import Phrase, date_words, phrases_of
from detente.reading.date_reports import DatedSpan
from detente.reading.dates import looks_ahead
from detente.reading.document import Document
from detente.reading.page.dateline import dateline_of
from detente.reading.page.structure import lines_of
from detente.reading.tokens import Token

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LEAD = 3
_HEAD_LINES = 8
_WEEK = 7
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """The earliest day on which an article can have been written, and why."""

    day: dt.date
    reason: str


def guessed_day(document: Document, dates: Sequence[DatedSpan]) -> Guess | None:
    """Return the day that the text allows to infer, or None.

    The latest day that it tells of as past, with its year, if the weekday stands beside it or it
    stands at the head; else a weekday, day and month, or a dateline, with the year that the text
    names.
    """
    told = [one for one in dates if _is_told(document, one)]
    latest = max((one for one in told if _with_year(one)), key=_first, default=None)
    if latest is not None:
        fits = named_weekday(latest.when.text) is not None or _leads(document, latest)
        return _as_past(latest) if fits and not _later_is_told(latest, told) else None
    return _with_year_of_text(document)


def _first(one: DatedSpan) -> dt.date:
    """Return the first day that a date may be."""
    return one.when.first_day() or dt.date.min


def _with_year(one: DatedSpan) -> bool:
    """Tell whether words name a day with its year."""
    return one.when.precision == "day" and _YEAR.search(one.when.text or "") is not None


def _is_told(document: Document, one: DatedSpan) -> bool:
    """Tell whether a date is one of something past."""
    governor = document.doc[one.governor]
    return one.when.date is not None and not looks_ahead(governor) and _is_past(governor)


def _is_past(governor: Token) -> bool:
    """Tell whether the verb above a date, or an auxiliary of it, is a past or a perfect."""
    for token in (governor, *governor.ancestors):
        if token.pos_ in _VERBAL:
            verbs = (token, *(c for c in token.children if c.dep_ in {"aux", "auxpass"}))
            return any(t.tag_ == "VBD" or t.lower_ in {"has", "have"} for t in verbs)
    return False


def _leads(document: Document, one: DatedSpan) -> bool:
    """Tell whether a date stands in the first paragraphs."""
    return document.paragraph_at(one.start) < _LEAD


def _later_is_told(latest: DatedSpan, told: Iterable[DatedSpan]) -> bool:
    """Tell whether a month or a year after the latest day is told of as past."""
    last = latest.when.first_day()
    return last is not None and any(_first(one) > last for one in told)


def _as_past(one: DatedSpan) -> Guess | None:
    """Return the guess that a day told of as past allows, unless it contradicts its weekday."""
    day = one.when.first_day()
    if day is None or _wrong_weekday(one.when):
        return None
    reason = f'the text tells of "{one.when.text}" as past and of no later day'
    return Guess(day=day, reason=reason)


def _with_year_of_text(document: Document) -> Guess | None:
    """Return the guess from a day and month whose year only another place of the text names."""
    text = document.article.text
    years = sorted({int(year) for year in _YEAR.findall(text)})
    if not years:
        return None
    for phrase in _days_without_year(text):
        day = _in_latest_year(phrase, years)
        if day is not None:
            reason = f'the text says "{phrase.text}" and names the year {day.year}'
            return Guess(day=day, reason=reason)
    return None


def _days_without_year(text: str) -> Iterator[Phrase]:
    """Yield the day of a dateline, then each day of the text that has its weekday."""
    first = lines_of(text)[:_HEAD_LINES]
    datelines = [line.text[: found.length] for line in first if (found := dateline_of(line.text))]
    for dateline in datelines:
        yield from _plain_days(dateline)
    yield from (phrase for phrase in _plain_days(text) if phrase.parts.get("weekday"))


def _plain_days(text: str) -> list[Phrase]:
    """Return the days of a text that have a month and no year."""
    return [p for p in phrases_of(text) if p.rule == "full" and not p.parts.get("year")]


def _in_latest_year(phrase: Phrase, years: Sequence[int]) -> dt.date | None:
    """Return a day in the latest year named, if its weekday agrees (or it names none)."""
    when = meaning(phrase, Setting(published=dt.date(years[-1], 12, 31)))
    return None if _wrong_weekday(when) else when.first_day()


def _wrong_weekday(when: When) -> bool:
    """Tell whether words give a day another weekday than it had."""
    day, named = when.first_day(), named_weekday(when.text)
    return day is not None and named is not None and day.weekday() != named


def contradictions(
    document: Document, dates: Sequence[DatedSpan], published: dt.date | None
) -> Iterator[str]:
    """Yield in a sentence each what the text says against its weekdays or its day of publication.

    Parameters
    ----------
    published
        The day from which the article counts; None if it is not known.
    """
    seen: set[str] = set()
    for one in dates:
        for sentence in _against(document, one, published):
            if sentence not in seen:
                seen.add(sentence)
                yield sentence


def _against(document: Document, one: DatedSpan, published: dt.date | None) -> Iterator[str]:
    """Yield what one date says against the calendar or the day of publication."""
    day, words = one.when.first_day(), one.when.text or ""
    if day is None or one.when.precision != "day":
        return
    if _wrong_weekday(one.when):
        doubt = "" if _with_year(one) else "; is the day of publication right?"
        yield f'the text says "{words}", but {_plain(day)} was a {_weekday(day)}{doubt}'
    late = published is not None and _with_year(one) and day > published
    if late and published is not None and _is_told(document, one):
        yield (
            f'the text tells of "{words}" as past, but {_plain(published)} is taken for the '
            "day of publication"
        )


def _plain(day: dt.date) -> str:
    """Return a day in words."""
    return f"{day.day} {day:%B %Y}"


def _weekday(day: dt.date) -> str:
    """Return the name of a day's weekday."""
    name: str = date_words()["weekdays"][day.weekday() % _WEEK][0]
    return name
