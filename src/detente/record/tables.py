"""The tables of a case file: a log that only grows. Hashes are 32 bytes, days start in 1970."""

from collections.abc import Iterator

from sqlalchemy import (
    REAL,
    CheckConstraint,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Connection

SCHEMA = 1
"""The number of this schema; a case with a higher one is refused."""

APPLICATION_ID = 0x4474_6E74
"""Marks the file as ours, in the four bytes that SQLite keeps for that."""

metadata = MetaData()


def _sha(name: str, *, optional: bool = False) -> Column[bytes]:
    """Return a column that names a row of ``content``."""
    return Column(name, LargeBinary, ForeignKey("content.sha256"), nullable=optional)


def _tx() -> Column[int]:
    """Return the column that names the transaction, which is written after its rows."""
    key = ForeignKey("tx.tx_id", deferrable=True, initially="DEFERRED")
    return Column("tx_id", Integer, key, nullable=False, index=True)


def _text(name: str, *allowed: str) -> Column[str]:
    """Return a column of codes; with ``allowed`` given, of those codes only."""
    listed = ", ".join(f"'{one}'" for one in allowed)
    rules = [CheckConstraint(f'"{name}" IN ({listed})')] if allowed else []
    return Column(name, Text, *rules, nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_strict=True,
)
content = Table(
    "content",
    metadata,
    Column("sha256", LargeBinary, CheckConstraint("length(sha256) = 32"), primary_key=True),
    Column("media_type", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary),
    sqlite_strict=True,
)
tx = Table(
    "tx",
    metadata,
    Column("tx_id", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", Integer, nullable=False),
    _text("actor"),
    _text("tool"),
    _text("verb"),
    _sha("reason_sha", optional=True),
    Column("request_key", Text, nullable=False, unique=True),
    Column("request_sha", LargeBinary, nullable=False),
    Column("prev_hash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    sqlite_strict=True,
)
article = Table(
    "article",
    metadata,
    Column("article_id", Integer, primary_key=True),
    _tx(),
    _sha("raw_sha"),
    _sha("text_sha"),
    _text("extractor"),
    Column("chars", Integer, nullable=False),
    UniqueConstraint("raw_sha", "text_sha"),
    sqlite_strict=True,
)
capture = Table(
    "capture",
    metadata,
    Column("capture_id", Integer, primary_key=True),
    _tx(),
    Column("article_id", Integer, ForeignKey("article.article_id"), nullable=False),
    _sha("url_sha", optional=True),
    _sha("about_sha"),
    Column("outlet", Text),
    _text("language"),
    Column("published_from", Integer),
    Column("published_to", Integer),
    _text("published_basis"),
    Column("learnt_on", Integer, nullable=False),
    Column("confidential", Integer, nullable=False, server_default="0"),
    Column("rights", Text),
    sqlite_strict=True,
)
reading = Table(
    "reading",
    metadata,
    Column("reading_id", Integer, primary_key=True),
    _tx(),
    Column("article_id", Integer, ForeignKey("article.article_id"), nullable=False),
    Column("capture_id", Integer, ForeignKey("capture.capture_id"), nullable=False),
    _text("reader"),
    _text("reader_version"),
    _text("lexicon_sha"),
    _sha("prompt_sha", optional=True),
    _sha("warnings_sha", optional=True),
    _text("dropped"),
    UniqueConstraint("capture_id", "reader", "reader_version", "lexicon_sha"),
    sqlite_strict=True,
)
item = Table(
    "item",
    metadata,
    Column("item_id", Integer, primary_key=True),
    _tx(),
    Column("reading_id", Integer, ForeignKey("reading.reading_id"), nullable=False),
    _text("local_id"),
    _text("kind", "actor", "statement", "event", "position", "proposal"),
    Column("said_from", Integer),
    Column("said_to", Integer),
    _text("said_precision", "day", "week", "month", "year", "none"),
    Column("party", Text),
    Column("issue", Text),
    Column("target", Text),
    Column("option", Text),
    Column("stance", Integer, CheckConstraint("stance BETWEEN -2 AND 2")),
    Column("held", Text, CheckConstraint("held IN ('stated', 'attributed', 'conduct')")),
    _text("payload"),
    _sha("words_sha", optional=True),
    UniqueConstraint("reading_id", "kind", "local_id"),
    CheckConstraint(
        "kind <> 'position' OR (party IS NOT NULL AND issue IS NOT NULL AND target IS NOT NULL"
        ' AND "option" IS NOT NULL AND stance IS NOT NULL AND held IS NOT NULL)'
    ),
    sqlite_strict=True,
)
span = Table(
    "span",
    metadata,
    Column("item_id", Integer, ForeignKey("item.item_id"), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    _text("role"),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("quote_sha", LargeBinary, nullable=False),
    CheckConstraint('0 <= "first" AND "first" < "last"'),
    sqlite_strict=True,
)
decision = Table(
    "decision",
    metadata,
    Column("decision_id", Integer, primary_key=True),
    _tx(),
    Column("item_id", Integer, ForeignKey("item.item_id"), nullable=False),
    _text("verb", "confirm", "reject", "correct", "retract", "restore"),
    Column("replacement", Integer, ForeignKey("item.item_id")),
    Column("from_day", Integer),
    sqlite_strict=True,
)
link = Table(
    "link",
    metadata,
    Column("link_id", Integer, primary_key=True),
    _tx(),
    Column("a", Integer, ForeignKey("item.item_id"), nullable=False),
    Column("b", Integer, ForeignKey("item.item_id"), nullable=False),
    _text("verb", "same", "possible", "different"),
    _text("basis"),
    CheckConstraint("a < b"),
    sqlite_strict=True,
)
template_version = Table(
    "template_version",
    metadata,
    Column("version_id", Integer, primary_key=True),
    _tx(),
    _sha("sha"),
    Column("from_day", Integer, nullable=False),
    sqlite_strict=True,
)
override = Table(
    "override",
    metadata,
    Column("override_id", Integer, primary_key=True),
    _tx(),
    Column("from_day", Integer, nullable=False),
    *(_text(name) for name in ("party", "issue", "target", "option")),
    *(Column(name, REAL, nullable=False) for name in ("low", "mode", "high")),
    _sha("reason_sha"),
    sqlite_strict=True,
)

LOG = (
    tx, article, capture, reading, item, span, decision, link, template_version, override
)  # fmt: skip
"""The tables whose rows are never changed, in the order in which the chain takes them."""


def create_schema(connection: Connection) -> None:
    """Make the tables, and the triggers that refuse to change or remove a row of the log."""
    metadata.create_all(connection)
    for statement in append_only():
        connection.exec_driver_sql(statement)


def append_only() -> Iterator[str]:
    """Yield one trigger for each log table (and ``content``) and each act that it refuses."""
    for table in (content, *LOG):
        for act in ("update", "delete"):
            yield (
                f'CREATE TRIGGER "{table.name}_no_{act}" BEFORE {act.upper()} ON "{table.name}" '
                "BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
