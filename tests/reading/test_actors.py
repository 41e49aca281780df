import json
from pathlib import Path

import pytest
import whom

from detente.article import Article, ArticleId, Span
from detente.reading.actors import find_cast
from detente.reading.document import parse

SEED = Path(__file__).resolve().parents[3] / "shared" / "eval" / "seed" / "gold.json"
PRONOUNS = {"he", "him", "his", "it", "its", "their", "they"}


@pytest.fixture(scope="module")
def seed(nlp):
    if not SEED.exists():
        pytest.skip("the evaluation kit is not beside the repository")
    gold = json.loads(SEED.read_text(encoding="utf-8"))["readings"][0]
    text = gold["article"]["text"]
    hidden = [
        Span(article=ArticleId("a"), start=a, end=b) for a, b in gold["article"]["boilerplate"]
    ]
    article = Article(id=ArticleId("a"), text=text, path="a.txt")
    return gold, find_cast(parse(article, nlp, hidden))


def shares(gold, cast, wanted):
    """Return how many of some gold mentions are found, and how many of those rightly."""
    found = [
        (actor, cast.at(*span))
        for actor in gold["actors"]
        for span in actor["mentions"]
        if not actor.get("unnamed") and wanted(gold["article"]["text"][span[0] : span[1]])
    ]
    linked = [(actor, mine) for actor, mine in found if mine is not None]
    right = sum(mine.id == a["id"] or mine.party == a["party"] for a, mine in linked)
    return len(found), len(linked), right


def test_nine_in_ten_mentions_of_the_seed_are_whom_they_mean(seed):
    every, _, right = shares(*seed, lambda _: True)

    assert right >= 0.9 * every


def test_pronouns_of_the_seed_are_linked_rightly(seed):
    _, linked, right = shares(*seed, lambda words: words.lower() in PRONOUNS)

    assert linked >= 13
    assert right >= 0.9 * linked


def test_a_text_without_names_has_no_cast(scene):
    assert scene("Nothing happened on the way.").cast.actors == ()


def test_one_line_of_blanks_has_no_cast(scene):
    assert scene(" \n ").cast.actors == ()


def test_the_parties_of_a_civil_war_are_told_apart(scene):
    war = scene(
        "General Abdel Fattah al-Burhan said the Sudanese Armed Forces would fight on. "
        "Hemedti accepted a truce. RSF officials blamed Khartoum.",
        "2025-11-03",
    )

    assert war.actor("burhan").party == "sudan_armed_forces"
    assert war.actor("dagalo").party == "rsf"
    assert war.actor("rsf_officials").party == "rsf"
    assert war.actor("sudan").party == "sudan"


def test_a_classic_summit_has_the_offices_of_its_day(scene):
    summit = scene(
        "Carter met Begin and Sadat. Vance gave the Egyptians a draft, Dayan said.", "1978-09-12"
    )

    offices = {actor.id: actor.party for actor in summit.cast.actors}

    assert offices["vance"] == offices["carter"] == "united_states"
    assert offices["begin"] == offices["dayan"] == "israel"
    assert summit.who("Egyptians") == "egypt"


def test_in_a_strike_without_states_the_union_is_the_party_of_its_leader(scene):
    strike = scene(
        "The Harbour Workers' Union rejected the offer, its leader, Mary Hollis, said. "
        "The union would wait, Hollis said.",
        None,
    )

    assert strike.actor("hollis").party == strike.who("Harbour Workers' Union")
    assert strike.who("The union") == strike.who("Harbour Workers' Union")


@pytest.mark.parametrize("item", whom.items(), ids=lambda item: item["name"])
def test_words_mean_whom_a_reader_takes_them_to_mean(item, nlp):
    assert whom.misreadings(item, nlp) == []
