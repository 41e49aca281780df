"""The record against a record in memory: whatever analysts do, both tell the same."""

import datetime as dt
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from record.conftest import reading_of, span_of

from detente.article import Position
from detente.errors import CaseError
from detente.record.case import create_case
from detente.record.decisions import Correction

NAMES = st.sampled_from(["ada", "bo"])
PLACES = st.integers(0, 50)
WITHDRAWN = dt.date(2031, 3, 10)
BEFORE, AFTER = dt.date(2031, 3, 9), dt.date(2031, 3, 11)


@dataclass
class Row:
    """An item in memory: the stance it was read with, and what was decided of it."""

    reading: int
    local: str
    stance: int
    stack: list = field(default_factory=list)
    last: int = 0

    def stance_on(self, day):
        """Return the stance that counts on a day, or None."""
        judged = [one for one in self.stack if one[0] != "retract"]
        turned = [one for one in judged if one[0] != "confirm"]
        last = turned[-1] if turned and turned[-1][0] == "correct" else (judged or [("open",)])[-1]
        for one in self.stack:
            if one[0] == "retract" and (one[1] is None or day >= one[1]):
                return None
        return {"reject": None, "correct": last[-1]}.get(last[0], self.stance)

    @property
    def rejected(self):
        return self.stance_on(dt.date.min) is None


@dataclass
class Memory:
    """The whole record in memory."""

    rows: dict = field(default_factory=dict)
    acts: list = field(default_factory=list)
    held: dict = field(default_factory=lambda: {"ada": [], "bo": []})
    undone: dict = field(default_factory=lambda: {"ada": [], "bo": []})
    newest: int = 0

    def counts(self, day):
        """Return what counts on a day: each local id with its stance."""
        found = []
        for local in {row.local for row in self.rows.values()}:
            rows = [row for row in self.rows.values() if row.local == local]
            decided = [row for row in rows if row.stack]
            if local.startswith("pa"):
                found += [(local, row.stance_on(day)) for row in rows]
                continue
            in_play = [row for row in decided if not row.rejected]
            last = max(in_play, key=lambda row: (row.last, row.reading), default=None)
            if last is not None:
                found.append((local, last.stance_on(day)))
            elif not decided:
                found += [(local, r.stance) for r in rows if r.reading == self.newest]
        return sorted(one for one in found if one[1] is not None)

    def act(self, name, item, entry, tx):
        """Decide: push an entry, or take the last one off."""
        row = self.rows[item]
        popped = row.stack.pop() if entry[0] == "restore" else row.stack.append(entry)
        self.acts.append((tx, name, item, entry, popped))
        self.held[name].append(self.acts[-1])
        self.undone[name].clear()
        row.last = tx

    def may(self, name, act, *, back):
        """Tell whether nobody has built on an act that is to be undone or redone."""
        tx, _, item, entry, popped = act
        other = {"ada": "bo", "bo": "ada"}[name]
        if any(one[2] == item and one[0] > tx for one in self.held[other]):
            return False
        needed = entry if back and entry[0] != "restore" else popped if not back else None
        return needed is None or self.rows[item].stack[-1:] == [needed]

    def again(self, name, tx, *, back):
        """Undo or redo an actor's next act."""
        taken, given = (self.held, self.undone) if back else (self.undone, self.held)
        act = taken[name].pop()
        given[name].append(act)
        row = self.rows[act[2]]
        adds = (act[3][0] != "restore") == (not back)
        if adds:
            row.stack.append(act[4] if back else act[3])
        else:
            row.stack.pop()
        row.last = tx


class Machine(RuleBasedStateMachine):
    """Two analysts on one article that is read again and again."""

    @initialize()
    def begin(self):
        self.folder = tempfile.mkdtemp()
        self.case = create_case(Path(self.folder) / "harbour")
        self.memory = Memory()
        self.past = []
        self.read_again()

    @rule()
    def read_again(self):
        self.memory.newest += 1
        reading = reading_of()
        met = span_of(reading.article, "met in the Old Mint")
        second = Position(
            id="p02", party="south", issue="talks", option="direct", stance=1, held="conduct",
            span=met,
        )  # fmt: skip
        reading = replace(
            reading,
            positions=(*reading.positions, second),
            reader_version=str(self.memory.newest),
        )
        self.case.add(reading)
        for one in self.case.items():
            if one.kind == "position" and one.item_id not in self.memory.rows:
                local = one.original.id
                self.memory.rows[one.item_id] = Row(self.memory.newest, local, one.original.stance)

    def _decide(self, name, place, entry, call):
        """Let both decide an item, or see the record refuse what memory cannot do."""
        rows = self.memory.rows
        item = sorted(rows)[place % len(rows)]
        row = rows[item]
        taken_back = ("retract", None) in row.stack
        if (entry[0] == "restore" and not row.stack) or (taken_back and entry[0] != "restore"):
            with pytest.raises(CaseError):
                call(item, actor=name)
            return
        if entry[0] == "correct" and entry[1] == self._stance(row):
            with pytest.raises(CaseError, match="changes nothing"):
                call(item, actor=name)
            return
        lined = self.case.item(item).original.red_line
        if entry == ("correct", 0) and lined:
            with pytest.raises(CaseError, match="a red line needs a side"):
                call(item, actor=name)
            return
        self.memory.act(name, item, entry, call(item, actor=name).tx_id)

    def _stance(self, row):
        """Return the stance that a correction would start from."""
        unwithdrawn = [one for one in row.stack if one[0] != "retract"]
        stance = Row(0, "", row.stance, unwithdrawn).stance_on(BEFORE)
        return row.stance if stance is None else stance

    @rule(name=NAMES, place=PLACES)
    def confirm(self, name, place):
        self._decide(name, place, ("confirm",), self.case.confirm)

    @rule(name=NAMES, place=PLACES)
    def reject(self, name, place):
        self._decide(
            name, place, ("reject",), lambda item, **by: self.case.reject(item, "stance", **by)
        )

    @rule(name=NAMES, place=PLACES, stance=st.integers(-2, 2))
    def correct(self, name, place, stance):
        self._decide(
            name,
            place,
            ("correct", stance),
            lambda item, **by: self.case.correct(item, Correction(stance=stance), **by),
        )

    @rule(name=NAMES, place=PLACES)
    def retract(self, name, place):
        self._decide(
            name,
            place,
            ("retract", WITHDRAWN),
            lambda item, **by: self.case.retract(item, WITHDRAWN, **by),
        )

    @rule(name=NAMES, place=PLACES)
    def restore(self, name, place):
        self._decide(name, place, ("restore",), self.case.restore)

    @rule(name=NAMES, stance=st.integers(-2, 2))
    def add(self, name, stance):
        given = Correction(
            span=(4, 10), party="south", issue="talks", option="mediated", stance=stance
        )
        article = reading_of().article.id
        receipt = self.case.add_item(article, "position", given, actor=name)
        (item,) = receipt.items
        local = self.case.item(item).local_id
        self.memory.rows[item] = Row(0, local, stance)
        act = (receipt.tx_id, name, item, ("restore", "added"), ("retract", None))
        self.memory.held[name].append(act)
        self.memory.undone[name].clear()

    @rule(name=NAMES)
    def undo(self, name):
        self._again(name, self.case.undo, back=True)

    @rule(name=NAMES)
    def redo(self, name):
        self._again(name, self.case.redo, back=False)

    def _again(self, name, call, *, back):
        waiting = (self.memory.held if back else self.memory.undone)[name]
        if not waiting or not self.memory.may(name, waiting[-1], back=back):
            with pytest.raises(CaseError):
                call(actor=name)
        else:
            self.memory.again(name, call(actor=name).tx_id, back=back)

    @invariant()
    def both_tell_the_same(self):
        if not self.memory.rows:
            return
        for day in (BEFORE, AFTER):
            assert counted(self.case.as_of(day)) == self.memory.counts(day)
        self.past.append((len(self.case.log()), self.memory.counts(AFTER)))

    @rule(place=PLACES)
    def the_past_is_as_it_was(self, place):
        known, counts = self.past[place % len(self.past)]

        assert counted(self.case.as_of(AFTER, known=known)) == counts

    def teardown(self):
        if hasattr(self, "case"):
            assert all(check.ok for check in self.case.verify())
            shutil.rmtree(self.folder)


def counted(evidence):
    """Return each position's id, without its reading, and its stance."""
    return sorted(
        (position.id.partition("@")[0], position.stance)
        for reading in evidence.readings
        for position in reading.positions
    )


TestMachine = Machine.TestCase
TestMachine.settings = settings(
    max_examples=12,
    stateful_step_count=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a step is a write: shrinking is slow
    suppress_health_check=list(HealthCheck),
)
