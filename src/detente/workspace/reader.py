"""Reader and review: the text with its marks, the items with their states, one item's card."""

import datetime as dt
from collections import Counter, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from detente.article import Article, Reading, Statement
from detente.codebook import Codes
from detente.mended_day import kept_told
from detente.record.decisions import ANALYST, ItemState
from detente.record.redating import MendedDay
from detente.record.review import words_of
from detente.workspace.cards import Card, card_of, draft_card
from detente.workspace.fields import filled
from detente.workspace.marks import Mark, Paragraph, laid_out
from detente.workspace.shelf import DIGITS
from detente.workspace.telling import KINDS, title_of

_RANKS = {"position": 0, "event": 1, "proposal": 2, "statement": 3}
_PLACES = {kind: place for place, kind in enumerate(KINDS)}
_BEFORE, _AFTER = 20, 40
_NAMED: deque[tuple[Sequence[ItemState], Mapping[str, ItemState]]] = deque(maxlen=4)
END = "end"
"""In place of an item's name: nothing is left to review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """One line of the list of items; ``ref`` names it within its document."""

    ref: str
    kind: str
    state: str
    title: str
    narrator: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The rows near one item; how many stand before and after, and the nearest of those."""

    rows: tuple[ItemRow, ...]
    before: int
    after: int
    earlier: str
    later: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A kind of item with how many there are and how many nobody has decided."""

    kind: str
    label: str
    items: int
    to_review: int
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks of a document: an item, the kinds shown, a field in edit, new edges.

    ``typed`` holds the fields of a form that was refused, ``loose`` its note and its words;
    ``codes`` are the issues and options that the case codes with.
    """

    item: str | None = None
    kinds: tuple[str, ...] = ()
    edit: str | None = None
    start: int | None = None
    end: int | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    loose: Mapping[str, str] = field(default_factory=dict)
    codes: Codes | None = None

    def shows(self, state: ItemState) -> bool:
        """Tell whether an item is among those that are shown."""
        return state.kind in (self.kinds or KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """What stands over a text."""

    id: str
    title: str
    bylines: tuple[str, ...]
    outlet: str | None
    published: dt.date | None
    language: str
    chars: int
    confidential: bool
    mended: tuple[MendedDay, ...] = ()
    kept_days: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardScreen:
    """One item's card with how all stand: what an answer carries after a key.

    ``card`` is None at the end; ``states`` has every item shown, by its name in the document.
    """

    document: str
    item: str
    card: Card | None
    states: dict[str, str]
    to_review: int

    @property
    def pairs(self) -> str:
        """Return how every item stands in one line, as a script reads it: ``p01:con p02 ``."""
        pairs = self.states.items()
        return "".join(
            f"{ref} " if state == "open" else f"{ref}:{state[:3]} " for ref, state in pairs
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderScreen:
    """A document as it is read: heading, paragraphs with their runs, items, and the card."""

    heading: Heading
    paragraphs: tuple[Paragraph, ...]
    items: tuple[ItemRow, ...]
    filters: tuple[Filter, ...]
    current: CardScreen

    @property
    def near(self) -> Near:
        """Return the rows near the item of the card; a list of few is shown whole."""
        return near_of(self.items, self.current.item)

    @property
    def place(self) -> str:
        """Return the name of the paragraph that the card's words begin in; else of the text."""
        if self.current.card is None or not self.current.card.quote:
            return "text"
        start = self.current.card.edges.start
        before = [one.number for one in self.paragraphs if one.start <= start]
        return f"p{before[-1]}" if before else "text"


def near_of(rows: Sequence[ItemRow], ref: str) -> Near:
    """Return the rows near the one of a name; near the first where none has it."""
    here = next((at for at, row in enumerate(rows) if row.ref == ref), 0)
    start = max(min(here - _BEFORE, len(rows) - _BEFORE - _AFTER), 0)
    end = min(start + _BEFORE + _AFTER, len(rows))
    return Near(
        rows=tuple(rows[start:end]),
        before=start,
        after=len(rows) - end,
        earlier=rows[start - 1].ref if start else "",
        later=rows[end].ref if end < len(rows) else "",
    )


def refs_of(states: Sequence[ItemState]) -> Mapping[str, ItemState]:
    """Return the items by a short name each: the local id, with its kind where two have the same.

    In the order of the text: earlier first, of those that begin together the longer first. An act
    asks several times for the same states, so those asked for last are kept.
    """
    for kept, found in tuple(_NAMED):
        if kept is states:
            return found
    found = MappingProxyType(_named(states))
    if isinstance(states, tuple):
        _NAMED.append((states, found))
    return found


def _named(states: Sequence[ItemState]) -> dict[str, ItemState]:
    """Give each item its name."""
    reviewed = sorted(filter(_is_shown, states), key=_place)
    short = Counter(one.local_id for one in reviewed)
    longer = Counter((one.kind, one.local_id) for one in reviewed)
    found = {}
    for one in reviewed:
        with_kind = f"{one.kind}.{one.local_id}"
        alone = longer[one.kind, one.local_id] == 1
        ref = one.local_id if short[one.local_id] == 1 else with_kind if alone else one.item_id
        found[str(ref)] = one
    return found


def _is_shown(state: ItemState) -> bool:
    """Tell an item of the newest reading, of an analyst, or that somebody decided."""
    stays = state.newest or state.state != "open" or state.reader.startswith(ANALYST)
    return state.kind in KINDS and stays and not _undone(state)


def _undone(state: ItemState) -> bool:
    """Tell an item that was added by hand and whose adding was undone."""
    return state.state == "retracted" and state.from_day is None


def as_decided(reading: Reading, states: Sequence[ItemState]) -> Reading:
    """Return a reading whose statements are what counts of them; what is out stays as it was."""
    statements = [one.counts or one.original for one in states if one.kind == "statement"]
    told = tuple(one for one in statements if isinstance(one, Statement))
    return replace(reading, statements=told)


def _place(state: ItemState) -> tuple[int, int, int]:
    """Return where an item stands in the text."""
    start, end = span_of(state)
    return start, -end, _PLACES[state.kind]


def span_of(state: ItemState) -> tuple[int, int]:
    """Return the first span of an item as it counts, or as it was where it is out."""
    return words_of(state.counts or state.original)


def reader_screen(
    reading: Reading,
    states: Sequence[ItemState],
    asked: Asked,
    mended: tuple[MendedDay, ...] = (),
    kept_days: int = 0,
) -> ReaderScreen:
    """Return a document with its items as a person asks for it.

    ``mended`` is how its day was mended, ``kept_days`` how many items keep theirs nonetheless.
    """
    every = refs_of(states)
    items = {ref: one for ref, one in every.items() if asked.shows(one)}
    article, decided = reading.article, as_decided(reading, states)
    return ReaderScreen(
        heading=replace(heading_of(article), mended=mended, kept_days=kept_told(kept_days)),
        paragraphs=laid_out(article.text, _marks(items), _kinds(article)),
        items=tuple(_row(ref, one, decided) for ref, one in items.items()),
        filters=_filters(every.values(), asked),
        current=card_screen(reading, states, asked),
    )


def heading_of(article: Article) -> Heading:
    """Return what stands over an article's text."""
    return Heading(
        id=article.id[:DIGITS],
        title=article.title or article.path,
        bylines=article.bylines,
        outlet=article.outlet,
        published=article.published,
        language=article.language,
        chars=len(article.text),
        confidential=article.confidential,
    )


def _marks(items: dict[str, ItemState]) -> list[Mark]:
    """Return the marks of the items: the span of each, all the spans of an event or a proposal."""
    marks = []
    for ref, one in items.items():
        counts = one.counts or one.original
        spans = [counts.span] if hasattr(counts, "span") else getattr(counts, "spans", ())
        rank = _RANKS[one.kind]
        marks += [Mark(start=span.start, end=span.end, ref=ref, rank=rank) for span in spans]
    return marks


def _kinds(article: Article) -> list[tuple[int, int, str]]:
    """Return the ranges of an article that are not its body."""
    kinds = [(span.start, span.end, "boilerplate") for span in article.boilerplate]
    return kinds + [(span.start, span.end, "heading") for span in article.headings]


def _row(ref: str, state: ItemState, reading: Reading) -> ItemRow:
    """Return one line of the list."""
    sourcing = getattr(state.counts or state.original, "sourcing", "")
    return ItemRow(
        ref=ref,
        kind=state.kind,
        state=state.state,
        title=title_of(state, reading),
        narrator=sourcing in ("narrator", "analyst"),
    )


def rows_about(
    reading: Reading, states: Sequence[ItemState], asked: Asked, items: Collection[int]
) -> tuple[ItemRow, ...] | None:
    """Return the lines of the items with some numbers, and of the positions that rest on them.

    None where the list is better asked for: one of them is no longer there, or they are many.
    """
    every = refs_of(states)
    meant = {ref: one for ref, one in every.items() if one.item_id in items}
    told = {one.local_id for one in meant.values() if one.kind == "statement"}
    rest = {
        ref: one
        for ref, one in every.items()
        if told and getattr(one.counts or one.original, "statement", None) in told
    }
    if len(meant) < len({*items}) or len(meant | rest) > _BEFORE:
        return None
    decided = as_decided(reading, states)
    found = (meant | rest).items()
    return tuple(_row(ref, one, decided) for ref, one in found if asked.shows(one))


def _filters(states: Collection[ItemState], asked: Asked) -> tuple[Filter, ...]:
    """Return a filter for each kind that occurs."""
    return tuple(
        Filter(
            kind=kind,
            label=f"{label}s",
            items=sum(one.kind == kind for one in states),
            to_review=sum(one.kind == kind and one.state == "open" for one in states),
            chosen=kind in asked.kinds,
        )
        for kind, label in KINDS.items()
        if any(one.kind == kind for one in states)
    )


def card_screen(reading: Reading, states: Sequence[ItemState], asked: Asked) -> CardScreen:
    """Return one item's card, and how every item that is shown stands."""
    items = {ref: one for ref, one in refs_of(states).items() if asked.shows(one)}
    to_review = [ref for ref, one in items.items() if one.state == "open"]
    item = asked.item or next(iter([*to_review, *items]), END)
    if item == END or (asked.item is None and not items):
        card = None
    elif item == "new":
        card = draft_card(reading, asked.start, asked.end, asked.edit)
        card = replace(card, fields=filled(card.fields, asked.codes, asked.typed, new=True))
    else:
        edges = (asked.start, asked.end)
        decided = as_decided(reading, states)
        card = card_of(item, items, decided, reading, edges=edges, edit=asked.edit)
        card = replace(card, fields=filled(card.fields, asked.codes, asked.typed))
    return CardScreen(
        document=reading.article.id[:DIGITS],
        item=item,
        card=card,
        states={ref: one.state for ref, one in items.items()},
        to_review=len(to_review),
    )


def next_open(states: Sequence[ItemState], asked: Asked) -> str:
    """Return the item to go on with: the next that nobody has decided, from the start if need be.

    ``END`` where none is left.
    """
    items = {ref: one for ref, one in refs_of(states).items() if asked.shows(one)}
    order = list(items)
    here = order.index(asked.item) if asked.item in order else -1
    left = [ref for ref in order[here + 1 :] + order[: here + 1] if items[ref].state == "open"]
    return left[0] if left else END
