"""From quotes to items: every span is the text's, every name the article's, or nothing is."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading.second.conftest import article_of, builder_of, reading_of
from scripted_model import EMPTY, deed, plan, said, stand

from detente.reading.second.answer import read_answer
from detente.reading.second.merging import merged

FREEZE = "might accept a freeze of the front line"
TERM = {"issue": "front_line", "option": "freeze", "quote": "a freeze", "target": None}


def answer(**lists):
    return read_answer(json.dumps({**EMPTY, **lists}))


def test_a_statement_has_its_places_its_speaker_and_its_form(builder, article):
    said_so = said(2, "a ceasefire", "Bo Reed", cue="rejected", act="REJECT")

    (one,) = builder.statements(answer(statements=[said_so]))

    assert article.quote(one.span) == "Bo Reed rejected a ceasefire"
    assert (one.source.actor, one.source.text, one.sourcing) == ("reed", "Bo Reed", "named")
    assert (one.form, one.act) == ("indirect", "REJECT")
    assert (one.readers, one.prompt_sha) == (("model:m",), "2" * 64)


@pytest.mark.parametrize(
    ("quote", "form"),
    [
        ("never hand over the harbour", "direct"),
        ("the harbour,” Ada Vale said. Foreign Minister", "mixed"),
        ("a ceasefire", "indirect"),
    ],
)
def test_the_form_follows_from_the_marks_of_the_text(builder, quote, form):
    (one,) = builder.statements(answer(statements=[said(2, quote, "Bo Reed")]))

    assert one.form == form


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (said(2, "We surrender the whole harbour", "Ada Vale"), "model_unlocated"),
        (said(2, "a ceasefire", "Cara Lund"), "model_unknown_name"),
        (said(9, "a ceasefire", "Bo Reed"), "model_unlocated"),
    ],
)
def test_an_invented_quote_or_speaker_gives_no_statement(builder, item, reason):
    assert list(builder.statements(answer(statements=[item]))) == []
    assert builder.dropped[reason] == 1


def test_an_event_is_told_in_places_and_names_who_is_named_there(builder, article):
    met = deed("CONSULT", (1, "met in the old mint"), (9, "met"), actors=["Envoys"])

    (one,) = builder.events(answer(events=[met]))

    assert [article.quote(span) for span in one.spans] == ["met in the old mint"]
    assert one.actors == ("envoys",)
    assert builder.dropped["model_unlocated"] == 1


@pytest.mark.parametrize(
    "item",
    [
        deed("CONSULT"),
        deed("CONSULT", (1, "a meeting that never was, in a house")),
        deed("CONSULT", (1, "met in the old mint"), actors=["Envoys", "Cara Lund"]),
        deed("CONSULT", (1, "met in the old mint"), recipients=["Bo Reed"]),
    ],
)
def test_an_event_that_the_text_does_not_tell_so_is_none(builder, item):
    assert list(builder.events(answer(events=[item]))) == []
    assert sum(builder.dropped.values()) == 1


def position(builder, **more):
    words = {"issue": "front_line", "option": "freeze", "stance": 1, **more}
    item = stand(3, words.pop("quote", FREEZE), words.pop("party", "South"), **words)
    return list(builder.positions(answer(positions=[item]), builder.reading.statements))


def test_a_position_is_its_partys_and_never_stated_on_the_models_word(builder, article):
    (one,) = position(builder, speaker="Vale")

    assert (one.party, one.actor, one.held) == ("south", "south", "attributed")
    assert one.attributed_by == "vale"
    assert article.quote(one.span) == FREEZE


@pytest.mark.parametrize(
    "more",
    [
        {"party": "Cara Lund"},
        {"party": "Envoys"},
        {"speaker": "Cara Lund"},
        {"quote": "accepts a freeze of all front lines now"},
        {"condition": "if the harbour stays open"},
        {"target": "the island"},
    ],
)
def test_a_position_of_which_a_part_is_not_in_the_text_is_none(builder, more):
    assert position(builder, **more) == []
    assert sum(builder.dropped.values()) == 1


def test_a_target_is_written_as_the_article_writes_it(builder):
    assert position(builder, target="front line")[0].target == "front line"
    assert position(builder, target="South")[0].target is None


def test_a_condition_has_its_place(builder, article):
    (one,) = position(builder, condition="front line", quote="might accept a freeze")

    assert article.quote(one.condition.span) == "front line"


def test_an_option_that_says_in_law_has_that_scope(builder):
    (one,) = position(builder, issue="territory", option="recognise_de_jure")

    assert one.scope == "de_jure"


def test_a_plan_keeps_the_terms_that_are_in_the_text(builder):
    terms = [TERM, {**TERM, "quote": "a full withdrawal of all forces"}]

    (one,) = builder.proposals(answer(proposals=[plan(3, FREEZE, author="South", terms=terms)]))

    assert (one.author, [term.option for term in one.terms]) == ("south", ["freeze"])


@pytest.mark.parametrize(
    "item",
    [
        plan(3, FREEZE, author="Envoys"),
        plan(3, "a plan that nobody made in any paragraph"),
        plan(3, FREEZE, terms=[{**TERM, "quote": "a full withdrawal"}]),
        plan(3, FREEZE, terms=[{**TERM, "target": "the island"}]),
    ],
)
def test_a_plan_without_author_words_or_terms_is_none(builder, item):
    assert list(builder.proposals(answer(proposals=[item]))) == []


TEXT = article_of().text
pieces = st.builds(
    lambda start, size: TEXT[start : start + size], st.integers(0, len(TEXT)), st.integers(0, 60)
)
scraps = pieces | st.text(max_size=30) | st.sampled_from(["Ada Vale", "South", "Bo Reed", "She"])
numbers = st.integers(-1, 5)
positions = st.builds(
    stand, numbers, scraps, scraps,
    speaker=st.none() | scraps, target=st.none() | scraps, condition=st.none() | scraps,
    held=st.sampled_from(["stated", "attributed", "conduct"]), stance=st.integers(-2, 2),
)  # fmt: skip
statements = st.builds(said, numbers, scraps, scraps, cue=st.none() | scraps)
events = st.builds(
    lambda told, actors: deed("CONSULT", told, actors=actors),
    st.tuples(numbers, scraps),
    st.lists(scraps, max_size=2),
)


@settings(deadline=None)
@given(
    st.fixed_dictionaries(
        {
            "statements": st.lists(statements, max_size=4),
            "events": st.lists(events, max_size=3),
            "positions": st.lists(positions, max_size=4),
            "proposals": st.just([]),
        }
    )
)
def test_whatever_a_model_answers_the_rules_items_stand_and_the_others_are_anchored(lists):
    first = reading_of(article_of())

    both = merged(answer(**lists), builder_of(first), "prompt")

    parties = {one.id: one.party for one in both.actors}
    said_by = {one.id: one.source.actor for one in both.statements}
    assert both.actors == first.actors
    assert [one.id for one in both.statements][:1] == ["s01"]
    assert [(p.id, p.stance, p.held) for p in both.positions][:1] == [("p01", -2, "stated")]
    for one in both.statements[1:]:
        assert both.article.quote(one.content[0]).strip()
        assert one.source.actor in parties
    for one in both.positions[1:]:
        assert one.party in parties.values()
        assert one.held != "stated" or parties[said_by[one.statement]] == one.party
