"""The lexicon's names as look-ups: people with dated roles, countries, bodies, outlets, places."""

import gc
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

from detente.reading.lexicon.entries import (
    Entry,
    Named,
    country_of,
    entry_of,
    names_of_bodies,
    names_of_countries,
    names_of_people,
    names_of_seats,
    names_of_sites,
)
from detente.reading.lexicon.spelling import fold, pieces_of, slug
from detente.reading.lexicon.spells import people_of
from detente.reading.lexicon.tables import Own, own_files, table, tables

__all__ = [
    "Entry",
    "Gazetteer",
    "Match",
    "fold",
    "gazetteer",
    "pieces_of",
    "slug",
    "titles",
    "words",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """So many words in a row that name one of some entries."""

    length: int
    entries: tuple[Entry, ...]
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Every name of the lexicon, by its first word, the longest first.

    ``people`` are those who ever held an office for a party, by party.
    """

    names: Mapping[str, tuple[tuple[tuple[str, ...], Entry, bool], ...]]
    adjectives: Mapping[str, str]
    peoples: Mapping[str, str]
    countries: Mapping[str, Entry]
    people: Mapping[str | None, tuple[Entry, ...]]

    def match(self, words: Sequence[str], place: int) -> Match | None:
        """Return the longest name that begins at a word, with all who bear it."""
        found = [
            (len(pieces), entry, full)
            for pieces, entry, full in self.names.get(words[place], ())
            if tuple(words[place : place + len(pieces)]) == pieces
        ]
        if not found:
            return None
        length = max(size for size, _, _ in found)
        longest = [(entry, full) for size, entry, full in found if size == length]
        unique = tuple(dict.fromkeys(entry for entry, _ in longest))
        return Match(length=length, entries=unique, full=any(full for _, full in longest))

    def party_named(self, words: Sequence[str], place: int, end: int) -> tuple[str, int] | None:
        """Return the party of the adjective that begins at a word, and its length in words."""
        for length in (3, 2, 1):
            phrase = " ".join(words[place : place + length])
            if place + length <= end and phrase in self.adjectives:
                return self.adjectives[phrase], length
        return None


@cache
def words(name: str, section: str, key: str) -> frozenset[str]:
    """Return one of the lexicon's lists of words."""
    return frozenset(table(name)[section][key])


@cache
def titles() -> Mapping[str, frozenset[str]]:
    """Return each title with the classes that it belongs to."""
    found: dict[str, set[str]] = {}
    for group, listed in table("titles")["titles"].items():
        for title in listed:
            found.setdefault(title, set()).add(group)
    return {title: frozenset(groups) for title, groups in found.items()}


def gazetteer() -> Gazetteer:
    """Return the lexicon's names, with those of the files laid over it here and now."""
    return _gazetteer(own_files.get())


@lru_cache(maxsize=4)
def _gazetteer(own: tuple[Own, ...]) -> Gazetteer:
    """Load the names of the lexicon and of some files over it once."""
    collecting = gc.isenabled()
    gc.disable()  # all that is made here stays: to look for garbage in between takes most time
    try:
        return _loaded(own)
    finally:
        if collecting:
            gc.enable()


def _loaded(own: tuple[Own, ...]) -> Gazetteer:
    """Return the names of the lexicon and of some files over it."""
    countries, bodies = _rows("countries", own)["country"], _rows("organisations", own)
    common = words("surnames", "surnames", "common")
    people = people_of([*tables("people"), *_laid(own)])
    holders = [(person, entry_of(person, common)) for person in people]
    named = chain(
        names_of_people(holders),
        names_of_countries(countries),
        names_of_seats(countries, _houses(own)),
        names_of_bodies(bodies),
        names_of_sites(_sites(own)),
    )
    return Gazetteer(
        names=_by_first_word(named),
        people=_by_party([entry for _, entry in holders]),
        adjectives={a: key for key, row in countries.items() for a in row.get("adjectives", ())},
        peoples={p: key for key, row in countries.items() for p in row.get("people", ())},
        countries={key: country_of(key, row) for key, row in countries.items()},
    )


def _laid(own: tuple[Own, ...]) -> list[Mapping[str, Any]]:
    """Return the tables of some files."""
    return [file.table for file in own]


def _rows(name: str, own: tuple[Own, ...]) -> dict[str, dict[str, Mapping[str, Any]]]:
    """Return the rows of a table by section and id, with what files say of each over it."""
    found = {section: dict(rows) for section, rows in table(name).items()}
    for file in _laid(own):
        for section, rows in found.items():
            for key, row in file.get(section, {}).items():
                rows[key] = _joined(rows.get(key, {}), row)
    return found


def _joined(known: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row over another: its lists are added, all else takes the place."""
    lists = {key: [*known.get(key, ()), *row[key]] for key in row if isinstance(row[key], list)}
    return {**known, **row, **lists}


def _houses(own: tuple[Own, ...]) -> list[tuple[str, str]]:
    """Return the houses that stand for a party, each with the party."""
    listed = [one.get("houses", {}) for one in (table("metonyms"), *_laid(own))]
    return [(party, name) for one in listed for party, names in one.items() for name in names]


def _sites(own: tuple[Own, ...]) -> list[str]:
    """Return the names of regions and other sites."""
    listed = [one.get("places", {}) for one in (table("places"), *_laid(own))]
    return [name for one in listed for name in one.get("names", ())]


def _by_first_word(
    named: Iterable[Named],
) -> dict[str, tuple[tuple[tuple[str, ...], Entry, bool], ...]]:
    """Group names by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], Entry, bool]]] = {}
    for name, entry, full in named:
        pieces = pieces_of(name)
        found.setdefault(pieces[0], []).append((pieces, entry, full))
    return {first: tuple(rows) for first, rows in found.items()}


def _by_party(people: Iterable[Entry]) -> dict[str | None, tuple[Entry, ...]]:
    """Group people by the parties for which they held an office."""
    found: dict[str | None, list[Entry]] = {}
    for entry in people:
        for party in dict.fromkeys(row.party for row in entry.held):
            found.setdefault(party, []).append(entry)
    return {party: tuple(entries) for party, entries in found.items()}
