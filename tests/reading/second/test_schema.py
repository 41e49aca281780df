"""The schema asks for the reader's own kinds, all members required, no others."""

import pytest
from scripted_model import deed, plan, said, stand

from detente.article import MATERIAL_CONFLICT
from detente.reading.second.schema import answer_schema, item_schema, options_by_issue
from detente.reading.second.strict import fits

ITEMS = {
    "statements": said(1, "words", "X"),
    "events": deed("CONSULT", (1, "met")),
    "positions": stand(1, "words", "X"),
    "proposals": plan(1, "a plan"),
}


def objects(schema):
    """Yield every object of a schema."""
    if schema.get("type") == "object":
        yield schema
    for inner in (*schema.get("properties", {}).values(), schema.get("items", {})):
        yield from objects(inner) if inner else ()


def test_every_object_requires_all_its_members_and_allows_no_others():
    found = list(objects(answer_schema()))

    assert len(found) == 7
    assert all(one["required"] == list(one["properties"]) for one in found)
    assert not any(one["additionalProperties"] for one in found)


@pytest.mark.parametrize("kind", ITEMS)
def test_an_item_of_each_kind_fits(kind):
    assert fits(ITEMS[kind], item_schema(kind))


@pytest.mark.parametrize("kind", ITEMS)
def test_an_item_that_lacks_or_adds_a_member_does_not_fit(kind):
    item = ITEMS[kind]
    lacking = [{n: v for n, v in item.items() if n != name} for name in item]

    assert not any(fits(one, item_schema(kind)) for one in (*lacking, {**item, "confirmed": True}))


def test_the_issues_are_those_of_the_lexicon():
    assert "unconditional" in options_by_issue()["ceasefire"]
    assert set(item_schema("positions")["properties"]["issue"]["enum"]) == set(options_by_issue())


def test_force_is_among_the_events():
    assert set(item_schema("events")["properties"]["type"]["enum"]) >= MATERIAL_CONFLICT
