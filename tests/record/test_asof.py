import datetime as dt
from dataclasses import replace

import pytest

from detente.record import tables
from detente.record.connection import looking, writing
from detente.record.items import day_number
from detente.record.writer import Request, Transaction, write_reading

DAY = dt.date(2031, 3, 4)


@pytest.fixture
def decide(filled):
    """Return a function that writes a decision on the case's position."""

    def decided(verb, **more):
        with writing(filled.path) as connection:
            transaction = Transaction(connection, lambda: 0)
            transaction.insert(tables.decision, item_id=item_number(connection), verb=verb, **more)
            return transaction.seal(Request(verb=verb, key=f"{verb}:{transaction.tx_id}"))

    return decided


def item_number(connection):
    return connection.exec_driver_sql(
        "SELECT min(item_id) FROM item WHERE kind = 'position'"
    ).scalar()


def test_a_confirmed_position_counts_as_reviewed(filled, decide):
    decide("confirm")

    evidence = filled.as_of(DAY)

    assert evidence.claims[0].reports[0].reviewed == "confirm"
    assert (evidence.confirmed, evidence.rejected) == (1, 0)


def test_a_rejected_position_is_out_on_every_day_but_counted(filled, decide):
    decide("reject")

    evidence = filled.as_of(DAY)

    assert evidence.claims == ()
    assert evidence.rejected == 1


def test_a_retracted_position_counts_until_the_day_of_its_retraction(filled, decide):
    decide("retract", from_day=day_number(dt.date(2031, 3, 10)))

    assert len(filled.as_of(dt.date(2031, 3, 9)).claims) == 1
    assert filled.as_of(dt.date(2031, 3, 10)).claims == ()
    assert filled.as_of(None).claims == ()


def test_a_restore_takes_back_the_last_decision_only(filled, decide):
    decide("restore")
    decide("confirm")
    decide("reject")
    decide("restore")

    evidence = filled.as_of(DAY)

    assert (evidence.confirmed, evidence.rejected) == (1, 0)


def test_a_decision_is_unknown_before_it_was_taken(filled, decide):
    receipt = decide("reject")

    assert len(filled.as_of(DAY, known=receipt.tx_id - 1).claims) == 1
    assert filled.as_of(DAY, known=receipt.tx_id).claims == ()


def test_a_correction_takes_the_place_of_the_machines_item(filled, decide, reading):
    corrected = replace(reading.positions[0], id="p77", stance=-2)
    by_hand = replace(reading, positions=(corrected,), reader="analyst:ada")
    with writing(filled.path) as connection:
        transaction = Transaction(connection, lambda: 0)
        write_reading(transaction, by_hand, DAY)
        transaction.seal(Request(verb="code", key="code:1"))
        query = "SELECT max(item_id) FROM item WHERE kind = 'position'"
        replacement = connection.exec_driver_sql(query).scalar()

    decide("correct", replacement=replacement)

    (report,) = filled.as_of(DAY).claims[0].reports
    assert (report.position.id, report.position.stance) == ("p01", -2)
    assert report.reviewed == "correct"


def test_a_newer_reading_of_an_article_stands_for_the_older(filled, reading):
    filled.add(replace(reading, positions=(), reader_version="2"))

    evidence = filled.as_of(DAY)

    assert len(evidence.readings) == 1
    assert evidence.claims == ()


def test_what_is_stored_of_an_item_holds_no_words(filled):
    with looking(filled.path) as connection:
        payloads = connection.exec_driver_sql("SELECT payload FROM item").scalars().all()

    assert not any("envoy said" in one or "Old Mint" in one for one in payloads)
