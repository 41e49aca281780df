"""What words for a date mean against a day of publication: arithmetic alone, no parse."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from detente.article import Precision, When
from detente.reading.date_phrases import Phrase, date_words, phrases_of

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
_LAST_MONTH = 12
_WEEK = 7
_SATURDAY = 5
_STEPS = {"last": -1, "this": 0, "next": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a date is counted from: the day of publication, and whether the verb looks ahead."""

    published: dt.date | None
    ahead: bool = False


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


def meaning(phrase: Phrase, setting: Setting) -> When:
    """Return the day, week, month or year that a phrase means, or its words alone."""
    found = _READERS[phrase.rule](phrase.parts, setting)
    if found is None:
        return When(text=phrase.text)
    return written(*found, phrase.text)


def named_weekday(text: str | None) -> int | None:
    """Return the weekday (Monday is 0) that words for a full day name, or None."""
    full = [phrase for phrase in phrases_of(text or "") if phrase.rule == "full"]
    name = full[0].parts.get("weekday") if full else None
    return None if name is None else _numbers()[name.lower()]


def written(day: dt.date, precision: Precision, text: str) -> When:
    """Write a date at a precision: a week by its first day, a month and a year short."""
    if precision == "week":
        day -= dt.timedelta(days=day.weekday())
    length = {"month": 7, "year": 4}.get(precision, 10)
    return When(date=day.isoformat()[:length], precision=precision, text=text)


def moved(day: dt.date, phrase: Phrase, sign: int) -> tuple[dt.date, Precision] | None:
    """Return the date that lies a phrase's number of days or longer after a day (or before)."""
    if phrase.relation == "same":
        return day, "day"
    unit = (phrase.parts.get("unit") or "day").lower()
    if unit in _MONTHS:
        return _by_units(day, unit, sign * _count(phrase.parts))
    days = _count(phrase.parts) * _DAYS[unit]
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
    month, day = _month_number(parts), _day_of_month(parts)
    year = _year_named(parts, setting)
    if year is not None:
        found = _day(year, month, day)
    elif setting.published is None:
        found = None
    else:
        found = _nearest(setting, lambda year: _day(year, month, day))
    return (found, "day") if found else None


def _day_of_month(parts: Parts) -> int:
    """Return the day of a month, in figures or as "the third"."""
    ordinals: Mapping[str, int] = date_words()["numbers"]["ordinals"]
    word = parts.get("ordinal")
    return ordinals[word.lower()] if word else int(parts.get("day") or 0)


def _year_named(parts: Parts, setting: Setting) -> int | None:
    """Return the year that a phrase names: in figures, or as "last year"; None if it does not."""
    if parts.get("year"):
        return int(parts["year"] or 0)
    whose = (parts.get("whose") or "").lower()
    if not whose or setting.published is None:
        return None
    return setting.published.year + _STEPS[whose]


def _figures(parts: Parts, _: Setting) -> Found:
    """Read "24/4/2025": which figure is the month must be plain, else only the year is known."""
    first, second = int(parts["first"] or 0), int(parts["second"] or 0)
    year = int(parts["year"] or 0)
    if first != second and max(first, second) <= _LAST_MONTH:
        return dt.date(year, 1, 1), "year"
    found = _day(year, min(first, second), max(first, second))
    return (found, "day") if found else None


def _range(parts: Parts, setting: Setting) -> Found:
    """Read "3 to 5 May": the month that both days share, or else their year."""
    last = _with(parts, month=parts.get("later_month") or parts.get("month"))
    end = _full(_with(last, day=parts.get("later_day")), setting)
    if end is None:
        return None
    shared = _month_number(last) == _month_number(parts)
    return end[0].replace(day=1), "month" if shared else "year"


def _with(parts: Parts, **new: str | None) -> Parts:
    """Return the parts of a phrase with some of them replaced."""
    return {**parts, **new}


def _week_of(parts: Parts, setting: Setting) -> Found:
    """Read "the week of 3 March"."""
    found = _full(parts, setting)
    return None if found is None else (found[0], "week")


def _fixed(parts: Parts, setting: Setting) -> Found:
    """Read a day that has the same date in each year ("Christmas Day")."""
    names = {name.lower(): day for name, day in date_words()["fixed_days"].items()}
    month, day = names[(parts["fixed"] or "").lower().replace("’", "'")]
    return _full({"month": str(month), "day": str(day), "year": parts.get("year")}, setting)


def _hence(parts: Parts, setting: Setting) -> Found:
    """Read "two days from now"."""
    if setting.published is None:
        return None
    return _by_units(setting.published, (parts["unit"] or "").lower(), _count(parts))


def _within(parts: Parts, setting: Setting) -> Found:
    """Read "in two days" under a verb that looks ahead; else it is how long something took."""
    return _hence(parts, setting) if setting.ahead else None


def _week_on(parts: Parts, setting: Setting) -> Found:
    """Read "Friday week", "a week on Tuesday", "a week today": a week after that day to come."""
    if setting.published is None:
        return None
    if parts.get("offset"):
        found = _offset(parts, setting)
    else:
        found = _weekday({"weekday": parts["weekday"], "which": "next"}, setting)
    return None if found is None else (_shifted(found[0], _WEEK), "day")


def _weekend(parts: Parts, setting: Setting) -> Found:
    """Read "last weekend", "over the weekend" as the week that it ends."""
    if setting.published is None:
        return None
    which = (parts.get("which") or "").lower()
    back = (setting.published.weekday() - _SATURDAY) % _WEEK
    now = which == "this" and setting.published.weekday() < _SATURDAY
    ahead = which.endswith("coming") or which == "next" or setting.ahead or now
    days = _WEEK - back if ahead and back else -back
    return _shifted(setting.published, days), "week"


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
    elif which == "next" or which.endswith("coming"):
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
    steps = _STEPS[(parts.get("which") or "this").lower()]
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
    number, year = _month_number(parts), _year_named(parts, setting)
    if year is not None:
        return dt.date(year, number, 1), "month"
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
    "figures": _figures,
    "range": _range,
    "week_of": _week_of,
    "fixed": _fixed,
    "hence": _hence,
    "within": _within,
    "week_on": _week_on,
    "weekend": _weekend,
    "weekday": _weekday,
    "offset": _offset,
    "ago": _ago,
    "unit": _unit,
    "month": _month,
    "year": _year,
    "vague": _nothing,
    "anchored": _nothing,
}
