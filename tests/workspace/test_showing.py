"""Show evidence: quotes, what is no quote, and what is not known."""

import quarrel

from detente.negotiation import Override
from detente.workspace.known import known_of
from detente.workspace.showing import MOST, evidence_screen


def test_the_sources_of_a_value_are_shown_each_for_what_it_is():
    known = quarrel.known()
    key = known.evidence.claims[0].key

    screen = evidence_screen(known, [key, "prior", "presumption", "abc:p99"])

    assert [one.key for one in screen.quotes] == [key]
    assert [one.split(":")[0] for one in screen.notes] == ["Before any word", "Presumption"]
    assert screen.missing == ("abc:p99",)


def test_an_override_is_shown_with_its_reason():
    range_ = Override(party="south", issue="front_line", option="freeze", low=0.1, mode=0.2,
                      high=0.3, reason="a talk")  # fmt: skip
    known = known_of(quarrel.evidence(), overrides=(range_,))

    screen = evidence_screen(known, [range_.key])

    assert screen.notes == ("An analyst's own range, 0.1 to 0.3, set by an analyst: a talk",)


def test_no_more_than_a_sheet_holds_is_shown_at_once():
    screen = evidence_screen(quarrel.known(), [f"abc:p{n:03}" for n in range(200)])

    assert len(screen.missing) == MOST
