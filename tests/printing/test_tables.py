import datetime as dt
import hashlib
from dataclasses import replace

from model.by_hand import no_agreement, weight

from detente.article import (
    Actor,
    Article,
    ArticleId,
    Event,
    Fatalities,
    Position,
    Reading,
    Span,
    When,
)
from detente.negotiation import Override
from detente.printing.tables import checks_text, positions_text, timeline_text
from detente.record.merging import merge
from detente.record.verify import Check

MONDAY = When(date="2031-03-03", precision="day")


def reading_of(text, dead, place):
    """Return a reading of an attack, with the stance that its deed shows."""
    raw = text.encode()
    article = ArticleId(hashlib.sha256(raw).hexdigest())
    span = Span(article=article, start=0, end=len(text))
    day = dt.date(2031, 3, 4)
    event = Event(
        id="e01", type="ASSAULT", spans=(span,), actors=("north",), recipients=("south",),
        on=MONDAY, place=place, fatalities=Fatalities(min=dead),
    )  # fmt: skip
    position = Position(
        id="p01", party="north", issue="ceasefire", option="unconditional", stance=-2,
        held="conduct", span=span,
    )  # fmt: skip
    return Reading(
        article=Article(
            id=article, text=text, path="x", raw=raw, published=day, published_basis="given"
        ),
        actors=(Actor(id="north", name="North", kind="country", party="north"),),
        events=(event,),
        positions=(position,),
    )


def test_details_that_differ_are_shown_below_their_event():
    evidence = merge([reading_of("Shells fell.", 3, "X"), reading_of("Guns fired.", 5, "X")], None)

    text = timeline_text(evidence)

    assert "2031-03-03 ! ASSAULT" in text
    assert "contested: fatalities: at least" in text


def test_events_that_may_be_one_point_at_each_other():
    evidence = merge([reading_of("Shells fell.", 3, "X"), reading_of("Guns fired.", 3, "Y")], None)

    assert timeline_text(evidence).count("possibly the same as") == 2


def test_conduct_is_marked_apart_and_two_reports_are_counted():
    evidence = merge([reading_of("Shells fell.", 3, "X"), reading_of("Guns fired.", 3, "X")], None)

    text = positions_text(evidence)

    assert "◇ rejects [1]" in text
    assert "2 reports, 2 origins" in text


def test_no_line_is_longer_than_a_hundred_columns():
    long = Check(name="quotes", ok=False, detail="a span marks other words; " * 20)

    lines = checks_text([long]).splitlines()

    assert max(map(len, lines)) <= 100
    assert lines[0].startswith("FAIL")


def test_a_range_that_an_analyst_set_is_marked_and_told_apart_from_the_words():
    evidence = merge([reading_of("Shells fell.", 3, "X")], None)
    hand = Override(
        party="north", issue="ceasefire", option="unconditional",
        low=0.1, mode=0.2, high=0.3, reason="told to our envoy", by="ada",
    )  # fmt: skip

    text = positions_text(evidence, [hand])

    assert "rejects [1] ◆" in text
    assert "0.1 to 0.3, most likely 0.2; set by ada: told to our envoy" in " ".join(text.split())
    assert "[1] ◆" not in positions_text(evidence)
    assert "set by ada" in positions_text(merge([], None), [hand])


def test_what_an_analyst_corrected_is_marked():
    evidence = merge([reading_of("Shells fell.", 3, "X")], None)
    (claim,) = evidence.claims
    corrected = replace(claim, reports=(replace(claim.reports[0], reviewed="correct"),))

    assert "✎ ◇ rejects [1]" in positions_text(replace(evidence, claims=(corrected,)))


def test_a_weight_and_no_agreement_are_listed_by_what_they_are():
    mine = (weight("north", "territory:the harbour", 0.2), no_agreement("south", 0.3))

    text = positions_text(merge([], None), mine)

    assert "weight of territory (the harbour): 0.2 to 0.2" in text
    assert "no agreement: 0.3 to 0.3" in text


def test_a_heading_says_that_a_day_was_asked_for():
    one = reading_of("Shells fell.", 3, "X")
    told = "Only what could be known by that day: nothing published or set by hand later."

    for text in (positions_text, timeline_text):
        for day, heading in ((dt.date(2031, 4, 1), told), (dt.date(2030, 1, 1), told), (None, "")):
            assert text(merge([one], day)).splitlines()[1] == heading
