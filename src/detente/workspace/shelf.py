"""One case as the workspace holds it: opened once, its evidence of a day kept until it changes."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from detente.article import Reading
from detente.errors import NotFoundError
from detente.evidence import Evidence
from detente.record.case import Case, open_case
from detente.record.decisions import ItemState
from detente.record.writer import Receipt

T = TypeVar("T")
_KEPT, _REMEMBERED = 24, 4
DIGITS = 12
"""As many digits of an article's id stand in an address."""


class Shelf:
    """A case and what was worked out of it; a new transaction makes everything old at once.

    ``mark`` tells the case from others of the same machine.
    """

    def __init__(self, path: str | Path) -> None:
        self._open = ExitStack()
        self.case: Case = self._open.enter_context(open_case(path).kept_open())
        self.title: str = self.case.title
        place = str(self.case.path.resolve())
        self.mark: str = sha256(place.encode()).hexdigest()[:DIGITS]
        self._lock = threading.Lock()
        self._documents: dict[str, Reading] = {}
        self._mark: object = None
        self._newest: tuple[int, dt.date | None] | None = None
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._last: OrderedDict[Hashable, object] = OrderedDict()

    def close(self) -> None:
        """Let what is being written be written, and write nothing more."""
        self._open.close()

    def evidence(self, as_of: dt.date | None = None) -> Evidence:
        """Return what the case holds as of a day."""
        return self.kept(("evidence", as_of), lambda: self.case.as_of(as_of))

    def reading(self, document: str, as_of: dt.date | None = None) -> Reading:
        """Return a document's reading as a reader made it, by its id or the first digits of it.

        Raises
        ------
        NotFoundError
            If the case has no such document, or had none by that day.
        """
        mark = self.kept("readings", self.case.readings_mark)
        if mark != self._mark:
            self._documents, self._mark = {}, mark
        found = self._documents.get(document[:DIGITS]) or self._found(document)
        article = found.article
        if not article.id.startswith(document):
            raise _unknown(document)
        if as_of is not None and article.published is not None and article.published > as_of:
            raise NotFoundError(
                f"{article.title or article.path} was published on {article.published}, "
                f"after the day that is shown",
                hint="Choose a later as-of date.",
            )
        return found

    def _found(self, document: str) -> Reading:
        """Look a document up in the case as it stands now, and keep what is there."""
        for one in self.evidence().readings:
            self._documents[one.article.id[:DIGITS]] = one
        if document[:DIGITS] not in self._documents:
            raise _unknown(document)
        return self._documents[document[:DIGITS]]

    def items(self, reading: Reading) -> tuple[ItemState, ...]:
        """Return the items of a document, each with how it stands."""
        article = reading.article.id
        return self.kept(("items", article), lambda: self.case.items(article))

    def items_after(self, reading: Reading, receipt: Receipt) -> tuple[ItemState, ...]:
        """Return the items of a document after an act: only those that it touched are read anew.

        Where another act came between, or an item is new, all are read.
        """
        name = ("items", reading.article.id)
        with self._lock:
            before = cast("tuple[ItemState, ...]", self._made.get((receipt.tx_id - 1, name), ()))
        if not receipt.items or not {*receipt.items} <= {one.item_id for one in before}:
            return self.items(reading)
        fresh = {number: self.case.item(number) for number in receipt.items}
        after = tuple(fresh.get(one.item_id, one) for one in before)
        self._keep((receipt.tx_id, name), after)
        return after

    def newest(self) -> tuple[dt.date | None, dt.datetime | None]:
        """Return the day of the latest article, and when the record last took something in."""
        entries = self.case.log()
        added = max((one.tx_id for one in entries if one.article), default=0)
        if self._newest is None or self._newest[0] != added:
            self._newest = (added, self.evidence().as_of)
        return self._newest[1], entries[-1].recorded_at if entries else None

    def asked(self, day: dt.date | None) -> dt.date | None:
        """Return the day that is asked for; None where to ask for it leaves nothing out.

        That is the day of the latest article, as long as nothing was set by hand since.
        """
        if day is None or day != self.newest()[0]:
            return day
        last = self.kept("last day", self.case.last_day)
        return day if last is not None and last > day else None

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` returns of the case as it stands now; made once for each state.

        ``name`` is everything that the result depends on besides the case, the day among it.
        """
        key = (self.case.last, name)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("T", self._made[key])
        made = make()
        self._keep(key, made)
        return made

    def remember(self, name: Hashable, made: object) -> None:
        """Keep the last result of a name over all changes of the case."""
        with self._lock:
            self._last[name] = made
            self._last.move_to_end(name)
            while len(self._last) > _REMEMBERED:
                self._last.popitem(last=False)

    def remembered(self, name: Hashable) -> object | None:
        """Return the last result of a name, of this or an earlier state of the case."""
        with self._lock:
            return self._last.get(name)

    def _keep(self, key: Hashable, made: object) -> None:
        """Keep a result; the one that was longest unused is let go."""
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)


def _unknown(document: str) -> NotFoundError:
    """Say that there is no such document."""
    return NotFoundError(
        f"the case has no document {document}", hint="The list of documents has them all."
    )
