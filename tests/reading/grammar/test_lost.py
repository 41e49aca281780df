"""Subjects that the parse lost."""

import pytest

from detente.reading.grammar.lost import clause_below, lost_subject, opener_of, subject_of


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        (
            "Israel rejected the offer a day after shelling killed four people.",
            "killed",
            "shelling",
        ),
        ("A minister came hours after shooting killed a guard at the gate.", "killed", "shooting"),
        ("Sudan turned it down a day after rebel shelling killed four.", "killed", "shelling"),
        (
            "Israel withdrew its envoy as shelling killed two people in Metula.",
            "killed",
            "shelling",
        ),
        ("Egypt condemned Israel hours after a blast wounded six people.", "wounded", "blast"),
        ("On Friday Chad agreed to a trade accord with Libya.", "agreed", "Chad"),
        ("Eritrea massed troops along its border with Djibouti.", "massed", "Eritrea"),
        ("Israel rejected the offer, killing four people in a raid.", "killing", "Israel"),
        ("Israel rejected the offer and shelled the town.", "shelled", "Israel"),
        ("Israel left the talks after shelling the town.", "shelling", "Israel"),
    ],
)
def test_a_clause_of_its_own_has_its_own_subject(scene, text, verb, subject):
    assert subject_of(scene(text).token(verb)).text == subject


def test_a_subject_that_the_parse_knows_is_not_lost(scene):
    verb = scene("Egypt left after a blast wounded six people.").token("wounded")

    assert lost_subject(verb) is None


def test_the_word_that_opens_the_clause_is_found_before_its_subject(scene):
    noun = scene("Sudan turned it down a day after rebel shelling killed four.").token("shelling")

    assert opener_of(noun).text == "after"
    assert clause_below(noun).text == "killed"


def test_a_gerund_that_acts_by_itself_opens_no_clause(scene):
    assert (
        clause_below(scene("Israel left the talks after shelling the town.").token("shelling"))
        is None
    )
