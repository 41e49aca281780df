"""One act of review: what a person says of an item becomes one transaction, and where to go on."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from detente.article import Reading
from detente.codebook import codes_of
from detente.display import counted
from detente.errors import DetenteError, NotFoundError
from detente.in_use import notes_after
from detente.mended_day import Mended, redate
from detente.record.decisions import ItemState, Signing
from detente.record.writer import Receipt
from detente.workspace.fields import unchosen
from detente.workspace.forms import correction_of, place_in, typed_in
from detente.workspace.reader import Asked, as_decided, next_open, refs_of
from detente.workspace.shelf import DIGITS, Shelf
from detente.workspace.telling import title_of
from detente.workspace.typed import day_in

_SAID = {
    "confirm": "Confirmed",
    "reject": "Rejected",
    "correct": "Corrected",
    "retract": "Marked as withdrawn",
    "restore": "Decision taken back",
}
_GOES_ON = frozenset({"confirm", "reject"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was done, in a sentence, when it was saved, and the item to go on with.

    ``touched`` are the numbers of the items that it was about.
    """

    said: str
    at: dt.datetime
    item: str | None
    touched: tuple[int, ...] = ()


def decide(
    shelf: Shelf, reading: Reading, asked: Asked, verb: str, form: Mapping[str, str]
) -> Done:
    """Take one decision on an item; a confirmed or rejected one leads on to the next.

    Raises
    ------
    DetenteError
        If the item is not there, was decided by somebody else since, or the form is wrong.
    """
    states = shelf.items(reading)
    state = _state(states, asked)
    receipt = _acts(shelf, reading, state, form)[verb]()
    after = shelf.items_after(reading, receipt)
    now = next((one for one in after if one.item_id == state.item_id), state)
    title = title_of(now, as_decided(reading, after))
    item = next_open(after, asked) if verb in _GOES_ON else asked.item
    said = f"{_SAID[verb]}: {title}"
    return Done(said=said, at=_at(receipt), item=item, touched=receipt.items)


def kind_of(shelf: Shelf, reading: Reading, item: str) -> str:
    """Return the kind of an item of a document.

    Raises
    ------
    NotFoundError
        If it is not there.
    """
    return _state(shelf.items(reading), Asked(item=item)).kind


def _state(states: tuple[ItemState, ...], asked: Asked) -> ItemState:
    """Return the item that is asked for."""
    state = refs_of(states).get(asked.item or "")
    if state is None:
        raise NotFoundError(f"there is no item {asked.item} in this document")
    return state


def _acts(
    shelf: Shelf, reading: Reading, state: ItemState, form: Mapping[str, str]
) -> dict[str, Callable[[], Receipt]]:
    """Return what each verb does to an item."""
    case, item, by = shelf.case, state.item_id, signed(form)
    counts = state.counts or state.original
    return {
        "confirm": lambda: case.confirm(item, **by),
        "reject": lambda: case.reject(item, form.get("reason", "other"), **by),
        "correct": lambda: case.correct(
            item, correction_of(form, counts, state.kind, reading), **by
        ),
        "retract": lambda: case.retract(item, day_in(form.get("from_day", "")), **by),
        "restore": lambda: case.restore(item, **by),
    }


def signed(form: Mapping[str, str], *, looked: bool = True) -> Signing:
    """Return what every act carries: the form's own key, a note, the state it was based on."""
    by = Signing()
    if form.get("key"):
        by["key"] = form["key"]
    if form.get("note", "").strip():
        by["note"] = form["note"].strip()
    if form.get("actor", "").strip():
        by["actor"] = form["actor"].strip()
    if looked and (seen := place_in(form, "seen")) is not None:
        by["seen"] = seen
    return by


def _at(receipt: Receipt) -> dt.datetime:
    """Return when the record took something in."""
    return receipt.recorded_at or dt.datetime.now(dt.UTC)


def confirm_shown(shelf: Shelf, reading: Reading, asked: Asked, form: Mapping[str, str]) -> Done:
    """Confirm every item that the filter shows and nobody has decided, as one act."""
    items = open_items(shelf, reading, asked)
    if not items:
        raise DetenteError("nothing that is shown is left to review")
    receipt = shelf.case.confirm_all([one.item_id for one in items], **signed(form))
    said = f"Confirmed: {counted(len(receipt.items), 'item')}"
    item = next_open(shelf.items(reading), asked)
    return Done(said=said, at=_at(receipt), item=item, touched=receipt.items)


def open_items(shelf: Shelf, reading: Reading, asked: Asked) -> list[ItemState]:
    """Return the items that the filter shows and nobody has decided."""
    states = refs_of(shelf.items(reading)).values()
    return [one for one in states if asked.shows(one) and one.state == "open"]


def add(shelf: Shelf, reading: Reading, kind: str, form: Mapping[str, str]) -> Done:
    """Add an item that no reader found, from the words of the article.

    Raises
    ------
    DetenteError
        If what makes such an item is not chosen, or the form is wrong.
    """
    if missing := unchosen(form, kind):
        raise DetenteError(
            f"nothing is chosen for {', '.join(missing)}", hint="Choose what the words say."
        )
    given = correction_of(form, None, kind, reading)
    receipt = shelf.case.add_item(reading.article.id, kind, given, **signed(form, looked=False))
    made = _named(shelf, reading, receipt)
    return Done(said=f"Added: a {kind}", at=_at(receipt), item=made, touched=receipt.items)


def _named(shelf: Shelf, reading: Reading, receipt: Receipt) -> str | None:
    """Return the name in its document of an item that a receipt is of, if it is of this one."""
    refs = refs_of(shelf.items_after(reading, receipt)).items()
    return next((ref for ref, one in refs if one.item_id in receipt.items), None)


def take_back(
    shelf: Shelf, reading: Reading, asked: Asked, verb: str, form: Mapping[str, str]
) -> Done:
    """Undo the last act, or redo what was undone; go to the item it was about."""
    act = shelf.case.undo if verb == "undo" else shelf.case.redo
    receipt = act(**signed(form, looked=False))
    item = _named(shelf, reading, receipt) or asked.item
    done = "Undone" if verb == "undo" else "Done again"
    notes = () if receipt.items else notes_after(shelf.case, receipt)
    other = item != asked.item and len(receipt.items) == 1
    elsewhere = ("your last act, on another item than the one shown",) if other else ()
    said = "; ".join((f"{done}: {told(shelf, receipt)}", *elsewhere, *notes))
    return Done(said=said, at=_at(receipt), item=item, touched=receipt.items)


def mend_day(shelf: Shelf, reading: Reading, form: Mapping[str, str]) -> Mended:
    """Give an article another publication day, for a reason; it is read again under it.

    Raises
    ------
    DetenteError
        If the day is none or still to come, no reason is given, or somebody changed it since.
    """
    day = day_in(form.get("published", ""))
    return redate(shelf.case, reading.article.id, day, **signed(form, looked=False))


def told(shelf: Shelf, receipt: Receipt) -> str:
    """Say what an undo or a redo was about: the item, or how many."""
    if len(receipt.items) != 1:
        return f"{len(receipt.items)} items" if receipt.items else f"transaction {receipt.of}"
    state = shelf.case.item(receipt.items[0])
    return title_of(state, shelf.reading(state.article[:DIGITS]))


def tried(asked: Asked, verb: str, form: Mapping[str, str], kind: str) -> Asked:
    """Return what is asked for after a refused act: a correction keeps what was typed."""
    if verb not in ("correct", "add"):
        return replace(asked, edit=None, start=None, end=None)
    start, end = (place_in(form, name) for name in ("start", "end"))
    here = replace(asked, edit="all" if verb == "correct" else kind, typed=typed_in(form, kind))
    loose = {name: form.get(name, "") for name in ("note", "words", "new_party")}
    return replace(here, loose=loose, start=start, end=end)


def coded(shelf: Shelf, asked: Asked) -> Asked:
    """Return what is asked for with the issues and options that the case codes with.

    A card without a form offers none.
    """
    if not (asked.edit or asked.typed or asked.item == "new"):
        return asked
    return replace(asked, codes=codes_of(shelf.kept("template text", shelf.case.template)))


def at_item(asked: Asked, item: str | None) -> Asked:
    """Return what is asked for after an act: an item, nothing in edit."""
    return replace(asked, item=item, edit=None, start=None, end=None)
