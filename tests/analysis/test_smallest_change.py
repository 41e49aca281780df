"""The smallest change at the most likely values: none, a fall of bottom lines, or other words."""

import dataclasses

import pytest
from builders import make_issue, make_preference, make_template

from detente.analysis.smallest_change import smallest_change
from detente.negotiation import Negotiation
from detente.preference import Contribution, Estimate


def made(values, *, reservation=0.5, red=(), spoken=()):
    """Return a negotiation of three parties over a truce and a border with given values."""
    template = make_template(
        make_issue("truce", core=True), make_issue("border"), parties=("north", "south", "coast")
    )
    preferences = []
    for party, row in values.items():
        own = make_preference(template, party, red=[r[1:] for r in red if r[0] == party])
        against = Contribution(source="a:p09", weight=0.9, counts_for=0.0, counts_against=5.0)
        cells = tuple(
            dataclasses.replace(
                value,
                estimate=Estimate(low=0.0, mode=mode, high=1.0),
                counts=(*value.counts, against) if (party, at) in spoken else value.counts,
            )
            for at, (value, mode) in enumerate(zip(own.values, row, strict=True))
        )
        floor = dataclasses.replace(
            own.reservation, estimate=Estimate(low=0.0, mode=reservation, high=1.0)
        )
        preferences.append(
            dataclasses.replace(own, values=cells, reservation=floor, salience=(1.0, 1.0))
        )
    return Negotiation(template=template, preferences=tuple(preferences), as_of=None)


CONTENT = {"north": (0.1, 0.9, 0.4, 0.6), "south": (0.1, 0.8, 0.6, 0.4)}


def test_where_a_package_suits_all_the_fairest_of_those_is_named_and_nothing_else():
    found = smallest_change(made({**CONTENT, "coast": (0.5, 0.7, 0.5, 0.5)}))

    assert not found.needed
    assert found.outcome == {"truce": "yes", "border": "as_is"}
    assert found.total is None


def test_one_party_alone_gives_what_it_lacks_and_others_cannot_help():
    found = smallest_change(made({**CONTENT, "coast": (0.2, 0.2, 0.4, 0.4)}))

    assert found.needed
    assert found.total.by_party == pytest.approx({"coast": 0.2})
    alone = {one.parties: one for one in found.alone}
    assert alone["coast",].by_party == pytest.approx({"coast": 0.2})
    assert alone["north",].outcome is None
    assert alone["north",].why == "no package meets the bottom line of South and Coast"
    assert set(alone) == {
        ("north",), ("south",), ("coast",),
        ("north", "south"), ("north", "coast"), ("south", "coast"),
    }  # fmt: skip


def test_the_red_line_in_the_way_is_named_with_its_sources():
    values = {**CONTENT, "coast": (0.5, 0.7, 0.5, 0.5)}
    found = smallest_change(made(values, red=[("south", "truce", "yes", 0.9)]))

    assert [(one.party, one.issue) for one in found.lifted] == [("south", "truce")]
    assert found.lifted[0].sources == ("a:p01",)


def test_where_no_lifting_suffices_that_is_told_apart_from_no_line_at_all():
    red = [("south", "truce", "yes", 0.9)]
    found = smallest_change(made({**CONTENT, "coast": (0.1, 0.1, 0.1, 0.1)}, red=red))

    assert found.lifted is None


def test_words_that_nobody_has_said_change_before_words_on_record():
    values = {**CONTENT, "coast": (0.3, 0.3, 0.3, 0.3)}
    spoken = {("coast", 1), ("coast", 3)}

    found = smallest_change(made(values, spoken=spoken))

    (first,) = found.raised
    assert found.outcome == {"truce": "yes", "border": "as_is"}
    assert (first.party, first.issue, first.option) == ("coast", "border", "as_is")
    assert first.moved_to == pytest.approx(0.7)
    assert not first.against


def test_words_on_record_come_with_their_sources():
    values = {**CONTENT, "coast": (0.1, 0.1, 0.1, 0.1)}
    spoken = {("coast", at) for at in range(4)}

    found = smallest_change(made(values, spoken=spoken))

    assert found.raised
    assert all(one.against == ("a:p09",) for one in found.raised if one.party == "coast")
    assert found.cost == pytest.approx(0.9 * 0.8, abs=0.2)
