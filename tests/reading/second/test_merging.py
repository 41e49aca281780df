"""Two readers side by side: what both found once, what one found named so, no silent overwrite."""

import json

import pytest
from reading.second.conftest import builder_of
from scripted_model import EMPTY, deed, plan, said, stand

from detente.article import Disagreement
from detente.reading.second.answer import read_answer
from detente.reading.second.merging import merged

QUOTE = "The North will never hand over the harbour"


def both_of(reading, **lists):
    return merged(read_answer(json.dumps({**EMPTY, **lists})), builder_of(reading), "prompt")


def test_an_empty_answer_changes_no_item(reading):
    both = both_of(reading)

    assert both.statements == reading.statements
    assert both.events == reading.events
    assert both.positions == reading.positions
    assert both.dropped == reading.dropped
    assert (both.reader, both.prompt_sha, both.prompt) == ("rules+model:m", "2" * 64, "prompt")
    assert (both.lexicon_sha, both.reader_version) == (reading.lexicon_sha, "1")


def test_what_both_found_is_one_item_that_names_both(reading):
    both = both_of(reading, statements=[said(2, QUOTE, "Ada Vale", act="REJECT")])

    (one,) = both.statements
    assert (one.id, one.readers) == ("s01", ("rules", "model:m"))
    assert one.prompt_sha == both.prompt_sha
    assert one.content == reading.statements[0].content
    assert both.disagreements == ()


def test_what_only_the_model_found_comes_after_with_an_id_of_its_own(reading):
    both = both_of(reading, statements=[said(2, "a ceasefire", "Bo Reed", act="REJECT")])

    assert [(one.id, one.readers) for one in both.statements] == [
        ("s01", ("rules",)),
        ("s02", ("model:m",)),
    ]
    assert both.disagreements == ()


def test_where_the_two_differ_both_stay_and_the_fields_are_named(reading):
    both = both_of(reading, statements=[said(2, QUOTE, "Bo Reed", act="ASSESS")])

    assert [one.source.actor for one in both.statements] == ["vale", "reed"]
    assert both.disagreements == (
        Disagreement(kind="statement", a="s01", b="s02", fields=("speaker", "act")),
    )


def test_a_position_that_turns_the_stance_stands_beside_the_rules(reading):
    turned = stand(2, "rejected a ceasefire", "Bo Reed", option=None, stance=2)

    both = both_of(reading, positions=[turned])

    assert [(one.id, one.stance, one.held) for one in both.positions] == [
        ("p01", -2, "stated"),
        ("p02", 2, "attributed"),
    ]
    assert both.disagreements[0].fields == ("stance", "held")


def test_events_and_plans_are_merged_in_the_same_way(reading):
    met = deed("CONSULT", (1, "met in the old mint on Monday"))
    fought = deed("ASSAULT", (1, "met in the old mint"))

    both = both_of(reading, events=[met, fought], proposals=[plan(3, "a freeze")])

    assert [(one.id, one.type) for one in both.events] == [("e01", "CONSULT"), ("e02", "ASSAULT")]
    assert both.events[0].readers == ("rules", "model:m")
    assert both.proposals[0].id == "r01"


def test_the_same_item_twice_is_one(reading):
    item = said(2, "a ceasefire", "Bo Reed", act="REJECT")

    assert len(both_of(reading, statements=[item, item]).statements) == 2


def test_a_new_statement_inside_anothers_words_says_so(reading):
    both = both_of(reading, statements=[said(2, "hand over the harbour", "Bo Reed")])

    assert both.statements[1].within == "s01"


@pytest.mark.parametrize(
    ("lists", "reason"),
    [
        ({"statements": [{}]}, "model_malformed"),
        ({"statements": [said(2, "Words that nobody ever said here", "Vale")]}, "model_unlocated"),
        ({"statements": [said(2, "a ceasefire", "Nobody")]}, "model_unknown_name"),
    ],
)
def test_what_is_dropped_is_counted_beside_what_the_rules_dropped(reading, lists, reason):
    assert both_of(reading, **lists).dropped == {"boilerplate": 1, reason: 1}
