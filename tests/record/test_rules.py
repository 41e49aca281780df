from typing import get_args

import pytest

from detente.article import EventType, Form, Held, Sourcing
from detente.record.rules import load_rules

RULES = load_rules()


@pytest.mark.parametrize(
    ("order", "kind"), [("held", Held), ("form", Form), ("sourcing", Sourcing)]
)
def test_every_word_of_the_vocabulary_has_a_rank(order, kind):
    assert sorted(RULES.rank[order]) == sorted(get_args(kind))


def test_every_type_of_event_has_words():
    assert set(RULES.event_words) == set(get_args(EventType))
    assert set(get_args(EventType)) >= RULES.symmetric


def test_a_partys_own_words_rank_before_what_others_say_of_it():
    assert RULES.place("held", "stated") < RULES.place("held", "attributed")


def test_what_is_not_listed_ranks_last():
    assert RULES.place("held", "unheard of") == len(RULES.rank["held"])


@pytest.mark.parametrize(
    ("first", "second", "akin"),
    [
        ("return", "return", True),
        ("recognise_de_jure", "accept_de_facto", True),
        ("accept_de_facto", "recognise_de_jure", True),
        ("recognise_de_jure", "return", False),
    ],
)
def test_options_are_akin_where_a_row_says_so(first, second, akin):
    assert RULES.akin("territory", first, second) is akin


def test_options_are_akin_only_within_the_issue_of_the_row():
    assert not RULES.akin("autonomy", "recognise_de_jure", "accept_de_facto")
