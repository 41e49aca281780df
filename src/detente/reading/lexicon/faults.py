"""What is wrong with a lexicon file, row by row, and how a person can mend it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from detente.reading.lexicon.spelling import slug
from detente.reading.lexicon.spells import CHECKED, days_of, rows_of

_ID = re.compile(r"[a-z][a-z0-9_]*")
_MOST_CELLS = 4
_SETTINGS: Mapping[str, type] = {"as_of": dt.date, "gender": str, "who": str}
_OFFICE: Mapping[str, type] = {
    "role": str,
    "party": str,
    "source": str,
    "checked": bool,
    "held": str,
}
_COUNTRY: Mapping[str, type] = {
    "name": str,
    "also": list,
    "adjectives": list,
    "people": list,
    "seats": list,
}
_BODY: Mapping[str, type] = {"name": str, "acronym": str, "also": list, "country": str}
ROWS: Mapping[str, Mapping[str, type]] = {
    "country": _COUNTRY,
    "organisation": _BODY,
    "armed_group": _BODY,
    "army": _BODY,
    "body": _BODY,
    "outlet": _BODY,
}
"""The sections that name parties, bodies and outlets by id, each with the keys of a row."""
SECTIONS = (*_SETTINGS, "office", *ROWS, "houses", "places")
_WORDS: Mapping[type, str] = {
    str: "text in quotes",
    list: 'a list of texts: ["one", "another"]',
    bool: "true or false",
    dt.date: "a day: 2025-06-30",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One mistake: the row or its key, by which its line is found, what is wrong, what to do."""

    row: str
    what: str
    fix: str


def faults(file: Mapping[str, Any], known: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong with a file; ``known`` are the parties that others name.

    Whoever takes the first alone can rely on it that what is checked before is right.
    """
    for key in file:
        if key not in SECTIONS:
            yield Fault(row=key, what=f"there is no section {key!r}", fix=_one_of(SECTIONS))
    yield from _typed(file, _SETTINGS, "", "the file")
    parties = known | {key for section in ROWS for key in file.get(section, {})}
    for section, keys in ROWS.items():
        for key, row in file.get(section, {}).items():
            yield from _row_faults(key, row, keys, parties)
            if "name" not in row and key not in known:
                yield Fault(row=key, what=f"{key!r} has no name", fix='Add name = "...".')
    yield from _place_faults(file, parties)
    for cells in rows_of(file.get("who", "")):
        yield from _who_faults(cells)
    for place, office in enumerate(file.get("office", ()), start=1):
        yield from _office_faults(office, parties, f"office {place}")


def _place_faults(file: Mapping[str, Any], known: frozenset[str]) -> Iterator[Fault]:
    """Yield what is wrong with the houses and the places of a file."""
    for key, names in file.get("houses", {}).items():
        yield from _typed({key: names}, {key: list}, key, "[houses]")
        yield from _unknown(key, known, key)
    yield from _typed(file.get("places", {}), {"names": list}, "names", "[places]")


def clashes(file: Mapping[str, Any], taken: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the adjectives, peoples and seats that are another country's; ``taken`` says whose."""
    for key, row in file.get("country", {}).items():
        for name in names_of(row):
            if taken.get(name, key) != key:
                what = f"{name!r} of {key!r} is of {taken[name]!r} already"
                yield Fault(row=key, what=what, fix=f"Leave {name!r} out.")


def names_of(row: Mapping[str, Any]) -> list[str]:
    """Return the names of a country that no other may have."""
    return [name for key in ("adjectives", "people", "seats") for name in row.get(key, ())]


def _one_of(words: tuple[str, ...]) -> str:
    """Return a hint that lists what may stand there."""
    return f"It must be one of {', '.join(words)}."


def _typed(row: Mapping[str, Any], keys: Mapping[str, type], at: str, of: str) -> Iterator[Fault]:
    """Yield the keys of a row that are unknown or hold something else than they should."""
    for key, value in row.items():
        if key not in keys and of != "the file":
            yield Fault(row=at, what=f"{of} has no {key!r}", fix=_one_of(tuple(keys)))
        elif key in keys and not _is(value, keys[key]):
            what = f"{key!r} of {of} is {value!r}"
            yield Fault(row=at or key, what=what, fix=f"Write {_WORDS[keys[key]]}.")


def _is(value: object, kind: type) -> bool:
    """Tell whether a value is of a kind; a list must be of texts."""
    if isinstance(value, list):
        return kind is list and all(isinstance(one, str) and one for one in value)
    return isinstance(value, kind) and value != "" and not isinstance(value, dt.datetime)


def _row_faults(
    key: str, row: object, keys: Mapping[str, type], known: frozenset[str]
) -> Iterator[Fault]:
    """Yield what is wrong with a country, a body or an outlet."""
    if not _ID.fullmatch(key):
        fix = f"Write small letters, digits and underscores: {slug(key)}."
        yield Fault(row=key, what=f"{key!r} is no id", fix=fix)
    if not isinstance(row, Mapping):
        fix = f'Write {key} = {{ name = "...", also = [] }}.'
        yield Fault(row=key, what=f"{key!r} is no row", fix=fix)
        return
    yield from _typed(row, keys, key, f"{key!r}")
    if "country" in row:
        yield from _unknown(row["country"], known, key)


def _unknown(party: str, known: frozenset[str], row: str) -> Iterator[Fault]:
    """Yield that a party is not known, with the one that may be meant."""
    if party not in known:
        near = get_close_matches(party, known, n=1)
        meant = f"Did you mean {near[0]!r}? Else add" if near else "Add"
        fix = (
            f'{meant} the party, for example to [armed_group]: {slug(party)} = {{ name = "..." }}.'
        )
        yield Fault(row=row, what=f"no party has the id {party!r}", fix=fix)


def _who_faults(row: list[str]) -> Iterator[Fault]:
    """Yield what is wrong with a row that describes somebody."""
    if len(row) > _MOST_CELLS or not row[0] or (len(row) > 1 and row[1] not in ("", "he", "she")):
        what = f"{' | '.join(row)!r} does not say who somebody is"
        fix = "Write: name | she or he | surname, if not the last word | other names, with commas."
        yield Fault(row=" | ".join(row), what=what, fix=fix)


def _office_faults(office: Mapping[str, Any], known: frozenset[str], at: str) -> Iterator[Fault]:
    """Yield what is wrong with an office and those who held it."""
    of = f"the office {office['role']!r}" if office.get("role") else at
    for key in ("role", "source", "held"):
        if key not in office:
            yield Fault(row=at, what=f"{of} has no {key}", fix=_FIXES[key])
    yield from _typed(office, _OFFICE, at, of)
    if "party" in office:
        yield from _unknown(office["party"], known, at)
    for row in rows_of(office["held"]):
        yield from _holder_faults(row)


_FIXES = {
    "role": 'Add role = "...", for example "chief negotiator of the Front".',
    "source": 'Add source = "...", the place where it can be looked up.',
    "held": "Add held = '''...''' with a line for each holder: name | from | to.",
}


def _holder_faults(row: list[str]) -> Iterator[Fault]:
    """Yield what is wrong with one holder's row."""
    name, since, to, note = (*row, "", "", "", "")[:4]
    words = " | ".join(row)
    if not name or not since or len(row) > _MOST_CELLS or note not in ("", CHECKED):
        fix = f"Write: name | from | to | {CHECKED}; `to` and `{CHECKED}` may be left out."
        yield Fault(row=words, what=f"{words!r} is no holder of an office", fix=fix)
        return
    try:
        first, last = days_of(since)[0], days_of(to)[1] if to else dt.date.max
    except ValueError:
        fix = f"Write a day, a month or a year: {name} | 2024-05-17 | 2025-06."
        yield Fault(row=words, what=f"{words!r} has a date that cannot be read", fix=fix)
        return
    if last < first:
        fix = "Put the earlier date first."
        yield Fault(row=words, what=f"{words!r} ends before it begins", fix=fix)
