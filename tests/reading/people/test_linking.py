from hypothesis import given
from hypothesis import strategies as st

from detente.reading.people.linking import LEAST, MARGIN, clearest

scores = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1))


@given(scores)
def test_who_is_meant_scores_enough_and_leads_by_a_margin(scores):
    found = clearest(scores)

    if found is not None:
        key, score = found
        others = [other for name, other in scores.items() if name != key]
        assert score == scores[key] >= LEAST
        assert all(score - other >= MARGIN for other in others)


@given(scores, st.floats(0, 1))
def test_a_rival_as_good_as_the_best_leaves_nobody(scores, score):
    rivals = {**scores, "one": 1.0, "other": 1.0}

    assert clearest(rivals) is None
    assert clearest({"one": score}) == (("one", score) if score >= LEAST else None)


def test_each_pronoun_and_nominal_keeps_its_score_and_what_it_points_back_to(scene):
    said = scene("Egyptian envoy Mona Zaki came. The envoy was late. She would not say why.")

    actor, text = said.actor("zaki"), said.document.text_of

    told = [(text(one.span), text(one.antecedent), one.score) for one in actor.links]
    assert told == [("The envoy", "Mona Zaki", 0.9), ("She", "The envoy", 0.88)]


def test_words_that_say_whom_they_mean_point_back_to_nothing(scene):
    said = scene("The Egyptian government agreed. It wants a date.")

    first, second = said.actor("egypt").links

    assert (first.kind, first.score, first.antecedent) == ("nominal", 1.0, None)
    assert (second.kind, second.score, second.antecedent) == ("pronoun", 0.7, first.span)
