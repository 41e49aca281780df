"""Decisions of analysts: what one can say of an item, and how an item then stands."""

import datetime as dt
from dataclasses import dataclass, fields
from enum import Enum
from typing import Final, Literal, TypedDict, get_args

from detente.article import ArticleId
from detente.record.items import Item

Verb = Literal["confirm", "reject", "correct", "retract", "restore"]
Reason = Literal["speaker", "stance", "not_a_position", "double", "other"]
Status = Literal["open", "confirmed", "rejected", "corrected", "retracted", "added"]

REASONS: Final[tuple[str, ...]] = get_args(Reason)
"""Why an item is rejected, in the order of the keys 1 to 5."""

ANALYST: Final = "analyst:"
"""What the reader of an analyst's own items begins with; the analyst's name follows."""


class Keep(Enum):
    """Stands for a field that a correction leaves as it is; None is a value of its own."""

    KEEP = "keep"


KEEP: Final = Keep.KEEP


class Signing(TypedDict, total=False):
    """What every act can carry.

    ``actor`` is who acts (default ``"analyst"``), ``key`` the request's own key: the same key and
    request are answered by the first receipt. ``note`` is kept in the log. ``seen`` is the
    ``ItemState.seen`` that the act was based on: if the item was decided since, it is refused.
    """

    actor: str
    key: str | None
    note: str | None
    seen: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemKey:
    """An item by its article (the id or at least eight of its first digits), kind and local id.

    Without ``kind`` the local id must be of one kind only. ``reading`` names an older reading;
    None is the newest one, or the analyst's own item.
    """

    article: str
    local_id: str
    kind: str | None = None
    reading: int | None = None


ItemRef = int | str | ItemKey
"""An item's number, its key, or its address as printed: ``ARTICLE:ID``, ``ARTICLE:KIND:ID``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The fields of an item that an analyst changes, and no others.

    Of every kind: ``span`` (start and end), ``speaker`` (an actor's id or name, else the words for
    it), ``said_on`` (2025-04-25, 2025-04 or 2025; None = not known). Of positions: ``party``,
    ``issue``, ``option``, ``target``, ``stance``, ``scope``, ``condition`` (its start and end),
    ``red_line``, ``held``. Of statements: ``form``, ``sourcing``, ``act``, ``condition``,
    ``negated``, ``hedged``. Of events: ``type``, ``place``, ``actors``, ``recipients``,
    ``fatalities`` (least and most), ``background``.
    """

    span: tuple[int, int] | Keep = KEEP
    speaker: str | Keep | None = KEEP
    said_on: str | Keep | None = KEEP
    party: str | Keep = KEEP
    issue: str | Keep = KEEP
    option: str | Keep | None = KEEP
    target: str | Keep | None = KEEP
    stance: int | Keep = KEEP
    scope: str | Keep | None = KEEP
    condition: tuple[int, int] | Keep | None = KEEP
    red_line: bool | Keep = KEEP
    held: str | Keep = KEEP
    form: str | Keep = KEEP
    sourcing: str | Keep = KEEP
    act: str | Keep = KEEP
    negated: bool | Keep = KEEP
    hedged: bool | Keep = KEEP
    type: str | Keep = KEEP
    place: str | Keep | None = KEEP
    actors: tuple[str, ...] | Keep = KEEP
    recipients: tuple[str, ...] | Keep = KEEP
    fatalities: tuple[int, int | None] | Keep | None = KEEP
    background: bool | Keep = KEEP

    def changes(self) -> dict[str, object]:
        """Return the fields that are changed, by name."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in values.items() if value is not KEEP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on an item: who, when, what, why.

    ``verb`` is what it does to the item; ``act`` is what the person did (undo and redo too).
    """

    decision_id: int
    tx_id: int
    recorded_at: dt.datetime
    actor: str
    verb: Verb
    act: str
    reason: Reason | None = None
    note: str | None = None
    from_day: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemState:
    """An item, how it stands, and everything that was decided of it.

    ``original`` is the machine's (or the analyst's own) item as it was written, ``counts`` what
    counts now: the same, its correction, or None where it is out. ``seen`` is the transaction
    that last decided it (0: none); give it back with an act. ``beside`` is the address of the
    decided item of which this one is only a suggestion; ``newest`` tells whether the newest
    reading has it. ``changed`` names the fields that the correction changed.
    """

    item_id: int
    address: str
    article: ArticleId
    kind: str
    local_id: str
    reader: str
    reader_version: str
    quote: str
    original: Item
    counts: Item | None
    state: Status
    history: tuple[Decision, ...] = ()
    seen: int = 0
    from_day: dt.date | None = None
    beside: str | None = None
    newest: bool = True
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How often analysts agree with a reader version: confirmed of all that were judged."""

    reader: str
    reader_version: str
    confirmed: int
    rejected: int
    corrected: int

    @property
    def judged(self) -> int:
        """Return how many items were judged."""
        return self.confirmed + self.rejected + self.corrected

    @property
    def value(self) -> float | None:
        """Return the share of the judged items that were read rightly; None of none."""
        return self.confirmed / self.judged if self.judged else None
