"""Who takes an issue up no longer refuses it whichever way."""

from datetime import timedelta

import pytest
from model.evidence_made import DAY, evidence, holds, keys, said, war

from detente.article import When
from detente.model.estimate import estimate
from detente.model.template import draft_template

TEMPLATE = draft_template(war())


@pytest.mark.parametrize(
    ("days", "option", "counted"),
    [
        (2, "unconditional", False),
        (2, None, False),
        (0, "unconditional", True),
        (-2, "unconditional", True),
    ],
)
def test_who_takes_an_issue_up_later_refuses_it_no_longer(days, option, counted):
    what = f"ceasefire.{option}" if option else "ceasefire"
    late = When(date=(DAY + timedelta(days=days - 4)).isoformat(), precision="day")
    early = When(date=(DAY - timedelta(days=4)).isoformat(), precision="day")
    full = evidence(
        [holds(1, "ukraine", "ceasefire", -2), holds(2, "ukraine", what, 1)],
        statements=[said(1, said_on=early), said(2, said_on=late)],
    )
    (refusal,) = keys(full, "p01")
    sources = (
        estimate(full, TEMPLATE)
        .preference("ukraine")
        .value("ceasefire", "unconditional")
        .estimate.sources
    )

    assert (refusal in sources) is counted
