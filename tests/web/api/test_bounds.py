"""Bounds: what no program can mean is refused at the door, with the member that is wrong."""

import pytest

from detente.record.decisions import Correction
from detente.web.api.bounds import MOST, Fields


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ('{"seen": 9007199254740992}', "seen"),
        ('{"seen": 1e400}', "seen"),
        ('{"seen": NaN}', "seen"),
        ('{"note": "a\\u0000b"}', "note"),
        ('{"note": "\\ud800"}', "note"),
        ('{"by": "' + "x" * 81 + '"}', "by"),
        ('{"by": 7}', "by"),
        ('{"more\\ud800": 1}', "body"),
        ('{"more": 1}', "more"),
        ("[]", "body"),
        ("{", "what was sent is no JSON, from character 1 on"),
    ],
)
def test_what_is_out_of_bounds_is_refused_with_its_place(client, item, body, where):
    answer = client.post(
        f"/api/items/{item}/confirm", content=body, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(where)


@pytest.mark.parametrize("day", ["2031-3-5", "20310305", "1900000000", "2031-02-30", "today"])
def test_a_day_is_written_in_one_way_alone(client, post, item, day):
    assert client.get(f"/api/positions?as_of={day}").status_code == 422
    assert post(f"/items/{item}/retract", from_day=day)[0] == 422


def test_the_largest_number_is_one_that_every_program_reads():
    assert float(MOST) == MOST
    assert float(MOST + 2) != MOST + 2


def test_only_the_fields_that_are_given_are_changed():
    given = Fields(span=[3, 9], option=None, actors=["a"])

    assert given.correction() == Correction(span=(3, 9), option=None, actors=("a",))
