"""The card of an item: its words, its fields, where it is from, and what was decided of it."""

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from detente.article import Event, Position, Proposal, Reading, Statement
from detente.brief.wording import day, said
from detente.errors import NotFoundError
from detente.record.decisions import ANALYST, Decision, ItemState
from detente.record.items import Item
from detente.record.review import words_of
from detente.workspace.fields import Field, blank_fields, fields_of
from detente.workspace.telling import KINDS, REASONS, STATES, line_between, name_of, term, title_of

_WORD = re.compile(r"\S+")
_AROUND = 40
_DID = {
    "confirm": "confirmed", "reject": "rejected", "correct": "corrected",
    "retract": "withdrawn by its source", "restore": "decision taken back", "undo": "undone",
    "redo": "done again",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One decision of an item's history, in words."""

    at: dt.datetime
    who: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edges:
    """The words that an item marks, and where its edges would be one word further out or in."""

    start: int
    end: int
    start_out: int
    start_in: int
    end_in: int
    end_out: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One item as it is reviewed.

    ``fields`` can be corrected, ``facts`` stand beside them; ``seen`` goes back with a decision;
    ``edit`` is the field in edit, "all" of them, or None. ``previous`` and ``following`` are the
    neighbours in the list, ``over`` the next item over the same words.
    """

    ref: str
    address: str
    kind: str
    kind_name: str
    state: str
    state_name: str
    title: str
    quote: str
    edges: Edges
    fields: tuple[Field, ...]
    facts: tuple[tuple[str, str], ...]
    history: tuple[Past, ...]
    seen: int
    edit: str | None
    moved: bool = False
    previous: str | None = None
    following: str | None = None
    over: str | None = None
    speaker: str | None = None

    @property
    def was(self) -> str:
        """Return what the record has in the fields, as a form carries it back."""
        stands = {o.name: o.given if o.stands is None else o.stands for o in self.fields}
        return json.dumps(stands)


def card_of(
    ref: str,
    items: Mapping[str, ItemState],
    reading: Reading,
    machine: Reading,
    *,
    edges: tuple[int | None, int | None] = (None, None),
    edit: str | None = None,
) -> Card:
    """Return the card of an item among those that are shown.

    ``reading`` is the document as it counts after all decisions, ``machine`` as it was read.

    Raises
    ------
    NotFoundError
        If there is no such item.
    """
    if ref not in items:
        raise NotFoundError(
            f"there is no item {ref} among the {len(items)} that are shown of this document",
            hint="It may be of a kind that the filter hides.",
        )
    state = items[ref]
    one = state.counts or state.original
    start, end = edges_of(one, edges)
    order = list(items)
    here = order.index(ref)
    return Card(
        ref=ref,
        address=state.address,
        kind=state.kind,
        kind_name=KINDS[state.kind],
        state=state.state,
        state_name=STATES[state.state],
        title=title_of(state, reading),
        quote=line_between(reading.article, start, end),
        edges=moved_edges(reading.article.text, start, end),
        fields=fields_of(one, state.kind, reading, (state.original, machine)),
        facts=tuple(_facts(state, one, reading)),
        history=tuple(map(_past, reversed(state.history))),
        seen=state.seen,
        edit=edit,
        moved=(start, end) != edges_of(one, (None, None)),
        previous=order[here - 1] if here else None,
        following=next(iter(order[here + 1 :]), None),
        over=_over(ref, items),
    )


def draft_card(
    reading: Reading,
    start: int | None,
    end: int | None,
    kind: str | None,
) -> Card:
    """Return the card of an item that is still to be made, of the words between two places."""
    text = reading.article.text
    first, last = whole_words(text, start or 0, min(end or 0, len(text)))
    kind = kind if kind in ("position", "statement", "event") else "position"
    return Card(
        ref="new",
        address="",
        kind=kind,
        kind_name=KINDS[kind],
        state="new",
        state_name="new",
        title=f"A new {kind}",
        quote=line_between(reading.article, first, last) if first < last else "",
        edges=moved_edges(text, first, last),
        fields=blank_fields(kind, reading),
        facts=(),
        history=(),
        seen=0,
        edit="all",
    )


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a selection without blanks at its ends, widened to the words that it cuts.

    Examples
    --------
    >>> whole_words("the new pier", 5, 9), whole_words("the new pier", 3, 8)
    ((4, 12), (4, 7))
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return start, end
    while start > 0 and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def edges_of(one: Item, edges: tuple[int | None, int | None]) -> tuple[int, int]:
    """Return where an item's words begin and end: as asked for, else as they are."""
    first, last = words_of(one)
    start = first if edges[0] is None else edges[0]
    end = last if edges[1] is None else edges[1]
    return (start, end) if start < end else (first, last)


def moved_edges(text: str, start: int, end: int) -> Edges:
    """Return two edges and where each would be a word further out or in."""
    ahead, behind = text[end : end + 400], text[max(0, start - 400) : start]
    inner = [hit.span() for hit in _WORD.finditer(text[start:end])]
    outer_end = next((end + hit.end() for hit in islice(_WORD.finditer(ahead), 1)), end)
    before = [hit.start() for hit in _WORD.finditer(behind)]
    return Edges(
        start=start,
        end=end,
        start_out=start - len(behind) + before[-1] if before else start,
        start_in=start + inner[1][0] if len(inner) > 1 else start,
        end_in=start + inner[-2][1] if len(inner) > 1 else end,
        end_out=outer_end,
        before=_cut(behind[-_AROUND:], first=False),
        after=_cut(ahead[:_AROUND], first=True),
    )


def _cut(words: str, *, first: bool) -> str:
    """Return the words beside a span up to the end of their line, without half a word."""
    line = words.split("\n")[0 if first else -1]
    if len(line) < _AROUND:
        return line
    return line.rsplit(" ", 1)[0] if first else line.split(" ", 1)[-1]


def _over(ref: str, items: Mapping[str, ItemState]) -> str | None:
    """Return the next item over the same words, round and round."""
    here = edges_of(items[ref].counts or items[ref].original, (None, None))
    order = list(items)
    turn = order[order.index(ref) + 1 :] + order[: order.index(ref)]
    for other in turn:
        start, end = edges_of(items[other].counts or items[other].original, (None, None))
        if start < here[1] and here[0] < end:
            return other
    return None


def _facts(state: ItemState, one: Item, reading: Reading) -> list[tuple[str, str]]:
    """Return what stands beside the fields: whence the item is and how it was read."""
    article = reading.article
    found = list(_of_kind(one, reading))
    found.append(("Article", f"{article.outlet or article.path}, {day(article.published)}"))
    by_hand = state.reader.startswith(ANALYST)
    version = "" if by_hand else f" {state.reader_version}"
    found.append(
        ("Added by" if by_hand else "Read by", state.reader.removeprefix(ANALYST) + version)
    )
    if state.beside:
        found.append(("Suggestion beside", state.beside))
    return [(name, value) for name, value in found if value]


def _of_kind(one: Item, reading: Reading) -> list[tuple[str, str]]:
    """Return the facts of one kind of item."""
    if isinstance(one, Proposal):
        terms = "; ".join(term(t.issue, t.target, t.option) for t in one.terms)
        return [("Author", name_of(reading, one.author)), ("Status", one.status), ("Terms", terms)]
    if isinstance(one, Event):
        return [("Responsibility", one.responsibility or ""), ("Mode", one.mode or "")]
    statement = reading.statement(one.statement) if isinstance(one, Position) else one
    facts = []
    if isinstance(one, Position):
        facts = [("Attributed by", name_of(reading, one.attributed_by))]
    return facts + (_told(statement, reading) if isinstance(statement, Statement) else [])


def _told(one: Statement, reading: Reading) -> list[tuple[str, str]]:
    """Return how a statement was told."""
    outer = reading.statement(one.within)
    return [
        ("Source", f"{one.source.text} — {said('sourcing', one.sourcing)}" if one.source.text
         else said("sourcing", one.sourcing)),
        ("To", name_of(reading, one.addressee)),
        ("Via", one.via or ""),
        ("Venue", one.venue or ""),
        ("Within", f"the words of {outer.source.text or 'the text'}" if outer else ""),
    ]  # fmt: skip


def _past(one: Decision) -> Past:
    """Return one decision in words."""
    why = f": {REASONS[one.reason]}" if one.reason else ""
    note = f" — {one.note}" if one.note else ""
    since = f" from {day(one.from_day)} on" if one.verb == "retract" and one.from_day else ""
    return Past(
        at=one.recorded_at, who=one.actor, said=f"{_DID.get(one.act, one.act)}{why}{since}{note}"
    )
