"""What the API answers besides the objects of commands."""

from detente.negotiation import Override
from detente.preference import IssueKey
from detente.printing.case_answers import forks_json, overrides_json, written_json
from detente.record.writer import Receipt


def test_overrides_are_listed_with_their_reasons():
    one = Override(
        party="north", issue=IssueKey("ceasefire"), option="limited", low=0.1, mode=0.2,
        high=0.4, reason="told us",
    )  # fmt: skip

    (listed,) = overrides_json([one], None)["overrides"]

    assert (listed["about"], listed["reason"]) == ("value", "told us")
    assert "moves nothing" in listed["note"]


def test_a_receipt_tells_where_it_stands_in_the_log():
    told = written_json(Receipt(tx_id=7, hash="ab", new=True))

    assert (told["ok"], told["tx_id"], told["hash"], told["new"]) == (True, 7, "ab", True)


def test_no_fork_is_an_empty_list():
    assert forks_json([]) == {"schema": "detente.forks/1", "forks": []}
