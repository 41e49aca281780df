"""Standing: which decisions on an item hold, after every one that took another back."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import Connection

from detente.record import tables
from detente.record.decisions import Status, Verb

_JUDGEMENTS = ("confirm", "reject", "correct")
_STATES: Mapping[str, Status] = {
    "confirm": "confirmed", "reject": "rejected", "correct": "corrected"
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A row of the table of decisions."""

    decision_id: int
    tx_id: int
    item_id: int
    verb: Verb
    replacement: int | None = None
    from_day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds of an item: the decisions in the order taken, without those taken back."""

    rulings: tuple[Ruling, ...] = ()
    last_tx: int = 0

    @property
    def judgement(self) -> Ruling | None:
        """Return the last word on how the item was read; a correction confirmed still counts."""
        judged = [one for one in self.rulings if one.verb in _JUDGEMENTS]
        last = next((one for one in judged[::-1] if one.verb != "confirm"), None)
        if last is not None and last.verb == "correct":
            return last
        return judged[-1] if judged else None

    @property
    def withdrawal(self) -> Ruling | None:
        """Return the last word on whether the source withdrew it; a judgement leaves it so."""
        return next((one for one in self.rulings[::-1] if one.verb == "retract"), None)

    @property
    def replacement(self) -> int | None:
        """Return the item that counts in the place of this one, if it was corrected."""
        return self.judgement.replacement if self.judgement else None

    @property
    def upheld(self) -> bool:
        """Tell whether a person confirmed or corrected it, and nobody took that back."""
        return bool(self.judgement) and self.state in ("confirmed", "corrected")

    @property
    def state(self) -> Status:
        """Return how the item stands, in a word; without a decision it is open."""
        judged = self.judgement
        if self.withdrawal and not (judged and judged.verb == "reject"):
            return "retracted"
        return _STATES[judged.verb] if judged else "open"

    def counts_on(self, day: int | None) -> bool:
        """Tell whether the item counts on a day (None: now, after every day that is told)."""
        judged, withdrawal = self.judgement, self.withdrawal
        if judged and judged.verb == "reject":
            return False
        if withdrawal is None:
            return True
        return withdrawal.from_day is not None and day is not None and day < withdrawal.from_day


UNDECIDED = Standing()


def standing_of(rulings: list[Ruling]) -> Standing:
    """Return what holds after some decisions on one item: a restore takes back the last one."""
    held: list[Ruling] = []
    for one in rulings:
        if one.verb != "restore":
            held.append(one)
        elif held:
            held.pop()
    return Standing(rulings=tuple(held), last_tx=max((one.tx_id for one in rulings), default=0))


def rulings_on(
    connection: Connection, *, known: int | None = None, item: int | None = None
) -> dict[int, list[Ruling]]:
    """Return every decision by item, first ones first: up to ``known``, or of one item alone."""
    query = select(tables.decision).order_by(tables.decision.c.decision_id)
    if known is not None:
        query = query.where(tables.decision.c.tx_id <= known)
    if item is not None:
        query = query.where(tables.decision.c.item_id == item)
    found: dict[int, list[Ruling]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.item_id].append(Ruling(**row._mapping))  # noqa: SLF001 - SQLAlchemy's documented name
    return dict(found)


def standings_at(
    connection: Connection, known: int | None = None, item: int | None = None
) -> dict[int, Standing]:
    """Return how every item (or one) stands that was ever decided, as the record saw it then."""
    rulings = rulings_on(connection, known=known, item=item)
    return {item: standing_of(taken) for item, taken in rulings.items()}
