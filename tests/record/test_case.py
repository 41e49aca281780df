import datetime as dt
import sqlite3
from dataclasses import replace

import pytest

from detente.errors import CaseError, StorageError
from detente.record.case import create_case, open_case
from detente.record.tables import SCHEMA


def test_a_reading_comes_back_as_it_was_written(filled, reading):
    evidence = open_case(filled.path).as_of(dt.date(2031, 3, 4))

    assert evidence.readings == (reading,)
    assert evidence.title == "The harbour"
    assert evidence.head == filled.head


def test_the_same_article_twice_changes_nothing_and_the_receipt_says_so(case, reading):
    first = case.add(reading)
    before = case.head

    second = case.add(reading)

    assert (first.new, second.new) == (True, False)
    assert (second.tx_id, second.hash) == (first.tx_id, first.hash)
    assert case.head == before


def test_an_article_is_unknown_on_the_days_before_it_was_published(filled):
    evidence = filled.as_of(dt.date(2031, 3, 3))

    assert evidence.readings == ()
    assert evidence.claims == ()


def test_an_undated_article_is_learnt_on_the_day_it_is_added(tmp_path, make_article, make_reading):
    monday = int(dt.datetime(2031, 6, 2, 12, tzinfo=dt.UTC).timestamp() * 1e9)
    case = create_case(tmp_path / "undated", clock=lambda: monday)

    receipt = case.add(make_reading(make_article(published=None)))

    assert receipt.learnt_on == dt.date(2031, 6, 2)
    assert not case.as_of(dt.date(2031, 6, 1)).readings
    assert len(case.as_of(dt.date(2031, 6, 2)).readings) == 1


def test_the_latest_publication_is_the_day_of_all_that_is_known(case, make_article, make_reading):
    undated = make_reading(make_article("Undated.\n" + make_article().text, published=None))
    case.add(undated, learnt_on=dt.date(2032, 1, 1))
    alone = case.as_of(None)
    case.add(make_reading())

    both = case.as_of(None)

    assert alone.as_of == dt.date(2032, 1, 1)
    assert (both.as_of, len(both.readings)) == (dt.date(2031, 3, 4), 2)


def test_a_corrected_publication_day_takes_the_place_of_the_first(
    case, make_article, make_reading
):
    case.add(make_reading(make_article(published=dt.date(2031, 3, 4))))

    receipt = case.add(make_reading(make_article(published=dt.date(2031, 3, 9))))

    assert receipt.new
    assert not case.as_of(dt.date(2031, 3, 8)).readings
    assert len(case.as_of(dt.date(2031, 3, 9)).readings) == 1


def test_known_fixes_what_the_record_held(case, make_article, make_reading):
    first = case.add(make_reading())
    case.add(make_reading(make_article(make_article().text + "More.\n")))

    then = case.as_of(None, known=first.tx_id)

    assert len(then.readings) == 1
    assert then.head == first.hash


def test_a_transaction_before_the_first_is_refused(case):
    with pytest.raises(CaseError, match="no transaction 0"):
        case.as_of(None, known=0)


def test_the_log_tells_what_happened_in_order(filled, reading):
    filled.set_template("title = 'x'", reason="the first draft")

    log = filled.log()

    assert [entry.verb for entry in log] == ["new", "add", "template"]
    assert log[0].about == "The harbour"
    assert log[1].about == "Envoys meet in the old mint (2031-03-04; 6 items)"
    assert log[1].article == reading.article.id
    assert log[2].about == "the first draft"


def test_a_clock_that_is_set_back_does_not_turn_the_log_around(tmp_path, make_reading):
    path = create_case(tmp_path / "late", clock=lambda: 2 * 10**18).path

    open_case(path, clock=lambda: 10**18).add(make_reading())

    log = open_case(path).log()
    assert (log[1].recorded_at - log[0].recorded_at) == dt.timedelta(microseconds=1)


def test_a_template_is_kept_and_the_latest_holds(case):
    assert case.template() is None

    case.set_template("title = 'first'")
    case.set_template("title = 'second'")

    assert case.template() == "title = 'second'"
    assert case.template(dt.date(2000, 1, 1)) is None


def test_the_same_template_twice_changes_nothing(case):
    first = case.set_template("title = 'first'")
    again = case.set_template("title = 'first'")
    case.set_template("title = 'second'")

    back = case.set_template("title = 'first'")

    assert (first.new, again.new, back.new) == (True, False, True)
    assert again.hash == first.hash
    assert case.template() == "title = 'first'"


def test_an_existing_file_is_not_overwritten(case):
    with pytest.raises(CaseError, match="exists already"):
        create_case(case.path)


def test_a_case_in_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(CaseError, match="there is no folder"):
        create_case(tmp_path / "nowhere" / "x")


def test_making_a_case_leaves_one_file(tmp_path):
    create_case(tmp_path / "harbour")

    assert [one.name for one in tmp_path.iterdir()] == ["harbour.detente"]


def test_a_case_that_cannot_be_made_is_named_and_leaves_nothing(tmp_path, monkeypatch):
    def refuse(*_args):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("detente.record.tables.create_schema", refuse)

    with pytest.raises(StorageError, match=r"no room left for .*/harbour\.detente;"):
        create_case(tmp_path / "harbour")

    assert list(tmp_path.iterdir()) == []


def test_the_suffix_may_be_left_out(case):
    assert open_case(case.path.with_suffix("")).path == case.path


def test_a_case_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CaseError, match="there is no case at"):
        open_case(tmp_path / "nothing.detente")


def test_a_case_of_a_newer_schema_is_refused_with_its_number(case):
    with sqlite3.connect(case.path) as connection:
        connection.execute("UPDATE meta SET value = ? WHERE key = 'schema'", [str(SCHEMA + 1)])
    connection.close()

    with pytest.raises(CaseError, match=f"schema {SCHEMA + 1}"):
        open_case(case.path)


def test_a_span_that_is_not_in_the_text_is_never_written(case, make_article, make_reading):
    reading = make_reading()
    short = make_reading(make_article(make_article().text + "Another text.\n"))

    with pytest.raises(ValueError, match="is not a span of"):
        case.add(replace(short, events=reading.events))

    assert [entry.verb for entry in case.log()] == ["new"]
