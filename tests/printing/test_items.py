import pytest
from record.conftest import reading_of

from detente.printing.items import decided_text, item_told, items_text
from detente.record.case import create_case
from detente.record.writer import Receipt


@pytest.fixture(scope="module")
def states(tmp_path_factory):
    case = create_case(tmp_path_factory.mktemp("case") / "harbour")
    case.add(reading_of())
    return {one.kind: one for one in case.items()}


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("position", "north, territory:the harbour: reject claim, demands, red line, stated"),
        ("statement", "the northern envoy, direct"),
        ("event", "CONSULT, 2031-03-03"),
        ("proposal", "reported"),
    ],
)
def test_each_kind_of_item_is_told_in_a_few_words(states, kind, told):
    assert item_told(states[kind]) == told


def test_no_items_are_told_as_none():
    assert items_text([], []) == "No items."


def test_an_undo_tells_the_transaction_that_it_is_about():
    receipt = Receipt(tx_id=7, hash="ab", new=True, of=4)

    assert decided_text(receipt, []) == "Saved as transaction 7, on transaction 4."
