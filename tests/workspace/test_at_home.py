"""The rows of what happens at home are the analysis' own, each refusal with its words."""

import pytest
from two_levels import REFUSES, talks, template_of

from detente.workspace.at_home import home_rows
from detente.workspace.bench import bench_of
from detente.workspace.dealing import DealAsked, deal_screen


@pytest.fixture(name="refused", scope="module")
def _refused():
    return bench_of(talks(REFUSES, red_line=True), template_of())


def test_the_numbers_are_the_analysis_own(refused):
    rows = list(home_rows(refused))

    found = refused.analysis.ratification
    assert [(row.all, row.holds) for row in rows] == [(one.all, one.holds) for one in found]
    assert [row.letter for row in rows[:2]] == ["A", "B"]
    assert [one.share for row in rows for one in row.audiences] == [
        one.share for package in found for one in package.audiences
    ]


def test_a_refusal_stands_with_its_words_and_who_is_silent_with_none(refused):
    for row in home_rows(refused):
        (audience,) = row.audiences
        if audience.heard:
            assert audience.told.startswith("accepts in ")
            assert [quote.words for one in audience.refuses for quote in one.quotes] == ["xxxxx"]
        else:
            assert (audience.told, audience.quotes, audience.refuses) == (
                "not heard", (), ()
            )  # fmt: skip


def test_the_verdict_of_the_screen_says_that_it_is_not_settled_at_home(refused, bench):
    assert "not settled at home" in deal_screen(refused, DealAsked()).verdict_words
    assert deal_screen(bench, DealAsked()).at_home == ()
