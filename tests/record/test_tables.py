import sqlite3

import pytest

from detente.record.tables import LOG, content

NAMES = sorted(table.name for table in (content, *LOG))
FILLED = ["tx", "article", "capture", "reading", "item", "span", "template_version", "content"]


@pytest.fixture
def database(filled):
    filled.set_template("title = 'x'")
    connection = sqlite3.connect(filled.path, isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_of_the_log_has_a_guard_against_change_and_removal(database, name):
    query = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"

    assert database.execute(query, [name]).fetchone() == (2,)


@pytest.mark.parametrize("name", FILLED)
def test_a_row_of_the_log_cannot_be_changed(database, name):
    query = "SELECT name FROM pragma_table_info(?)"
    column = database.execute(query, [name]).fetchone()[0]

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(f'UPDATE "{name}" SET {column} = {column}')  # noqa: S608 - our names


@pytest.mark.parametrize("name", FILLED)
def test_a_row_of_the_log_cannot_be_removed(database, name):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(f'DELETE FROM "{name}"')  # noqa: S608 - our names


@pytest.mark.parametrize("name", FILLED)
def test_a_row_of_the_log_cannot_be_replaced(database, name):
    database.execute("PRAGMA recursive_triggers=ON")
    statement = 'INSERT OR REPLACE INTO "{0}" SELECT * FROM "{0}"'

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        database.execute(statement.format(name))


def test_a_position_without_its_columns_is_refused(database):
    item = {"item_id": 900, "tx_id": 2, "reading_id": 1, "local_id": "p9", "kind": "position"}

    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        database.execute(
            "INSERT INTO item"
            " (item_id, tx_id, reading_id, local_id, kind, said_precision, payload)"
            " VALUES (:item_id, :tx_id, :reading_id, :local_id, :kind, 'none', '{}')",
            item,
        )
