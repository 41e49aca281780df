"""Datelines ("CITY, April 25 (Agency) -") and lines that hold nothing but a date."""

import datetime as dt
import re
from dataclasses import dataclass

from detente.reading.lexicon.tables import table
from detente.reading.page.metadata import DAY, FULL_DAY, WEEKDAY, day_in

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,3}"
_NAMES = r"[A-Z][\w.'’-]+(?:[ /][A-Z][\w.'’-]+){0,3}"
_PLACE = rf"(?P<place>(?:{_CAPITALS}|{_NAMES})(?:, {_NAMES})?)"
_WHEN = rf"(?:(?:{WEEKDAY},? )?{DAY}(?:,? \d{{4}})?)"
_AGENCY = r"(?:\((?P<agency>[A-Z][\w .&/'’-]{0,40})\)|/(?P<slashed>[A-Z][A-Za-z ]{1,20})/)"
_DASH = r"(?:--?|[–—])"
_ENDS = rf"(?:(?<=/)[.,:]?|(?<=\))[.:]|(?<=\d{{4}})[.:]|[.,:]? ?{_DASH}) "
_DATELINE = re.compile(rf"{_PLACE}(?P<when>,? {_WHEN})?[.,]?(?P<said> ?{_AGENCY})?{_ENDS}")
_IN_CAPITALS = re.compile(rf"{_CAPITALS}(?:, {_NAMES})?")
_PREFIX = r"(?:(?:first |last )?(?:published|posted|updated|modified|issued|date)(?: on| at)?:?\s)"
_CLOCK = r"(?:\s?[,|·•–—-]?\s?(?:at )?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s?\(?[A-Z]{2,5}\)?)?)"
_DATE_LINE = re.compile(
    rf"{_PREFIX}?(?:{WEEKDAY},? )?(?:{FULL_DAY}|{DAY}){_CLOCK}?"
    rf"(?:\s?[|·•,;–—-]?\s?{_PREFIX}.{{1,60}})?",
    re.IGNORECASE,
)
_OUTLET = r"[*_]{0,3}(?P<name>(?:The )?[A-Z][\w.'’&-]*(?: [A-Z][\w.'’&-]*){0,4})[*_]{0,3}"
_OUTLET_ALONE = re.compile(_OUTLET)
_OUTLET_LINE = re.compile(
    rf"{_OUTLET}"
    rf"\s?(?:,|[|·•–—-])\s?[*_]{{0,3}}(?:{WEEKDAY},? )?(?P<day>{FULL_DAY})[*_]{{0,3}}"
)
_LONGEST_DATELINE = 120
_LONGEST_DATE_LINE = 120
_LEAST_AFTER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, when and by whom a report was filed; ``length`` counts its characters."""

    place: str
    length: int
    day: dt.date | None = None
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletLine:
    """A line "Outlet, day" under a title; ``name`` is None where it may be a place."""

    name: str | None
    day: dt.date | None


def outlet_line_of(line: str) -> OutletLine | None:
    """Return the outlet and the day of a line that holds these two and nothing else."""
    found = _OUTLET_LINE.fullmatch(line.strip()) if len(line) <= _LONGEST_DATE_LINE else None
    if found is None:
        return None
    name = found["name"].strip("_")
    return OutletLine(name=name if _is_outlet(name) else None, day=day_in(found["day"]))


def outlet_alone(line: str) -> OutletLine | None:
    """Return the outlet that a line names and nothing else; one word only if it is listed."""
    found = _OUTLET_ALONE.fullmatch(line.strip()) if len(line) <= _LONGEST_DATE_LINE else None
    name = found["name"].strip("_") if found else ""
    listed = name in table("outlets")["names"]
    if not listed and (" " not in name or not _is_outlet(name)):
        return None
    return OutletLine(name=name, day=None)


def _is_outlet(name: str) -> bool:
    """Tell whether a name is a listed outlet's, or ends as names of outlets do."""
    outlets = table("outlets")
    return name in outlets["names"] or name.rsplit(maxsplit=1)[-1] in outlets["words"]


def dateline_of(line: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, or None.

    A place in ordinary letters counts only before a day or an agency, so that a sentence with a
    dash is none; the day is kept only with its year.
    """
    found = _DATELINE.match(line[:_LONGEST_DATELINE])
    if found is None or len(line) - found.end() < _LEAST_AFTER:
        return None
    place = found["place"]
    if not (found["when"] or found["said"] or _IN_CAPITALS.fullmatch(place)):
        return None
    if place.split()[0].rstrip(":") in table("boilerplate")["dateline"]["not_places"]:
        return None
    return Dateline(
        place=place,
        length=found.end(),
        day=day_in(found["when"] or ""),
        outlet=found["agency"] or found["slashed"],
    )


def is_date_line(line: str) -> bool:
    """Tell whether a line holds a day, a time of day perhaps, and nothing else."""
    return len(line) <= _LONGEST_DATE_LINE and _DATE_LINE.fullmatch(line.strip()) is not None
