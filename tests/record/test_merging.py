import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.article import Actor, Condition, Fatalities, When
from detente.record.merging import merge

MONDAY = When(date="2031-03-03", precision="day", text="Monday")
FRIDAY = When(date="2031-03-07", precision="day", text="Friday")
UNDATED = When()
QUOTE = "“We will never hand over the harbour to anyone”"


def test_two_papers_with_one_quotation_report_one_claim(report):
    first = report(f"{QUOTE}, Ada North said.", QUOTE, form="direct")
    second = report(f"On Monday Ms North told us: {QUOTE}.", QUOTE, form="direct")

    (claim,) = merge([first, second], None).claims

    assert len(claim.reports) == 2
    assert claim.origins == 2


@pytest.mark.parametrize(
    "other",
    [
        {"said_on": FRIDAY},
        {"party": "south"},
        {"stance": -2},
        {"option": "return"},
        {"target": "the mint"},
        {"held": "attributed"},
    ],
)
def test_words_of_another_day_party_side_or_term_are_another_claim(report, other):
    first = report("Ada North rejected the claim to the harbour.", "rejected the claim")
    second = report("She rejected the claim anew, we hear.", "rejected the claim", **other)

    assert len(merge([first, second], None).claims) == 2


def test_indirect_speech_of_one_speaker_with_one_stance_is_one_claim(report):
    first = report("Ada North rejected the claim to the harbour.", "rejected the claim")
    second = report("The harbour is ours, by Ms North's account.", "The harbour is ours")

    assert len(merge([first, second], None).claims) == 1


def test_a_person_and_the_party_itself_may_be_one_speaker(report):
    country = Actor(id="north", name="North", kind="country", party="north")
    first = report("Ada North rejected the claim to the harbour.", "rejected the claim")
    second = report("North refuses the claim.", "refuses the claim", speaker=country)

    assert len(merge([first, second], None).claims) == 1


def test_two_persons_of_one_party_are_two_claims(report):
    other = Actor(id="cy", name="Cy Other", kind="person", party="north")
    first = report("Ada North rejected the claim to the harbour.", "rejected the claim")
    second = report("Cy Other refuses the claim.", "refuses the claim", speaker=other)

    assert len(merge([first, second], None).claims) == 2


def test_an_unknown_speaker_is_never_merged_without_a_quotation(report):
    first = report("Ada North rejected the claim to the harbour.", "rejected the claim")
    second = report("It is said the claim is refused.", "the claim is refused")

    assert len(merge([first, replace(second, actors=())], None).claims) == 2


def test_conduct_that_two_papers_saw_is_one_claim(report):
    first = report("Guards fenced the harbour in.", "fenced the harbour", held="conduct")
    second = report("A fence went up at the port.", "A fence went up", held="conduct")

    assert len(merge([first, replace(second, actors=())], None).claims) == 1


def test_an_undated_saying_is_of_the_days_before_its_report(report):
    near = {"said_on": UNDATED, "published": dt.date(2031, 3, 5)}
    far = {"said_on": UNDATED, "published": dt.date(2031, 3, 25)}
    first = report("Ada North rejected the claim.", "rejected the claim", **near)
    second = report("She rejected the claim, we hear.", "rejected the claim", **far)

    assert len(merge([first, second], None).claims) == 2


def test_a_condition_makes_another_claim(report):
    first = report("Ada North would accept, if they left.", "would accept")
    second = report("Ms North would accept, said a paper.", "would accept")
    (position,) = first.positions
    condition = replace(position, condition=Condition(span=position.span))

    merged = merge([replace(first, positions=(condition,)), second], None)

    assert len(merged.claims) == 2


def test_a_story_through_one_agency_has_one_origin(report):
    first = report("Ada North rejected the claim.", "rejected the claim", via="The Wire")
    second = report("She rejected the claim, we hear.", "rejected the claim", via="the wire")

    (claim,) = merge([first, second], None).claims

    assert claim.origins == 1


def test_copies_of_a_text_are_one_origin_however_they_are_spaced(report):
    body = "Ada North rejected the claim. " + " ".join(f"word{n}" for n in range(100))
    first = report(body, "rejected the claim", said_on=MONDAY)
    second = report(body.replace(" ", "  ") + " End.", "rejected  the  claim", said_on=UNDATED)

    (claim,) = merge([first, second], None).claims

    assert (len(claim.reports), claim.origins) == (2, 1)


def test_the_best_sourced_report_stands_first(report):
    plain = report("By Ms North's account it is ours.", "it is ours", sourcing="unnamed")
    quoted = report("“It is ours”, said Ada North.", "“It is ours”", form="direct")

    (claim,) = merge([plain, quoted], None).claims

    assert claim.reports[0].article == quoted.article


def test_a_reviewed_report_stands_before_a_better_sourced_one(report):
    plain = report("By Ms North's account it is ours.", "it is ours", sourcing="unnamed")
    quoted = report("“It is ours”, said Ada North.", "“It is ours”", form="direct")

    evidence = merge([plain, quoted], None, reviewed={(plain.article.id, "p01"): "confirm"})

    assert evidence.claims[0].reports[0].reviewed == "confirm"
    assert evidence.confirmed == 1


def test_what_was_learnt_later_leaves_no_trace(report):
    early = report("Ada North rejected the claim.", "rejected the claim")
    late = report("She accepts it now.", "accepts it", published=dt.date(2031, 5, 1), stance=-2)

    evidence = merge([early, late], dt.date(2031, 4, 1))

    assert evidence == merge([early], dt.date(2031, 4, 1))


def test_the_day_of_learning_outranks_the_day_of_publication(report):
    reading = report("Ada North rejected the claim.", "rejected the claim")

    learnt = {reading.article.id: dt.date(2031, 6, 1)}

    assert merge([reading], dt.date(2031, 5, 1), learnt=learnt).readings == ()


@given(order=st.permutations(range(4)))
def test_the_order_of_the_readings_makes_no_difference(report, order):
    readings = [
        report(f"Dispatch {n}: Ada North rejected it.", "rejected it", stance=(-1) ** n)
        for n in range(4)
    ]

    assert merge([readings[n] for n in order], None) == merge(readings, None)


def test_one_meeting_in_two_papers_is_one_happening(told):
    first = told("Ada North met Bo South in the Old Mint.", "met", place="Old Mint")
    second = told("The two sat down.", "sat down", people=("Bo South", "Ada North"))

    (happening,) = merge([first, second], None).happenings

    assert len(happening.reports) == 2
    assert happening.reports[0].event.place == "Old Mint"


def test_what_was_published_before_a_deed_does_not_tell_it(told):
    dated = told("Ada North met Bo South in the mint.", "met", place="Old Mint", ordinal=4)
    undated = told("The two sat down.", "sat down", place="Old Mint", on=UNDATED)
    earlier = replace(undated, article=replace(undated.article, published=dt.date(2031, 1, 1)))

    maybe, never = (merge([dated, one], None).happenings for one in (undated, earlier))

    assert all(one.possibly for one in maybe)
    assert not any(one.possibly for one in never)


@pytest.mark.parametrize(
    ("other", "possible"),
    [
        ({"on": FRIDAY}, False),
        ({"type": "AGREE"}, False),
        ({"place": "City Hall"}, True),
        ({"on": UNDATED}, True),
        ({"on": When(date="2031-03", precision="month"), "ordinal": 5}, False),
    ],
)
def test_a_meeting_that_differs_is_never_merged(told, other, possible):
    first = told("Ada North met Bo South in the mint.", "met", place="Old Mint", ordinal=4)
    second = told("The two sat down.", "sat down", **({"place": "Old Mint"} | other))

    happenings = merge([first, second], None).happenings

    assert len(happenings) == 2
    assert [bool(one.possibly) for one in happenings] == [possible, possible]


@pytest.mark.parametrize(
    ("mine", "theirs", "count"),
    [
        ({"recipients": ("south",)}, {"recipients": ("south",)}, 1),
        ({"recipients": ("south",)}, {"recipients": ("east",)}, 2),
        ({"recipients": ("south",)}, {}, 2),
        ({"place": "the harbour town"}, {"place": "harbour"}, 1),
    ],
)
def test_attacks_are_one_only_if_two_details_agree_and_none_conflicts(told, mine, theirs, count):
    attack = {"type": "ASSAULT", "people": ("Ada North",)}
    first = told("Shells fell.", "fell", **attack, **mine)
    second = told("There was shelling.", "shelling", **attack, **theirs)

    assert len(merge([first, second], None).happenings) == count


def test_two_events_of_one_article_stay_two(told):
    reading = told("They met, and met again.", "met", place="Old Mint")
    twice = (*reading.events, replace(reading.events[0], id="e02"))

    assert len(merge([replace(reading, events=twice)], None).happenings) == 2


def test_details_on_which_reports_differ_stand_side_by_side(told):
    first = told(
        "A.", "A", place="Mint", ordinal=3, fatalities=Fatalities(min=3), claimed_by="north"
    )
    second = told("B.", "B", place="Mint", ordinal=4, fatalities=Fatalities(min=3, max=5))

    (happening,) = merge([first, second], None).happenings

    assert sorted(happening.contested) == ["fatalities", "ordinal"]
    assert set(happening.contested["fatalities"]) == {"at least 3", "3 to 5"}


def test_copies_that_tell_an_event_tell_one(told):
    body = "They met. " + " ".join(f"word{n}" for n in range(100))
    first = told(body, "They met", on=UNDATED)
    second = told(body + " End.", "They met", on=UNDATED, people=())

    assert len(merge([first, second], None).happenings) == 1


def test_nothing_makes_no_evidence():
    evidence = merge([], None)

    assert (evidence.claims, evidence.happenings, evidence.as_of) == ((), (), None)
