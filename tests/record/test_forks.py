"""A kept fork: named, dated, signed, in the log; nothing that counts changes."""

import pytest

from detente.errors import CaseError
from detente.record.case import create_case

ADDRESS = "/whatif?drop=0123456789ab%3Ap01&as_of=2031-03-09"


@pytest.fixture(name="case")
def _case(tmp_path):
    return create_case(tmp_path / "talks", "Talks")


def test_it_comes_back_with_its_name_address_finding_signature_and_day(case):
    receipt = case.keep_fork("Without\nthe leak", ADDRESS, "It was 60, it is 40.", actor="Ana")

    (one,) = case.forks()
    assert (one.name, one.address, one.told) == (
        "Without the leak", ADDRESS, "It was 60, it is 40."
    )  # fmt: skip
    assert (one.actor, one.number, one.kept_at) == ("Ana", receipt.tx_id, receipt.recorded_at)


def test_the_newest_comes_first_and_nothing_that_counts_changes(case):
    before = case.as_of()
    for name in ("first", "second"):
        case.keep_fork(name, ADDRESS, "told")

    after = case.as_of()
    assert [one.name for one in case.forks()] == ["second", "first"]
    assert (after.readings, after.claims) == (before.readings, before.claims)
    assert all(check.ok for check in case.verify())


def test_the_log_tells_it_in_one_line(case):
    case.keep_fork("Without the leak", ADDRESS, "It is 40.", actor="Ana")

    entry = case.log()[-1]
    assert (entry.verb, entry.actor) == ("whatif", "Ana")
    assert entry.about == f"Without the leak · It is 40. · {ADDRESS}"


def test_a_form_sent_twice_keeps_one(case):
    for _ in range(2):
        case.keep_fork("once", ADDRESS, "told", key="k")

    assert len(case.forks()) == 1


@pytest.mark.parametrize(
    ("name", "address", "wrong"),
    [
        (" ", ADDRESS, "no name for a fork"),
        ("x" * 121, ADDRESS, "no name for a fork"),
        ("leak", "https://elsewhere.invalid/whatif?", "not the address of a fork"),
        ("leak", "/whatif?a=1\nb", "not the address of a fork"),
        ("leak", f"/whatif?{'x' * 4000}", "not the address of a fork"),
    ],
)
def test_what_is_no_fork_is_refused_and_nothing_is_written(case, name, address, wrong):
    with pytest.raises(CaseError, match=wrong):
        case.keep_fork(name, address, "told")

    assert case.forks() == ()
