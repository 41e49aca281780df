"""Two whom headlines name side by side are the two sides, unless one goes between."""

from dataclasses import replace

import pytest
from model.evidence_made import ARTICLE, evidence, holds, said

from detente.article import Actor, ArticleId, Reading, Span
from detente.model.abreast import named_abreast
from detente.model.roles import find_parties
from detente.model.rules import load_rules

NAMES = {"North": "north", "South": "south", "East": "east"}


def headed(title, kind="country", number=0):
    """Return a reading of an article of one title, whose names are parties."""
    article = replace(
        ARTICLE, id=ArticleId(f"{number:064x}"), text=f"{title}\n{'x' * 900}", title=title
    )
    actors = tuple(
        Actor(
            id=party,
            name=name,
            kind=kind,
            party=party,
            mentions=(
                Span(
                    article=article.id, start=title.index(name), end=title.index(name) + len(name)
                ),
            ),
        )
        for name, party in NAMES.items()
        if name in title
    )
    return Reading(article=article, actors=actors)


@pytest.mark.parametrize(
    ("titles", "pair"),
    [
        (["North and South edge closer"], {"north", "south"}),
        (["North, South resume talks"], {"north", "south"}),
        (["East urges North and the South to talk"], {"north", "south"}),
        (["North-South talks go on"], {"north", "south"}),
        (["North, South and East meet"], set()),
        (["North meets South"], set()),
        (["North and South meet", "Talks go on"], {"north", "south"}),
        (["North and South meet", "North and East meet"], set()),
        ([], set()),
    ],
)
def test_a_pair_is_what_all_headlines_together_name_side_by_side(titles, pair):
    readings = tuple(headed(title, number=number) for number, title in enumerate(titles))
    assert named_abreast(replace(evidence(()), readings=readings)) == pair


def test_people_who_meet_are_no_pair_of_parties():
    reading = headed("North and South meet", kind="person")
    assert named_abreast(replace(evidence(()), readings=(reading,))) == frozenset()


def principals(title, *positions):
    held = evidence(positions=positions, statements=[said(p.span.start) for p in positions])
    (reading,) = held.readings
    named = headed(title)
    spans = {actor.id: actor for actor in named.actors}
    article = replace(reading.article, text=named.article.text, title=title)
    actors = tuple(
        replace(
            actor,
            mentions=tuple(replace(one, article=article.id) for one in actor.mentions),
        )
        for actor in spans.values()
    )
    held = replace(held, readings=(replace(reading, article=article, actors=actors),))
    return {one.id for one in find_parties(held, load_rules()) if one.role == "principal"}


REFUSES = holds(10, "north", "ceasefire.unconditional", -2)
OBJECTS = holds(20, "east", "territory:the Isle.recognise_de_jure", -1)
ASKS = holds(30, "south", "prisoners.all_for_all", 2)


def test_the_other_of_a_pair_is_a_side_and_who_only_objects_is_none():
    assert principals("North and South edge closer", REFUSES, OBJECTS, ASKS) == {"north", "south"}


def test_without_a_pair_in_the_headline_those_who_refuse_are_the_sides():
    assert principals("Talks go on", REFUSES, OBJECTS, ASKS) == {"north", "east"}


def test_a_pair_of_which_one_says_nothing_changes_nothing():
    assert principals("North and South edge closer", REFUSES, OBJECTS) == {"north", "east"}
