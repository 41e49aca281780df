"""The bench: worked out once for a state of the case, in the background."""

import datetime as dt

import pytest
from bargained import asked_of_one_party

from detente.errors import NoNegotiationError
from detente.model.template import draft_template
from detente.whatif import Change
from detente.workspace.bench import begun, bench_of
from detente.workspace.reader import refs_of


def test_it_is_worked_out_once_until_the_case_changes(shelf, reading):
    first = begun(shelf, None)
    again = begun(shelf, None)
    shelf.case.confirm(shelf.items(reading)[0].item_id)

    assert first is again
    assert begun(shelf, None) is not first
    assert first.result().evidence.readings


def test_what_changes_no_position_has_nothing_worked_out_anew(shelf, reading):
    refs = refs_of(shelf.items(reading))
    first = begun(shelf, None).result()
    for ref in ("s01", "p01"):
        shelf.case.confirm(refs[ref].item_id)
    again = begun(shelf, None).result()
    shelf.case.reject(refs["p01"].item_id, "stance")

    assert again.seen is first.seen
    assert (again.evidence.confirmed, again.desk.evidence) == (2, again.evidence)
    assert begun(shelf, None).result().seen is not first.seen


def test_its_glance_is_that_of_the_full_analysis(bench):
    assert bench.seen.zone.packages == bench.analysis.zone.packages
    assert bench.glance(Change()).zone == bench.seen.zone


def test_where_one_side_alone_speaks_it_says_so():
    found = asked_of_one_party()

    with pytest.raises(NoNegotiationError, match="nothing to analyse"):
        bench_of(found, draft_template(found))


def test_a_case_without_a_negotiation_fails_in_the_background_and_is_told_later(shelf):
    with pytest.raises(NoNegotiationError):
        begun(shelf, dt.date(2030, 1, 1)).result()
