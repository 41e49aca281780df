import datetime as dt
from dataclasses import replace
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st
from model.evidence_made import ARTICLE, DAY, evidence, holds, said

from detente.article import When
from detente.evidence import Claim, Report
from detente.model.rules import load_rules
from detente.model.weights import Scale, weigh

RULES = load_rules()
SCALE = Scale(rules=RULES, as_of=DAY, half_life_days=90.0)


def report(statement=None, **how):
    """Return one report of a demand."""
    position = holds(1, "north", "ceasefire.unconditional", 2, **how)
    return Report(article=ARTICLE, position=position, statement=statement)


def spoken(**how):
    return said(1, **{"form": "direct", "sourcing": "named"} | how)


def days_before(days):
    day = DAY - dt.timedelta(days=days)
    return When(date=day.isoformat(), precision="day", text="then")


def test_a_partys_own_words_of_today_by_a_named_speaker_weigh_one():
    assert prod(SCALE.factors(report(spoken())).values()) == 1.0


@pytest.mark.parametrize(
    ("how", "group", "row"),
    [
        ({"form": "indirect"}, "form", "form.indirect"),
        ({"form": "mixed"}, "form", "form.mixed"),
        ({"sourcing": "analyst"}, "sourcing", "sourcing.analyst"),
        ({"sourcing": "unnamed"}, "sourcing", "sourcing.unnamed"),
        ({"hedged": True}, "hedge", "hedge.hedged"),
    ],
)
def test_each_way_of_saying_changes_the_factor_of_its_row_alone(how, group, row):
    full, other = SCALE.factors(report(spoken())), SCALE.factors(report(spoken(**how)))

    assert other == full | {group: RULES[row]}


def test_what_only_a_language_model_read_counts_half_until_a_person_confirms_it():
    rules, both = report(spoken()), report(spoken(), readers=("rules", "model:m"))
    alone = report(spoken(), readers=("model:m",))

    assert SCALE.factors(both) == SCALE.factors(rules)
    assert SCALE.factors(alone) == SCALE.factors(rules) | {"reader": RULES["reader.model_alone"]}
    assert SCALE.factors(replace(alone, reviewed="confirm")) == SCALE.factors(rules)


def test_who_speaks_of_anothers_mind_counts_at_most_as_an_outsider():
    factors = SCALE.factors(report(spoken(), held="attributed", attributed_by="south"))

    assert factors["sourcing"] == RULES["sourcing.other_party"]
    assert factors["held"] == RULES["held.attributed"]


def test_a_deed_is_told_by_the_narrator_in_the_narrators_words():
    factors = SCALE.factors(report(held="conduct", statement=None))

    assert factors["form"] == RULES["form.indirect"]
    assert factors["sourcing"] == RULES["sourcing.narrator"]


@pytest.mark.parametrize(("red", "left"), [(False, 0.5), (True, 0.5**0.5)])
def test_after_a_half_life_words_weigh_half_and_a_red_line_more(red, left):
    old = report(spoken(said_on=days_before(90)), red_line=red)

    assert SCALE.factors(old)["recency"] == pytest.approx(left)


def test_words_of_an_unknown_day_are_not_made_older():
    undated = replace(SCALE, as_of=None)

    assert undated.factors(report(spoken(said_on=days_before(90))))["recency"] == 1.0


@given(days=st.lists(st.integers(0, 400), min_size=1, max_size=10))
def test_a_claim_weighs_as_its_best_report_however_many_there_are(days):
    reports = tuple(report(spoken(said_on=days_before(one))) for one in days)

    (weighed,) = weigh([Claim(reports=reports)], SCALE)

    assert weighed.weight == pytest.approx(2 ** (-min(days) / 90))


def test_with_equal_weights_the_sum_stays_as_it_was():
    positions = [holds(n, "north", "ceasefire.unconditional", 2) for n in (1, 2)]
    claims = evidence(positions, [spoken(), said(2, sourcing="analyst")]).claims

    own, equal = weigh(claims, SCALE), weigh(claims, SCALE, equal=True)

    assert sum(one.weight for one in equal) == pytest.approx(sum(one.weight for one in own))
    assert len({one.weight for one in equal}) == 1
    assert len({one.weight for one in own}) == 2
