from dataclasses import replace

import pytest

from detente.article import Actor, Event, Reading, Source, Statement
from detente.brief.deeds import deed
from detente.brief.desk import Desk
from detente.brief.items import NARRATOR, sourcing_of, speaker_of
from detente.brief.reserve import (
    Reserve,
    condition_of,
    conditional,
    denials_of,
    denied,
    reserve_of,
    teller_of,
)
from detente.brief.tidings import authority

TOLD = "An official said the Cape had accepted the plan, a claim that Holm denied."


@pytest.fixture(name="read")
def _read(evidence, negotiation, analysis, make_desk):
    def make(text, telling, kind="AGREE", said=(), actors=("cape",)):
        made = make_desk(f"{text}\n")
        people = (
            *evidence.readings[0].actors,
            Actor(id="cape", name="Green Cape", kind="country", party="cape"),
            Actor(id="official", name="Isle official", kind="person"),
        )
        statements = tuple(
            Statement(
                id=f"s{place}", span=made.span(words), content=(made.span(words),),
                cue=made.span(cue), source=Source(actor=actor, text=actor or ""),
                sourcing=sourcing, act=act,
            )
            for place, (actor, cue, words, sourcing, act) in enumerate(said, start=1)
        )  # fmt: skip
        event = Event(id="e1", type=kind, spans=(made.span(telling),), actors=actors)
        reading = Reading(
            article=made.article, actors=people, statements=statements, events=(event,)
        )
        desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
        return desk, reading, event

    return make


@pytest.fixture(name="claim")
def _claim(read):
    return read(
        TOLD,
        "the Cape had accepted the plan",
        said=(
            ("official", "said", "the Cape had accepted the plan", "unnamed", "ASSESS"),
            ("holm", "denied", "a claim", "named", "REJECT"),
        ),
    )


def test_an_event_stands_on_the_word_of_him_who_tells_it_not_of_him_who_denies_it(claim):
    desk, reading, event = claim

    assert teller_of(reading, event).id == "s1"
    assert [one.id for one in denials_of(reading, event, reading.statements[0])] == ["s2"]
    found = reserve_of(desk, reading, event)
    assert found.teller == "an Isle official"
    assert authority(None, [], found) == ", according to an Isle official"
    assert denied(desk, reading, found)[0] == "; Ada Holm denies it"


def test_what_a_side_says_of_itself_is_no_hearsay(read):
    desk, reading, event = read(
        "The Cape said it had accepted the plan.",
        "it had accepted the plan",
        said=(("cape", "said", "it had accepted the plan", "institution", "AGREE"),),
    )

    assert reserve_of(desk, reading, event) == Reserve()


def test_a_sentence_that_denies_what_it_told_says_so(read):
    desk, reading, event = read(
        "An official said the Cape had accepted the plan, which the islanders denied.",
        "the Cape had accepted the plan",
        said=(("official", "said", "the Cape had accepted the plan", "unnamed", "ASSESS"),),
    )

    assert denied(desk, reading, reserve_of(desk, reading, event)) == [
        "; the same sentence denies it"
    ]


@pytest.mark.parametrize(
    ("text", "telling", "kind", "condition"),
    [
        (
            "The Cape would accept a truce only if the port was opened.",
            "The Cape would accept a truce",
            "AGREE",
            "only if the port was opened",
        ),
        (
            "The Cape would not back a ban, a spokesman said, unless raids resumed.",
            "The Cape would not back a ban",
            "REJECT",
            "unless raids resumed",
        ),
        (
            "“We accept the truce, but not under these terms,” it said.",
            "We accept the truce",
            "AGREE",
            "but not under these terms,",
        ),
        ("The Cape took a truce. If it rains, we stay.", "The Cape took a truce", "AGREE", ""),
        ("The Cape was hit if he is right.", "The Cape was hit", "ASSAULT", ""),
    ],
)  # fmt: skip
def test_the_condition_of_a_promise_or_refusal_is_kept(read, text, telling, kind, condition):
    _, reading, event = read(text, telling, kind)
    span = condition_of(reading, event)

    assert (reading.article.quote(span) if span else "") == condition


def test_a_condition_that_the_shown_words_lack_is_quoted_beside_them(read):
    desk, reading, event = read(
        "The Cape would accept a truce if the port was opened.", "The Cape would accept a truce"
    )

    assert conditional(desk, reading, event, "would accept")[0] == ", “if the port was opened”"
    assert conditional(desk, reading, event, "accept if the port was opened") == []


def test_an_acceptance_on_a_condition_is_never_told_as_one(read):
    desk, reading, event = read(
        "The Cape will accept a truce only if the port is opened.", "The Cape will accept a truce"
    )

    assert deed(desk, reading, event, held=True) == "Green Cape would accept, on a condition"
    assert deed(desk, reading, event) == "Green Cape showed readiness to accept"


@pytest.mark.parametrize(("name", "teller"), [("officials", "officials"), ("envoy", "an envoy")])
def test_many_who_tell_have_no_article_of_one(read, name, teller):
    told = "the Cape had accepted the plan"
    desk, reading, event = read(
        f"Those present said {told}.", told, said=(("x", "said", told, "unnamed", "ASSESS"),)
    )
    people = (*reading.actors, Actor(id="x", name=name, kind="group"))

    assert reserve_of(desk, replace(reading, actors=people), event).teller == teller


def test_an_open_pronoun_names_nobody_so_the_article_tells_it(read):
    told = "a full truce first"
    _, reading, _ = read(
        f"It demands {told}.", told, said=((None, "demands", told, "unnamed", "REQUEST"),)
    )
    (one,) = reading.statements
    one = replace(one, source=Source(text="It"))

    assert speaker_of(reading, one) == NARRATOR
    assert sourcing_of(reading, one) == "in its own words, naming no source"
