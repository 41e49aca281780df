"""The lexicon's names as look-ups: people with dated roles, countries, bodies, outlets, places."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.evidence import ActorKind
from detente.reading.lexicon.tables import table

_PIECE = re.compile(r"-|[^\s-]+")
_UNSPLIT = re.compile(r"\S*\d\S*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """An office held from one day to another; ``last`` is None where it is still held."""

    role: str
    party: str | None
    first: dt.date
    last: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """Tell whether the office was held on a day."""
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody or something that the lexicon names.

    ``seat`` marks a name that may mean a place or the government that sits there; its ``id`` is
    the government's. ``given`` is a person's first name.
    """

    id: str
    name: str
    kind: ActorKind
    party: str | None = None
    spells: tuple[Spell, ...] = ()
    given: str = ""
    gender: str = "he"
    alone: bool = True
    seat: bool = False

    def spell_on(self, day: dt.date | None) -> Spell | None:
        """Return the office held on a day; without a day, the latest."""
        if day is None:
            return self.spells[-1] if self.spells else None
        return next((spell for spell in self.spells if spell.covers(day)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """So many words in a row that name one of some entries."""

    length: int
    entries: tuple[Entry, ...]
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteer:
    """Every name of the lexicon, by its first word, the longest first."""

    names: Mapping[str, tuple[tuple[tuple[str, ...], Entry, bool], ...]]
    adjectives: Mapping[str, str]
    peoples: Mapping[str, str]
    countries: Mapping[str, Entry]
    people: tuple[Entry, ...]

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


def fold(text: str) -> str:
    """Return a word without accents and with straight apostrophes, for comparing only.

    Examples
    --------
    >>> fold("Élan’s")
    "Elan's"
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(mark for mark in plain if not unicodedata.combining(mark))


def pieces_of(name: str) -> tuple[str, ...]:
    """Split a name as the tokeniser does: at blanks, and at hyphens between letters.

    Examples
    --------
    >>> pieces_of("al-Name")
    ('al', '-', 'Name')
    """
    return tuple(
        piece
        for word in fold(name).split()
        for piece in ([word] if _UNSPLIT.fullmatch(word) else _PIECE.findall(word))
        for piece in _unclitic(piece)
    )


def _unclitic(piece: str) -> list[str]:
    """Split a possessive ending from a piece of a name."""
    if piece.endswith("'s") and piece != "'s":
        return [piece[:-2], "'s"]
    return [piece[:-1], "'"] if piece.endswith("s'") else [piece]


def slug(name: str) -> str:
    """Return a name as an id: lower case, underscores.

    Examples
    --------
    >>> slug("Some Body")
    'some_body'
    """
    return "_".join(re.findall(r"[a-z0-9]+", fold(name).lower().replace(".", "")))


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


@cache
def gazetteer() -> Gazetteer:
    """Load the lexicon's names once."""
    countries = table("countries")["country"]
    return Gazetteer(
        names=_by_first_word([*_people(), *_countries(), *_organisations(), *_sites()]),
        people=tuple(dict.fromkeys(entry for _, entry, _ in _people())),
        adjectives={a: i for i, row in countries.items() for a in row["adjectives"]},
        peoples={p: i for i, row in countries.items() for p in row["people"]},
        countries={
            i: Entry(id=i, name=row["name"], kind="country", party=i)
            for i, row in countries.items()
        },
    )


Named = tuple[str, Entry, bool]


def _by_first_word(
    named: Iterable[Named],
) -> dict[str, tuple[tuple[tuple[str, ...], Entry, bool], ...]]:
    """Group names by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], Entry, bool]]] = {}
    for name, entry, full in named:
        pieces = pieces_of(name)
        found.setdefault(pieces[0], []).append((pieces, entry, full))
    return {first: tuple(rows) for first, rows in found.items()}


def _countries() -> Iterable[Named]:
    """Yield the names of countries, of their seats of government and of the houses there."""
    listed = table("countries")["country"]
    names = {party: row["name"] for party, row in listed.items()}
    names |= {p: row["name"] for p, row in table("organisations")["organisation"].items()}
    for party, row in listed.items():
        country = Entry(id=party, name=row["name"], kind="country", party=party)
        for name in (row["name"], *row["also"]):
            yield name, country, True
    seats = [(p, s) for p, row in listed.items() for s in row["seats"]]
    houses = [(p, h) for p, row in table("metonyms")["houses"].items() for h in row]
    for party, name in (*seats, *houses):
        yield name, Entry(id=party, name=name, kind="place", party=party, seat=True), True


def _organisations() -> Iterable[Named]:
    """Yield the names of organisations, armed groups, bodies of a country and outlets."""
    for section, rows in table("organisations").items():
        for key, row in rows.items():
            outlet = section == "outlet"
            entry = Entry(
                id=key,
                name=row["name"],
                kind="outlet" if outlet else "organisation",
                party=None if outlet else row.get("country", key),
            )
            for name in (row["name"], *row["also"]):
                yield name, entry, True


def _sites() -> Iterable[Named]:
    """Yield the names of regions and other sites."""
    for name in table("places")["places"]["names"]:
        yield name, Entry(id=slug(name), name=name, kind="place"), True


def _people() -> Iterable[Named]:
    """Yield the full names and the surnames of people."""
    for row in table("actors")["person"]:
        entry = _person(row)
        forms = (row["name"], *row.get("also", ()))
        for name in forms:
            yield name, entry, True
        for surname in dict.fromkeys(map(surname_of, forms)):
            yield surname, entry, False


def _person(row: Mapping[str, Any]) -> Entry:
    """Return a person of the lexicon."""
    spells = tuple(
        Spell(role=s["role"], party=s.get("party"), first=s["from"], last=s.get("to"))
        for s in row["spells"]
    )
    return Entry(
        id=slug(pieces_of(row["name"])[-1]),
        name=row["name"],
        kind="person",
        spells=spells,
        given=pieces_of(row["name"])[0],
        gender=row.get("gender", "he"),
        alone=row.get("surname_alone", True),
    )


def surname_of(name: str) -> str:
    """Return the last word of a name, without an article joined to it by a hyphen.

    Examples
    --------
    >>> surname_of("First Middle el-Last")
    'Last'
    """
    return pieces_of(name)[-1]
