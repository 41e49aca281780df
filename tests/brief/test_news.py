import datetime as dt
from dataclasses import replace

import pytest

from detente.brief.desk import Desk
from detente.brief.news import news
from detente.evidence import Fatalities, When


@pytest.fixture(name="told")
def _told(evidence, negotiation, analysis):
    def items(place=None, report=None, **changes):
        happenings = list(evidence.happenings)
        if place is not None:
            one = happenings[place]
            first = replace(one.reports[0], event=replace(one.event, **changes), **(report or {}))
            happenings = [replace(one, reports=(first, *one.reports[1:]))]
        changed = replace(evidence, happenings=tuple(happenings))
        desk = Desk(evidence=changed, negotiation=negotiation, analysis=analysis)
        blocks = news(desk).blocks
        return ["".join(s.text for s in item) for item in getattr(blocks[0], "items", ())]

    return items


def test_the_weightiest_comes_first_and_words_last(told):
    starts = [text.split(" ")[0] for text in told()]

    assert starts == ["Ada", "Shelling", "Southvale", "Northmark"]


def test_a_meeting_has_day_place_and_ordinal(told):
    assert told()[0].startswith(
        "Ada Holm and Bo Lind met in Harbour Town on 9 May, the third time: “The envoy"
    )


def test_details_on_which_reports_differ_stand_side_by_side(told):
    assert "Reports differ on the day: 8 May 2031 / 9 May 2031." in told()[0]


def test_the_dead_and_the_silence_about_who_did_it_are_said(told):
    assert told()[1].endswith("; 2 killed; responsibility not claimed.")


@pytest.mark.parametrize(
    ("low", "high", "words"), [(3, None, "at least 3 killed"), (2, 5, "2 to 5 killed")]
)
def test_a_range_of_dead_is_a_range(told, low, high, words):
    assert words in told(1, fatalities=Fatalities(min=low, max=high))[0]


def test_history_is_not_new(told):
    assert not any("hold on the Isle" in text for text in told())


def test_what_happened_long_ago_is_not_new(told):
    assert told(0, on=When(date="2030-01-01", precision="day")) == []


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When(date="2031-05", precision="month", text="this month"), " in May 2031"),
        (When(date="2031-05-05", precision="week", text="this week"), " (this week)"),
        (When(text="recently"), " (recently)"),
    ],
)
def test_a_time_is_said_as_well_as_it_is_known(told, when, words):
    assert words in told(0, on=when)[0]


def test_a_meeting_of_one_with_another_names_both(told):
    assert told(0, actors=("holm",), recipients=("lind",))[0].startswith("Ada Holm met Bo Lind")
    assert told(0, recipients=("northmark",))[0].startswith(
        "Ada Holm and Bo Lind met with Northmark"
    )


def test_an_act_without_an_actor_is_named_by_its_kind(told):
    assert told(1, recipients=("southvale",))[0].startswith("Shelling (Southvale)")


def test_who_claims_it_is_named(told):
    text = told(1, responsibility="claimed", claimed_by="northmark")[0]

    assert text.endswith("claimed by Northmark.")


def test_without_a_day_the_last_publication_is_the_day(evidence, negotiation, analysis):
    changed = replace(evidence, as_of=None)
    desk = Desk(evidence=changed, negotiation=negotiation, analysis=analysis)

    assert len(news(desk).blocks[0].items) == 4
    assert evidence.as_of == dt.date(2031, 5, 9)


def test_what_an_undated_article_tells_is_not_new_beside_dated_ones(told, evidence):
    article = replace(evidence.readings[0].article, published=None, published_basis="unknown")

    assert told(1, on=When(text="recently")) != []
    assert told(1, on=When(text="recently"), report={"article": article}) == []


def test_a_stance_that_is_only_reported_is_no_news(told):
    assert told(2, type="AGREE", on=When()) == []
