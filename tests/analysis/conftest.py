import pytest
from builders import make_draws, make_issue, make_preference, make_template

from detente.negotiation import Negotiation


@pytest.fixture
def simple():
    """Two issues, two parties: a truce both like, and a border that only the north likes."""
    template = make_template(make_issue("truce", core=True), make_issue("border"))
    worth = {"north": [0.2, 0.9, 0.2, 0.9], "south": [0.2, 0.8, 0.9, 0.1]}
    return template, make_draws(template, worth, noise=0.02)


@pytest.fixture
def negotiation(simple):
    template, _ = simple
    preferences = tuple(
        make_preference(template, party.id, stated=1.0) for party in template.parties
    )
    return Negotiation(template=template, preferences=preferences, as_of=None)
