"""When a deadline ends that words set from a day on ("within a month")."""

import datetime as dt
import re
from calendar import monthrange

from detente.reading.date_meaning import Setting, meaning
from detente.reading.date_phrases import date_words, phrases_of

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
_SUNDAY = 6
_YEAR = 12


def end_of_deadline(words: str, day: dt.date, behind: str = "") -> dt.date | None:
    """Return the last day of a deadline.

    Parameters
    ----------
    words
        The words that set it.
    day
        The day from which they count: of saying, else of publication.
    behind
        What follows them: "within a month of the signing" counts from another day.

    Returns
    -------
    None where the words give no day ("within weeks") or count from a deed.

    Examples
    --------
    >>> end_of_deadline("within a month", dt.date(2031, 1, 31))
    datetime.date(2031, 2, 28)
    >>> end_of_deadline("by the end of the week", dt.date(2031, 5, 7))
    datetime.date(2031, 5, 11)
    >>> end_of_deadline("within weeks", dt.date(2031, 5, 7)) is None
    True
    """
    first = re.match(r"\W*(\w+)", behind)
    if first and first[1].lower() in date_words()["counted_from"]:
        return None
    return _end_of_unit(words, day) or _after(words, day) or _named(words, day)


def _after(words: str, day: dt.date) -> dt.date | None:
    """Read a number of days, weeks, months or years."""
    numbers = date_words()["numbers"]["words"]
    pattern = rf"\b(\d{{1,3}}|{'|'.join(numbers)})[ -](day|week|fortnight|month|year)s?\b"
    found = re.search(pattern, words, re.IGNORECASE)
    if found is None:
        return None
    count = int(found[1]) if found[1].isdigit() else numbers[found[1].lower()]
    unit = found[2].lower()
    if unit in _DAYS:
        return day + dt.timedelta(days=count * _DAYS[unit])
    return _months_on(day, count * _MONTHS[unit])


def _months_on(day: dt.date, months: int) -> dt.date:
    """Return the same day of a later month, or that month's last."""
    whole = day.year * _YEAR + day.month - 1 + months
    year, month = whole // _YEAR, whole % _YEAR + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def _end_of_unit(words: str, day: dt.date) -> dt.date | None:
    """Read "by the end of this week", of the month, of the year."""
    found = re.search(r"\bend of (the|this|next) (week|month|year)\b", words, re.IGNORECASE)
    if found is None:
        return None
    on = int(found[1].lower() == "next")
    if found[2].lower() == "week":
        return day + dt.timedelta(days=_SUNDAY - day.weekday() + 7 * on)
    if found[2].lower() == "year":
        return dt.date(day.year + on, 12, 31)
    there = _months_on(day.replace(day=1), on)
    return there.replace(day=monthrange(there.year, there.month)[1])


def _named(words: str, day: dt.date) -> dt.date | None:
    """Read a day or a month that is named; one gone by ends nothing."""
    whens = (meaning(one, Setting(published=day, ahead=True)) for one in phrases_of(words))
    ends = (when.last_day() for when in whens if when.precision in {"day", "week", "month"})
    return next((end for end in ends if end is not None and end >= day), None)
