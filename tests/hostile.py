"""A case in which every text that a person or a source can give tries to run as a script."""

from dataclasses import replace

import quarrel

from detente.model.template import draft_template
from detente.model.template_writer import write_template
from detente.negotiation import NO_ISSUE, Override
from detente.preference import IssueKey
from detente.record.case import create_case
from detente.record.decisions import Correction

OPENINGS = ("", "'", '"', "</title>", "</textarea>", "-->", "]]>", "{{", "</mark>", "\u2028")
RUN = (
    "<script>alert(1)</script>", "<img src=//evil.invalid/x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "<iframe src=//evil.invalid></iframe>", "<style>@import '//evil.invalid'</style>",
)  # fmt: skip
PAYLOADS = [opening + run for opening in OPENINGS for run in RUN]
ALL = " ".join(PAYLOADS) + " /../ {{ 7 }} \u202e"
"""All of them in one text: the first that finds a way out would run."""


def hostile(reading):
    """Return a reading with the payloads in every text that it holds beside its article's."""
    article = replace(
        reading.article, title=ALL, deck=ALL, outlet=ALL, path=f"{ALL}.txt", bylines=(ALL,)
    )
    return replace(
        reading,
        article=article,
        actors=tuple(replace(one, name=ALL, role=ALL) for one in reading.actors),
        statements=tuple(
            replace(one, source=replace(one.source, text=ALL), via=ALL, venue=ALL)
            for one in reading.statements
        ),
        events=tuple(replace(one, place=ALL, mode=ALL) for one in reading.events),
        positions=tuple(
            replace(one, target=PAYLOADS[number]) for number, one in enumerate(reading.positions)
        ),
        warnings=(ALL,),
    )


def make_hostile(folder):
    """Make the case; return its path and its documents."""
    case = create_case(folder / "hostile", ALL)
    documents = [case.add(hostile(one)).article[:12] for one in quarrel.readings()]
    drafted = draft_template(case.as_of())
    decide(case, documents[0])
    model(case, drafted)
    for payload in PAYLOADS:
        address = f"/whatif?rule=equal_weights&drop={' '.join(payload.split())}"
        case.keep_fork(payload, address, ALL)
    return case.path, documents


def decide(case, document):
    """Correct one item again and again: note, name of who acts and target are payloads."""
    for payload in PAYLOADS[::-1]:
        who = payload if payload.isprintable() else "analyst"
        case.correct(f"{document}:p01", Correction(target=payload), note=ALL, actor=who)


def model(case, drafted):
    """Set a template whose titles are payloads, and a value by hand for a reason that is one."""
    template = replace(
        drafted,
        title=ALL,
        parties=tuple(replace(one, name=ALL) for one in drafted.parties),
        issues=tuple(
            replace(
                issue, title=ALL, options=tuple(replace(one, title=ALL) for one in issue.options)
            )
            for issue in drafted.issues
        ),
    )
    case.set_template(write_template(template), ALL)
    issue = drafted.issues[0]
    case.override(
        Override(
            party=drafted.parties[0].id, issue=IssueKey(issue.key), option=issue.options[1].id,
            low=0.1, mode=0.2, high=0.4, reason=ALL,
        )
    )  # fmt: skip
    for key in (IssueKey(issue.key), NO_ISSUE):
        party = drafted.parties[0].id
        case.override(Override(party=party, issue=key, low=0.1, mode=0.2, high=0.4, reason=ALL))
