"""Grammar of reporting clauses."""

import pytest

from detente.reading.grammar.clauses import (
    agent,
    children,
    extent,
    is_backshifted,
    is_finite,
    is_hypothetical,
    is_long_after,
    is_passive,
    noun_phrase,
    runs,
    stretch,
    subject,
    verb_group,
)


def token(scene, text, word):
    return scene(text).token(word)


def test_the_subject_of_a_second_verb_is_that_of_the_first(scene):
    verb = token(scene, "The minister rejected the plan and demanded a truce.", "demanded")

    found, lenders = subject(verb)

    assert found.text == "minister"
    assert [one.text for one in lenders] == ["rejected"]


def test_a_relative_pronoun_stands_for_its_antecedent(scene):
    verb = token(scene, "The envoy, who accused the rebels of lying, left.", "accused")

    found, _ = subject(verb)

    assert found.text == "envoy"


def test_a_participle_behind_a_noun_has_that_noun_as_its_subject(scene):
    verb = token(scene, "Groups calling for a truce met in the capital.", "calling")

    assert subject(verb)[0].text == "Groups"


def test_a_verb_without_any_subject_has_none(scene):
    verb = token(scene, "Read more.", "Read")

    assert subject(verb) == (None, [])


def test_a_passive_has_an_agent(scene):
    verb = token(scene, "The plan was rejected by the rebels.", "rejected")

    assert is_passive(verb)
    assert agent(verb).text == "rebels"


def test_a_verb_group_holds_auxiliaries_and_adverbs(scene):
    made = scene("The rebels have repeatedly rejected the plan.")

    first, last = verb_group(made.token("rejected"))

    assert made.document.article.text[first:last] == "have repeatedly rejected"


def test_a_source_is_named_without_its_afterthought(scene):
    head = token(scene, "The envoy, now back in the capital, made an appeal.", "envoy")

    assert [one.text for one in noun_phrase(head)] == ["The", "envoy"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Whether or not the minister says so, the war goes on.", "says"),
        ("If the rebels reject the plan, the talks end.", "reject"),
    ],
)
def test_a_supposed_case_is_hypothetical(scene, text, word):
    assert is_hypothetical(token(scene, text, word), {"if", "unless"})


def test_runs_are_parted_by_words_that_are_left_out(scene):
    tokens = list(scene("The plan is dead.").document.doc)

    found = list(runs([*tokens[:2], tokens[3]]))

    assert [len(run) for run in found] == [2, 1]
    assert list(runs([])) == []


def test_a_stretch_fills_its_gaps(scene):
    tokens = list(scene("The plan is dead.").document.doc)

    assert stretch([tokens[0], tokens[3]]) == tokens[:4]
    assert extent(tokens[:2]) == (0, 8)


def test_an_infinitive_is_not_finite(scene):
    verb = token(scene, "The rebels want to talk.", "talk")

    assert not is_finite(verb)
    assert children(verb, "nsubj") == []


@pytest.mark.parametrize(
    ("text", "word", "earlier"),
    [
        ("She had said that the road was open.", "said", True),
        ("She had met the envoy and told him so.", "told", True),
        ("She said that the road was open.", "said", False),
        ("She had to say that the road was open.", "say", False),
        ("She has said that the road was open.", "said", False),
    ],
)
def test_a_past_perfect_tells_of_what_was_before(scene, text, word, earlier):
    assert is_backshifted(token(scene, text, word)) is earlier


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("He accepted the plan, ten days after he had rejected it.", True),
        ("He accepted the plan after he had rejected it.", False),
    ],
)
def test_a_clause_days_after_another_is_of_another_day(scene, text, apart):
    assert is_long_after(token(scene, text, "rejected")) is apart
