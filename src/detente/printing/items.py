"""Items as commands print them: how each stands, what was decided of it, and by whom."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from detente.article import Event, Position, Statement
from detente.brief.wording import excerpt
from detente.contract import to_json
from detente.display import clean, counted
from detente.in_use import notes_after
from detente.mended_day import Mended, kept_told
from detente.printing.lines import wrapped
from detente.record.case import Case
from detente.record.decisions import Decision, ItemState, Precision
from detente.record.writer import Receipt

Json = dict[str, Any]


def items_json(states: Sequence[ItemState], precision: Sequence[Precision]) -> Json:
    """Return what ``detente items --json`` prints."""
    return {
        "schema": "detente.items/1",
        "items": [state_json(one) for one in states],
        "precision": [to_json(one) | {"value": one.value} for one in precision],
    }


def decided_json(receipt: Receipt, states: Sequence[ItemState], notes: Sequence[str] = ()) -> Json:
    """Return what ``decide``, ``undo``, ``redo`` and ``override`` print as JSON."""
    return {
        "schema": "detente.decided/1",
        "ok": True,
        "tx_id": receipt.tx_id,
        "hash": receipt.hash,
        "new": receipt.new,
        "recorded_at": receipt.recorded_at.isoformat() if receipt.recorded_at else None,
        "of": receipt.of,
        "items": [state_json(one) for one in states],
        "notes": list(notes),
    }


def decided_by(case: Case, receipt: Receipt) -> Json:
    """Return what an act is answered with: its receipt, and its items as they stand now."""
    states = [case.item(one) for one in receipt.items]
    return decided_json(receipt, states, notes_on(case, receipt))


def notes_on(case: Case, receipt: Receipt) -> tuple[str, ...]:
    """Return what should be known of the numbers that an act set; an act on items sets none."""
    return () if receipt.items else notes_after(case, receipt)


def mended_json(mended: Mended) -> Json:
    """Return what the mending of a day is answered with: its receipt, and what keeps its day."""
    told = kept_told(mended.kept)
    return decided_json(mended.receipt, ()) | {"kept_days": mended.kept, "told": told}


def mended_text(mended: Mended) -> str:
    """Return what was saved, when, and how many items keep the day that they had."""
    return "\n".join(filter(None, (decided_text(mended.receipt, ()), kept_told(mended.kept))))


def state_json(one: ItemState) -> Json:
    """Return an item with how it stands; what the machine read is beside what counts."""
    data: Json = to_json(one)
    data["history"] = [_decision_json(taken) for taken in one.history]
    return data


def _decision_json(one: Decision) -> Json:
    """Return a decision; its moment as ISO."""
    return {**to_json(one), "recorded_at": one.recorded_at.isoformat()}


def items_text(states: Sequence[ItemState], precision: Sequence[Precision]) -> str:
    """Return the items, article by article, a few lines each."""
    if not states:
        return "No items."
    lines: list[str] = []
    for article, held in groupby(states, key=lambda one: one.article):
        lines += [f"Article {article[:12]}", ""]
        for one in held:
            lines += _state_lines(one)
        lines.append("")
    lines += [_precision(one) for one in precision]
    return "\n".join(lines).rstrip()


def decided_text(receipt: Receipt, states: Sequence[ItemState], notes: Sequence[str] = ()) -> str:
    """Return what was saved, when, how the items stand now, and what should be known of it."""
    moment = f" at {receipt.recorded_at:%H:%M:%S} UTC" if receipt.recorded_at else ""
    of = f", on transaction {receipt.of}" if receipt.of else ""
    lines = [f"Saved{moment} as transaction {receipt.tx_id}{of}."]
    for one in states:
        lines += _state_lines(one)
    for note in notes:
        lines += wrapped(f"note: {clean(note)}", "  ")
    return "\n".join(lines)


def _state_lines(one: ItemState) -> Iterator[str]:
    """Yield an item: address, state, what it says, its words, and the last decision."""
    day = f" from {one.from_day}" if one.state == "retracted" and one.from_day else ""
    beside = f", beside {one.beside}" if one.beside else ""
    head = f"{one.address:<18} {one.state}{day}{beside} · {one.kind}: {item_told(one)}"
    yield from wrapped(head, " " * 6)
    yield from wrapped(f"      “{excerpt(one.quote)}”", " " * 6)
    if one.history:
        yield from wrapped(f"      {_last(one.history[-1])}", " " * 6)


def item_told(one: ItemState) -> str:
    """Return what an item says, as it counts now."""
    item = one.counts or one.original
    if isinstance(item, Position):
        return clean(", ".join(item.told()))
    if isinstance(item, Statement):
        return clean(f"{item.source.text or item.sourcing}, {item.form}")
    if isinstance(item, Event):
        return clean(f"{item.type}, {item.on.date or 'undated'}")
    return clean(getattr(item, "status", ""))


def _last(one: Decision) -> str:
    """Tell a decision: what, by whom, when, why."""
    why = ": ".join(part for part in (one.reason, one.note) if part)
    told = f"{one.act} by {one.actor}, {one.recorded_at:%Y-%m-%d %H:%M:%S}"
    return clean(f"{told} ({why})" if why else told)


def _precision(one: Precision) -> str:
    """Tell how often people agreed with a reader version."""
    share = f"{one.confirmed} of {counted(one.judged, 'judged item')} read rightly"
    rest = f"{one.rejected} rejected, {one.corrected} corrected"
    return clean(f"{one.reader} {one.reader_version}: {share} ({rest})")
