"""The golden articles: each conflict its own folder, and what the reader must not lose again.

A folder ``articles/<name>`` with ``article.txt`` and ``expected.toml`` is found by itself;
``golden`` says how a reading is held against it.
"""

import golden
import pytest

LEAST = {
    "statements": 78,
    "events": 85,
    "positions": 74,
    "terms": 77,
    "fields": 92,
    "traps": 98,
}
"""What all articles together reach, rounded down a little: F1, but for traps the share avoided.

Raise a figure with the rule that earns it. A new article may lower one, a rule never. At least 72
for statements and 62 for events, positions and terms are asked of the reader.
"""

LEAST_HELD_OUT = {
    "statements": 78,
    "events": 80,
    "positions": 39,
    "terms": 32,
    "fields": 95,
    "traps": 97,
}
"""The same of the articles that are not looked at while rules are written."""

pytestmark = pytest.mark.xdist_group("articles")  # read once
FOLDERS = golden.folders()
by_folder = pytest.mark.parametrize("folder", FOLDERS, ids=[one.name for one in FOLDERS])


@pytest.fixture(scope="module")
def readings(nlp):
    return {folder: golden.reading_of(folder, nlp) for folder in FOLDERS}


@pytest.fixture(scope="module")
def scored(readings):
    return {one: golden.scores(readings[one], golden.expected(one)) for one in FOLDERS}


def test_there_are_golden_articles_about_at_least_ten_conflicts():
    assert len(FOLDERS) >= 10


@by_folder
def test_a_golden_article_says_first_why_it_is_there(folder):
    text = (folder / "expected.toml").read_text(encoding="utf-8")

    assert text.startswith("# Why it is here: ")


@by_folder
def test_a_golden_article_says_all_that_its_expectations_quote(folder):
    text = (folder / "article.txt").read_text(encoding="utf-8")

    assert [words for words in golden.quotes(golden.expected(folder)) if words not in text] == []


@by_folder
def test_every_span_of_a_golden_article_lies_in_its_text(folder, readings):
    reading = readings[folder]
    held = [one.span for one in (*reading.statements, *reading.positions)]
    several = [one for held in (*reading.events, *reading.proposals) for one in held.spans]

    words = [reading.article.text[one.start : one.end] for one in (*held, *several)]

    assert all(one == one.strip() != "" for one in words)
    assert dict(reading.dropped).get("unanchored", 0) == 0


@pytest.mark.parametrize("kind", sorted(LEAST))
def test_the_golden_articles_are_read_as_well_as_they_were(kind, scored):
    pooled = pooled_score(kind, FOLDERS, scored)

    assert reached(kind, pooled) >= LEAST[kind], "\n".join(["", *pooled.missed, *pooled.false])


@pytest.mark.parametrize("kind", sorted(LEAST_HELD_OUT))
def test_articles_kept_back_from_the_work_on_rules_are_read_as_well_as_they_were(kind, scored):
    held = [one for one in FOLDERS if golden.expected(one).get("held_out")]

    pooled = pooled_score(kind, held, scored)

    assert len(held) >= 3
    assert reached(kind, pooled) >= LEAST_HELD_OUT[kind]  # no list: they are not looked at


def pooled_score(kind, folders, scored):
    """Return the score of one kind over some articles together."""
    return sum((scored[one][kind] for one in folders), golden.Score())


def reached(kind, pooled):
    """Return F1, or of traps the share avoided."""
    return pooled.precision if kind == "traps" else pooled.f1
