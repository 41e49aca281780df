from dataclasses import replace

import pytest

from detente.article import Proposal, Term
from detente.brief.desk import Desk
from detente.brief.hold import hold, safeguards
from detente.brief.wording import words


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def test_who_leaves_first_by_which_move_and_what_answers_it(work):
    first, answer = (one.text for one in hold(work).blocks[0].sentences)

    assert first == (
        "Northmark would be the first to leave package A: it gains by a move of its own in 61 of "
        "100 draws, most often by the move to “the line moves on”."
    )
    assert answer.startswith(
        " In 30 of 100 of those draws some answer of the others would deter it, whatever it costs "
        "them (no ceasefire); in none would a credible one, by which each who answers gains."
    )


def test_a_credible_answer_is_told_apart_from_any_answer(work, analysis):
    one = replace(analysis.stability[0], sanctioned_credibly=0.12)
    work.analysis = replace(analysis, stability=(one,))

    assert "; in 12 a credible one, by which" in hold(work).blocks[0].sentences[1].text


def test_who_leaves_about_equally_often_is_named_beside_the_first(work, analysis):
    one = replace(analysis.stability[0], as_often=("southvale",))
    work.analysis = replace(analysis, stability=(one,))

    first = hold(work).blocks[0].sentences[0].text

    assert first.endswith("“the line moves on”. About equally often it would be Southvale.")


def test_where_no_answer_deters_it_that_is_one_sentence(work, analysis):
    one = replace(analysis.stability[0], sanctioned=0.0, sanctioned_credibly=0.0)
    work.analysis = replace(analysis, stability=(one,))

    told = hold(work).blocks[0].sentences[1].text

    assert told.startswith(" In none of those draws would any answer of the others deter it. This")


def test_a_package_that_nobody_leaves_says_so(work, analysis):
    work.analysis = replace(analysis, stability=analysis.stability[1:])

    assert hold(work).blocks[0].sentences[0].text == "No party gains by leaving package B alone."


def test_a_concept_that_was_not_worked_out_is_a_dash(work):
    rows = hold(work).blocks[1].rows

    assert [cell[0].text for cell in rows[0].cells] == ["30", "60", "–", "–", "Northmark, in 61"]
    assert rows[1].cells[-1][0].text == "nobody"


def test_stability_that_was_not_worked_out_is_said(work, analysis):
    work.analysis = replace(analysis, stability=())

    assert "was not worked out" in hold(work).blocks[0].sentences[0].text


def test_safeguards_that_nobody_speaks_of_are_missed(work):
    assert [one.text for one in safeguards(work)] == [
        "No guarantee, monitor or sequence was read in any position, condition or proposal."
    ]


@pytest.mark.parametrize(
    ("issue", "stance", "told"),
    [
        ("ceasefire", 1, "No term read is a guarantee, but words speak of one: “"),
        ("security_guarantees", -2, "A guarantee is spoken of only to be refused: “"),
    ],
)
def test_a_safeguard_in_other_words_or_refused_is_told_as_that(
    work, evidence, monkeypatch, issue, stance, told
):
    claim = evidence.claims[5]
    position = replace(claim.position, issue=issue, option=None, stance=stance)
    changed = replace(claim, reports=(replace(claim.reports[0], position=position),))
    work.evidence = replace(evidence, claims=(changed,))
    monkeypatch.setitem(words()["holding_words"], "guarantee", r"\bsanctions\b")

    found = safeguards(work)

    assert found[0].text.startswith(told)
    assert any(part.citations for part in found[0].parts)


def test_a_safeguard_is_quoted(work, evidence):
    claim = evidence.claims[5]
    position = replace(claim.position, issue="security_guarantees", option="binding")
    changed = replace(claim, reports=(replace(claim.reports[0], position=position),))
    work.evidence = replace(evidence, claims=(changed,))

    assert (
        safeguards(work)[0].text
        == "A guarantee is spoken of: “it wants more sanctions on Northmark”. "
    )


def test_a_safeguard_in_a_proposal_is_quoted_in_the_words_of_its_own_term(work, evidence, desk):
    named = (("ceasefire", "unconditional", "unconditional ceasefire"),
             ("security_guarantees", "binding", "sanctions on Northmark"))  # fmt: skip
    terms = tuple(Term(issue=i, option=o, span=desk.span(words)) for i, o, words in named)
    plan = Proposal(id="r1", status="tabled", terms=terms, spans=(desk.span("calls for"),))
    first = replace(evidence.readings[0], proposals=(plan,))
    work.evidence = replace(evidence, readings=(first, *evidence.readings[1:]))

    told = safeguards(work)[0]

    assert told.text.startswith("A guarantee is spoken of: “")
    assert "it wants more sanctions on Northmark" in told.text
    assert any(part.citations for part in told.parts)
