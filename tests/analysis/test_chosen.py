"""Choices on the acceptable packages alone: those of the concepts on whole tables."""

import numpy as np
import pytest
from builders import make_draws, make_issue, make_template
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.bargaining import CONCEPTS
from detente.analysis.chosen import CHOICES, MOST_PAIRS, draws_asked, shares_chosen
from detente.analysis.space import accepted, packages, utilities


@pytest.mark.parametrize("concept", CONCEPTS)
@given(seed=st.integers(0, 40), reservation=st.sampled_from([0.0, 0.4, 0.6, 5.0]))
@settings(max_examples=12)
def test_a_concept_chooses_what_it_chooses_on_the_whole_table(concept, seed, reservation):
    template = make_template(make_issue("truce"), make_issue("border"), make_issue("tax"))
    rng = np.random.default_rng(seed)
    worth = {p.id: rng.integers(0, 4, sum(template.sizes)) / 4 for p in template.parties}
    draws = make_draws(template, worth, reservation=reservation, count=30, noise=0.2 * (seed % 2))
    space, rows = packages(template), slice(0, draws.count)
    gains = utilities(space, draws, rows) - draws.reservation[:, None, :]
    marked = CONCEPTS[concept](gains, accepted(space, draws, rows).all(axis=2))
    ties = np.maximum(1, marked.sum(axis=1, keepdims=True))

    shares = shares_chosen(space, draws)[concept]

    assert shares == pytest.approx((marked / ties).mean(axis=0))


def test_the_concepts_are_those_of_the_contract():
    assert list(CHOICES) == list(CONCEPTS)


def test_where_packages_are_very_many_fewer_draws_are_asked(simple):
    template, draws = simple
    space = packages(template)

    assert draws_asked(space, draws) == draws.count
    assert draws_asked(range(MOST_PAIRS), draws) == 50
