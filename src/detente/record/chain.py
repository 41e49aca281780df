"""The chain: a transaction's hash covers its rows, the contents they name, the hash before."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, bindparam, select
from sqlalchemy.engine import Connection

from detente.record.tables import LOG, content, item, span, tx

START = bytes(32)
"""What stands before the first transaction."""


def canonical(value: object) -> bytes:
    r"""Return JSON that is the same wherever it is written: keys sorted, floats and bytes in hex.

    Examples
    --------
    >>> canonical({"b": 0.5, "a": b"\x01"})
    b'{"a":"01","b":"0x1.0000000000000p-1"}'
    """
    text = json.dumps(_exact(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def _exact(value: Any) -> Any:  # noqa: ANN401 - anything that JSON holds
    """Return the value with floats and bytes written so that nothing is lost."""
    if isinstance(value, (float, bytes)):
        return value.hex()
    if isinstance(value, Mapping):
        return {key: _exact(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_exact(one) for one in value]
    return value


def rows_of(connection: Connection, tx_id: int) -> dict[str, list[list[Any]]]:
    """Return every row that a transaction wrote, by table and in the order of the keys."""
    rows = {table.name: _rows(connection, table, tx_id) for table in LOG if table is not tx}
    return {name: found for name, found in rows.items() if found}


def _rows(connection: Connection, table: Table, tx_id: int) -> list[list[Any]]:
    """Return one table's rows of a transaction."""
    return [list(row) for row in connection.execute(_question(table), {"tx": tx_id})]


@cache
def _question(table: Table) -> Select[Any]:
    """Return the question for a table's rows of a transaction; a span belongs to its item's."""
    query = select(table).order_by(*table.primary_key.columns)
    if table is span:
        query = query.join(item, item.c.item_id == span.c.item_id)
    owner = item if table is span else table
    return query.where(owner.c.tx_id == bindparam("tx"))


def _named(rows: Mapping[str, list[list[Any]]]) -> Iterator[bytes]:
    """Yield the sha of each content that some rows name."""
    for table in LOG:
        for place, column in enumerate(table.columns):
            if any(key.column.table is content for key in column.foreign_keys):
                for row in rows.get(table.name, ()):
                    if row[place] is not None:
                        yield row[place]


def link_hash(connection: Connection, prev_hash: bytes, head: Mapping[str, Any]) -> bytes:
    """Return the hash of a transaction: ``head`` is its row without the two hashes."""
    tx_id = head["tx_id"]
    rows = rows_of(connection, tx_id)
    named = set(_named(rows)) | ({head["reason_sha"]} - {None})
    sizes = select(*(content.c[name] for name in ("sha256", "media_type", "size")))
    contents = [
        list(row)
        for part in _batches(sorted(named))
        for row in connection.execute(
            sizes.where(content.c.sha256.in_(part)).order_by(content.c.sha256)
        )
    ]
    body = canonical({"tx": dict(head), "rows": rows, "content": contents})
    return hashlib.sha256(prev_hash + body).digest()


def _batches(shas: list[bytes], size: int = 500) -> Iterator[list[bytes]]:
    """Yield the shas in portions that one question can hold."""
    for start in range(0, len(shas), size):
        yield shas[start : start + size]
