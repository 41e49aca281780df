"""What audiences do to the packages is told with their words, and never looks settled."""

from dataclasses import replace

import pytest
from two_levels import REFUSES, WELCOMES, talks, template_of, worked_out

from detente.brief.answer import answer
from detente.brief.at_home import at_home_blocks, at_home_sentences, refused_at_home
from detente.brief.compose import compose
from detente.brief.deal import deal
from detente.brief.desk import Desk
from detente.brief.hold import hold
from detente.model.template import with_overrides
from detente.negotiation import Override
from detente.preference import IssueKey


def desk_of(words=None, **how):
    found = talks(words, **how)
    negotiation, analysis = worked_out(found, template_of(), draws=200)
    return Desk(evidence=found, negotiation=negotiation, analysis=analysis)


@pytest.fixture(name="refused", scope="module")
def _refused():
    return desk_of(REFUSES, red_line=True)


@pytest.fixture(name="silent", scope="module")
def _silent():
    return desk_of()


def fresh(desk):
    """Return a desk that has given out no citation yet."""
    return replace(desk, given={})


def text_of(section):
    paragraphs = [one for one in section.blocks if hasattr(one, "sentences")]
    return " ".join(one.text for block in paragraphs for one in block.sentences)


def test_a_best_package_that_an_audience_refuses_does_not_look_settled(refused):
    clause = "; not settled at home: Senate refuses terms of the best package"

    assert refused_at_home(refused) == clause
    for section in (answer(fresh(refused)), deal(fresh(refused))):
        assert f"{clause}." in section.blocks[0].sentences[0].text
    brief = compose(refused.evidence, refused.negotiation, refused.analysis)
    assert brief.verdict.endswith(clause)


def test_the_answer_quotes_the_refusal_with_its_citation_and_what_then_holds(refused):
    desk = fresh(refused)
    best = desk.analysis.ratification[0]

    says, holds = at_home_sentences(desk)

    assert says.text.startswith("Where South accepts the best package, Senate would accept it at")
    assert "it refuses the front line frozen where it is (a red line): “xxxxx”." in says.text
    (number,) = says.citations
    assert (
        desk.given[next(s for s, c in desk.given.items() if c.number == number)].quote == "xxxxx"
    )
    assert holds.text.startswith("All accept package A in ")
    assert best.holds < best.all


def test_the_table_quotes_a_refusal_once_and_points_back_to_it(refused):
    (table,) = at_home_blocks(fresh(refused))
    told = ["".join(one.text for one in row.cells[-1]) for row in table.rows]

    quoting = [one for one in told if "xxxxx" in one]
    assert quoting == ["Senate: the front line frozen where it is (a red line): “xxxxx”. "]
    assert "Senate: as in A. " in told
    assert any("not heard" in row.cells[1][0].text for row in table.rows)


def test_an_audience_that_is_not_heard_gets_no_sentence_in_the_answer_and_no_number(silent):
    assert at_home_sentences(silent) == []
    assert refused_at_home(silent) == ""
    assert (
        "Not heard on the terms of these packages: Senate (of South); nothing is known of it."
        in text_of(hold(fresh(silent)))
    )


def test_a_welcome_is_cited_and_refuses_nothing():
    desk = desk_of(WELCOMES)

    says, _ = at_home_sentences(desk)

    assert says.citations
    assert "refuses" not in says.text
    assert refused_at_home(desk) == ""


def test_a_number_set_by_hand_is_told_as_an_analysts():
    number = Override(
        party="senate", issue=IssueKey("front_line"), option="freeze",
        low=0.0, mode=0.05, high=0.1, reason="two members told us",
    )  # fmt: skip
    found = talks()
    negotiation, analysis = worked_out(found, with_overrides(template_of(), [number]), draws=200)
    desk = Desk(evidence=found, negotiation=negotiation, analysis=analysis)

    assert "(set by an analyst: two members told us)" in at_home_sentences(desk)[0].text


def test_where_nobody_has_an_audience_the_brief_is_what_it_was(evidence, negotiation, analysis):
    desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)

    assert (at_home_sentences(desk), at_home_blocks(desk), refused_at_home(desk)) == ([], [], "")
