import pytest

from detente.model.owner import owner_of
from detente.negotiation import Party

NORTH = Party(id="northland", name="Northland")
SOUTH = Party(id="southvale", name="southvale")
FRONT = Party(id="pdf", name="People's Defence Forces")
ARMY = Party(id="valean_armed_forces", name="Valean Armed Forces")


@pytest.mark.parametrize(
    ("target", "owner"),
    [
        ("Northlandic troops", "northland"),
        ("the troops of Southvale", "southvale"),
        ("People's Defence Forces", "pdf"),
        ("the PDF", "pdf"),
        ("the VAF's guns", "valean_armed_forces"),
        ("Valean units", "valean_armed_forces"),
    ],
)
def test_whom_most_words_name_is_the_owner_whatever_its_id_is(target, owner):
    assert owner_of(target, (NORTH, SOUTH, FRONT, ARMY)) == (owner,)


@pytest.mark.parametrize(
    "target", [None, "", "the hills", "all forces", "Northland and Southvale"]
)
def test_what_names_nobody_or_two_alike_is_nobodys(target):
    assert owner_of(target, (NORTH, SOUTH, FRONT, ARMY)) is None


def test_the_words_of_the_issue_itself_name_nobody():
    assert owner_of("the forces", (NORTH, ARMY)) == ("valean_armed_forces",)
    assert owner_of("the forces", (NORTH, ARMY), "Withdrawal of forces") is None
