from dataclasses import replace

import pytest

from detente.article import Actor, Event, Fatalities, Reading, Source, Statement, When
from detente.brief.deeds import deed, details, event_item, kind_of, lane_of, title_of
from detente.brief.desk import Desk


@pytest.fixture(name="called")
def _called(evidence, negotiation, analysis, make_desk):
    def name(telling, kind, actors=(), recipients=(), *, row=False, **more):
        made = make_desk(f"{telling}\n")
        people = (
            *evidence.readings[0].actors,
            Actor(id="cape", name="Green Cape", kind="country", party="cape"),
            Actor(id="team", name="Northmark delegation", kind="organisation", party="northmark"),
            Actor(id="crowd", name="reporters", kind="group"),
        )
        reading = Reading(article=made.article, actors=people)
        event = Event(
            id="e1", type=kind, spans=(made.span(telling),), actors=actors,
            recipients=recipients, **more,
        )  # fmt: skip
        desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
        return (title_of if row else deed)(desk, reading, event)

    return name


@pytest.mark.parametrize(
    ("telling", "kind", "actors", "recipients", "title"),
    [
        ("Holm met Lind.", "CONSULT", ("holm", "lind"), (), "Ada Holm and Bo Lind met"),
        ("Holm met Lind.", "CONSULT", ("holm",), ("lind",), "Ada Holm met Bo Lind"),
        ("The team met Lind.", "CONSULT", ("team", "lind"), (), "Northmark and Bo Lind met"),
        ("Talks were held.", "CONSULT", (), (), "Talks"),
        ("Holm held talks.", "CONSULT", ("holm",), (), "Talks of Ada Holm"),
        ("Holm mediates.", "CONSULT", ("holm",), (), "Ada Holm went between the sides"),
        ("They mediated.", "CONSULT", ("holm", "lind"), (), "Talks of Ada Holm and Bo Lind"),
        ("Lind signed a text.", "AGREE", ("lind",), (), "Bo Lind signed an agreement"),
        ("Holm and Lind signed it.", "SUPPORT", ("lind",), (), "Signing"),
        ("They met and agreed to stop.", "AGREE", (), (), "Talks and an agreement"),
        ("Lind is ready to talk.", "AGREE", ("lind",), (), "Bo Lind showed readiness"),
        ("It threatened.", "THREATEN", ("lind",), ("southvale",), "Bo Lind threatened Southvale"),
        ("Lind warned.", "THREATEN", ("lind",), ("crowd",), "Bo Lind gave a warning"),
        ("A strike hit it.", "ASSAULT", (), ("southvale",), "Attack (Southvale)"),
    ],
)  # fmt: skip
def test_a_deed_is_named_as_it_would_be_told(called, telling, kind, actors, recipients, title):
    assert called(telling, kind, actors, recipients) == title


def test_a_country_is_visited_and_a_person_is_met(called):
    assert called("A visit.", "CONSULT", ("holm",), ("cape",), mode="visit") == (
        "Ada Holm visited Green Cape"
    )
    assert called("A visit.", "CONSULT", ("holm",), ("lind",), mode="visit") == (
        "Ada Holm met Bo Lind"
    )


def test_a_row_says_that_nobody_is_named_where_it_tells_no_names(called):
    assert called("A text was signed.", "AGREE", row=True) == "Signing (the text names nobody)"
    assert called("A strike hit it.", "ASSAULT", (), ("southvale",), row=True) == (
        "Attack (Southvale)"
    )


def test_a_meeting_on_a_later_day_than_the_article_is_planned_and_not_held(called):
    later = When(date="2999-05-14", precision="day", text="Thursday")

    assert called("The sides will meet.", "AGREE", ("lind",), on=later) == (
        "Planned meeting of Bo Lind"
    )
    assert called("Talks will open.", "AGREE", on=later) == "Planned meeting"
    assert called("Lind will accept.", "AGREE", ("lind",), on=later) == (
        "Bo Lind showed readiness to accept"
    )


def test_an_attack_is_called_by_its_weapon(called):
    assert called("Something fell.", "ASSAULT", mode="drone") == "Drone strike"


def test_an_actor_that_no_article_names_is_its_party(called):
    assert called("It agreed to stop.", "AGREE", ("free_isle",)) == "Free Isle agreed"


def test_every_type_of_event_has_a_name():
    kinds = Event.__dataclass_fields__["type"].type.__args__

    assert all(kind_of(_event(kind), "something") for kind in kinds)


def _event(kind, **more):
    span = pytest.importorskip("detente.article").Span(article="a" * 64, start=0, end=1)
    return Event(id="e1", type=kind, spans=(span,), **more)


@pytest.mark.parametrize(
    ("place", "telling", "words"),
    [
        ("Camp North", "", " at Camp North"),
        ("Old Mint", "", " in Old Mint"),
        (None, "They met in Oldtown on Friday", " in Oldtown"),
        (None, "They met", ""),
    ],
)
def test_a_place_has_its_preposition(place, telling, words):
    assert details(_event("CONSULT", place=place), "Talks", telling, None) == words


def test_a_demand_has_no_place_and_a_year_is_a_year():
    event = _event("REQUEST", place="Oldtown", on=When(date="2014", precision="year"))

    assert details(event, "Demand", "", None) == " in 2014"
    assert details(replace(event, on=When()), "Demand", "", None) == ""


def test_a_visit_to_an_outsider_stands_apart_from_the_talks(evidence, negotiation, analysis):
    people = (
        *evidence.readings[0].actors,
        Actor(id="cape", name="Green Cape", kind="country", party="cape"),
    )
    reading = replace(evidence.readings[0], actors=people)
    desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
    spans = reading.events[0].spans[:1]

    def lane(host):
        return lane_of(desk, reading, Event(id="e1", type="CONSULT", mode="visit", spans=spans,
                                            actors=("holm",), recipients=(host,)))  # fmt: skip

    assert (lane("cape"), lane("southvale")) == ("other", "talks")


def test_the_telling_of_the_dead_goes_before_who_answers_for_them(make_desk):
    made = make_desk("The rebels did not claim responsibility. A shell killed two.\n")
    spans = tuple(made.span(one) for one in made.article.text.strip().split(". "))
    event = Event(id="e1", type="ASSAULT", spans=spans, fatalities=Fatalities(min=2))

    assert event_item(Reading(article=made.article), event).quote.startswith("A shell killed two")


@pytest.mark.parametrize(("day", "whole"), [("2031-05-01", False), ("2031-05-08", True)])
def test_a_deed_is_not_quoted_with_what_was_said_on_a_later_day(make_desk, day, whole):
    later, own = "We could sign it, Lind said,", "days after he had refused it"
    made = make_desk(f"{later} {own}.\n")
    said = Statement(
        id="s01", span=made.span(later), content=(made.span("We could sign it"),),
        source=Source(span=made.span("Lind"), actor="lind"), cue=made.span("said"),
        form="indirect", sourcing="named", said_on=When(date="2031-05-08", precision="day"),
        act="ASSESS",
    )  # fmt: skip
    event = Event(id="e1", type="REJECT", spans=(made.span(own),),
                  on=When(date=day, precision="day"))  # fmt: skip
    item = event_item(Reading(article=made.article, statements=(said,)), event)

    assert item.quote.startswith(later if whole else own)
