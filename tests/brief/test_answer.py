from dataclasses import replace

import pytest

from detente.analysis.results import Carried
from detente.brief.answer import answer, carried_sentence, carriers, verdict_words
from detente.brief.desk import Desk
from detente.negotiation import Override
from detente.preference import IssueKey


@pytest.fixture(name="said")
def _said(evidence, negotiation, analysis):
    def told(**zone):
        changed = replace(analysis, zone=replace(analysis.zone, **zone))
        section = answer(Desk(evidence=evidence, negotiation=negotiation, analysis=changed))
        return [block.sentences[0] for block in section.blocks]

    return told


def test_the_answer_names_with_its_words_what_no_package_settles(said, negotiation):
    weighed = {issue.id for issue in negotiation.template.issues}
    *_, left = said()

    assert len(said()) == 4
    assert left.text.endswith("part of no package here: sanctions and withdrawal of forces.")
    assert not weighed & {"sanctions", "withdrawal"}
    assert left.citations


def test_not_enough_evidence_says_whose_word_is_missing(said):
    assert said()[0].text == (
        "Not enough evidence; at most a narrow opening. Too little is on record from "
        "Northmark about the terms that would end the matter."
    )


def test_the_best_package_stands_with_share_interval_baseline_and_each_party(said):
    text = said()[1].text

    assert "32 of 100 draws (28 to 35; 26 with no evidence at all)" in text
    assert "Southvale more often (62) than Northmark (42)" in text


def test_the_carrying_sentences_are_quoted_with_their_condition_and_called_hearsay(said):
    text = said()[2].text

    assert "“Southvale might live with a halt”" in text
    assert "“provided the Isle's return stays open”" in text
    assert text.endswith("Both are hearsay: neither was said on record by the party concerned.")


def test_a_result_that_hangs_on_no_sentence_says_so(said):
    sentence = said(carried_by=())[2]

    assert sentence.inference
    assert sentence.text.startswith("No single sentence")


def test_where_nothing_carries_the_result_what_keeps_it_down_is_quoted(said, analysis):
    share = analysis.zone.share_of_draws
    against = replace(analysis.zone.carried_by[0], share_without=share + 0.2)

    text = said(carried_by=(against,))[2].text

    assert text.startswith("One sentence keeps it down: ")
    assert f"(without it {round(100 * (share + 0.2))})" in text


def test_one_carrying_sentence_is_one(said, analysis):
    text = said(carried_by=analysis.zone.carried_by[:1])[2].text

    assert text.startswith("One sentence carries it")
    assert text.endswith("It is hearsay: the party concerned did not say it on record.")


@pytest.mark.parametrize(
    ("place", "ending"),
    [
        ((4,), "Said on record by the party itself."),
        ((4, 2), "The one is on record, the other is hearsay."),
        ((6,), "It is hearsay: the party concerned did not say it on record."),
    ],
)
def test_words_on_record_are_told_from_hearsay(said, evidence, analysis, place, ending):
    first = analysis.zone.carried_by[0]
    carried = tuple(replace(first, source=evidence.claims[at].key) for at in place)

    assert said(carried_by=carried)[2].text.endswith(ending)


@pytest.mark.parametrize(
    ("verdict", "share", "words"),
    [
        ("open", 0.7, "Open"),
        ("closed", 0.1, "Closed"),
        ("narrow", 0.4, "A narrow opening"),
        ("not enough evidence", 0.7, "what is reported leaves room for a deal"),
        ("not enough evidence", 0.1, "what is reported leaves little room"),
    ],
)
def test_the_verdict_is_a_word(analysis, verdict, share, words):
    zone = replace(analysis.zone, verdict=verdict, share_of_draws=share)

    assert verdict_words(zone).endswith(words)


def test_an_open_zone_is_set_against_its_baseline(said):
    assert "against 26 where nothing at all is known" in said(verdict="open")[0].text


def test_packages_that_cannot_be_told_apart_are_counted(said, analysis):
    packages = tuple(replace(one, tied=3) for one in analysis.zone.packages)

    assert said(packages=packages)[1].text.startswith("3 packages do equally well")


def test_a_template_without_packages_says_so(said):
    assert "no package" in said(packages=())[1].text


def test_a_source_that_moves_nothing_carries_nothing(evidence, negotiation, analysis):
    desk = Desk(evidence=evidence, negotiation=negotiation, analysis=analysis)
    still = replace(analysis.zone.carried_by[0], share_without=0.316)
    desk.analysis = replace(analysis, zone=replace(analysis.zone, carried_by=(still,)))

    assert carriers(desk) == []


@pytest.mark.parametrize(
    ("beside", "head", "behind"),
    [
        (0, "One number set by hand carries it: ◆ Northmark, ", "it 5). What an analyst set is"),
        (1, "Two sources carry it: ◆ Northmark, ", "record. What an analyst set is"),
    ],
)
def test_a_number_set_by_hand_that_carries_the_result_is_named_as_an_analysts(
    evidence, negotiation, analysis, beside, head, behind
):
    hand = Override(
        party="northmark", issue=IssueKey("ceasefire"), low=0.1, mode=0.2, high=0.3,
        reason="a talk",
    )  # fmt: skip
    zone = analysis.zone
    one = Carried(
        source=hand.key, share_without=0.05, verdict_without="closed",
        best_without=zone.packages[0].outcome,
    )  # fmt: skip
    words = [replace(one, share_without=0.06) for one in zone.carried_by][:beside]
    template = replace(negotiation.template, overrides=(hand,))
    desk = Desk(
        evidence=evidence,
        negotiation=replace(negotiation, template=template),
        analysis=replace(analysis, zone=replace(zone, carried_by=(one, *words))),
    )

    told = carried_sentence(desk).text

    assert told.startswith(head)
    assert "0.1 to 0.3, most likely 0.2, set by an analyst: a talk (without it 5)" in told
    assert behind in told
