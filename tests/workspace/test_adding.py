"""Adding an article: checked at once, read step by step, refused with a sentence."""

import datetime as dt
import time

import pytest
from harbour import FIRST

from detente.errors import DetenteError, KnownArticleError, LanguageError, NotFoundError, ReadError
from detente.record.case import Case
from detente.workspace.adding import STEPS, Intake, article_of, pasted

TEXT = (
    "Envoys return to the river\n"
    "Egypt rejects any deployment of foreign peacekeepers, the foreign minister of Egypt said on "
    "Monday.\n"
)
FRENCH = b"Le ministre a dit que les deux parties ne sont pas d'accord sur la paix. " * 5
DAY = dt.date(2031, 3, 11)


@pytest.fixture
def intake(shelf):
    """Return the intake of a case."""
    made = Intake(shelf)
    yield made
    made.close()


def over(intake, job):
    for _ in range(600):
        if (now := intake.job(job.id)).over:
            return now
        time.sleep(0.05)
    raise AssertionError(now)


@pytest.mark.usefixtures("nlp")
def test_an_article_is_read_and_stored_step_by_step(intake, shelf):
    job = intake.start(article_of(pasted(TEXT), "pasted text", DAY))

    done = over(intake, job)

    assert (done.step, done.error) == (STEPS[-1], None)
    assert {state for _, state in done.steps} == {"done"}
    assert done.found.positions == len(done.found.lines) > 0
    assert shelf.reading(done.document).article.title == "Envoys return to the river"


@pytest.mark.usefixtures("nlp")
def test_what_stops_an_article_is_said_and_nothing_is_stored(intake, shelf, monkeypatch):
    monkeypatch.setattr(Case, "add", lambda *_: 1 / 0)
    before = shelf.case.last

    done = over(intake, intake.start(article_of(pasted(TEXT), "pasted text", DAY)))

    assert done.error == "something went wrong that should not"
    assert "division" not in done.hint
    assert dict(done.steps)["storing"] == "failed"
    assert shelf.case.last == before


@pytest.mark.usefixtures("nlp")
def test_what_may_be_no_article_is_held_back_until_it_is_added_all_the_same(intake, shelf):
    article = article_of(pasted("Shopping list: milk, eggs, bread, butter, and tea."), "x", DAY)
    before = shelf.case.last

    held = over(intake, intake.start(article, doubting=True))

    assert (held.doubted, shelf.case.last) == (True, before)
    assert held.error.endswith("is it an article?")
    assert dict(held.steps)["reading"] == "failed"
    added = over(intake, intake.start_again(held.id))
    assert (added.step, shelf.case.last) == (STEPS[-1], before + 1)
    assert held.error in added.found.warnings
    with pytest.raises(KnownArticleError):
        intake.start_again(held.id)
    with pytest.raises(DetenteError, match="held back"):
        intake.start_again(added.id)


@pytest.mark.usefixtures("nlp")
def test_what_is_to_know_of_a_text_is_told_once(intake):
    raw = TEXT.replace("Monday", "Monday at the fa\u00e7ade").encode("latin-1")

    done = over(intake, intake.start(article_of(raw, "latin.txt", DAY)))

    assert sum("not UTF-8" in one for one in done.found.warnings) == 1


def test_an_article_that_the_case_has_is_not_added_again(intake):
    with pytest.raises(KnownArticleError, match="already: Envoys meet in the old mint"):
        intake.start(article_of(FIRST.encode(), "x.txt", None))


@pytest.mark.parametrize(
    ("raw", "error", "said"),
    [
        (b"hi", ReadError, "one word"),
        (b"\x00\xff\xfe\x01" * 99, ReadError, "x.txt"),
        (FRENCH, LanguageError, "x.txt"),
        (b"a b " * 1_300_000, ReadError, "more than 5 MB"),
    ],
)
def test_what_is_no_article_is_refused_at_once(raw, error, said):
    with pytest.raises(error, match=said):
        article_of(raw, "x.txt", None)


def test_line_ends_of_a_form_do_not_make_another_article():
    assert pasted("a\r\nb") == b"a\nb"


def test_a_job_that_nobody_knows_is_refused(intake):
    with pytest.raises(NotFoundError, match="nothing is known"):
        intake.job("x")


def test_a_confidential_article_stays_so():
    assert article_of(pasted(TEXT), "x.txt", DAY, confidential=True).confidential
