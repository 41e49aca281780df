"""What words for a day mean against a day of publication: patterns and arithmetic, no parse."""

import datetime as dt
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from detente.evidence import Precision, When

Relation = Literal["absolute", "after", "before", "later", "earlier"]
_DAYS = {"day": 1, "week": 7}
_MONTHS = {"month": 1, "year": 12}
_LAST_MONTH = 12
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a date is counted from: the day of publication, and whether the verb looks ahead."""

    published: dt.date | None
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may be a date: characters ``[start, end)``, the rule that took them, parts."""

    start: int
    end: int
    rule: str
    parts: Mapping[str, str | None]
    text: str

    @property
    def relation(self) -> Relation:
        """Return how the phrase hangs on another date, ``absolute`` if it does not."""
        relation = (self.parts.get("relation") or "").lower()
        if relation in {"next", "following"}:
            return "later"
        if relation == "previous":
            return "earlier"
        match relation:
            case "after" | "before" | "later" | "earlier":
                return relation
        return "absolute"


@lru_cache(maxsize=1)
def date_words() -> dict[str, Any]:
    """Return the lexicon of dates."""
    lexicon = files("detente.reading") / "lexicon"
    words = tomllib.loads((lexicon / "dates.toml").read_text(encoding="utf-8"))
    words["numbers"] = tomllib.loads((lexicon / "numbers.toml").read_text(encoding="utf-8"))
    return words


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    """Return each word of the lexicon that names a weekday (0-6), a month (1-12) or a number."""
    words = date_words()
    found: dict[str, int] = dict(words["numbers"]["words"])
    for place, names in enumerate(words["weekdays"]):
        found |= {name.lower(): place for name in names}
    for place, names in enumerate(words["months"], start=1):
        found |= {name.lower(): place for name in names}
    return found


def _any(words: list[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the patterns, those that say most first."""
    words = date_words()
    day = rf"(?P<weekday>{_any([n for names in words['weekdays'] for n in names])})\b\.?"
    month = rf"(?P<month>{_any([n for names in words['months'] for n in names])})\b\.?"
    count = rf"(?P<count>\d{{1,3}}|{_any(list(words['numbers']['words']))}|the)"
    part = r"(?:early |late )?(?:morning|afternoon|evening|night|noon|dawn)"
    year = r"(?P<year>1[6-9]\d\d|20\d\d)\b"
    of_month = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    span = r"(?P<unit>day|week)"
    unit = r"(?P<unit>week|month|year)"
    which = r"(?P<which>last|next|this)"
    any_which = r"(?P<which>last|next|this|this past|this coming)"
    vague = r"(?:few |several |couple of |two |three )?(?:days|weeks|months|years)"
    patterns = (
        ("full", r"(?P<year>\d{4})-(?P<month>[01]\d)-(?P<day>[0-3]\d)"),
        ("full", rf"(?:{day},? )?{of_month} (?:of )?{month}(?:,? {year})?"),
        ("full", rf"(?:{day},? )?{month} {of_month}\b(?:,? {year})?"),
        ("vague", r"(?:a few|several|some) \w+s (?:ago|earlier|later|after|before)"),
        ("ago", rf"{count} (?P<unit>day|week|month|year)s? ago"),
        ("anchored", rf"{count} {span}s? (?P<relation>after|before|later|earlier)"),
        ("anchored", rf"the (?P<relation>next|following|previous) {span}"),
        ("vague", rf"(?:the )?(?:next|last|past|coming|recent) {vague}"),
        ("weekday", rf"(?:the )?(?:early|small) hours of (?:{which} )?{day}(?: morning)?"),
        ("weekday", rf"overnight (?:to|into|on) {day}"),
        ("weekday", rf"(?:{any_which} )?(?:early |late )?{day}(?: {part})?"),
        ("offset", rf"(?P<offset>{_any(list(words['days_off']))})"),
        ("unit", rf"(?:early |later |earlier |late )?{which} {unit}"),
        ("month", rf"(?:{which} )?(?:(?:early|late|mid)[ -])?{month}(?:(?: of)?,? {year})?"),
        ("year", rf"(?<=[a-z] ){year}(?!-)"),
        ("vague", r"recent(?:ly)?"),
    )
    return tuple((name, re.compile(rf"\b(?:{body})\b", re.IGNORECASE)) for name, body in patterns)


def phrases_of(text: str) -> list[Phrase]:
    """Find the words that may be dates, in order, none inside another."""
    found: list[Phrase] = []
    taken: set[int] = set()
    for rule, pattern in _rules():
        for match in pattern.finditer(text):
            start, end = match.span()
            if taken.isdisjoint(range(start, end)) and _is_date(rule, match, text):
                parts, words = match.groupdict(), match.group()
                found.append(Phrase(start=start, end=end, rule=rule, parts=parts, text=words))
                taken.update(range(start, end))
    return sorted(found, key=lambda phrase: phrase.start)


def _is_date(rule: str, match: re.Match[str], text: str) -> bool:
    """Refuse small letters in a name, and a verb or an abbreviation that looks like a date."""
    parts = match.groupdict()
    names = (parts.get("weekday"), parts.get("month"))
    if any(name and not (name[0].isupper() or name[0].isdigit()) for name in names):
        return False
    if rule == "month":
        return _is_month(match, text)
    return True


def _is_month(match: re.Match[str], text: str) -> bool:
    """Tell the month from the verb, and refuse an abbreviation that stands alone."""
    words = date_words()
    name = match.group("month")
    if name not in [names[0] for names in words["months"]]:
        return match.group("year") is not None
    if name not in words["doubtful_months"] or match.group("year") or match.group("which"):
        return True
    if match.group() != name:
        return True
    before = text[: match.start()].rstrip().rpartition(" ")[2].lower()
    return before in words["month_openers"]


def meaning(phrase: Phrase, setting: Setting) -> When:
    """Return the day, week, month or year that a phrase means, or its words alone."""
    found = _READERS[phrase.rule](phrase.parts, setting)
    if found is None:
        return When(text=phrase.text)
    return written(*found, phrase.text)


def written(day: dt.date, precision: Precision, text: str) -> When:
    """Write a date at a precision: a week by its first day, a month and a year short."""
    if precision == "week":
        day -= dt.timedelta(days=day.weekday())
    length = {"month": 7, "year": 4}.get(precision, 10)
    return When(date=day.isoformat()[:length], precision=precision, text=text)


def moved(day: dt.date, phrase: Phrase, sign: int) -> tuple[dt.date, Precision] | None:
    """Return the date that lies a phrase's number of days or weeks after a day (or before)."""
    days = _count(phrase.parts) * _DAYS[(phrase.parts.get("unit") or "day").lower()]
    return _shifted(day, sign * days), "day"


Found = tuple[dt.date, Precision] | None
Parts = Mapping[str, str | None]


def _count(parts: Parts) -> int:
    """Return the number of a phrase; "the day after" is one day."""
    word = (parts.get("count") or "the").lower()
    return int(word) if word.isdigit() else _numbers().get(word, 1)


def _shifted(day: dt.date, days: int) -> dt.date:
    """Move a day, stopping at the ends of the calendar."""
    ordinal = min(max(day.toordinal() + days, dt.date.min.toordinal()), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def _full(parts: Parts, setting: Setting) -> Found:
    """Read a day and a month; without a year, the latest such day (or the next one)."""
    month = _month_number(parts)
    day = int(parts["day"] or 0)
    if parts.get("year"):
        found = _day(int(parts["year"] or 0), month, day)
    elif setting.published is None:
        found = None
    else:
        found = _nearest(setting, lambda year: _day(year, month, day))
    return (found, "day") if found else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    """Return a day of the calendar, None if there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _month_number(parts: Parts) -> int:
    """Return the number of a month from its name or its digits."""
    name = (parts.get("month") or "").lower()
    return int(name) if name.isdigit() else _numbers()[name]


def _nearest(setting: Setting, day_in: Callable[[int], dt.date | None]) -> dt.date | None:
    """Return the last such day up to publication, or the first one if the verb looks ahead."""
    published = setting.published or dt.date.min
    days = [day_in(year) for year in range(max(1, published.year - 4), published.year + 5)]
    known = [day for day in days if day is not None]
    if setting.ahead:
        return next((day for day in known if day >= published), None)
    return next((day for day in reversed(known) if day <= published), None)


def _weekday(parts: Parts, setting: Setting) -> Found:
    """Read a weekday against the day of publication."""
    if setting.published is None:
        return None
    which = (parts.get("which") or "").lower()
    wanted = _numbers()[(parts["weekday"] or "").lower()]
    back = (setting.published.weekday() - wanted) % _WEEK
    if which in {"last", "this past"}:
        days = -(back or _WEEK)
    elif which in {"next", "this coming"}:
        days = _WEEK - back
    else:
        days = (-back) % _WEEK if setting.ahead else -back
    return _shifted(setting.published, days), "day"


def _offset(parts: Parts, setting: Setting) -> Found:
    """Read "today", "yesterday", "overnight"."""
    if setting.published is None:
        return None
    days = date_words()["days_off"][(parts["offset"] or "").lower()]
    return _shifted(setting.published, days), "day"


def _ago(parts: Parts, setting: Setting) -> Found:
    """Read "three weeks ago": as precise as its unit."""
    if setting.published is None:
        return None
    return _by_units(setting.published, (parts["unit"] or "").lower(), -_count(parts))


def _unit(parts: Parts, setting: Setting) -> Found:
    """Read "last week", "this month", "next year"."""
    if setting.published is None:
        return None
    steps = {"last": -1, "this": 0, "next": 1}[(parts["which"] or "").lower()]
    return _by_units(setting.published, (parts["unit"] or "").lower(), steps)


def _by_units(day: dt.date, unit: str, steps: int) -> Found:
    """Move a day by units; the result is as precise as the unit."""
    if unit in _DAYS:
        return _shifted(day, steps * _DAYS[unit]), "day" if unit == "day" else "week"
    months = day.year * _LAST_MONTH + day.month - 1 + steps * _MONTHS[unit]
    moved_to = _day(months // _LAST_MONTH, months % _LAST_MONTH + 1, 1)
    return (moved_to, "month" if unit == "month" else "year") if moved_to else None


def _month(parts: Parts, setting: Setting) -> Found:
    """Read a month; without a year, the latest such month up to publication (or the next one)."""
    number = _month_number(parts)
    if parts.get("year"):
        return dt.date(int(parts["year"] or 0), number, 1), "month"
    if setting.published is None:
        return None
    which = (parts.get("which") or "").lower()
    this_month = setting.published.replace(day=1)
    ahead = (which or setting.ahead) in {"next", True}
    start = Setting(published=this_month, ahead=ahead)
    found = _nearest(start, lambda year: dt.date(year, number, 1))
    if found == this_month and which in {"last", "next"}:
        found = found.replace(year=found.year + (1 if ahead else -1))
    return (found, "month") if found else None


def _year(parts: Parts, _: Setting) -> Found:
    """Read a year."""
    return dt.date(int(parts["year"] or 0), 1, 1), "year"


def _nothing(_: Parts, __: Setting) -> Found:
    """Read nothing: the words are kept, no day is made up."""
    return None


_READERS: dict[str, Callable[[Parts, Setting], Found]] = {
    "full": _full,
    "weekday": _weekday,
    "offset": _offset,
    "ago": _ago,
    "unit": _unit,
    "month": _month,
    "year": _year,
    "vague": _nothing,
    "anchored": _nothing,
}
