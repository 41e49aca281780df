"""One case as the workspace holds it: opened once, its evidence of a day kept until it changes."""

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar, cast

from detente.evidence import Evidence
from detente.record.case import Case, open_case

T = TypeVar("T")
_KEPT = 24


class Shelf:
    """A case and what was worked out of it; a new transaction makes everything old at once."""

    def __init__(self, path: str | Path) -> None:
        self.case: Case = open_case(path)
        self.title: str = self.case.title
        self._lock = threading.Lock()
        self._made: OrderedDict[Hashable, object] = OrderedDict()

    def evidence(self, as_of: dt.date | None = None) -> Evidence:
        """Return what the case holds as of a day."""
        return self.kept(("evidence", as_of), lambda: self.case.as_of(as_of))

    def kept(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` returns of the case as it stands now; made once for each state.

        ``name`` is everything that the result depends on besides the case, the day among it.
        """
        key = (self.case.head, name)
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast("T", self._made[key])
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made
