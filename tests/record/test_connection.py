import errno
import shutil
import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError

from detente.errors import CaseError, DamageError, StorageError
from detente.record.case import create_case, open_case
from detente.record.connection import _looking_mode, case_errors, looking, writing


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "does not begin like one"),
        (b"Dear reader,\n" * 50, "does not begin like one"),
        (bytes(range(256)) * 40, "does not begin like one"),
        (b"SQLite format 3\x00" + bytes(4080), "database of another program"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_left_alone(tmp_path, body, said):
    path = tmp_path / "other.detente"
    path.write_bytes(body)

    with pytest.raises(CaseError, match=said):
        open_case(path)

    assert path.read_bytes() == body


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.detente"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE content (sha256, body)")
    other.close()

    with pytest.raises(CaseError, match="database of another program"):
        open_case(path)


def test_a_folder_is_not_a_case(tmp_path):
    with pytest.raises(CaseError, match="is a folder"):
        open_case(tmp_path)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_a_case_cut_short_is_damaged_and_says_so(filled, share):
    body = filled.path.read_bytes()
    filled.path.write_bytes(body[: max(1000, int(len(body) * share))])

    with pytest.raises(DamageError, match="is damaged"):
        open_case(filled.path).as_of(None)


def test_a_full_disk_is_said_and_leaves_the_case_whole(filled, make_article, make_reading):
    long = make_article(make_article().text + "A long story. " * 40_000)

    def with_little_room():
        with writing(filled.path) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count=60")
            connection.exec_driver_sql(
                "INSERT INTO content VALUES (zeroblob(32), 'x', 1, zeroblob(4000000))"
            )

    with pytest.raises(StorageError, match="no room left"):
        with_little_room()

    assert all(check.ok for check in filled.verify())
    assert filled.add(make_reading(long)).new


def test_a_lost_write_right_is_said(filled, monkeypatch):
    def refuse(*_args, **_options):
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("detente.record.connection.sqlite3.connect", refuse)

    with pytest.raises(StorageError, match="cannot be opened or written"):
        open_case(filled.path)


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "no room left"), (errno.EACCES, "cannot be used")]
)
def test_a_refusal_of_the_system_is_said(tmp_path, number, said):
    with pytest.raises(StorageError, match=said), case_errors(tmp_path / "x"):
        raise OSError(number, "refused")


def test_our_own_mistake_is_not_dressed_up(filled):
    with pytest.raises(DBAPIError, match="append-only"), writing(filled.path) as connection:
        connection.exec_driver_sql("DELETE FROM tx")


def test_a_bare_complaint_of_sqlite_is_said(tmp_path):
    with pytest.raises(StorageError, match="another program"), case_errors(tmp_path / "x"):
        raise sqlite3.OperationalError("database is locked")

    with pytest.raises(sqlite3.Error, match="no such table"), case_errors(tmp_path / "x"):
        raise sqlite3.OperationalError("no such table: x")


@pytest.mark.parametrize(
    "statement", ["DROP TABLE span", "ALTER TABLE span ADD x", "ATTACH 'y' AS y"]
)
def test_the_writing_connection_cannot_remove_a_table_or_open_another_file(filled, statement):
    with pytest.raises(StorageError, match="not authorized"), writing(filled.path) as connection:
        connection.exec_driver_sql(statement)


def test_the_looking_connection_cannot_write(filled):
    with pytest.raises(StorageError), looking(filled.path) as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('a', 'b')")


def test_an_interruption_takes_back_what_was_being_written(filled):
    head = filled.head

    def interrupted():
        with writing(filled.path) as connection:
            connection.exec_driver_sql("INSERT INTO meta VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()

    assert filled.head == head
    assert all(check.ok for check in filled.verify())


def test_a_name_with_signs_of_an_address_is_only_a_name(tmp_path):
    case = create_case(tmp_path / "what? 100% #1 [new]")

    assert open_case(case.path).title == "what? 100% #1 [new]"


def test_a_copy_of_a_closed_case_is_a_case(filled, tmp_path):
    copy = tmp_path / "copy.detente"
    shutil.copy(filled.path, copy)

    assert open_case(copy).head == filled.head


def test_asking_leaves_one_file(filled):
    filled.as_of(None)
    filled.verify()

    assert [one.name for one in filled.path.parent.iterdir()] == ["harbour.detente"]


@pytest.mark.parametrize(("log", "mode"), [(False, "mode=ro&immutable=1"), (True, "mode=ro")])
def test_a_case_that_may_not_be_written_can_still_be_asked(filled, monkeypatch, log, mode):
    monkeypatch.setattr("detente.record.connection.os.access", lambda *_: False)
    if log:
        filled.path.with_name("harbour.detente-wal").touch()

    found = filled.as_of(None)

    assert _looking_mode(filled.path) == mode
    assert len(found.readings) == 1
