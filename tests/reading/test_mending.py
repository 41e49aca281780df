"""Names that are also modal verbs."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("Rita May said the plan was sound.", "May", "said"),
        ("May added that it would take time.", "May", "added"),
        ("Will added that it would hold.", "Will", "added"),
    ],
)
def test_before_a_verb_with_a_tense_a_modal_is_a_name(scene, text, name, verb):
    token = next(one for one in scene(text).document.doc if one.text == name)

    assert (token.dep_, token.head.text, token.pos_) == ("nsubj", verb, "PROPN")


def test_the_first_name_hangs_on_the_surname_and_no_more_on_the_verb(scene):
    doc = scene("Rita May said the plan was sound.").document.doc
    first, last, verb = doc[0], doc[1], doc[2]

    assert (first.head, first.dep_) == (last, "compound")
    assert first not in verb.children
    assert last.subtree == [first, last]


@pytest.mark.parametrize(
    "text", ["May it last.", "May the envoy return?", "The envoy may have left."]
)
def test_a_modal_stays_one_before_a_bare_verb(scene, text):
    token = next(one for one in scene(text).document.doc if one.lower_ == "may")

    assert token.dep_ == "aux"


@pytest.mark.parametrize(
    ("text", "day", "head", "name"),
    [
        ("An official said on Friday Hamas had accepted the plan.", "Friday", "on", "Hamas"),
        ("An envoy said on 3 May Karsia would sign the treaty.", "May", "3", "Karsia"),
    ],
)
def test_a_day_is_no_part_of_the_name_behind_it(scene, text, day, head, name):
    doc = scene(text).document.doc
    found = {one.text: one for one in doc}

    assert found[day].head.text == head
    assert (found[name].dep_, found[name].left_edge.text) == ("nsubj", name)
    assert found[day] in found[head].children
    assert found[day] not in found[name].children


def test_a_group_called_after_a_day_keeps_its_name(scene):
    doc = scene("The Friday Group said it would go.").document.doc

    assert doc[1].head.text == "Group"


def test_a_former_aide_is_one_word_of_the_sentence(scene):
    doc = scene("An ex-aide to the Sarvian president said the truce would hold.").document.doc
    found = {one.text: one for one in doc}

    assert (found["ex"].head.text, found["An"].head.text) == ("aide", "aide")
    assert found["aide"].left_edge.text == "An"


def test_a_verb_without_a_subject_before_the_clause_is_a_participle(scene):
    doc = scene("Asked whether he would go, the envoy replied that he would.").document.doc

    assert doc[0].tag_ == "VBN"
