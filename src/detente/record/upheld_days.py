"""Upheld days: what a person confirmed keeps its day where a newer reading gives another."""

from collections.abc import Mapping, Sequence

from sqlalchemy.engine import Connection

from detente.article import Statement
from detente.record.addresses import head_of
from detente.record.asof import newest_readings
from detente.record.holdings import Gathering, Holding, Holdings
from detente.record.items import Item, when_of


def upheld_days(connection: Connection, article: str) -> int:
    """Count the items that keep a day a person upheld where the newest reading has another.

    Whoever confirms or corrects an item upholds its day with it. What has no day of its own
    follows the article, and is not counted.
    """
    head, raw_sha = head_of(connection), bytes.fromhex(article)
    holdings = Holdings(connection, head, article=raw_sha)
    (newest,) = newest_readings(connection, head, raw_sha)
    held = holdings.of(newest, newest.text.decode())
    counts = Gathering(holdings, newest, held, None).items()
    return sum(_kept(one, held, counts) for one in held)


def _kept(new: Holding, held: Sequence[Holding], counts: Mapping[str, Sequence[Item]]) -> bool:
    """Tell whether an item stands, by a person's word, with another day than it was now read."""
    stands = new.beside
    if stands is None or not new.newest or not stands.standing.upheld:
        return False
    item = next((one for one in counts.get(new.kind, ()) if one.id == stands.shown), None)
    if item is None:
        return False
    counting = {one.id: one for one in counts.get("statement", ()) if isinstance(one, Statement)}
    read = {one.local_id: one.original for one in held if one.newest and one.kind == "statement"}
    machine = {name: one for name, one in read.items() if isinstance(one, Statement)}
    day = when_of(item, counting.get).date
    return day is not None and day != when_of(new.original, machine.get).date
