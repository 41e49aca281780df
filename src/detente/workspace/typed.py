"""What a person types or chooses in a form: days, numbers from 0 to 1, ranges, choices."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal

from detente.errors import DetenteError, FieldError

RANGE = ("low", "mode", "high")
"""The fields of a range, in their order."""
_NAMES = {"low": "low", "mode": "most likely", "high": "high"}
_PARTS = re.compile(r"(?<=[\d.])\s*[–—-]\s*(?=[\d.])|\s*[;/]\s*|,\s+|\s+")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d*,\d+")
_HUNDRED = 100


def day_in(given: str) -> dt.date:
    """Return a day.

    Raises
    ------
    DetenteError
        If it is none.

    Examples
    --------
    >>> day_in("2031-02-03")
    datetime.date(2031, 2, 3)
    """
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise DetenteError(
            f"{given!r} is not a day", hint="Write it as YYYY-MM-DD, such as 2025-04-25."
        ) from error


def number_in(given: str, field: str) -> float:
    """Return a number from 0 to 1; a comma between two digits is a decimal comma.

    Raises
    ------
    FieldError
        If it is none, or not from 0 to 1.

    Examples
    --------
    >>> number_in("0.4", "low"), number_in("0,4", "low"), number_in(" 1 ", "low")
    (0.4, 0.4, 1.0)
    """
    text = given.strip()
    if not text:
        raise FieldError("no number is given", field=field, hint="Write it as 0.4.")
    plain = text.replace(",", ".") if _DECIMAL_COMMA.fullmatch(text) else text
    if not _NUMBER.fullmatch(plain):
        raise FieldError(f"{text!r} is no number", field=field, hint="Write it as 0.4.")
    number = float(plain)
    if 0 <= number <= 1:
        return number
    share = f"write {number:g} of 100 as {number / _HUNDRED:g}" if 1 < number <= _HUNDRED else ""
    raise FieldError(
        f"{text} is not between 0 and 1",
        field=field,
        hint=f"Write it as 0.4{f'; {share}' if share else ''}.",
    )


def range_in(form: Mapping[str, str]) -> tuple[float, float, float]:
    """Return low, most likely and high as three fields of a form have them.

    Raises
    ------
    FieldError
        If one is no number from 0 to 1, or they do not ascend.
    """
    low, mode, high = (number_in(form.get(name, ""), name) for name in RANGE)
    for name, below, above in (("low", low, mode), ("high", mode, high)):
        if below > above:
            least, most = ("low", "mode") if name == "low" else ("mode", "high")
            raise FieldError(
                f"{_NAMES[least]}, {below:g}, is above {_NAMES[most]}, {above:g}",
                field=name,
                hint="Write the smallest first: low, most likely, high.",
            )
    return low, mode, high


def range_of(given: str, field: str) -> tuple[float, float, float]:
    """Return the range that one field has: one number, or low, most likely and high.

    They are parted by blanks, semicolons or commas. Two numbers are never a range, so that ``0,5``
    is the decimal comma of one number.

    Raises
    ------
    FieldError
        If it holds another count of numbers, or they are no range.

    Examples
    --------
    >>> range_of("0,5", "worth"), range_of("0.2, 0.4, 0.6", "worth")
    ((0.5, 0.5, 0.5), (0.2, 0.4, 0.6))
    """
    parts = [one for one in _PARTS.split(given.strip()) if one]
    if len(parts) == 1 and not _DECIMAL_COMMA.fullmatch(parts[0]):
        parts = parts[0].split(",")
    parts = parts * len(RANGE) if len(parts) == 1 else parts
    if len(parts) != len(RANGE):
        raise FieldError(
            f"{given.strip()!r} is neither one number nor three"
            if parts
            else "no number is given",
            field=field,
            hint="Write one number, such as 0.4, or low, most likely, high: 0.2 0.4 0.6.",
        )
    try:
        return range_in(dict(zip(RANGE, parts, strict=True)))
    except FieldError as error:
        raise FieldError(str(error), field=field, hint=error.hint) from error


def written(numbers: tuple[float, float, float]) -> str:
    """Return a range as an address has it.

    Examples
    --------
    >>> written((0.2, 0.4, 1.0)), written((0.00001, 0.5, 0.5))
    ('0.2-0.4-1', '0.00001-0.5-0.5')
    """
    return "-".join(format(Decimal(f"{one:g}"), "f") for one in numbers)


def chosen(form: Mapping[str, str], field: str, what: str) -> str:
    """Return what is chosen in a list of a form.

    Raises
    ------
    FieldError
        If nothing is.
    """
    found = form.get(field, "").strip()
    if not found:
        raise FieldError(f"no {what} is chosen", field=field, hint=f"Choose the {what}.")
    return found
