import datetime as dt
import re
from pathlib import Path

import pytest

from detente.reading.lexicon import gazetteer as module
from detente.reading.lexicon.gazetteer import fold, gazetteer, pieces_of, words
from detente.reading.lexicon.spells import people_of
from detente.reading.lexicon.tables import table, tables

CODE = Path(module.__file__).parent
COMMON = {
    "Begin",
    "Brown",
    "Central",
    "Federal",
    "First",
    "Islamic",
    "Mark",
    "National",
    "Supreme",
}
PEOPLE = people_of(tables("people"))


def spelled():
    """Return every name of the people, countries and capitals of the lexicon."""
    for person in PEOPLE:
        yield from (person.name, *person.also)
    for row in table("countries")["country"].values():
        yield from (row["name"], *row.get("also", ()), *row.get("seats", ()))
        yield from (*row.get("adjectives", ()), *row.get("people", ()))


def test_no_proper_name_of_the_lexicon_stands_in_the_code():
    names = {word for name in spelled() for word in re.findall(r"[^\W\d_]{4,}", name)} - COMMON
    names = {name for name in names if name[0].isupper()}

    found = {
        (file.name, word)
        for file in CODE.glob("*.py")
        for word in re.findall(r"[^\W\d_]+", file.read_text(encoding="utf-8"))
        if word in names
    }

    assert found == set()


def test_sixty_countries_have_adjectives():
    assert sum(bool(row["adjectives"]) for row in table("countries")["country"].values()) >= 60


def test_names_are_split_as_the_parser_splits_them(nlp):
    tokenizer = nlp.tokenizer
    wrong = [
        name
        for name in spelled()
        if [fold(token.text) for token in tokenizer(f"x {name} y")][1:-1] != list(pieces_of(name))
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("day", "party"),
    [("1999-01-01", None), ("2016-05-05", "european_union"), ("2025-05-10", "poland")],
)
def test_an_office_holds_on_its_days(day, party):
    match = gazetteer().match(["Donald", "Tusk"], 0)

    spell = match.entries[0].spell_on(dt.date.fromisoformat(day))

    assert (spell.party if spell else None) == party


def test_without_a_day_the_latest_office_holds():
    match = gazetteer().match(["Donald", "Tusk"], 0)

    assert match.entries[0].spell_on(None).party == "poland"
    assert match.full


def test_a_surname_may_have_several_bearers():
    match = gazetteer().match(["Vance"], 0)

    assert len(match.entries) == 2
    assert not match.full


def test_the_longest_name_is_the_one_meant():
    assert gazetteer().match(["South", "Sudan", "said"], 0).length == 2
    assert gazetteer().match(["nobody"], 0) is None


def test_an_adjective_of_two_words_is_one_nationality():
    assert gazetteer().party_named(["South", "Korean"], 0, 2) == ("south_korea", 2)
    assert gazetteer().party_named(["South", "side"], 0, 2) is None


def test_lists_of_words_are_sets():
    assert "official" in words("titles", "groups", "officials")


@pytest.mark.parametrize(
    ("text", "who", "party"),
    [
        ("Bosnian Serb leader Radovan Karadzic agreed.", "karadzic", "bosnian_serbs"),
        ("Turkish Cypriot leader Mehmet Oz agreed.", "oz", "northern_cyprus"),
        ("Iraqi Kurdish leader Masoud Barzani agreed.", "barzani", "iraqi_kurds"),
    ],
)
def test_a_people_within_a_state_is_not_that_state(scene, text, who, party):
    assert scene(text).cast.party_of(who) == party
