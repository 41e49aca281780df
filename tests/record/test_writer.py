import os
import subprocess
import sys
import textwrap
import time

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    precondition,
    rule,
    run_state_machine_as_test,
)

from detente.record.case import create_case, open_case

KILLS = 20
KILLER = textwrap.dedent("""
    import hashlib, itertools, os, signal, sys, time
    from detente.article import Actor, Article, ArticleId, Reading, Span
    from detente.record.case import open_case

    def reading_of(number):
        text = f"Dispatch {number}. " + "The envoys met again. " * 200
        article = ArticleId(hashlib.sha256(text.encode()).hexdigest())
        spans = tuple(Span(article=article, start=at, end=at + 5) for at in range(400))
        actors = (Actor(id="a", name="An envoy", kind="person", mentions=spans),)
        article = Article(id=article, text=text, path="x", raw=text.encode())
        return Reading(article=article, actors=actors)

    def add_for_ever(start):
        for number in itertools.count(start):
            receipt = open_case(sys.argv[1]).add(reading_of(number))
            os.write(1, f"{receipt.hash}\\n".encode())
            os.write(told, b".")

    for kill in range(int(sys.argv[2])):
        heard, told = os.pipe()
        child = os.fork()
        if child == 0:
            add_for_ever(kill * 1000)
        os.read(heard, 1)
        time.sleep(0.007 * kill)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
""")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that can be forked")
def test_no_acknowledged_article_is_lost_and_none_is_half_there(tmp_path):
    path = create_case(tmp_path / "killed").path
    command = [sys.executable, "-c", KILLER, str(path), str(KILLS)]

    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - ours

    case = open_case(path)
    hashes = {entry.hash for entry in case.log()}
    assert len(hashes) > KILLS
    assert hashes.issuperset(done.stdout.split())
    assert [check.name for check in case.verify() if not check.ok] == []


@pytest.fixture
def machine(tmp_path, make_article, make_reading):
    """Return the machine with a folder and readings to work with."""

    class Here(Record):
        folder = tmp_path
        article = staticmethod(make_article)
        reading = staticmethod(make_reading)

    return Here


class Record(RuleBasedStateMachine):
    """Compares a case with a dictionary of what was added."""

    def __init__(self):
        super().__init__()
        self.case = create_case(self.folder / f"{time.monotonic_ns()}")
        self.added = {}
        self.templates = []

    @rule(number=st.integers(0, 3), day=st.integers(1, 9))
    def add(self, number, day):
        text = f"{self.article().text}Dispatch {number}.\n"
        published = self.article().published.replace(day=day)
        reading = self.reading(self.article(text, published))

        receipt = self.case.add(reading)

        assert receipt.new == (self.added.get(reading.article.id) != published)
        self.added[reading.article.id] = published

    @rule(day=st.integers(1, 9))
    def ask(self, day):
        asked = self.article().published.replace(day=day)

        found = {one.article.id for one in self.case.as_of(asked).readings}

        assert found == {one for one, learnt in self.added.items() if learnt <= asked}

    @rule(text=st.sampled_from(["a = 1", "b = 2"]))
    def set_template(self, text):
        receipt = self.case.set_template(text)

        assert receipt.new == (self.templates[-1:] != [text])
        self.templates.append(text)

    @precondition(lambda self: self.templates)
    @rule()
    def read_template(self):
        assert self.case.template() == self.templates[-1]

    @rule()
    def reopen(self):
        self.case = open_case(self.case.path)

    def teardown(self):
        numbers = [entry.tx_id for entry in self.case.log()]
        assert numbers == list(range(1, len(numbers) + 1))
        assert all(check.ok for check in self.case.verify())


def test_the_record_equals_its_model(machine):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
