from dataclasses import replace

import pytest

from detente.brief.answer import carried_sentence
from detente.brief.deal import carried_table
from detente.brief.desk import Desk
from detente.brief.dropped import dropped_keys, dropped_words
from detente.evidence import Claim, Report

TEXT = (
    '"We demand a truce and a transfer of the port," Lind said. "We will never leave the Isle."\n'
)


@pytest.fixture(name="split")
def _split(evidence, negotiation, analysis, make_desk):
    made = make_desk(TEXT, digit="c")
    words = ("We demand a truce", "We demand a truce and a transfer of the port",
             "We will never leave the Isle", "We demand a truce")  # fmt: skip
    claims = tuple(
        Claim(reports=(Report(article=made.article, position=made.position(
            f"p{place}", "northmark", "ceasefire.unconditional", 2, quote)),))
        for place, quote in enumerate(words)
    )  # fmt: skip
    first, *rest = (claim.key for claim in claims)
    one = replace(analysis.zone.carried_by[0], source=first, goes_with=tuple(rest))
    return Desk(
        evidence=replace(evidence, claims=claims),
        negotiation=negotiation,
        analysis=replace(analysis, zone=replace(analysis.zone, carried_by=(one,))),
    )


def test_words_within_others_and_words_twice_are_left_out(split):
    keys = dropped_keys(split, split.analysis.zone.carried_by[0])

    assert [split.items[key].quote for key in keys] == [
        "We demand a truce and a transfer of the port", "We will never leave the Isle",
    ]  # fmt: skip


def test_equal_words_stand_under_the_first_key(split):
    one = split.analysis.zone.carried_by[0]
    alone = replace(one, goes_with=one.goes_with[2:])

    assert dropped_keys(split, alone) == (one.source,)


def test_what_stands_beside_a_share_is_all_that_was_dropped_with_its_citations(split):
    one = split.analysis.zone.carried_by[0]
    quoted = [part for part in dropped_words(split, one) if not isinstance(part, str)]

    assert [len(part.citations) for part in quoted] == [1, 1]
    for text in (carried_sentence(split).text, carried_table(split).rows[0].cells[0][0].text):
        assert "a transfer of the port” … “We will never leave the Isle”" in text
