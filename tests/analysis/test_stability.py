import itertools

import numpy as np
import pytest
from analysis.graphs import binary, definitions, listed, products, ranked
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.stability import Method, needs_compiler, solve
from detente.analysis.verdicts import CONCEPTS, UNBOUNDED

INCLUDED = [
    ("nash", "sseq"),
    ("sseq", "smr"),
    ("sseq", "seq"),
    ("smr", "gmr"),
    ("seq", "gmr"),
]


def differences(graph, ranks, verdicts, *, once=False):
    """Return where verdicts and definitions disagree: (party, outcome, concept)."""
    brute = definitions(graph, ranks)
    return [
        (party, outcome, concept)
        for party, outcome in itertools.product(range(len(ranks)), brute.feasible)
        for concept, holds in brute.stable(party, outcome, once=once).items()
        if verdicts.stable[concept][party, outcome] != holds
    ]


@given(products())
def test_verdicts_on_products_of_issues_are_those_of_the_definitions(model):
    assert differences(*model, solve(*model)) == []


@given(listed())
def test_verdicts_on_intransitive_graphs_are_those_of_the_definitions(model):
    assert differences(*model, solve(*model)) == []


@given(products(most=24) | listed())
def test_each_opponent_once_is_what_its_name_says(model):
    verdicts = solve(*model, method=Method(rule="each_opponent_once"))

    assert differences(*model, verdicts, once=True) == []
