import datetime as dt
import sqlite3
from itertools import pairwise

import pytest

from detente.errors import DetenteError
from detente.negotiation import Override
from detente.record.case import open_case
from detente.record.decisions import Correction
from detente.record.tables import LOG, content


def failing(case):
    return [check.name for check in case.verify() if not check.ok]


def tamper(path, *statements):
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    kept = triggers.fetchall()
    for name, _ in kept:
        connection.execute(f'DROP TRIGGER "{name}"')
    for statement in statements:
        connection.execute(statement)
    for _, sql in kept:
        connection.execute(sql)
    connection.close()


def test_a_whole_case_passes_every_check(filled):
    checks = filled.verify()

    assert len(checks) == 8
    assert all(check.ok for check in checks)


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE item SET stance = -2 WHERE kind = 'position'", "chain"),
        ("UPDATE tx SET actor = 'nobody' WHERE tx_id = 1", "chain"),
        ("UPDATE capture SET learnt_on = 1", "chain"),
        ("UPDATE span SET first = first + 1 WHERE n = 0", "quotes"),
        ("UPDATE content SET body = x'00'", "contents"),
        ("DELETE FROM span", "chain"),
        ("DELETE FROM capture", "transactions"),
        ("DELETE FROM article", "foreign keys"),
        ("DELETE FROM tx", "chain"),
        ("UPDATE tx SET recorded_at = 0 WHERE tx_id = 2", "transactions"),
        ("DROP INDEX ix_item_tx_id", "schema"),
    ],
)
def test_a_change_behind_our_back_is_noticed(filled, statement, name):
    tamper(filled.path, statement)

    assert name in failing(filled)


def test_a_guard_that_was_taken_away_is_noticed(filled):
    connection = sqlite3.connect(filled.path)
    connection.execute("DROP TRIGGER span_no_delete")
    connection.close()

    assert failing(filled) == ["schema"]


def test_many_wrong_things_are_counted_not_listed(filled):
    tamper(filled.path, "UPDATE content SET body = x'00'")

    detail = next(check.detail for check in filled.verify() if check.name == "contents")

    assert "more" in detail


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE decision SET replacement = NULL", "decision 1 corrects nothing"),
        ("UPDATE decision SET verb = 'confirm'", "decision 1 names a correction"),
        ("UPDATE decision SET replacement = 5", "names item 5, which is no correction of item 5"),
        ("UPDATE decision SET replacement = 3", "names item 3, which is no correction of item 5"),
    ],
)
def test_a_decision_without_its_correction_is_noticed(filled, statement, said):
    filled.correct(5, Correction(stance=-1))
    tamper(filled.path, statement)

    (check,) = [check for check in filled.verify() if check.name == "decisions"]

    assert not check.ok
    assert said in check.detail


def test_a_flipped_bit_in_any_live_column_is_noticed(filled):
    """Flip a bit in every stored value of every table in turn."""
    filled.correct(5, Correction(stance=-1), note="it was against")
    filled.retract(5, dt.date(2031, 3, 10))
    party, issue, option = "north", "talks", "direct"
    filled.override(
        Override(party=party, issue=issue, option=option, low=0, mode=0.5, high=1, reason="x")
    )
    unnoticed = [
        (table.name, column.name)
        for table in (content, *LOG)
        for column in table.columns
        if not noticed(filled.path, table.name, column.name)
    ]

    assert unnoticed == []


def noticed(path, table, column):
    """Change one value of a column in a copy; True if it is noticed or there is no value."""
    copy = path.with_name("copy.detente")
    copy.write_bytes(path.read_bytes())
    change = f'UPDATE "{table}" SET "{column}" = {{}} WHERE "{column}" IS NOT NULL'  # noqa: S608 - our names
    connection = sqlite3.connect(copy)
    question = f'SELECT typeof("{column}") FROM "{table}"'  # noqa: S608 - our names
    kind = connection.execute(question).fetchone()
    connection.close()
    if kind is None or kind[0] == "null":
        return True
    flipped = {
        "real": f'"{column}" + 1000',
        "integer": f'"{column}" + 1000',
        "text": f"\"{column}\" || 'x'",
        "blob": "randomblob(32)",
    }
    try:
        tamper(copy, change.format(flipped[kind[0]]))
    except sqlite3.IntegrityError:
        return True
    return bool(failing(open_case(copy)))


@pytest.mark.parametrize("page", range(0, 60, 5))
def test_a_page_of_zeros_is_noticed(filled, page):
    body = bytearray(filled.path.read_bytes())
    start = page * 4096 % len(body)
    body[start : start + 4096] = bytes(4096)
    filled.path.write_bytes(body)

    assert is_noticed(filled.path)


def test_the_checks_go_on_after_one_that_cannot_run(filled):
    body = bytearray(filled.path.read_bytes())
    bounds = pairwise(range(4096, len(body), 4096))
    start = next(at for at, end in bounds if b"never hand over" in body[at:end])
    body[start : start + 8] = b"\xff" * 8
    filled.path.write_bytes(body)

    assert 1 <= len(failing(open_case(filled.path))) < 8


def is_noticed(path):
    try:
        return bool(failing(open_case(path)))
    except DetenteError:
        return True
