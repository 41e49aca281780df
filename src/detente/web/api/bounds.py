"""What the API lets in: every text with a length and without NUL, every number with its bounds."""

import datetime as dt
from typing import Annotated, Literal

from fastapi import Header, Path, Query
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    WithJsonSchema,
)

from detente.preference import About
from detente.record.decisions import Correction, Signing

MOST = 2**53 - 1
"""The largest number that every program reads as it was written."""
LONGEST_TEXT = 1_000_000
_NO_NUL = r"^[^\x00]*$"
_ONE_LINE = r"^[^\x00-\x1f\x7f]*$"
_DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def _day(given: str) -> dt.date:
    """Return the day that is meant, or say how to write one."""
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise ValueError(f"{given!r} is not a day; write it as YYYY-MM-DD") from error


Day = Annotated[
    str,
    StringConstraints(pattern=_DAY),
    AfterValidator(_day),
    WithJsonSchema({"type": "string", "format": "date"}),
]
"""A day as year-month-day and in no other way; a ``date`` once it is let in."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_ONE_LINE)]
Word = Annotated[str, StringConstraints(max_length=300, pattern=_ONE_LINE)]
Note = Annotated[str, StringConstraints(max_length=10_000, pattern=_NO_NUL)]
Reason = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=_NO_NUL)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TEXT, pattern=_NO_NUL)]
Number = Annotated[int, Field(ge=0, le=MOST)]
Count = Annotated[int, Field(ge=0, le=10**9)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Place = Annotated[int, Field(ge=0, le=2**31)]
Pair = Annotated[list[Place], Field(min_length=2, max_length=2)]
ADDRESS = r"^[0-9a-f]{8,64}:([a-z]{1,20}:)?[A-Za-z0-9_.-]{1,80}(@[0-9]{1,9})?$"
"""An item's address as commands print it."""

AsOf = Annotated[
    Day | None, Query(description="What could be known by that day; without it, everything.")
]
Document = Annotated[
    str,
    Path(
        pattern="^[0-9a-f]{12}([0-9a-f]{52})?$",
        description="An article's id, or its first twelve digits.",
        examples=["75ecdc775ddc"],
    ),
]
Address = Annotated[
    str,
    StringConstraints(max_length=200, pattern=ADDRESS),
    Field(examples=["75ecdc775ddc:p03"]),
]
Item = Annotated[
    str,
    Path(
        max_length=200,
        pattern=ADDRESS,
        description="An item's address: ARTICLE:ID.",
        examples=["75ecdc775ddc:p03"],
    ),
]
Key = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key", min_length=1, max_length=80, pattern=r"^[A-Za-z0-9_.:-]+$",
        description="The same key and request again are answered by the first receipt.",
    ),
]  # fmt: skip


class Body(BaseModel):
    """What a program sends: exactly the members that are told, each of its own type."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Signed(Body):
    """Who acts, why, and up to which transaction the item was looked at."""

    by: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=_ONE_LINE)] = (
        "analyst"
    )
    note: Note | None = None
    seen: Number | None = None

    def signing(self, key: str | None) -> Signing:
        """Return what every act carries."""
        return Signing(actor=self.by, key=key, note=self.note, seen=self.seen)


class Several(Signed):
    """Items that are confirmed as one act."""

    items: Annotated[list[Address], Field(min_length=1, max_length=1000)]


class Rejected(Signed):
    """Why an item was read wrongly."""

    reason: Literal["speaker", "stance", "not_a_position", "double", "other"]


class Retracted(Signed):
    """The day from which the source withdrew its words."""

    from_day: Day


class Redated(Signed):
    """The day on which an article appeared in fact, and in ``note`` what shows it."""

    published: Day


class Fields(Body):
    """The fields of an item that are changed, and no others; null stands for no value."""

    span: Pair = Field(default=[], description="Start and end in code points.")
    speaker: Name | None = None
    said_on: Name | None = None
    party: Name = ""
    issue: Name = ""
    option: Name | None = None
    target: Name | None = None
    stance: Annotated[int, Field(ge=-2, le=2)] = 0
    scope: Literal["de_jure", "de_facto"] | None = None
    condition: Pair | None = None
    red_line: bool = False
    held: Name = ""
    form: Name = ""
    sourcing: Name = ""
    act: Name = ""
    negated: bool = False
    hedged: bool = False
    type: Name = ""
    place: Name | None = None
    actors: Annotated[list[Name], Field(max_length=100)] = []
    recipients: Annotated[list[Name], Field(max_length=100)] = []
    fatalities: tuple[Count, Count | None] | None = None
    background: bool = False

    def correction(self) -> Correction:
        """Return what was given as the record takes it; what was not given stays."""
        given = {name: getattr(self, name) for name in self.model_fields_set}
        lists = {name: tuple(one) for name, one in given.items() if isinstance(one, list)}
        return Correction(**(given | lists))


class Corrected(Signed):
    """What an item should be."""

    changes: Fields


class Added(Signed):
    """An item that no reader found: its kind and its fields, the span among them."""

    kind: Literal["position", "statement", "event"]
    fields: Fields


class Edited(Body):
    """A template in place of the case's own, and why."""

    template: Text
    reason: Reason


class Cell(Body):
    """A number of a party: its value of an option, its weight of an issue, its no agreement."""

    party: Name
    about: About = "value"
    issue: Word = ""
    option: Word = ""
    reason: Reason
    by: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=_ONE_LINE)] = (
        "analyst"
    )


class Ranged(Cell):
    """A number that an analyst sets by hand: low, most likely and high."""

    low: Share
    mode: Share
    high: Share


Change = Annotated[str, StringConstraints(min_length=1, max_length=400, pattern=_ONE_LINE)]
Changes = Annotated[list[Change], Field(max_length=40)]


class Kept(Body):
    """A what-if under a name: what it changes, as in the address of its page."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=120, pattern=_ONE_LINE)]
    drop: Changes = []
    lift: Changes = []
    stance: Changes = []
    value: Changes = []
    weight: Changes = []
    no_agreement: Changes = []
    off: Changes = []
    rule: Changes = []
    by: Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=_ONE_LINE)] = (
        "analyst"
    )


class Pasted(Body):
    """An article as text."""

    text: Text
    name: Name = "pasted text"
    published: Day | None = None
    confidential: bool = False


Flag = Annotated[
    bool,
    BeforeValidator(lambda given: {"true": True, "false": False}.get(given, given)),
    Field(strict=True),
]
"""A yes or no in a query: true or false, and in no other way."""
