"""What is said of an estimate beside its numbers."""

from dataclasses import replace

from model.by_hand import weight
from model.evidence_made import evidence, holds, provided, war

from detente.model.estimate import estimate
from detente.model.template import draft_template

FULL = war()
TEMPLATE = draft_template(FULL)


def test_weights_that_come_to_more_than_the_whole_are_warned_of():
    keys_ = [issue.key for issue in TEMPLATE.issues][:2]
    mine = tuple(weight("russia", key, 0.7) for key in keys_)

    one, both = (estimate(FULL, replace(TEMPLATE, overrides=mine[:n])).warnings for n in (1, 2))

    assert len(both) == len(one) + 1
    assert "most likely 1.4 in all" in both[-1]


def test_what_finds_no_place_is_counted_and_what_hangs_on_no_term_is_named():
    elsewhere = holds(1, "russia", "elections.hold", 1)
    hanging = holds(
        2, "russia", "front_line.freeze", 1, condition=provided(2, "elections", "hold")
    )

    lost, named = estimate(evidence([elsewhere, hanging]), TEMPLATE).warnings

    assert lost == "1 of 2 positions are about no term of the template"
    span = hanging.condition.span
    words = evidence([hanging]).claims[0].reports[0].article.quote(span)
    assert named.startswith(
        "what Russia says of front line hangs on a condition that is no term of the template, "
        f"“{words.strip()}”, and counts neither"
    )
