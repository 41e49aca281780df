import datetime as dt
from dataclasses import replace

import pytest

from detente.article import Event, Fatalities, Reading, Span, When
from detente.brief.desk import Desk
from detente.brief.news import news
from detente.brief.tidings import answering


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


def _earlier(evidence, days):
    article = replace(
        evidence.readings[1].article, published=evidence.as_of - dt.timedelta(days=days)
    )
    other = replace(evidence.readings[1], article=article)
    return replace(evidence, readings=(evidence.readings[0], other))


def _said_before(claim, article, stance):
    span = Span(article=article.id, start=0, end=5)
    position = replace(claim.position, id="p0", stance=stance, span=span)
    report = replace(claim.reports[0], article=article, position=position, statement=None)
    return replace(claim, reports=(report,))


@pytest.fixture(name="bullets")
def _bullets(negotiation, analysis):
    def told(evidence):
        desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
        items = news(desk).blocks[0].items
        return ["".join(sentence.text for sentence in item) for item in items]

    return told


def test_new_positions_are_told_where_there_was_something_before(bullets, evidence):
    older = _earlier(evidence, 20)
    before = _said_before(evidence.claims[4], older.readings[1].article, 2)
    told = bullets(replace(older, claims=(*evidence.claims, before)))

    (own,) = [one for one in told if one.startswith("New from Southvale")]
    assert "a red line against the Isle: recognised in law" in own
    assert "unconditional" not in own


def test_a_position_that_moved_comes_before_new_ones(bullets, evidence):
    older = _earlier(evidence, 20)
    before = _said_before(evidence.claims[4], older.readings[1].article, -2)
    told = bullets(replace(older, claims=(*evidence.claims, before)))

    (own,) = [one for one in told if one.startswith("New from Southvale")]
    assert own.startswith("New from Southvale: demands an unconditional ceasefire")


def test_hearsay_among_new_positions_is_called_what_it_is(bullets, evidence):
    older = _earlier(evidence, 20)
    before = _said_before(evidence.claims[4], older.readings[1].article, 2)
    told = bullets(replace(older, claims=(*evidence.claims, before)))

    (own,) = [one for one in told if one.startswith("New from Northmark")]
    assert "might accept the front line frozen" in own
    assert "(so some analysts)" in own


def test_the_first_articles_make_no_position_new(bullets, evidence):
    assert not any(one.startswith("New from") for one in bullets(evidence))


def test_what_lies_between_the_last_two_articles_is_new(bullets, evidence):
    older = _earlier(evidence, 30)
    one = evidence.happenings[1]
    event = replace(one.event, on=When(date="2031-04-20", precision="day"))
    changed = replace(one, reports=(replace(one.reports[0], event=event),))

    assert bullets(replace(older, happenings=(changed,)))[0].startswith("Shelling")


def test_what_may_be_the_same_is_told_once_with_the_other_words(bullets, evidence):
    first, second = evidence.happenings[1], evidence.happenings[0]
    pair = (
        replace(first, possibly=(second.key,)),
        replace(second, possibly=(first.key,), contested={}),
    )
    told = bullets(replace(evidence, happenings=pair))

    assert len(told) == 1
    assert "Perhaps the same, told otherwise: “The envoy Ada Holm met" in told[0]


def test_a_stance_told_as_a_position_is_not_told_again_as_a_deed(bullets, evidence):
    older = _earlier(evidence, 20)
    before = _said_before(evidence.claims[4], older.readings[1].article, 2)
    told = bullets(replace(older, claims=(*evidence.claims, before)))

    assert not any(one.startswith("Northmark refused") for one in told)


def test_details_are_said_in_words(bullets, evidence):
    happening = evidence.happenings[0]
    first, second = ((report.key,) for report in happening.reports)
    contested = {"fatalities": {"2": first, "at_least_4": second}}
    told = bullets(replace(evidence, happenings=(replace(happening, contested=contested),)))

    assert told[0].endswith("Reports differ on the number of dead: 2 / at least 4.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A shell hit it. The rebels did not claim responsibility, aides said.\n",
         "The rebels did not claim responsibility, aides said"),
        ("A shell hit it. The army blamed the rebels.\n", "The army blamed the rebels"),
        ("A shell hit it. It rained.\n", None),
    ],
)  # fmt: skip
def test_who_answers_for_an_attack_is_found_soon_after_it(make_desk, text, words):
    made = make_desk(text)
    event = Event(id="e1", type="ASSAULT", spans=(made.span("A shell hit it"),))

    found = answering(Reading(article=made.article), event)

    assert (made.article.quote(found) if found else None) == words


def test_a_telling_of_the_event_itself_may_say_who_answers(make_desk):
    made = make_desk("It claimed responsibility for the attack.\n")
    event = Event(id="e1", type="ASSAULT", spans=(made.span("claimed responsibility"),))

    found = answering(Reading(article=made.article), event)

    assert made.article.quote(found) == "It claimed responsibility for the attack"
