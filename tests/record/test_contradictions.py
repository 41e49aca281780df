import pytest
from record.conftest import NORTH, SOUTH, article_of, span_of

from detente.article import (
    Actor,
    Condition,
    Fatalities,
    Position,
    Reading,
    Source,
    Statement,
    When,
)
from detente.record.merging import merge

RIVAL = Actor(id="south_envoy", name="Bo South", kind="person", party="south")


@pytest.fixture
def found(report):
    """Return a function that merges reports and gives their contradictions."""

    def contradictions(*parts):
        readings = [report(body, body, **more) for body, more in parts]
        return merge(readings, None).contradictions

    return contradictions


def test_a_party_on_both_sides_of_an_option_is_a_contradiction(found):
    (one,) = found(("We reject it", {"stance": 2}), ("We take it", {"stance": -1}))

    assert one.kind == "position"
    assert len(one.sources) == 2
    assert one.sentence == (
        "North is reported on both sides of territory (the harbour): reject claim: it demands or "
        "commits itself to it, “We reject it” (The Courier, 2031-03-04); it is against it, "
        "“We take it” (The Courier, 2031-03-04)."
    )


def test_a_stance_that_changed_over_weeks_reads_as_a_movement(found):
    later = {"stance": -1, "said_on": When(date="2031-04-20", precision="day")}

    (one,) = found(("We reject it", {}), ("We let it go", later))

    assert one.sentence.startswith("North has moved on territory (the harbour): reject claim")
    assert one.sentence.index("We reject it") < one.sentence.index("We let it go")


def test_who_refuses_the_whole_issue_contradicts_an_acceptance_of_any_option(found):
    refusal = {"stance": -2, "option": None}

    (one,) = found(("We take it so", {"stance": 1}), ("We refuse it all", refusal))

    assert one.kind == "position"
    assert "We take it so" in one.sentence
    assert "We refuse it all" in one.sentence


@pytest.mark.parametrize(
    "other",
    [
        {"stance": 2, "option": None},
        {"stance": 1},
        {"stance": 0},
        {"stance": -2, "target": "the mint"},
        {"stance": -2, "option": "return"},
        {"stance": -2, "party": "south"},
    ],
)
def test_stances_that_go_together_are_no_contradiction(found, other):
    assert found(("We reject it", {}), ("Something else", other)) == ()


@pytest.mark.parametrize(("term", "kinds"), [("full", []), ("partial", ["position"])])
def test_a_no_until_a_term_is_met_and_a_yes_once_it_is_met_say_the_same(
    found, find_span, make_article, term, kinds
):
    words = find_span(make_article("Dispatch\n\nWe take it\n"), "We take it")
    given = {"stance": 1, "condition": Condition(span=words, issue="withdrawal", option="full")}
    unless = {"stance": -2, "condition": Condition(span=words, issue="withdrawal", option=term)}

    assert [one.kind for one in found(("We take it", given), ("Not before", unless))] == kinds


def test_what_another_says_of_a_party_against_its_own_words_is_named_with_the_teller(found):
    own = {"stance": -2, "option": "recognise_de_jure"}
    told = {"stance": 1, "held": "attributed", "speaker": RIVAL, "option": "recognise_de_jure"}

    (one,) = found(("We will never recognise it", own), ("They know it is lost", told))

    assert one.kind == "claim"
    assert one.sentence.startswith("Bo South has it that North accepts it")
    assert "in its own words" in one.sentence


def test_acceptance_in_fact_is_told_against_a_refusal_in_law_only_by_others(found):
    own = {"stance": -2, "option": "recognise_de_jure"}
    fact = {"stance": 1, "option": "accept_de_facto"}

    by_others = found(("Never", own), ("They accept it", fact | {"held": "attributed"}))
    by_itself = found(("Never", own), ("We accept it", fact))

    assert [one.kind for one in by_others] == ["claim"]
    assert by_itself == ()


def test_a_claim_without_a_teller_is_said_to_be_a_report(found):
    own = {"stance": -2}
    (one,) = found(("Never", own), ("They give in", {"stance": 1, "held": "attributed"}))

    assert one.sentence.startswith("A report has it that North")


def test_reports_of_one_event_that_differ_are_put_side_by_side(told):
    attack = {"type": "ASSAULT", "place": "the harbour"}
    first = told("Three died.", "Three", fatalities=Fatalities(min=3, max=3), **attack)
    second = told("Five died.", "Five", fatalities=Fatalities(min=5, max=5), **attack)

    (one,) = merge([first, second], None).contradictions

    assert one.kind == "detail"
    assert "differ on the number of dead: " in one.sentence


def test_two_meetings_that_may_be_one_are_put_to_the_analyst(told):
    first = told("They met in the mint.", "met in the mint", place="Old Mint")
    second = told("They met in the hall.", "met in the hall", place="City Hall")

    (one,) = merge([first, second], None).contradictions

    assert one.sentence.startswith(
        "Two reports may tell of the same meeting (2031-03-03), and then differ on the place: "
    )


def test_a_long_quotation_is_cut_at_a_word(found):
    long = "We reject it " + "again and again " * 20

    (one,) = found((long.strip(), {}), ("We take it", {"stance": -1}))

    assert " …”" in one.sentence
    assert len(one.sentence) < 500


def test_two_counts_of_the_dead_of_one_day_are_put_to_the_analyst(told):
    attack = {"type": "ASSAULT", "people": ()}
    first = told("Nine died.", "Nine", fatalities=Fatalities(min=9), **attack)
    second = told("Twelve died.", "Twelve", fatalities=Fatalities(min=12), place="X", **attack)

    (one,) = merge([first, second], None).contradictions

    assert "and then differ on the number of dead: " in one.sentence


BOAST = (
    "The harbour stays ours, and the South knows it, Ada North said. "
    "The South will never give up the harbour, Bo South said."
)


def spoken_for(act="ASSESS"):
    """Return a reading in which one side tells the other's mind, and the other says no."""
    article = article_of(BOAST)
    north, south = Actor(**NORTH), Actor(**SOUTH)

    def said(number, words, who, **more):
        span = span_of(article, words)
        source = Source(actor=who.id, text=who.name)
        return Statement(id=f"s0{number}", span=span, content=(span,), source=source, **more)

    def holds(number, words, party, stance):
        return Position(
            id=f"p0{number}", party=party, issue="territory", target="the harbour",
            option="accept_de_facto", stance=stance, held="stated", span=span_of(article, words),
            statement=f"s0{number}",
        )  # fmt: skip

    return Reading(
        article=article,
        actors=(north, south),
        statements=(
            said(1, "The harbour stays ours, and the South knows it", north, act=act),
            said(2, "The South will never give up the harbour", south),
            said(3, "the South knows it", south, within="s01"),
        ),
        positions=(
            holds(1, "The harbour stays ours", "north", 2),
            holds(2, "The South will never give up the harbour", "south", -2),
        ),
    )


def test_who_tells_the_mind_of_another_is_held_against_the_others_own_words():
    (one,) = merge([spoken_for()], None).contradictions

    assert one.kind == "claim"
    assert "The mind of Bo South on territory (the harbour) is told by Ada North" in one.sentence
    assert "“the South knows it”" in one.sentence


def test_words_that_are_reacted_to_are_not_put_in_a_mouth():
    assert merge([spoken_for(act="REJECT")], None).contradictions == ()


@pytest.mark.parametrize(("own_day", "kinds"), [("2031-03-01", ["position"]), (None, ["claim"])])
def test_who_tells_what_a_party_held_before_it_moved_does_not_contradict_it(found, own_day, kinds):
    on = {"said_on": When(date="2031-03-01", precision="day")}
    late = {"stance": 1, "said_on": When(date="2031-03-20", precision="day")}
    parts = [
        ("They refuse", on | {"stance": -2, "held": "attributed"}),
        ("We take it", late),
    ]
    if own_day:
        parts.insert(0, ("We will not have it", on | {"stance": -2}))

    assert [one.kind for one in found(*parts)] == kinds
