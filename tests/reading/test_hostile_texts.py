"""Texts made to make a reader stumble or stall: each gives a valid reading, at a bounded price."""

import sys
from pathlib import Path

import pytest

from detente.article import Reading
from detente.reading.article import article_from_bytes
from detente.reading.document import parse
from detente.reading.door import spans_of
from detente.reading.reader import read, read_document

PLAIN = "The envoy said that the talks would go on. It was the only thing that he would say. "
PROSE = sorted((Path(__file__).parents[1] / "articles").glob("*/article.txt"))
TEXTS = {
    "marks of quotation": lambda n: PLAIN + '" ' * n,
    "quotations that never end": lambda n: PLAIN * (n // 16) + "“ and " * n,
    "quotations without words": lambda n: PLAIN * (n // 16) + "“the” " * n,
    "quotations in an unclosed one": lambda n: PLAIN + "‘ and “the talks” " * (n // 4),
    "quotations in one another": lambda n: (
        PLAIN + "“he said ‘she said " * (n // 8) + "so" + "’ ”" * (n // 8)
    ),
    "one sentence": lambda n: "The envoy said that " + "the talks go on and " * (n // 5) + "end.",
    "one sentence of conditions": lambda n: PLAIN + "if they agree " * (n // 3),
    "a chain of who said that": lambda n: "He said that " * (n // 3) + "it was so.",
    "one word a paragraph": lambda n: PLAIN + "\n" + "that\ntalks\n" * (n // 2),
    "names and days": lambda n: "John Smith met Mary Jones in Paris on Friday. " * (n // 9),
    "sayings": lambda n: "“We reject the ceasefire,” the envoy said. " * (n // 9),
    "lists": lambda n: PLAIN * (n // 16) + "a, " * n,
}
by_text = pytest.mark.parametrize("made", TEXTS.values(), ids=TEXTS)


def loaded(text):
    return article_from_bytes(text.encode(), "hostile.txt")


@by_text
def test_a_hostile_text_gives_a_valid_reading(nlp, made):
    reading = read(loaded(made(1_200)), nlp)

    assert isinstance(reading, Reading)
    assert all(map(reading.article.quote, spans_of(reading.statements)))


def work_on(nlp, text):
    """Return how many functions are entered while the stages read a text."""
    document = parse(loaded(text), nlp)
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        read_document(document)
    finally:
        sys.setprofile(None)
    return calls


@by_text
def test_a_hostile_text_twice_as_long_costs_about_twice_as_much(nlp, made):
    read(loaded(made(400)), nlp)  # what is looked up once is looked up now

    once, twice = work_on(nlp, made(1_000)), work_on(nlp, made(2_000))

    assert twice < 2.8 * once


def test_prose_twice_as_long_costs_about_twice_as_much(nlp):
    text = "\n\n".join(path.read_text(encoding="utf-8") for path in PROSE[::3])
    read(loaded(text), nlp)

    once, twice = work_on(nlp, text), work_on(nlp, f"{text}\n\n{text}")

    assert twice < 2.8 * once
