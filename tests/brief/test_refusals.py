from dataclasses import replace

import pytest

from detente.analysis.results import Objection
from detente.article import Event
from detente.brief.desk import Desk
from detente.brief.refusals import refusal


@pytest.fixture(name="work")
def _work(evidence, negotiation, analysis):
    return Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)


def _against(party, issue, option, *sources):
    return Objection(
        party=party, issue=issue, option=option, share=0.8, red_line=False, sources=sources
    )


def test_a_partys_own_refusal_goes_before_the_presumption(work):
    one = _against("northmark", "ceasefire", "unconditional", "presumption")

    assert work.quoted(refusal(work, one)).text.startswith("Northmark has rejected calls")


def test_a_refusal_in_general_is_one_of_every_place(work, evidence):
    first = evidence.claims[0]
    general = replace(first.position, target=None)
    claim = replace(first, reports=(replace(first.reports[0], position=general),))
    work.evidence = replace(evidence, claims=(claim,))

    assert refusal(work, _against("southvale", "territory:the Cape", "recognise_de_jure"))


@pytest.fixture(name="deed")
def _deed(work, evidence, desk):
    def told(words):
        event = Event(id="e9", type="REJECT", spans=(desk.span(words),), actors=("southvale",))
        first = replace(evidence.readings[0], events=(event,), positions=())
        work.evidence = replace(evidence, readings=(first,), claims=())
        return f"{first.article.id[:12]}:e9"

    return told


@pytest.mark.parametrize("words", ["an unconditional ceasefire", "ceasefire on Thursday"])
def test_a_refusal_of_the_term_told_as_a_deed_is_quoted_and_so_is_one_of_the_issue(
    work, deed, words
):
    key = deed(words)

    found = refusal(work, _against("southvale", "ceasefire", "unconditional", "presumption"))

    assert found == key


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("left_open", "No troops have left the Isle so far"),
        ("return", "the Isle's return stays open"),
    ],
)
def test_a_word_that_a_deed_shares_with_a_term_is_no_refusal_of_it(work, deed, option, words):
    deed(words)

    assert (
        refusal(work, _against("southvale", "territory:the Isle", option, "presumption")) is None
    )


@pytest.mark.parametrize("option", ["return", "recognise_de_jure"])
def test_without_any_words_there_is_none(work, option):
    assert refusal(work, _against("northmark", "territory:the Isle", option)) is None
